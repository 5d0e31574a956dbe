// What must hold between a ladder and the law. A law that renumbers its paragraphs must move nobody, so for
// every paragraph with a successor the ladder is asked the same question twice, the day before the change by
// the old number and the day after by the new one, under every circumstance the ladder's rules speak of.

#include "reference/loading.h"

namespace styrhus::reference {

namespace {

/// Circumstances beside the law: each combination the version's rules could tell apart by one condition.
struct Circumstance {
    std::string kind;
    std::string account;
    std::optional<std::int64_t> hours;
    std::optional<base::Money> cost;
};

std::string without_stars(const Pattern& pattern) {
    std::string text = pattern.text();
    std::erase(text, '*');
    return text;
}

std::vector<Circumstance> circumstances(const LadderVersion& version) {
    std::vector<Circumstance> all{{}};
    for (const LadderRule& rule : version.rules) {
        for (const auto* patterns : {&rule.facility_types, &rule.services, &rule.kinds})
            for (const Pattern& pattern : *patterns)
                all.push_back({.kind = without_stars(pattern)});
        for (const Pattern& pattern : rule.accounts)
            all.push_back({.account = without_stars(pattern)});
        for (const auto& hours : {rule.hours_min_milli, rule.hours_below_milli})
            if (hours) {
                all.push_back({.hours = *hours});
                all.push_back({.hours = *hours - 1});
            }
        if (rule.yearly_cost_min) all.push_back({.cost = rule.yearly_cost_min});
    }
    return all;
}

StepQuestion question_of(const Circumstance& circumstance, const AccountParts& parts, std::string_view law,
                         base::Date date) {
    return {.law = law,
            .service = circumstance.kind,
            .service_detail = circumstance.kind,
            .facility_type = circumstance.kind,
            .function = parts.function,
            .grouping = parts.grouping,
            .cost_centre = parts.function.empty() ? std::string_view(circumstance.account) : "",
            .hours_per_week_milli = circumstance.hours,
            .yearly_cost = circumstance.cost,
            .date = date};
}

void check_successor(const Ladder& ladder, const LadderVersion& version, const LawBook& law,
                     const LawParagraph& old, std::string_view successor, Troubles& troubles) {
    const base::Date after = old.valid.to;
    // Only where both days lie in this version can it be the law that moves somebody.
    if (!version.valid.contains(after) || !version.valid.contains(after.plus_days(-1))) return;
    for (const Circumstance& circumstance : circumstances(version)) {
        const AccountParts parts = split_account(circumstance.account);
        const StepAnswer before =
            resolve(ladder, law, question_of(circumstance, parts, old.code, after.plus_days(-1)));
        const StepAnswer then = resolve(ladder, law, question_of(circumstance, parts, successor, after));
        if (before.placing == then.placing && before.step == then.step) continue;
        troubles.add(
            version.file, then.rule ? then.rule->line : 1,
            fmt::format("{} gives step {} and its successor {} gives step {}{}{}; a new number is no "
                        "movement, so name both in the same rules",
                        old.code, number(before.step), successor, number(then.step),
                        circumstance.kind.empty() ? "" : " for " + circumstance.kind,
                        circumstance.account.empty() ? "" : " on " + circumstance.account));
        return;
    }
}

bool has_rule(const LadderVersion& version, std::string_view code) {
    return std::any_of(version.rules.begin(), version.rules.end(), [&](const LadderRule& rule) {
        return rule.laws.empty() || std::any_of(rule.laws.begin(), rule.laws.end(), [&](const auto& law) {
                   return law_covers(law, code) || law_covers(code, law);
               });
    });
}

void check_complete(const Ladder& ladder, const LadderVersion& version, const LawBook& law,
                    Troubles& troubles) {
    std::string missing;
    for (const LawParagraph& paragraph : law.paragraphs())
        if (paragraph.area == ladder.area && !has_rule(version, paragraph.code))
            missing += (missing.empty() ? "" : ", ") + paragraph.code;
    if (!missing.empty())
        troubles.add(
            version.file, 1,
            fmt::format("the ladder {} has no rule for {}; add one, with decides = false for what only "
                        "brings cost",
                        ladder.code, missing));
}

} // namespace

void check_ladder_against_law(const Ladder& ladder, const LadderVersion& version, const LawBook& law,
                              Troubles& troubles) {
    if (ladder.area == LawArea::none) return;
    check_complete(ladder, version, law, troubles);
    for (const LawParagraph& paragraph : law.paragraphs())
        if (paragraph.area == ladder.area)
            for (const std::string& successor : paragraph.successors)
                check_successor(ladder, version, law, paragraph, successor, troubles);
}

} // namespace styrhus::reference
