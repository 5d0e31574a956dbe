#pragma once

#include "models/ladder/town.h"

#include <cstdint>

namespace styrhus::models::ladder {

/// Towns drawn from a seed: overlapping, adjoining and gapped grants of every pattern and mark on two
/// ladders, and postings with and without citizens.
class RandomTown {
  public:
    explicit RandomTown(std::uint64_t seed) : state_(seed * 7919 + 1) {}

    Town draw() {
        Town town;
        town.ladders = {{"children", snapshot::Audience::everyone, 4},
                        {"adults", snapshot::Audience::everyone, 3}};
        town.persons.resize(1 + below(6));
        for (std::uint32_t person = 0; person <= town.persons.size(); ++person) {
            base::Date from = base::Date::of(2019, 6, 1).plus_days(static_cast<std::int32_t>(below(500)));
            for (std::uint32_t k = below(9); k-- > 0;) {
                town.grants.push_back(grant(person, from));
                from = from.plus_days(static_cast<std::int32_t>(below(90)) - 20);
                if (!town.grants.back().period.is_open() && below(2) == 0)
                    from = town.grants.back().period.to.plus_days(
                        below(2) == 0 ? 0 : static_cast<std::int32_t>(below(60)));
            }
            for (std::uint32_t k = below(6); k-- > 0;)
                town.postings.push_back(posting(person));
        }
        return town;
    }

    std::uint32_t below(std::uint32_t n) {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::uint32_t>((state_ >> 33) % n);
    }

  private:
    TownGrant grant(std::uint32_t person, base::Date from) {
        static constexpr snapshot::CostPattern patterns[] = {
            snapshot::CostPattern::per_day, snapshot::CostPattern::per_day,
            snapshot::CostPattern::per_month_days, snapshot::CostPattern::one_off};
        TownGrant g{.person = person};
        const std::uint32_t length = 1 + (below(2) == 0 ? below(50) : below(400));
        g.period = {from, below(12) == 0 ? base::Date::open_end()
                                         : from.plus_days(static_cast<std::int32_t>(length))};
        g.ore = 1 + below(100000);
        g.denominator = below(2) == 0 ? 1 : 1 + below(9);
        g.pattern = patterns[below(4)];
        g.ladder = below(3) == 0 ? 1 : 0;
        g.step = static_cast<std::uint8_t>(below(g.ladder == 0 ? 5 : 4));
        if (below(12) == 0) g.marks = bits(snapshot::GrantMark::for_others);
        if (below(12) == 0) g.marks = bits(snapshot::GrantMark::not_placed);
        if (below(12) == 0) g.marks = bits(snapshot::GrantMark::expected);
        if (below(8) == 0) g.marks |= bits(snapshot::GrantMark::frame_settlement);
        if (below(12) == 0) {
            g.ladder = snapshot::no_ladder;
            g.step = 0;
        }
        g.provider = below(3);
        g.account = below(4);
        return g;
    }

    TownPosting posting(std::uint32_t person) {
        TownPosting p{.person = person};
        const base::Date from = base::Date::of(2019, 11, 1).plus_days(static_cast<std::int32_t>(below(800)));
        p.period = {from, from.plus_days(1 + static_cast<std::int32_t>(below(100)))};
        p.ore = static_cast<std::int64_t>(below(2000000)) - 300000;
        p.ladder = static_cast<std::uint8_t>(below(2));
        p.step_by_account = static_cast<std::uint8_t>(below(4));
        p.method = static_cast<reference::Method>(below(7));
        if (below(8) == 0) p.marks = bits(snapshot::PostingMark::for_others);
        if (below(8) == 0) p.marks = bits(snapshot::PostingMark::coverage_difference);
        if (below(8) == 0) {
            p.ladder = snapshot::no_ladder;
            p.step_by_account = 0;
        }
        p.account = below(4);
        return p;
    }

    std::uint64_t state_;
};

/// Two years by month, known to the middle of the second.
inline Question random_town_question() {
    return {.first = base::Month::of(2020, 1),
            .end = base::Month::of(2022, 1),
            .as_of = base::Date::of(2021, 8, 15),
            .selection = {}};
}

} // namespace styrhus::models::ladder
