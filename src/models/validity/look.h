#pragma once

#include "base/date.h"
#include "domain/checks.h"
#include "models/validity/finding_name.h"
#include "snapshot/snapshot.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// What the rules say of the facts of one extract date. A finding is made anew at every look and has no
/// memory; its life is read from the looks, one after the other (decision 0085).
namespace styrhus::models::validity {

/// Rows of one source that one unit answers for.
struct RowCount {
    std::string source; ///< code
    domain::Term unit{};
    std::uint64_t rows = 0;
    bool operator==(const RowCount&) const = default;
};

struct Stood {
    std::shared_ptr<const domain::RuleFinding> finding; ///< its `person` is 0: that number is of one snapshot
    std::uint32_t place = 0;                            ///< in Look::rows
};

/// Why a finding stands no more.
enum class Ending : std::uint8_t {
    none,      ///< it stands
    corrected, ///< the row says something else
    gone,      ///< the row is no longer delivered
    set_aside, ///< a named person has set the row aside
    elsewhere  ///< the row is as it was, but what it was held against is not
};

struct Ended {
    FindingName name;
    Ending ending = Ending::none;
};

struct Look {
    base::Date on;                   ///< the extract date
    std::vector<Stood> findings;     ///< by name, each once
    std::vector<Ended> ended;        ///< what stood at the look before and does not stand now, by name
    std::vector<RowCount> rows;      ///< grants and postings in force, by source, then unit
    std::vector<std::string> silent; ///< rules that could not look, by code
};

/// `checks` is what the rules say of the snapshot, and `before` the look at the extract date before it; null
/// for the first. The silence of a rule that could not look is no answer: what it found before stands as long
/// as its row does.
Look look_at(const snapshot::Snapshot& snapshot, const domain::Checks& checks, const Look* before);

} // namespace styrhus::models::validity
