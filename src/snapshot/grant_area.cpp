#include "snapshot/grant_area.h"

#include "snapshot/columns.h"

#include <algorithm>

namespace styrhus::snapshot {

using base::Date;
using domain::Term;
using reference::LadderId;

Term GrantAreas::of_account(std::string_view source, Term account, Date day) {
    if (domain::is_none(account)) return {};
    const auto [known, is_new] =
        of_account_.try_emplace({std::string(source), account, reference_.date_class(day)});
    if (!is_new) return known->second;
    const std::string& text = terms_.text(account);
    const reference::AccountParts parts = reference::split_account(text);
    const reference::AreaAnswer answer = reference_.areas.place({.source = source,
                                                                 .account = text,
                                                                 .function = parts.function,
                                                                 .dranst = parts.dranst,
                                                                 .grouping = parts.grouping,
                                                                 .art = {},
                                                                 .cost_centre = text,
                                                                 .unit = {},
                                                                 .label = {},
                                                                 .date = day});
    if (answer.area != nullptr) (void)terms_.find(answer.area->code, known->second);
    return known->second;
}

namespace {

constexpr std::size_t steps_kept = max_step + 1;

std::size_t slot_of(LadderId ladder, int step) {
    return (static_cast<std::size_t>(ladder) - 1) * steps_kept + static_cast<std::size_t>(step);
}

} // namespace

Term GrantAreas::of_step(LadderId ladder, int step, Date day) {
    const auto [known, is_new] = of_steps_.try_emplace(reference_.date_class(day));
    if (is_new) known->second = areas_on(day);
    return known->second[slot_of(ladder, step)];
}

std::vector<Term> GrantAreas::areas_on(Date day) const {
    OfSteps areas;
    add_tops(day, areas);
    add_steps(day, areas);
    std::vector<Term> terms(reference_.ladders.size() * steps_kept);
    for (const reference::Ladder& ladder : reference_.ladders)
        for (int step = 0; step <= max_step; ++step) {
            auto found = areas.find({ladder.id, step});
            if (found == areas.end()) found = areas.find({ladder.id, 0});
            if (found != areas.end() && !found->second.empty())
                (void)terms_.find(found->second, terms[slot_of(ladder.id, step)]);
        }
    return terms;
}

std::string GrantAreas::top_of(const std::string& area, Date day) const {
    const reference::Area* at = reference_.areas.area(area, day);
    while (at != nullptr && !at->parent.empty() && reference_.areas.area(at->parent, day) != nullptr)
        at = reference_.areas.area(at->parent, day);
    return at == nullptr ? area : at->code;
}

/// Two areas agree where they are one, else in their top area, if they have the same.
std::string GrantAreas::common_of(const std::string& a, const std::string& b, Date day) const {
    if (a == b) return a;
    const std::string top = top_of(a, day);
    return top == top_of(b, day) ? top : std::string();
}

/// Lines that name a ladder speak for it before lines of its whole scope.
void GrantAreas::add_tops(Date day, OfSteps& areas) const {
    for (const reference::Ladder& ladder : reference_.ladders) {
        const std::string& scope = reference_.scope(ladder.scope).code;
        for (const std::string& named : {ladder.code, std::string()}) {
            std::string top;
            bool is_agreed = true;
            for (const reference::AreaLine& line : reference_.areas.lines()) {
                if (line.scope != scope || line.ladder != named || !line.valid.contains(day)) continue;
                const std::string of_line = top_of(line.area, day);
                is_agreed = is_agreed && (top.empty() || top == of_line);
                top = of_line;
            }
            if (top.empty()) continue;
            areas[{ladder.id, 0}] = is_agreed ? top : std::string();
            break;
        }
    }
}

void GrantAreas::add_steps(Date day, OfSteps& areas) const {
    for (const reference::ChartEntry& entry : reference_.accounts.entries) {
        if (!entry.valid.contains(day)) continue;
        // A grouping is its function's code and three digits more: "5.28.20.003".
        const bool is_grouping = std::count(entry.code.begin(), entry.code.end(), '.') == 3;
        const std::size_t last = is_grouping ? entry.code.rfind('.') : entry.code.size();
        const std::string function = entry.code.substr(0, last);
        const std::string grouping = is_grouping ? entry.code.substr(last + 1) : std::string();
        reference::AccountKey key;
        key.function = function;
        key.grouping = grouping;
        key.dranst = "1";
        key.date = day;
        const reference::AreaAnswer answer = reference_.areas.place(key);
        if (answer.line == nullptr || answer.area == nullptr || answer.line->scope.empty()) continue;
        const reference::LadderScope* scope = reference_.find_scope(answer.line->scope);
        if (scope == nullptr) continue;
        reference::StepQuestion question;
        question.function = function;
        question.grouping = grouping;
        question.date = day;
        for (const LadderId ladder : scope->ladders) {
            const reference::StepAnswer step =
                reference::resolve_by_account(reference_.ladder(ladder), question);
            if (step.placing != reference::Placing::decides) continue;
            const auto [found, is_new] =
                areas.try_emplace({ladder, reference::number(step.step)}, answer.area->code);
            if (!is_new) found->second = common_of(found->second, answer.area->code, day);
        }
    }
}

} // namespace styrhus::snapshot
