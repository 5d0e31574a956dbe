#pragma once

#include "base/date.h"
#include "base/money.h"
#include "base/period.h"
#include "domain/facts.h"
#include "domain/finding.h"
#include "domain/ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace styrhus::domain {

/// What the rows that are not there mean (DEFINITIONS 2).
enum class DeliveryMode : std::uint8_t { full, change, append };
/// `reported`: the row stays, and an open one that the latest delivery does not name is a finding.
enum class Absent : std::uint8_t { means_nothing, closed, deleted, reported };
/// `keep` leaves overlapping rows as delivered; `next_start_ends` ends a row where the same citizen's next
/// one begins.
enum class Overlap : std::uint8_t { keep, next_start_ends };

/// Three dates are kept apart: received is ours, extract_date is the source's state and orders deliveries
/// whatever order they arrive in, coverage is what the source speaks for.
struct DeliveryDates {
    std::int64_t received_at_utc = 0; ///< seconds since 1970
    base::Date received_on;
    base::Date extract_date;
    base::Period coverage;
};

struct DeliveredFile {
    std::string name;
    std::string hash; ///< hex BLAKE2b-256 of the bytes as delivered
    std::uint64_t bytes = 0;
    std::uint64_t rows = 0;
    std::string archive = {}; ///< the zip archive it came in; empty if it came alone
    std::string sheet = {};   ///< of a workbook with several, the one that was read
};

/// One column's or value's drift against the mapping: listed in the receipt, never guessed.
struct MappingGap {
    enum class Kind : std::uint8_t {
        unmapped_column,
        missing_column,
        unknown_value,
        renamed_label, ///< `value` names what `likely` named before: the codes beside it are the same
        unread_sheet   ///< `column` is a sheet of the workbook that no mapping is for
    };
    Kind kind = Kind::unmapped_column;
    std::string column;
    std::string value;
    std::uint64_t rows = 0;
    base::Money amount;
    std::uint32_t first_line = 0;
    std::uint16_t file = 0; ///< which of the delivery's files `first_line` is a line of
    std::string field;      ///< that the value was to fill: a column may fill two
    /// The column of the mapping that a new one probably is, since the file lacks it; empty where none is
    /// like it. How alike their names are, and how many of the values are such as the column has, in percent.
    std::string likely;
    std::uint16_t by_name = 0;
    std::uint16_t by_values = 0;
    std::uint32_t codes = 0; ///< with a renamed label
};

/// A value that the mapping gives a meaning, and how often the delivery has it.
struct MetValue {
    std::string column;
    std::string field;
    std::string value; ///< folded, as value maps are compared
    std::uint64_t rows = 0;
    base::Money amount;
};

/// Rows and money that came in, and what became of them; to the øre: in = accepted + rejected.
struct DeliverySums {
    std::uint64_t rows_in = 0;
    std::uint64_t rows_accepted = 0;
    std::uint64_t rows_rejected = 0;
    std::uint64_t rows_skipped = 0; ///< blank, repeated header and total rows: listed, never counted as in
    base::Money money_in;
    base::Money money_accepted;
    base::Money money_rejected;
    /// The total the file itself ends with, where it has one.
    bool has_own_total = false;
    base::Money own_total;
    /// Against the last live rows of the same source and scope.
    std::uint64_t rows_new = 0;
    std::uint64_t rows_changed = 0;
    std::uint64_t rows_unchanged = 0;
    std::uint64_t rows_gone = 0;
    base::Money money_gone;
    std::uint64_t rows_duplicate = 0;
};

/// What the store remembers of a delivery, beside its rows and facts.
struct Delivery {
    DeliveryId id{};
    std::string source; ///< the mapping's source code: "dubu_personer"
    std::string scope;  ///< the part of the source it speaks for; empty = all
    std::string mapping_hash;
    DeliveryMode mode = DeliveryMode::append;
    Absent absent = Absent::means_nothing;
    Overlap overlap = Overlap::keep;
    FactKind kind = FactKind::grant;
    DeliveryDates dates;
    std::vector<DeliveredFile> files;
    DeliverySums sums;
    /// More than 5 % would vanish: its facts wait for a named person (statement `delivery.release`).
    bool is_held = false;
    std::string held_why;
};

/// A delivery with everything that came of it, ready to be stored whole or not at all.
struct ReadDelivery {
    Delivery delivery;
    Facts facts;
    std::vector<Rejection> rejections;
    std::vector<Finding> findings;
    std::vector<MappingGap> gaps;
    std::vector<MetValue> met_values;
};

} // namespace styrhus::domain
