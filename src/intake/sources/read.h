#pragma once

#include "base/result.h"
#include "domain/delivery.h"
#include "domain/dictionary.h"
#include "domain/identity/secret.h"
#include "intake/formats/byte_source.h"
#include "intake/sources/drift.h"
#include "intake/sources/mapping.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace styrhus::intake::sources {

/// One file as it was delivered.
struct SourceFile {
    std::string name; ///< without folder; patterns of the mapping look at it
    std::shared_ptr<const std::string> bytes;
    std::string hash = {};    ///< `file_hash` of the bytes where it is known already
    std::string archive = {}; ///< the zip archive it came in
    std::string sheet = {};   ///< of a workbook with several; empty: the mapping's, or the one that fits it
    std::shared_ptr<const formats::Workbook> workbook = nullptr; ///< the bytes taken apart, where they are
};

/// The file as its reader opens it.
formats::Input input_of(const SourceFile& file);

struct ReadRequest {
    const Mapping& mapping;
    std::span<const SourceFile> files; ///< several files of one extract are one delivery
    const domain::identity::ClaimMaker& claims;
    base::Date received_on;
    std::int64_t received_at_utc = 0;
    /// Said by the person who delivers; else the mapping's rule decides.
    std::optional<base::Date> extract_date;
    /// Called now and then with rows read so far; returning false stops the reading.
    std::function<bool(std::uint64_t rows)> progress;
    /// What the source said before: asked only where it calls something by a new name.
    EarlierTexts earlier = {};
};

struct ReadOutcome {
    domain::ReadDelivery read;
    domain::Dictionary dictionary; ///< the Terms of the facts
    domain::identity::IdentityClaims claims;
};

/// Files → facts, rejections, findings and sums, by one mapping. Every row of every file becomes a fact or a
/// rejection with its reason, or is a blank, repeated-header or total row that is counted as skipped. An
/// error refuses the files as a whole: unreadable bytes, a required column that is missing, another layout
/// than the mapping's.
base::Result<ReadOutcome> read_delivery(const ReadRequest& request);

/// Hex BLAKE2b-256 of the bytes as delivered: the same file is known by it.
std::string file_hash(std::string_view bytes);
/// What a delivery says of a file, before its rows are counted.
domain::DeliveredFile as_delivered(const SourceFile& file);

} // namespace styrhus::intake::sources
