#include "models/closing/corrections.h"

#include "models/commitment/grant_costs.h"
#include "models/ladder/kroner.h"

#include <algorithm>
#include <cstdlib>

namespace styrhus::models::closing {

namespace {

using base::Month;
using ladder::Days;
using snapshot::Snapshot;

struct Part {
    std::uint64_t subject = 0;
    std::uint32_t number = 0; ///< the first of the subject's rows
    std::int64_t ore = 0;
    std::uint64_t content = 0; ///< what the rows say; sums in any order
};

Days days_of(Month month) {
    return {month.first().days(), month.end().days()};
}

Part with(Part one, const Part& other) {
    one.ore += other.ore;
    one.content += other.content;
    return one;
}

/// Expected and rejected grants have a cost and are on no ladder. What a person has set aside stands in the
/// remainder.
bool is_committed(const domain::Grant& grant) {
    return grant.status == domain::GrantStatus::granted || grant.status == domain::GrantStatus::ended;
}

/// By subject, one each.
std::vector<Part> joined(std::vector<Part> parts) {
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a.subject < b.subject; });
    std::vector<Part> out;
    for (const Part& part : parts)
        if (!out.empty() && out.back().subject == part.subject)
            out.back() = with(out.back(), part);
        else
            out.push_back(part);
    return out;
}

std::vector<Part> grants_in(const Snapshot& snapshot, Month month) {
    const commitment::GrantCosts costs(snapshot);
    const snapshot::SubjectNumbers subjects(snapshot.deliveries);
    const snapshot::LiveFacts& live = snapshot.base->live;
    const auto& stamps = live.facts.of<domain::Grant>().stamps;
    const Days days = days_of(month);
    std::vector<Part> parts;
    for (std::uint32_t grant = 0; grant < snapshot.grants.size(); ++grant) {
        if (!is_committed(snapshot.grants[grant])) continue;
        const std::int64_t ore = costs.cost_ore(grant, days.from, days.to);
        if (ore != 0)
            parts.push_back(
                {subjects.of(live.grant_delivery[grant], stamps[grant]), grant, ore, stamps[grant].content});
    }
    return joined(std::move(parts));
}

std::vector<Part> postings_in(const Snapshot& snapshot, Month month) {
    const snapshot::SubjectNumbers subjects(snapshot.deliveries);
    const snapshot::LiveFacts& live = snapshot.base->live;
    const auto& stamps = live.facts.of<domain::Posting>().stamps;
    const snapshot::PostingColumns& columns = snapshot.columns.postings;
    std::vector<Part> parts;
    for (std::size_t row = 0; row < columns.size(); ++row) {
        const Days days = days_of(month).intersect({columns.from[row], columns.to[row]});
        if (days.is_empty()) continue;
        const std::uint32_t posting = snapshot.posting_of_row[row];
        const std::int64_t ore = ladder::posted_ore(columns, row, days);
        if (ore != 0)
            parts.push_back({subjects.of(live.posting_delivery[posting], stamps[posting]), posting, ore,
                             stamps[posting].content});
    }
    return joined(std::move(parts));
}

std::vector<Correction> between(domain::FactKind kind, const std::vector<Part>& then,
                                const std::vector<Part>& now) {
    std::vector<Correction> out;
    auto a = then.begin();
    auto b = now.begin();
    while (a != then.end() || b != now.end()) {
        Correction one;
        one.kind = kind;
        bool says_the_same = false;
        const bool has_then = a != then.end() && (b == now.end() || a->subject <= b->subject);
        const bool has_now = b != now.end() && (a == then.end() || b->subject <= a->subject);
        if (has_then && has_now) says_the_same = a->content == b->content;
        if (has_then) {
            one.subject = a->subject;
            one.then = a->number;
            one.amount_then = base::Money::ore(a->ore);
            ++a;
        }
        if (has_now) {
            one.subject = b->subject;
            one.now = b->number;
            one.amount_now = base::Money::ore(b->ore);
            ++b;
        }
        if (one.amount_then != one.amount_now || !says_the_same) out.push_back(one);
    }
    std::stable_sort(out.begin(), out.end(), [](const Correction& x, const Correction& y) {
        return std::abs(x.change().in_ore()) > std::abs(y.change().in_ore());
    });
    return out;
}

} // namespace

std::vector<Correction> corrected_grants(const Snapshot& then, const Snapshot& now, Month month) {
    return between(domain::FactKind::grant, grants_in(then, month), grants_in(now, month));
}

std::vector<Correction> corrected_postings(const Snapshot& then, const Snapshot& now, Month month) {
    return between(domain::FactKind::posting, postings_in(then, month), postings_in(now, month));
}

} // namespace styrhus::models::closing
