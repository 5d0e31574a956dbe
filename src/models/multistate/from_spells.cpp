#include "models/multistate/from_spells.h"

#include "base/check.h"

#include <algorithm>

namespace styrhus::models::multistate {

namespace {

using base::Date;

/// Adds the part of a stay that lies within the covered days; a stay that ends after them ends unseen.
void add_stay(PathColumns& columns, CoveredDays covered, const Spell& stay, std::uint8_t next) {
    const Date entry = std::max(stay.from, covered.first);
    const Date exit = std::min(stay.to, covered.last);
    if (exit <= entry) return;
    columns.subject.push_back(stay.person);
    columns.entry.push_back(entry.days());
    columns.exit.push_back(exit.days());
    columns.from.push_back(stay.step);
    columns.to.push_back(stay.to <= covered.last ? next : no_event);
}

} // namespace

PathColumns paths_from_spells(std::span<const Spell> spells, CoveredDays covered, int steps) {
    STYRHUS_CHECK(1 <= steps && steps < max_states);
    const auto out = static_cast<std::uint8_t>(steps);
    PathColumns columns;
    columns.states = steps + 1;
    std::vector<Spell> sorted(spells.begin(), spells.end());
    std::sort(sorted.begin(), sorted.end(), [](const Spell& a, const Spell& b) {
        return a.person != b.person ? a.person < b.person : a.from < b.from;
    });
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const Spell& spell = sorted[i];
        const Spell* next =
            i + 1 < sorted.size() && sorted[i + 1].person == spell.person ? &sorted[i + 1] : nullptr;
        const bool goes_on = next != nullptr && next->from <= spell.to;
        const std::uint8_t after = !goes_on ? out : next->step != spell.step ? next->step : no_event;
        add_stay(columns, covered, spell, after);
        if (goes_on || spell.to <= covered.first) continue;
        const Spell away{.person = spell.person,
                         .step = out,
                         .from = spell.to,
                         .to = next != nullptr ? next->from : Date::open_end()};
        add_stay(columns, covered, away, next != nullptr ? next->step : no_event);
    }
    return columns;
}

DurationColumns durations_from_spells(std::span<const Spell> spells, CoveredDays covered,
                                      std::optional<Date> migrated_on) {
    DurationColumns columns;
    for (const Spell& spell : spells) {
        if (migrated_on && spell.from == *migrated_on) {
            ++columns.unknown_starts;
            continue;
        }
        const Date seen_to = std::min(spell.to, covered.last);
        const std::int32_t entry = std::max(0, base::days_between(spell.from, covered.first));
        const std::int32_t exit = base::days_between(spell.from, seen_to);
        if (exit <= entry) continue;
        columns.entry.push_back(entry);
        columns.exit.push_back(exit);
        columns.ended.push_back(spell.to <= covered.last ? 1 : 0);
    }
    return columns;
}

} // namespace styrhus::models::multistate
