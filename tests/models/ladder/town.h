#pragma once

#include "base/period.h"
#include "models/ladder/question.h"
#include "snapshot/columns.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <vector>

/// A handful of people with grants and postings, written as a test wants to read them, laid out as `freeze`
/// does.
namespace styrhus::models::ladder {

struct TownPiece {
    std::uint8_t ladder = 0;
    std::uint8_t step = 0;
    std::int32_t from = 0;
    std::int32_t to = 0;
};

struct TownGrant {
    std::uint32_t person = 1;
    base::Period period;
    std::int64_t ore = 0; ///< numerator of the rate
    std::uint8_t step = 0;
    std::uint8_t ladder = 0;
    snapshot::CostPattern pattern = snapshot::CostPattern::per_day;
    std::int64_t denominator = 1;
    std::uint16_t marks = 0;
    std::uint32_t provider = 0;
    std::uint32_t account = 0;
    std::uint8_t origin = 0;
    std::vector<TownPiece> pieces; ///< empty: one piece, the whole period
};

struct TownPosting {
    std::uint32_t person = 0;
    base::Period period;
    std::int64_t ore = 0;
    std::uint8_t ladder = 0;
    std::uint8_t step_by_account = 0;
    reference::Method method = reference::Method::case_;
    std::uint8_t marks = 0;
    std::uint32_t account = 0;
    std::uint32_t provider = 0;
};

constexpr std::uint16_t bits(snapshot::GrantMark mark) {
    return static_cast<std::uint16_t>(mark);
}
constexpr std::uint8_t bits(snapshot::PostingMark mark) {
    return static_cast<std::uint8_t>(mark);
}

struct TownPerson {
    std::int32_t born = snapshot::open_day;
    std::int32_t died = snapshot::open_day;
    std::int32_t moved_out = snapshot::open_day;
    domain::Sex sex = domain::Sex::unknown;
};

struct Town {
    std::vector<TownPerson> persons = std::vector<TownPerson>(1); ///< [i] is person i + 1
    std::vector<TownGrant> grants;
    std::vector<TownPosting> postings;
    std::vector<snapshot::LadderInfo> ladders = {{"test", snapshot::Audience::everyone, 8}};
    std::vector<snapshot::SourceOrigin> origins = {{.first_covered_day = -100000}};

    /// Laid out and sorted; the order of `grants` and `postings` does not matter.
    snapshot::ModelColumns columns() const;
};

inline void add_grants(const Town& town, snapshot::ModelColumns& c) {
    std::vector<std::size_t> order(town.grants.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto key = [&](std::size_t i) {
        const TownGrant& g = town.grants[i];
        return std::tuple(g.person, g.ladder, g.period.from, g.period.to, g.ore, g.step, g.provider, g.marks,
                          g.pattern, g.denominator, g.account);
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    struct Piece {
        domain::PersonId person;
        TownPiece piece;
        std::uint32_t grant;
    };
    std::vector<Piece> pieces;
    for (const std::size_t i : order) {
        const TownGrant& g = town.grants[i];
        const auto row = static_cast<std::uint32_t>(c.grants.size());
        const auto person = static_cast<domain::PersonId>(g.person);
        c.grants.person.push_back(person);
        c.grants.from.push_back(g.period.from.days());
        c.grants.to.push_back(g.period.to.days());
        c.grants.rate_numerator.push_back(g.ore);
        c.grants.rate_denominator.push_back(g.denominator);
        c.grants.pattern.push_back(g.pattern);
        c.grants.payment_interval.push_back(1);
        c.grants.marks.push_back(g.marks);
        c.grants.status.push_back(domain::GrantStatus::granted);
        c.grants.origin.push_back(g.origin);
        c.grants.provider.push_back(static_cast<domain::Term>(g.provider));
        c.grants.account.push_back(static_cast<domain::Term>(g.account));
        for (const TownPiece& piece : g.pieces)
            pieces.push_back({person, piece, row});
        if (g.pieces.empty())
            pieces.push_back({person, {g.ladder, g.step, g.period.from.days(), g.period.to.days()}, row});
    }
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        return std::tuple(a.person, a.piece.ladder, a.piece.from, a.grant)
               < std::tuple(b.person, b.piece.ladder, b.piece.from, b.grant);
    });
    for (const Piece& p : pieces) {
        c.pieces.person.push_back(p.person);
        c.pieces.ladder.push_back(p.piece.ladder);
        c.pieces.step.push_back(p.piece.step);
        c.pieces.from.push_back(p.piece.from);
        c.pieces.to.push_back(p.piece.to);
        c.pieces.grant.push_back(p.grant);
    }
}

inline void add_postings(const Town& town, snapshot::ModelColumns& c) {
    std::vector<TownPosting> sorted = town.postings;
    std::sort(sorted.begin(), sorted.end(), [](const TownPosting& a, const TownPosting& b) {
        const auto key = [](const TownPosting& p) {
            return std::tuple(p.person, p.ladder, p.period.from, p.period.to, p.ore, p.account,
                              p.step_by_account, p.method, p.marks, p.provider);
        };
        return key(a) < key(b);
    });
    for (const TownPosting& p : sorted) {
        c.postings.person.push_back(static_cast<domain::PersonId>(p.person));
        c.postings.ladder.push_back(p.ladder);
        c.postings.step_by_account.push_back(p.step_by_account);
        c.postings.method.push_back(p.method);
        c.postings.marks.push_back(p.marks);
        c.postings.amount_ore.push_back(p.ore);
        c.postings.from.push_back(p.period.from.days());
        c.postings.to.push_back(p.period.to.days());
        c.postings.posted_month.push_back(base::Month::containing(p.period.from).index());
        c.postings.fiscal_year.push_back(static_cast<std::int16_t>(p.period.from.year()));
        c.postings.account.push_back(static_cast<domain::Term>(p.account));
        c.postings.provider.push_back(static_cast<domain::Term>(p.provider));
    }
}

inline snapshot::ModelColumns Town::columns() const {
    snapshot::ModelColumns c;
    for (const TownPerson& person : persons) {
        c.persons.born.push_back(person.born);
        c.persons.died.push_back(person.died);
        c.persons.moved_out.push_back(person.moved_out);
        c.persons.sex.push_back(person.sex);
    }
    c.ladders = ladders;
    c.origins = origins;
    add_grants(*this, c);
    add_postings(*this, c);
    c.index_rows();
    return c;
}

inline base::Date day(int year, int month, int d) {
    return base::Date::of(year, month, d);
}
/// With its last day.
inline base::Period through(base::Date first, base::Date last) {
    return base::Period::inclusive(first, last);
}
inline Question year_question(int year, Grain grain = Grain::year) {
    return {.first = base::Month::of(year, 1),
            .end = base::Month::of(year + 1, 1),
            .grain = grain,
            .as_of = base::Date::of(year, 12, 31),
            .selection = {}};
}

} // namespace styrhus::models::ladder
