#include "snapshot/posting_layout.h"

#include "base/check.h"

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

/// Appends to the rows the parts of one that a citizen's ladders cut: on days without a ladder, the one held
/// nearest before or after decides.
void split_by_ladder(const PostingRow& row, std::span<const HeldLadder> held, std::vector<PostingRow>& into) {
    std::int64_t spent = 0;
    std::int32_t from = row.from;
    const std::int32_t days = row.to - row.from;
    for (std::size_t i = 0; i < held.size() && from < row.to; ++i) {
        const bool is_last = i + 1 == held.size() || held[i + 1].from >= row.to;
        const bool continues = !is_last && held[i + 1].ladder == held[i].ladder;
        if (continues || (!is_last && held[i + 1].from <= from)) continue;
        PostingRow part = row;
        part.from = from;
        part.to = is_last ? row.to : held[i + 1].from;
        part.ladder = index_of(held[i].ladder);
        const std::int64_t until = spread(row.ore, part.to - row.from, days);
        part.ore = until - spent;
        spent = until;
        from = part.to;
        into.push_back(part);
    }
}

/// A row as its account alone has it, before ladders are looked at.
PostingRow row_of(const Posting& posting, std::uint32_t fact, domain::PersonId person,
                  const PostingLine& line) {
    PostingRow row;
    row.fact = fact;
    row.line = &line;
    row.person = person;
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
    return row;
}

domain::Term term_of(const domain::Dictionary& terms, std::string_view code) {
    domain::Term term{};
    STYRHUS_CHECK(terms.find(code, term));
    return term;
}

} // namespace

std::size_t PostingLines::KeyHash::operator()(const Key& key) const {
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

PostingLayout::PostingLayout(const Base& base) : base_(base), postings_(base.live.facts.of<Posting>().facts) {
    for (const domain::AccountFact& fact : base_.live.facts.of<domain::AccountFact>().facts) {
        if (!domain::is_none(fact.account)) accounts_.emplace_back(fact.account, &fact);
        if (!domain::is_none(fact.cost_centre) && fact.cost_centre != fact.account)
            accounts_.emplace_back(fact.cost_centre, &fact);
    }
    std::sort(accounts_.begin(), accounts_.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.first, a.second->period.from, a.second->function)
               < std::tuple(b.first, b.second->period.from, b.second->function);
    });
    std::vector<domain::PersonId> person;
    person.reserve(postings_.size());
    for (const Posting& posting : postings_)
        person.push_back(base_.persons.find(posting.citizen));
    begin_ = first_rows(person, base_.persons.persons.size());
    order_.resize(postings_.size());
    std::vector<std::uint32_t> at = begin_;
    for (std::uint32_t i = 0; i < postings_.size(); ++i)
        order_[at[static_cast<std::size_t>(person[i])]++] = i;
}

const domain::AccountFact* PostingLayout::account_on(domain::Term account, base::Date day) const {
    const domain::AccountFact* found = nullptr;
    const auto first = std::lower_bound(accounts_.begin(), accounts_.end(), account,
                                        [](const auto& a, domain::Term b) { return a.first < b; });
    for (auto at = first; at != accounts_.end() && at->first == account; ++at)
        if (found == nullptr || at->second->period.contains(day)) found = at->second;
    return found;
}

/// The step that the account alone determines: in the line's own ladder, or where the scope's ladders agree.
void PostingLayout::determine_step(PostingLine& line, const reference::AccountKey& key) const {
    if (line.scope == reference::ScopeId{}) return;
    const reference::LadderScope& scope = base_.reference->scope(line.scope);
    const reference::Ladder* only = base_.reference->find_ladder(line.line->ladder);
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
    const reference::StepAnswer answer = base_.reference->place_by_account(
        line.scope, only != nullptr ? only->id : reference::LadderId{}, question);
    if (answer.placing != reference::Placing::decides) return;
    line.account_ladder = index_of(answer.ladder);
    line.account_step = static_cast<std::uint8_t>(answer.step);
}

PostingLine PostingLayout::place(const Posting& posting, std::uint32_t delivery,
                                 const domain::AccountFact* fact) const {
    const domain::Dictionary& terms = *base_.terms;
    reference::AccountParts parts;
    if (fact != nullptr)
        parts = {terms.text(fact->function), terms.text(fact->ownership), terms.text(fact->grouping)};
    else
        parts = reference::split_account(terms.text(posting.account));
    const reference::AccountKey key = {.source = base_.deliveries[delivery].source,
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
    const reference::AreaAnswer answer = base_.reference->areas.place(key);
    PostingLine line;
    line.line = answer.line;
    line.method = answer.method;
    line.is_account_known = fact != nullptr || accounts_.empty() || !parts.function.empty();
    // Its wages, internal income and sold places alike (DEFINITIONS 3).
    line.is_own_unit = answer.line != nullptr && answer.line->own_unit;
    if (answer.area != nullptr) line.area = term_of(terms, answer.area->code);
    if (answer.unit != nullptr) line.unit = term_of(terms, answer.unit->code);
    if (answer.line != nullptr && !answer.line->scope.empty())
        if (const reference::LadderScope* scope = base_.reference->find_scope(answer.line->scope))
            line.scope = scope->id;
    determine_step(line, key);
    return line;
}

const PostingLine& PostingLayout::line_of(const Posting& posting, std::uint32_t delivery,
                                          PostingLines& lines) const {
    const domain::Term account = account_of(posting);
    const domain::AccountFact* fact = account_on(account, posting.posted_on);
    const PostingLines::Key key = {posting.account,
                                   posting.cost_centre,
                                   posting.art,
                                   posting.label,
                                   base_.origin_of_delivery[delivery],
                                   base_.reference->date_class(posting.posted_on),
                                   fact};
    const auto known = lines.known.find(key);
    if (known != lines.known.end()) return known->second;
    return lines.known.emplace(key, place(posting, delivery, fact)).first->second;
}

PostingLine PostingLayout::line_of_account(domain::Term account, std::uint32_t delivery,
                                           base::Date day) const {
    Posting posting;
    posting.account = account;
    posting.posted_on = day;
    return place(posting, delivery, account_on(account, day));
}

void PostingLayout::lay_out(std::span<const std::uint32_t> facts, domain::PersonId person,
                            std::span<const HeldLadder> held, PostingLines& lines, PostingBlock& into) const {
    const auto first = static_cast<std::ptrdiff_t>(into.rows.size());
    for (const std::uint32_t fact : facts)
        lay_out_posting(fact, person, held, lines, into);
    std::sort(into.rows.begin() + first, into.rows.end(),
              [&](const PostingRow& a, const PostingRow& b) { return stands_before(a, b); });
}

bool PostingLayout::stands_before(const PostingRow& a, const PostingRow& b) const {
    const auto& stamps = base_.live.facts.of<Posting>().stamps;
    const auto place = [](const PostingRow& row) { return std::tuple(row.ladder, row.from, row.to); };
    if (place(a) != place(b)) return place(a) < place(b);
    return std::tuple(stamps[a.fact].content, a.fact) < std::tuple(stamps[b.fact].content, b.fact);
}

/// A citizen's posting stands on the ladder the citizen holds that day; without any, on the one the account
/// tells.
void PostingLayout::lay_out_posting(std::uint32_t fact, domain::PersonId person,
                                    std::span<const HeldLadder> held, PostingLines& lines,
                                    PostingBlock& into) const {
    const Posting& posting = postings_[fact];
    const PostingLine& line = line_of(posting, base_.live.posting_delivery[fact], lines);
    if (line.line == nullptr)
        into.findings.push_back(join_finding(JoinTrouble::no_area_line, posting.source, posting.amount));
    else if (!line.is_account_known)
        into.findings.push_back(join_finding(JoinTrouble::unknown_account, posting.source, posting.amount));
    PostingRow row = row_of(posting, fact, person, line);
    // Held ladders stand in the order of their scopes.
    const auto of_scope =
        std::equal_range(held.begin(), held.end(), HeldLadder{line.scope, {}, 0, 0},
                         [](const HeldLadder& a, const HeldLadder& b) { return a.scope < b.scope; });
    const bool is_on_a_ladder = line.scope != reference::ScopeId{};
    if (is_on_a_ladder && of_scope.first != of_scope.second) {
        split_by_ladder(row, {of_scope.first, of_scope.second}, into.rows);
        return;
    }
    if (is_on_a_ladder && domain::is_none(person)) {
        row.ladder = line.account_ladder;
        row.step_by_account = line.account_step;
    } else if (is_on_a_ladder) {
        row.ladder = line.account_ladder != no_ladder ? line.account_ladder : line.first_ladder;
    }
    into.rows.push_back(row);
}

} // namespace styrhus::snapshot
