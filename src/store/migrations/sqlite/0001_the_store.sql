-- What is not made from the columns declared in domain/fact_columns.h and store/record_columns.h. Those tables
-- only ever gain columns, which the store adds itself; everything else changes by a new numbered file here.
-- Rows that came with a delivery are numbered delivery × 2^32 + ordinal, so that a range of row numbers holds
-- a delivery's. No table has an index: the store appends and scans. After the last file the store makes every
-- table refuse UPDATE and DELETE.

-- The texts behind the numbers in fact tables; 0 is the empty text and not listed.
CREATE TABLE term (
    id   INTEGER PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;

-- Who the IdentityRefs are: the claims a delivery was the first to make, sorted by ref in pages that are sealed
-- whole (store/claim_pages.h). The two refs tell which pages to open for a claim.
CREATE TABLE claim_page (
    id        INTEGER PRIMARY KEY,
    first_ref INTEGER NOT NULL,
    last_ref  INTEGER NOT NULL,
    sealed    BLOB NOT NULL
) STRICT;

-- The files as delivered: id = delivery × 2^32 + file × 2^16 + block; a block is a compressed and sealed MiB.
CREATE TABLE raw_block (
    id         INTEGER PRIMARY KEY,
    line_feeds INTEGER NOT NULL, -- bytes 0x0A in the block, to find a line by
    sealed     BLOB NOT NULL
) STRICT;

-- How many facts of a kind a delivery has: id = delivery × 2^32 + kind.
CREATE TABLE fact_count (
    id   INTEGER PRIMARY KEY,
    rows INTEGER NOT NULL
) STRICT;

-- A known text sealed with the store's key: another key does not open it.
CREATE TABLE key_check (
    id     INTEGER PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT;
