#pragma once

#include "base/date.h"
#include "domain/facts.h"
#include "domain/finding.h"

#include <cstdint>
#include <string>
#include <vector>

/// What the rules found in a snapshot, and what became of each rule.
namespace styrhus::domain {

/// A row that a person should look at, what it is about, and who can correct it.
struct RuleFinding {
    Finding finding; ///< `column` is the field to correct, as mappings name it; empty for the row as a whole
    FactKind kind = FactKind::grant;
    std::uint32_t person = 0;  ///< of the snapshot; 0 = nobody
    IdentityRef citizen{};     ///< the same in any snapshot
    std::uint64_t subject = 0; ///< the row, however often it is delivered
    std::uint64_t content = 0; ///< what the row says, as its stamp has it
    base::Date on;             ///< the day it is about
    Term registrant{};         ///< who entered the row; none where the source does not say
    Term unit{};               ///< the unit, or the account, that answers for it
    bool operator==(const RuleFinding&) const = default;
};

/// The unit, or the account, that answers for a row.
constexpr Term answers_for(const Grant& grant) {
    return grant.granting_unit;
}
constexpr Term answers_for(const Posting& posting) {
    return is_none(posting.cost_centre) ? posting.account : posting.cost_centre;
}

/// `skipped`: what it needs was not delivered. `failed`: it broke, and nothing it found is shown.
enum class RuleOutcome : std::uint8_t { ran, skipped, failed };

struct RuleReport {
    std::string code;
    Severity severity = Severity::warning;
    std::string title_da;
    std::string title_en;
    std::string reference; ///< the law, agreement or practice it comes from
    RuleOutcome outcome = RuleOutcome::ran;
    std::string why_da; ///< what is missing, or how it broke
    std::string why_en;
    std::size_t found = 0;
};

struct Checks {
    std::vector<RuleFinding> findings; ///< in the order of the rules
    std::vector<RuleReport> rules;
};

} // namespace styrhus::domain
