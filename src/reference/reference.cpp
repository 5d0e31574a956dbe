#include "reference/reference.h"

#include <algorithm>

namespace styrhus::reference {

namespace {

template <class Item>
const Item* find_code(const std::vector<Item>& items, std::string_view code) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.code == code; });
    return found == items.end() ? nullptr : &*found;
}

template <class Value>
std::uint32_t class_of(const std::vector<Value>& limits, const Value& value) {
    return static_cast<std::uint32_t>(std::upper_bound(limits.begin(), limits.end(), value) - limits.begin());
}

} // namespace

const Ladder* Reference::find_ladder(std::string_view code) const {
    return find_code(ladders, code);
}

const LadderScope* Reference::find_scope(std::string_view code) const {
    return find_code(scopes, code);
}

std::uint32_t Reference::date_class(base::Date date) const {
    return class_of(changes, date);
}

std::uint32_t Reference::hours_class(std::optional<std::int64_t> hours_per_week_milli) const {
    return hours_per_week_milli ? 1 + class_of(hours_limits_milli, *hours_per_week_milli) : 0;
}

std::uint32_t Reference::cost_class(std::optional<base::Money> yearly_cost) const {
    return yearly_cost ? 1 + class_of(cost_limits, *yearly_cost) : 0;
}

ScopeId Reference::scope_of_source(std::string_view code) const {
    const std::string source = folded(code);
    for (const LadderScope& scope : scopes)
        for (const Pattern& pattern : scope.sources)
            if (pattern.fits(source)) return scope.id;
    return {};
}

LadderId Reference::registered_ladder(ScopeId in, std::string_view target_group) const {
    const std::string plain = folded(target_group);
    if (plain.empty() || in == ScopeId{}) return {};
    for (const LadderId id : scope(in).ladders)
        for (const Pattern& pattern : ladder(id).target_groups)
            if (pattern.fits(plain)) return id;
    return {};
}

ScopeId Reference::scope_of(const StepQuestion& question) const {
    if (const ScopeId by_source = scope_of_source(question.source); by_source != ScopeId{}) return by_source;
    LawArea area = LawArea::none;
    if (question.law.empty()) return {};
    if (const auto parsed = law.parse(question.law, question.date)) area = parsed->paragraph->area;
    if (area == LawArea::none) return {};
    for (const LadderScope& scope : scopes)
        if (scope.area == area) return scope.id;
    return {};
}

Placement Reference::place(const StepQuestion& question) const {
    return place_in(scope_of(question), question);
}

Placement Reference::place_in(ScopeId id, const StepQuestion& question) const {
    Placement placement{.scope = id};
    if (id == ScopeId{}) return placement;
    const LadderScope& in = scope(id);
    for (const LadderId ladder_id : in.ladders)
        placement.answers[placement.answer_count++] = resolve(ladder(ladder_id), law, question);
    placement.registered = registered_ladder(id, question.target_group);
    return placement;
}

StepAnswer Reference::place_by_account(ScopeId id, LadderId only, const StepQuestion& question) const {
    if (id == ScopeId{}) return {};
    if (only != LadderId{}) return resolve_by_account(ladder(only), question);
    StepAnswer held;
    for (const LadderId ladder_id : scope(id).ladders) {
        const StepAnswer answer = resolve_by_account(ladder(ladder_id), question);
        if (answer.placing == Placing::unknown) continue;
        const bool is_first = held.placing == Placing::unknown;
        const bool is_stronger =
            held.placing == Placing::does_not_decide && answer.placing == Placing::decides;
        if (is_first || is_stronger) {
            held = answer;
        } else if (answer.placing == Placing::decides && answer.step != held.step) {
            return {.why = Unplaced::undecided};
        }
    }
    return held;
}

} // namespace styrhus::reference
