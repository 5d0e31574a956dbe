#include "snapshot/live.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace styrhus::snapshot {
namespace {

using base::Date;
using domain::Absent;
using domain::DeliveryId;
using domain::DeliveryMode;
using domain::FactStamp;

struct Sent {
    StampedDelivery delivery;
    std::vector<FactStamp> stamps;
};

Sent sent(std::uint32_t id, DeliveryMode mode, Absent absent, Date extract, std::vector<FactStamp> stamps) {
    return {
        {.id = DeliveryId{id}, .mode = mode, .absent = absent, .extract_date = extract, .lineage = "dubu"},
        std::move(stamps)};
}

LiveSet live(std::vector<Sent>& all, std::uint32_t about = 0) {
    std::vector<StampedDelivery> deliveries;
    for (Sent& one : all) {
        one.delivery.stamps = one.stamps;
        deliveries.push_back(one.delivery);
    }
    return live_rows(deliveries, DeliveryId{about});
}

const Date january = Date::of(2025, 1, 31);
const Date february = Date::of(2025, 2, 28);
const Date march = Date::of(2025, 3, 31);

TEST(LiveRows, a_row_gone_from_a_full_delivery_is_closed_on_the_earlier_extract_date) {
    std::vector<Sent> all = {sent(1, DeliveryMode::full, Absent::closed, january, {{1, 10}, {2, 20}}),
                             sent(2, DeliveryMode::full, Absent::closed, february, {{1, 10}})};
    const LiveSet set = live(all, 2);
    ASSERT_EQ(set.rows.size(), 2U);
    EXPECT_TRUE(set.rows[0].closed_on.is_open_end());
    EXPECT_EQ(set.rows[1].closed_on, january);
    EXPECT_EQ(set.effect.rows_unchanged, 1U);
    EXPECT_EQ(set.effect.gone.size(), 1U);
    EXPECT_EQ(set.effect.in_scope_before.size(), 2U);
}

TEST(LiveRows, a_row_gone_may_also_mean_deleted) {
    std::vector<Sent> all = {sent(1, DeliveryMode::full, Absent::deleted, january, {{1, 10}, {2, 20}}),
                             sent(2, DeliveryMode::full, Absent::deleted, february, {{1, 10}})};
    EXPECT_EQ(live(all).rows.size(), 1U);
}

TEST(LiveRows, a_row_that_comes_back_is_open_again) {
    std::vector<Sent> all = {sent(1, DeliveryMode::full, Absent::closed, january, {{1, 10}}),
                             sent(2, DeliveryMode::full, Absent::closed, february, {{9, 90}}),
                             sent(3, DeliveryMode::full, Absent::closed, march, {{1, 10}, {9, 90}})};
    for (const LiveRow& row : live(all).rows)
        EXPECT_TRUE(row.closed_on.is_open_end());
}

TEST(LiveRows, the_later_extract_wins_whatever_order_they_arrive_in) {
    std::vector<Sent> all = {sent(1, DeliveryMode::change, Absent::means_nothing, march, {{1, 33}}),
                             sent(2, DeliveryMode::change, Absent::means_nothing, january, {{1, 11}})};
    const LiveSet set = live(all);
    ASSERT_EQ(set.rows.size(), 1U);
    EXPECT_EQ(set.rows[0].delivery, 0U);
}

TEST(LiveRows, a_keyed_row_delivered_again_by_an_append_source_is_a_duplicate) {
    std::vector<Sent> all = {
        sent(1, DeliveryMode::append, Absent::means_nothing, january, {{1, 11}}),
        sent(2, DeliveryMode::append, Absent::means_nothing, february, {{1, 11}, {2, 22}})};
    const LiveSet set = live(all, 2);
    EXPECT_EQ(set.rows.size(), 2U);
    EXPECT_EQ(set.effect.rows_duplicate, 1U);
    EXPECT_EQ(set.effect.rows_new, 1U);
}

TEST(LiveRows, deliveries_of_other_lineages_never_meet) {
    std::vector<Sent> all = {sent(1, DeliveryMode::full, Absent::deleted, january, {{1, 10}}),
                             sent(2, DeliveryMode::full, Absent::deleted, february, {{1, 99}})};
    all[1].delivery.lineage = "sensum";
    EXPECT_EQ(live(all).rows.size(), 2U);
}

// Promise 3: the same live contents for any order of rows and of arrival.
TEST(LiveRows, permuted_rows_and_arrivals_give_the_same_contents) {
    std::mt19937 random(20250131); // NOLINT: a fixed seed on purpose
    std::vector<Sent> all;
    for (std::uint32_t month = 1; month <= 9; ++month) {
        std::vector<FactStamp> stamps;
        for (std::uint64_t key = 1; key <= 60; ++key)
            if (random() % 5 != 0) stamps.push_back({key, key * 100 + random() % 3});
        all.push_back(sent(month, DeliveryMode::full, Absent::closed,
                           Date::of(2025, static_cast<int>(month), 28), std::move(stamps)));
    }
    const auto contents = [&](std::vector<Sent>& deliveries) {
        std::vector<std::pair<std::uint64_t, Date>> out;
        for (const LiveRow& row : live(deliveries).rows)
            out.emplace_back(deliveries[row.delivery].stamps[row.row].content, row.closed_on);
        std::sort(out.begin(), out.end());
        return out;
    };
    const auto expected = contents(all);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(all.begin(), all.end(), random);
        for (Sent& one : all)
            std::shuffle(one.stamps.begin(), one.stamps.end(), random);
        EXPECT_EQ(contents(all), expected);
    }
}

} // namespace
} // namespace styrhus::snapshot
