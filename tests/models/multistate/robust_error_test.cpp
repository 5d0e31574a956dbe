/// The fast robust error against the slow one that follows every person through every time, on people made at
/// random: late entry, absences, returns, ties, states that empty and fill again.
#include "models/multistate/expected_time.h"
#include "models/multistate/robust_error.h"

#include "rows.h"

#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace styrhus::models::multistate {
namespace {

using testing::Rows;
using testing::Stay;
using DayStay = Stay<std::int32_t>;

struct Population {
    int people;
    int states;
    int last_day;
    /// Moves lead mostly to states 0 and 1; the others hold few people and empty often.
    int rare_one_in;
};

std::vector<DayStay> random_stays(const Population& population, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<std::uint64_t>(n)); };
    const auto state = [&] {
        return below(population.rare_one_in) == 0 ? below(population.states) : below(2);
    };
    std::vector<DayStay> stays;
    for (std::int32_t person = 0; person < population.people; ++person) {
        std::int32_t day = below(3) == 0 ? below(population.last_day / 2) : 0;
        int now = state();
        for (int stay = 0; stay < 6 && day < population.last_day; ++stay) {
            const std::int32_t until = day + 1 + below(population.last_day / 3);
            int to = state();
            if (to == now || below(4) == 0) {
                stays.push_back({.subject = person, .entry = day, .exit = until, .from = std::uint8_t(now)});
                if (below(2) == 0) break;
                day = until + below(5); // away for a while, or not
                now = state();
            } else {
                stays.push_back({.subject = person,
                                 .entry = day,
                                 .exit = until,
                                 .from = std::uint8_t(now),
                                 .to = std::uint8_t(to)});
                day = until;
                now = to;
            }
        }
    }
    return stays;
}

/// The definition, person by person and time by time, with dense matrices.
struct SlowErrors {
    std::vector<double> probability;   // as robust_error
    std::vector<double> expected_time; // as expected_time_error
};

class Follower {
  public:
    Follower(const std::vector<DayStay>& stays, const Study& study, const Occupation& occupation)
        : stays_(stays), table_(study.table()), occupation_(occupation), n_(occupation.states) {}

    SlowErrors errors(int people, double horizon, StartIs start) {
        SlowErrors sums{std::vector<double>(table_.slots() * n_), std::vector<double>(n_)};
        for (std::int32_t person = 0; person < people; ++person)
            follow(person, horizon, start, sums);
        for (double& x : sums.probability)
            x = std::sqrt(x);
        for (double& x : sums.expected_time)
            x = std::sqrt(x);
        return sums;
    }

  private:
    const DayStay* stay_at(std::int32_t person, double time) const {
        for (const DayStay& stay : stays_)
            if (stay.subject == person && stay.entry < time && time <= stay.exit) return &stay;
        return nullptr;
    }

    void follow(std::int32_t person, double horizon, StartIs start, SlowErrors& sums) const {
        std::vector<double> u(n_);
        std::vector<double> area(n_);
        double people_at_start = 0;
        for (std::int32_t count : table_.at_risk_first)
            people_at_start += count;
        const DayStay* first = stay_at(person, table_.times.front());
        if (start == StartIs::sampled && first != nullptr)
            for (std::size_t j = 0; j < n_; ++j)
                u[j] = (double(first->from == j) - occupation_.probability_at(0)[j]) / people_at_start;
        for (std::size_t slot = 0; slot < table_.slots(); ++slot) {
            if (slot > 0) u = moved(u, slot, stay_at(person, table_.times[slot - 1]));
            const double next = slot + 1 < table_.slots() ? table_.times[slot] : horizon;
            const double width = std::min(next, horizon) - std::min(occupation_.times[slot], horizon);
            for (std::size_t j = 0; j < n_; ++j) {
                sums.probability[slot * n_ + j] += u[j] * u[j];
                area[j] += u[j] * width;
            }
        }
        for (std::size_t j = 0; j < n_; ++j)
            sums.expected_time[j] += area[j] * area[j];
    }

    std::vector<double> moved(const std::vector<double>& u, std::size_t slot, const DayStay* stay) const {
        std::vector<double> h(n_ * n_);
        for (std::size_t i = 0; i < n_; ++i)
            h[i * n_ + i] = 1;
        for (const Move& move : table_.moves_at(slot)) {
            const double share = double(move.count) / table_.at_risk_at(slot)[move.from];
            h[move.from * n_ + move.to] += share;
            h[move.from * n_ + move.from] -= share;
        }
        std::vector<double> after(n_);
        for (std::size_t i = 0; i < n_; ++i)
            for (std::size_t j = 0; j < n_; ++j)
                after[j] += u[i] * h[i * n_ + j];
        if (stay == nullptr) return after;
        const double r =
            occupation_.probability_at(slot - 1)[stay->from] / table_.at_risk_at(slot)[stay->from];
        const bool moves = stay->to != no_event && stay->exit == table_.times[slot - 1];
        after[moves ? stay->to : stay->from] += r;
        for (std::size_t j = 0; j < n_; ++j)
            after[j] -= r * h[stay->from * n_ + j];
        return after;
    }

    const std::vector<DayStay>& stays_;
    const EventTable& table_;
    const Occupation& occupation_;
    std::size_t n_;
};

void expect_equal_to_following_everybody(const Population& population, std::uint64_t seed) {
    const std::vector<DayStay> stays = random_stays(population, seed);
    const Rows<std::int32_t> rows(population.states, stays);
    const Study study = std::move(Study::of(rows.view())).value();
    const double horizon = population.last_day * 0.8;
    for (StartIs start : {StartIs::given, StartIs::sampled}) {
        const auto from =
            start == StartIs::given ? start_in(0, population.states) : observed_start(study.table());
        const Occupation occupation = estimate_occupation(study.table(), from);
        const SlowErrors slow = Follower(stays, study, occupation).errors(population.people, horizon, start);
        const std::vector<double> fast = robust_error(study, occupation, start);
        ASSERT_EQ(fast.size(), slow.probability.size());
        for (std::size_t i = 0; i < fast.size(); ++i)
            ASSERT_NEAR(fast[i], slow.probability[i], 1e-9 * slow.probability[i] + 1e-10)
                << "seed " << seed << " slot " << i / occupation.states;
        const std::vector<double> fast_time = expected_time_error(study, occupation, horizon, start);
        for (std::size_t j = 0; j < fast_time.size(); ++j)
            EXPECT_NEAR(fast_time[j], slow.expected_time[j], 1e-10 * slow.expected_time[j] + 1e-12)
                << "seed " << seed;
    }
}

TEST(RobustError, equals_following_every_person_in_a_small_population_that_empties_often) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed)
        expect_equal_to_following_everybody({.people = 12, .states = 3, .last_day = 40, .rare_one_in = 3},
                                            seed);
}

TEST(RobustError, equals_following_every_person_in_a_larger_population) {
    for (std::uint64_t seed = 1; seed <= 3; ++seed)
        expect_equal_to_following_everybody({.people = 200, .states = 4, .last_day = 200, .rare_one_in = 2},
                                            seed);
}

TEST(RobustError, equals_following_every_person_when_rare_states_empty_at_every_other_time) {
    for (std::uint64_t seed = 1; seed <= 3; ++seed)
        expect_equal_to_following_everybody({.people = 150, .states = 20, .last_day = 300, .rare_one_in = 10},
                                            seed);
}

TEST(RobustError, has_the_same_bits_for_any_order_of_the_rows_and_for_times_as_doubles) {
    std::vector<DayStay> stays =
        random_stays({.people = 80, .states = 4, .last_day = 90, .rare_one_in = 2}, 5);
    const Rows<std::int32_t> rows(4, stays);
    std::shuffle(stays.begin(), stays.end(), std::mt19937_64(1));
    const Rows<std::int32_t> shuffled(4, stays);
    std::vector<Stay<double>> real;
    for (const DayStay& stay : stays)
        real.push_back({stay.subject, double(stay.entry), double(stay.exit), stay.from, stay.to});
    const Rows<double> doubles(4, real);
    const auto answer = [](const Study& study) {
        const Occupation occupation = estimate_occupation(study.table(), observed_start(study.table()));
        std::vector<double> numbers = occupation.probability;
        for (const auto& part : {robust_error(study, occupation, StartIs::sampled),
                                 expected_time_error(study, occupation, 70, StartIs::sampled)})
            numbers.insert(numbers.end(), part.begin(), part.end());
        return numbers;
    };
    const std::vector<double> expected = answer(*Study::of(rows.view()));
    EXPECT_EQ(answer(*Study::of(shuffled.view())), expected);
    EXPECT_EQ(answer(*Study::of(doubles.view())), expected);
}

} // namespace
} // namespace styrhus::models::multistate
