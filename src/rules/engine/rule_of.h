#pragma once

#include "base/period.h"
#include "domain/checks.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a rule is, whatever it looks at, and what became of it.
namespace styrhus::rules {

struct Words {
    std::string_view da;
    std::string_view en;
};

/// What a rule is called and stands on, whatever it looks at.
struct RuleHead {
    std::string_view code; ///< "r0110"; stays for ever, for findings and decisions are kept by it
    domain::Severity severity = domain::Severity::warning;
    Words title;
    std::string_view reference; ///< the law, agreement or practice it comes from
    /// The days of the facts it judges; a law that changes is a new rule, not an edit.
    base::Period in_force = {base::Date::of(1900, 1, 1), base::Date::open_end()};
    std::string_view field; ///< what to correct in the source, as mappings name it; empty: the row as a whole
};

/// The same, made at run time.
struct Told {
    std::string da;
    std::string en;
};

struct RuleResult {
    const RuleHead* rule = nullptr;
    domain::RuleOutcome outcome = domain::RuleOutcome::ran;
    Told why; ///< what is missing, or how it broke
    std::size_t found = 0;
};

template <class Found>
struct RuleRun {
    std::vector<Found> found;        ///< in the order of the rules, each in the order of what it looked at
    std::vector<RuleResult> results; ///< one per rule, in their order
};

/// `World` is what the rules look at, with `missing(needs)`: what a rule needs and is not there, in words;
/// empty where all is. `Report` gathers what one rule finds and is made of the rule's head and the world.
/// `look` is a function, or a function object where one wording serves a family of rules.
template <class World, class Needs, class Report>
struct RuleOf {
    RuleHead head;
    Needs needs;
    std::function<void(const World& world, Report& report)> look;
};

} // namespace styrhus::rules
