#pragma once

#include "base/period.h"
#include "domain/checks.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Runs a pack of rules over whatever they look at. A rule either ran, was skipped because what it needs was
/// not there, or failed: a rule that breaks says so and takes nothing with it. What it found before it broke
/// is not shown, for half a list looks like a whole one.
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

/// The same on any number of threads.
template <class World, class Needs, class Report>
auto run(std::span<const RuleOf<World, Needs, Report>* const> rules, const World& world) {
    using Found = typename Report::Found;
    std::vector<std::vector<Found>> found(rules.size());
    RuleRun<Found> run;
    run.results.resize(rules.size());
    tbb::parallel_for(std::size_t{0}, rules.size(), [&](std::size_t i) {
        const auto& rule = *rules[i];
        RuleResult& result = run.results[i];
        result.rule = &rule.head;
        result.why = world.missing(rule.needs);
        if (!result.why.da.empty()) {
            result.outcome = domain::RuleOutcome::skipped;
            return;
        }
        Report report(rule.head, world);
        try {
            rule.look(world, report);
            found[i] = std::move(report).found();
            result.found = found[i].size();
        } catch (const std::exception& broken) {
            result.outcome = domain::RuleOutcome::failed;
            result.why = {broken.what(), broken.what()};
        }
    });
    for (std::vector<Found>& one : found)
        run.found.insert(run.found.end(), std::make_move_iterator(one.begin()),
                         std::make_move_iterator(one.end()));
    return run;
}

} // namespace styrhus::rules
