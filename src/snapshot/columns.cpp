#include "snapshot/columns.h"

#include "base/check.h"

#include <fmt/core.h>
#include <tuple>

namespace styrhus::snapshot {

namespace {

template <class... Column>
bool equally_long(std::size_t rows, const Column&... column) {
    return ((column.size() == rows) && ...);
}

/// Filter and source columns may be left out.
template <class... Column>
bool absent_or_equally_long(std::size_t rows, const Column&... column) {
    return ((column.empty() || column.size() == rows) && ...);
}

std::string fault_in(const GrantColumns& g, std::size_t persons, std::size_t origins) {
    const std::size_t n = g.size();
    if (!equally_long(n, g.from, g.to, g.rate_numerator, g.rate_denominator, g.pattern, g.payment_interval,
                      g.marks, g.status, g.origin)
        || !absent_or_equally_long(n, g.carry_numerator, g.carry_denominator, g.area, g.law, g.service,
                                   g.facility, g.provider, g.unit, g.target_group, g.account, g.source))
        return "grants: columns of unequal length";
    for (std::size_t i = 0; i < n; ++i) {
        if (static_cast<std::size_t>(g.person[i]) > persons || (i > 0 && g.person[i] < g.person[i - 1]))
            return fmt::format("grants: row {} is out of order or of no known person", i);
        if (g.to[i] <= g.from[i]) return fmt::format("grants: row {} ends before it starts", i);
        if (g.rate_denominator[i] <= 0 || g.payment_interval[i] == 0
            || (!g.carry_denominator.empty() && g.carry_denominator[i] <= 0))
            return fmt::format("grants: row {} has no rate", i);
        if (g.origin[i] >= origins) return fmt::format("grants: row {} has no origin", i);
    }
    return {};
}

std::string fault_in(const PieceColumns& p, const ModelColumns& all) {
    const std::size_t n = p.size();
    if (!equally_long(n, p.ladder, p.step, p.from, p.to, p.grant)) return "pieces: columns of unequal length";
    const auto key = [&](std::size_t i) {
        return std::tuple(p.person[i], p.ladder[i], p.from[i], p.grant[i]);
    };
    for (std::size_t i = 0; i < n; ++i) {
        if (i > 0 && key(i) < key(i - 1)) return fmt::format("pieces: row {} is out of order", i);
        const std::size_t grant = p.grant[i];
        if (grant >= all.grants.size() || all.grants.person[grant] != p.person[i])
            return fmt::format("pieces: row {} has another person than its grant", i);
        if (p.to[i] <= p.from[i] || p.from[i] < all.grants.from[grant] || p.to[i] > all.grants.to[grant])
            return fmt::format("pieces: row {} lies outside its grant", i);
        if (p.ladder[i] == no_ladder
                ? p.step[i] != 0
                : p.ladder[i] >= all.ladders.size() || p.step[i] > all.ladders[p.ladder[i]].steps)
            return fmt::format("pieces: row {} has no such step", i);
    }
    return {};
}

std::string fault_in(const PostingColumns& p, const ModelColumns& all) {
    const std::size_t n = p.size();
    if (!equally_long(n, p.ladder, p.step_by_account, p.method, p.marks, p.amount_ore, p.from, p.to,
                      p.posted_month, p.fiscal_year)
        || !absent_or_equally_long(n, p.area, p.account, p.provider, p.unit, p.source))
        return "postings: columns of unequal length";
    const auto key = [&](std::size_t i) { return std::tuple(p.person[i], p.ladder[i], p.from[i]); };
    for (std::size_t i = 0; i < n; ++i) {
        if (i > 0 && key(i) < key(i - 1)) return fmt::format("postings: row {} is out of order", i);
        if (static_cast<std::size_t>(p.person[i]) > all.persons.size())
            return fmt::format("postings: row {} is of no known person", i);
        if (p.to[i] <= p.from[i] || p.to[i] == open_day)
            return fmt::format("postings: row {} has no service days", i);
        if (p.ladder[i] == no_ladder
                ? p.step_by_account[i] != 0
                : p.ladder[i] >= all.ladders.size() || p.step_by_account[i] > all.ladders[p.ladder[i]].steps)
            return fmt::format("postings: row {} has no such step", i);
    }
    return {};
}

} // namespace

std::vector<std::uint32_t> first_rows(std::span<const domain::PersonId> person, std::size_t persons) {
    std::vector<std::uint32_t> begin(persons + 2, 0);
    for (const domain::PersonId id : person)
        ++begin[static_cast<std::size_t>(id) + 1];
    for (std::size_t p = 1; p < begin.size(); ++p)
        begin[p] += begin[p - 1];
    return begin;
}

void ModelColumns::index_rows() {
    piece_begin = first_rows(pieces.person, persons.size());
    posting_begin = first_rows(postings.person, persons.size());
}

std::string fault_in(const ModelColumns& columns) {
    const PersonColumns& persons = columns.persons;
    if (!equally_long(persons.size(), persons.died, persons.moved_out, persons.sex))
        return "persons: columns of unequal length";
    for (const LadderInfo& ladder : columns.ladders)
        if (ladder.steps == 0 || ladder.steps > max_step)
            return fmt::format("ladder {}: it has {} steps", ladder.code, ladder.steps);
    if (columns.ladders.size() >= no_ladder || columns.origins.size() > 256)
        return "too many ladders or origins";
    if (std::string fault = fault_in(columns.grants, persons.size(), columns.origins.size()); !fault.empty())
        return fault;
    if (std::string fault = fault_in(columns.pieces, columns); !fault.empty()) return fault;
    return fault_in(columns.postings, columns);
}

} // namespace styrhus::snapshot
