#include "snapshot/posting_rows.h"

#include <algorithm>
#include <tuple>

namespace styrhus::snapshot {

namespace {

using domain::Posting;

std::uint8_t index_of(reference::LadderId ladder) {
    return ladder == reference::LadderId{} ? no_ladder
                                           : static_cast<std::uint8_t>(static_cast<int>(ladder) - 1);
}

/// The part of the amount on the first `days` of `of_days`, so that parts sum to the whole (DEFINITIONS 1).
std::int64_t spread(std::int64_t ore, std::int32_t days, std::int32_t of_days) {
    return base::round_ratio(ore, days, of_days);
}

} // namespace

PostingRows::PostingRows(const FreezeOrder& order, const GrantRows& grants, Snapshot& into)
    : order_(order), grants_(grants), into_(into) {}

std::size_t PostingRows::KeyHash::operator()(const Key& key) const {
    const std::uint64_t parts[] = {
        static_cast<std::uint64_t>(key.account) << 32 | static_cast<std::uint64_t>(key.cost_centre),
        static_cast<std::uint64_t>(key.art) << 32 | static_cast<std::uint64_t>(key.label),
        static_cast<std::uint64_t>(key.source) << 32 | key.date_class,
        reinterpret_cast<std::uint64_t>(key.fact)};
    std::uint64_t hash = 0;
    for (const std::uint64_t part : parts) {
        hash = (hash ^ part) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 29;
    }
    return hash;
}

void PostingRows::index_accounts() {
    for (const domain::AccountFact& fact : order_.live.facts.of<domain::AccountFact>().facts) {
        if (!domain::is_none(fact.account)) accounts_.emplace_back(fact.account, &fact);
        if (!domain::is_none(fact.cost_centre) && fact.cost_centre != fact.account)
            accounts_.emplace_back(fact.cost_centre, &fact);
    }
    std::sort(accounts_.begin(), accounts_.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.first, a.second->period.from, a.second->function)
               < std::tuple(b.first, b.second->period.from, b.second->function);
    });
}

const domain::AccountFact* PostingRows::account_on(domain::Term account, base::Date day) const {
    const domain::AccountFact* found = nullptr;
    const auto first = std::lower_bound(accounts_.begin(), accounts_.end(), account,
                                        [](const auto& a, domain::Term b) { return a.first < b; });
    for (auto at = first; at != accounts_.end() && at->first == account; ++at)
        if (found == nullptr || at->second->period.contains(day)) found = at->second;
    return found;
}

/// The step that the account alone determines: in the line's own ladder, or where the scope's ladders agree.
void PostingRows::determine_step(Line& line, const reference::AccountKey& key) const {
    if (line.scope == reference::ScopeId{}) return;
    const reference::LadderScope& scope = order_.reference->scope(line.scope);
    const reference::Ladder* only = order_.reference->find_ladder(line.line->ladder);
    if (only != nullptr)
        line.first_ladder = index_of(only->id);
    else if (!scope.ladders.empty())
        line.first_ladder = index_of(scope.ladders.front());
    const reference::StepQuestion question = {.source = key.source,
                                              .law = {},
                                              .service = key.label,
                                              .service_detail = {},
                                              .facility_type = {},
                                              .target_group = {},
                                              .function = key.function,
                                              .grouping = key.grouping,
                                              .cost_centre =
                                                  key.cost_centre.empty() ? key.account : key.cost_centre,
                                              .hours_per_week_milli = std::nullopt,
                                              .yearly_cost = std::nullopt,
                                              .date = key.date};
    const reference::StepAnswer answer = order_.reference->place_by_account(
        line.scope, only != nullptr ? only->id : reference::LadderId{}, question);
    if (answer.placing != reference::Placing::decides) return;
    line.account_ladder = index_of(answer.ladder);
    line.account_step = static_cast<std::uint8_t>(answer.step);
}

PostingRows::Line PostingRows::place(const Posting& posting, std::uint32_t delivery,
                                     const domain::AccountFact* fact) {
    const domain::Dictionary& terms = *order_.terms;
    reference::AccountParts parts;
    if (fact != nullptr)
        parts = {terms.text(fact->function), terms.text(fact->ownership), terms.text(fact->grouping)};
    else
        parts = reference::split_account(terms.text(posting.account));
    const reference::AccountKey key = {.source = order_.deliveries[delivery].source,
                                       .account = terms.text(posting.account),
                                       .function = parts.function,
                                       .dranst = parts.dranst,
                                       .grouping = parts.grouping,
                                       .art = terms.text(posting.art),
                                       .cost_centre = terms.text(posting.cost_centre),
                                       .unit =
                                           fact != nullptr ? std::string_view(terms.text(fact->name)) : "",
                                       .label = terms.text(posting.label),
                                       .date = posting.posted_on};
    const reference::AreaAnswer answer = order_.reference->areas.place(key);
    Line line;
    line.line = answer.line;
    line.method = answer.method;
    line.is_account_known = fact != nullptr || accounts_.empty() || !parts.function.empty();
    // Its wages, internal income and sold places alike (DEFINITIONS 3).
    line.is_own_unit = answer.line != nullptr && answer.line->own_unit;
    if (answer.area != nullptr) line.area = order_.terms->intern(answer.area->code);
    if (answer.unit != nullptr) line.unit = order_.terms->intern(answer.unit->code);
    if (answer.line != nullptr && !answer.line->scope.empty())
        if (const reference::LadderScope* scope = order_.reference->find_scope(answer.line->scope))
            line.scope = scope->id;
    determine_step(line, key);
    return line;
}

const PostingRows::Line& PostingRows::line_of(const Posting& posting, std::uint32_t delivery) {
    const domain::Term account = domain::is_none(posting.account) ? posting.cost_centre : posting.account;
    const domain::AccountFact* fact = account_on(account, posting.posted_on);
    const Key key = {posting.account,
                     posting.cost_centre,
                     posting.art,
                     posting.label,
                     delivery,
                     order_.reference->date_class(posting.posted_on),
                     fact};
    const auto known = lines_.find(key);
    if (known != lines_.end()) return known->second;
    return lines_.emplace(key, place(posting, delivery, fact)).first->second;
}

void PostingRows::lay_out() {
    index_accounts();
    const std::vector<Posting>& postings = order_.live.facts.of<Posting>().facts;
    rows_.reserve(postings.size());
    for (std::uint32_t i = 0; i < postings.size(); ++i)
        lay_out_posting(i);
    write();
}

void PostingRows::lay_out_posting(std::uint32_t fact) {
    const Posting& posting = order_.live.facts.of<Posting>().facts[fact];
    const Line& line = line_of(posting, order_.live.posting_delivery[fact]);
    if (line.line == nullptr)
        into_.findings.push_back(join_finding(JoinTrouble::no_area_line, posting.source, posting.amount));
    else if (!line.is_account_known)
        into_.findings.push_back(join_finding(JoinTrouble::unknown_account, posting.source, posting.amount));
    LaidRow row;
    row.posting = fact;
    row.line = &line;
    row.person = order_.persons.find(posting.citizen);
    row.ore = posting.amount.in_ore();
    const bool is_assumed = posting.service.is_empty() || posting.service.is_open();
    const base::Period service =
        is_assumed ? base::Period::month(base::Month::containing(posting.posted_on)) : posting.service;
    row.from = service.from.days();
    row.to = service.to.days();
    if (is_assumed) row.marks |= static_cast<std::uint8_t>(PostingMark::service_assumed);
    if (line.line != nullptr && line.line->for_others)
        row.marks |= static_cast<std::uint8_t>(PostingMark::for_others);
    if (line.is_own_unit) row.marks |= static_cast<std::uint8_t>(PostingMark::coverage_difference);
    if (line.scope == reference::ScopeId{}) {
        rows_.push_back(row);
    } else if (domain::is_none(row.person)) {
        row.ladder = line.account_ladder;
        row.step_by_account = line.account_step;
        rows_.push_back(row);
    } else {
        split_by_ladder(row);
    }
}

/// A citizen's posting stands on the ladder the citizen holds that day; on days without one, on the ladder
/// held nearest before or after, else on the one the account tells.
void PostingRows::split_by_ladder(LaidRow row) {
    std::vector<HeldLadder> held;
    for (const HeldLadder& one : grants_.held_by(row.person))
        if (one.scope == row.line->scope) held.push_back(one);
    const std::uint8_t otherwise =
        row.line->account_ladder != no_ladder ? row.line->account_ladder : row.line->first_ladder;
    if (held.empty()) {
        row.ladder = otherwise;
        rows_.push_back(row);
        return;
    }
    std::int64_t spent = 0;
    std::int32_t from = row.from;
    const std::int32_t days = row.to - row.from;
    for (std::size_t i = 0; i < held.size() && from < row.to; ++i) {
        const bool is_last = i + 1 == held.size() || held[i + 1].from >= row.to;
        const bool continues = !is_last && held[i + 1].ladder == held[i].ladder;
        if (continues || (!is_last && held[i + 1].from <= from)) continue;
        LaidRow part = row;
        part.from = from;
        part.to = is_last ? row.to : held[i + 1].from;
        part.ladder = index_of(held[i].ladder);
        const std::int64_t until = spread(row.ore, part.to - row.from, days);
        part.ore = until - spent;
        spent = until;
        from = part.to;
        rows_.push_back(part);
    }
}

void PostingRows::write() {
    const std::vector<Posting>& postings = order_.live.facts.of<Posting>().facts;
    const auto& stamps = order_.live.facts.of<Posting>().stamps;
    std::sort(rows_.begin(), rows_.end(), [&](const LaidRow& a, const LaidRow& b) {
        return std::tuple(a.person, a.ladder, a.from, a.to, stamps[a.posting].content, a.posting)
               < std::tuple(b.person, b.ladder, b.from, b.to, stamps[b.posting].content, b.posting);
    });
    PostingColumns& columns = into_.columns.postings;
    for (const LaidRow& row : rows_) {
        const Posting& posting = postings[row.posting];
        columns.person.push_back(row.person);
        columns.ladder.push_back(row.ladder);
        columns.step_by_account.push_back(row.step_by_account);
        columns.method.push_back(row.line->method);
        columns.marks.push_back(row.marks);
        columns.amount_ore.push_back(row.ore);
        columns.from.push_back(row.from);
        columns.to.push_back(row.to);
        columns.posted_month.push_back(base::Month::containing(posting.posted_on).index());
        columns.fiscal_year.push_back(posting.fiscal_year);
        columns.area.push_back(row.line->area);
        columns.account.push_back(domain::is_none(posting.account) ? posting.cost_centre : posting.account);
        columns.provider.push_back(posting.provider);
        columns.unit.push_back(row.line->unit);
        columns.source.push_back(posting.source);
        into_.posting_of_row.push_back(row.posting);
    }
}

} // namespace styrhus::snapshot
