#pragma once

#include "rules/engine/rule_of.h"

#include <tbb/parallel_for.h>

#include <exception>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

namespace styrhus::rules {

/// Runs a pack of rules over whatever they look at. A rule either ran, was skipped because what it needs was
/// not there, or failed: a rule that breaks says so and takes nothing with it. What it found before it broke
/// is not shown, for half a list looks like a whole one.
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
