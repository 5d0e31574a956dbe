#include "reference/ladder.h"

#include <fmt/core.h>

#include <algorithm>

namespace styrhus::reference {

namespace {

/// The question's texts, folded once for all rules.
struct FoldedQuestion {
    std::string service, service_detail, facility_type, target_group, cost_centre;
    std::string function; ///< "5.28.22"
    std::string account;  ///< "5.28.22.005", or the function where there is no grouping
    std::string law;      ///< code, empty if unknown
};

bool fits_one(const std::vector<Pattern>& patterns, std::string_view a) {
    return std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& p) { return p.fits(a); });
}

bool fits_law(const std::vector<std::string>& laws, std::string_view code) {
    return laws.empty() || (!code.empty() && std::any_of(laws.begin(), laws.end(), [&](const auto& law) {
               return law_covers(law, code);
           }));
}

bool fits_account(const std::vector<Pattern>& accounts, const FoldedQuestion& q) {
    if (accounts.empty()) return true;
    return (!q.account.empty() && fits_one(accounts, q.account))
           || (!q.function.empty() && fits_one(accounts, q.function))
           || (!q.cost_centre.empty() && fits_one(accounts, q.cost_centre));
}

bool fits_kind(const LadderRule& rule, const FoldedQuestion& q) {
    const auto is_service = [&](const std::vector<Pattern>& patterns) {
        return fits_one(patterns, q.service) || fits_one(patterns, q.service_detail);
    };
    if (!rule.facility_types.empty() && !fits_one(rule.facility_types, q.facility_type)) return false;
    if (!rule.services.empty() && !is_service(rule.services)) return false;
    return rule.kinds.empty() || is_service(rule.kinds) || fits_one(rule.kinds, q.facility_type);
}

bool fits_amounts(const LadderRule& rule, const StepQuestion& question) {
    const auto hours = question.hours_per_week_milli;
    if (rule.hours_min_milli && (!hours || *hours < *rule.hours_min_milli)) return false;
    if (rule.hours_below_milli && (!hours || *hours >= *rule.hours_below_milli)) return false;
    return !rule.yearly_cost_min || (question.yearly_cost && *question.yearly_cost >= *rule.yearly_cost_min);
}

bool fits(const LadderRule& rule, const FoldedQuestion& q, const StepQuestion& question) {
    return fits_law(rule.laws, q.law) && fits_kind(rule, q) && fits_account(rule.accounts, q)
           && (rule.target_groups.empty() || fits_one(rule.target_groups, q.target_group))
           && fits_amounts(rule, question);
}

FoldedQuestion fold(const StepQuestion& question) {
    FoldedQuestion q;
    q.service = folded(question.service);
    q.service_detail = folded(question.service_detail);
    q.facility_type = folded(question.facility_type);
    q.target_group = folded(question.target_group);
    q.cost_centre = folded(question.cost_centre);
    q.function = folded(question.function);
    if (!q.function.empty() && !question.grouping.empty())
        q.account = q.function + "." + folded(question.grouping);
    return q;
}

StepAnswer answered(const Ladder& ladder, const LadderRule& rule) {
    const bool is_unknown = rule.placing == Placing::unknown;
    return {.ladder = ladder.id,
            .placing = rule.placing,
            .step = rule.placing == Placing::decides ? rule.step : Step{},
            .why = is_unknown ? Unplaced::undecided : Unplaced::no,
            .is_assumed = rule.is_assumed,
            .is_provisional = rule.is_provisional,
            .rule = &rule};
}

} // namespace

const LadderVersion* Ladder::version_on(base::Date date) const {
    for (const LadderVersion& version : versions)
        if (version.valid.contains(date)) return &version;
    return nullptr;
}

StepAnswer resolve(const Ladder& ladder, const LawBook& law, const StepQuestion& question) {
    const LadderVersion* version = ladder.version_on(question.date);
    if (version == nullptr) return {.ladder = ladder.id, .why = Unplaced::no_ladder_on_date};
    FoldedQuestion q = fold(question);
    bool is_law_unknown = false;
    if (!question.law.empty()) {
        const auto parsed = law.parse(question.law, question.date, ladder.area);
        is_law_unknown = !parsed;
        if (parsed) q.law = parsed->code;
    }
    for (const LadderRule& rule : version->rules)
        if (fits(rule, q, question)) return answered(ladder, rule);
    return {.ladder = ladder.id, .why = is_law_unknown ? Unplaced::unknown_law : Unplaced::no_rule};
}

StepAnswer resolve_by_account(const Ladder& ladder, const StepQuestion& question) {
    const LadderVersion* version = ladder.version_on(question.date);
    if (version == nullptr) return {.ladder = ladder.id, .why = Unplaced::no_ladder_on_date};
    const FoldedQuestion q = fold(question);
    for (const LadderRule& rule : version->account_rules)
        if (fits(rule, q, question)) return answered(ladder, rule);
    return {.ladder = ladder.id, .why = Unplaced::no_rule};
}

LadderId ladder_held(std::span<const Placement> active) {
    // Two readings of "highest": among interventions that name their ladder, and, where none does, among
    // every ladder of the scope. An earlier ladder of the scope wins a tie, so it is asked first.
    const auto highest = [&](bool registered_only) {
        LadderId held{};
        int held_step = -1;
        std::size_t held_rank = scope_ladders_max;
        for (const Placement& placement : active) {
            for (std::size_t rank = 0; rank < placement.answer_count; ++rank) {
                const StepAnswer& answer = placement.answers[rank];
                if (registered_only && answer.ladder != placement.registered) continue;
                const int step = number(answer.step);
                if (step < held_step || (step == held_step && rank >= held_rank)) continue;
                held = answer.ladder;
                held_step = step;
                held_rank = rank;
            }
        }
        return held;
    };
    const LadderId registered = highest(true);
    return registered == LadderId{} ? highest(false) : registered;
}

} // namespace styrhus::reference
