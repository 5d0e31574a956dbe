#include "views/page/delivery_grid.h"
#include "views/small_town.h"

#include <gtest/gtest.h>

namespace styrhus::views::page {
namespace {

using base::Date;
using base::Month;

/// A context whose source has extracts at the ends of some months of 2023.
Context delivered(domain::FactKind kind, std::initializer_list<int> months) {
    SmallTown town;
    Context context = town.context(Date::of(2023, 12, 31));
    context.deliveries.clear();
    for (const int month : months) {
        domain::Delivery delivery;
        delivery.id = domain::DeliveryId{static_cast<std::uint32_t>(month)};
        delivery.source = "liste";
        delivery.kind = kind;
        delivery.dates.extract_date = Month::of(2023, month).last();
        delivery.dates.received_on = delivery.dates.extract_date;
        context.deliveries.push_back(std::move(delivery));
    }
    return context;
}

bool owes_december(domain::FactKind kind, std::initializer_list<int> months) {
    return is_owed(Month::of(2023, 12), rhythm_of(delivered(kind, months), "liste"));
}

TEST(Rhythm, is_heard_at_the_third_extract) {
    using domain::FactKind;
    EXPECT_FALSE(owes_december(FactKind::tariff, {3}));
    EXPECT_FALSE(owes_december(FactKind::tariff, {3, 4})) << "the second may have mended the first";
    EXPECT_TRUE(owes_december(FactKind::tariff, {3, 4, 5}));
    EXPECT_FALSE(owes_december(FactKind::tariff, {3, 6, 10})) << "every third month or so: due in January";
    EXPECT_TRUE(owes_december(FactKind::tariff, {3, 6, 9}));
}

TEST(Rhythm, of_postings_is_a_month_from_the_first) {
    EXPECT_TRUE(owes_december(domain::FactKind::posting, {11}));
    EXPECT_FALSE(owes_december(domain::FactKind::posting, {11, 12}));
}

} // namespace
} // namespace styrhus::views::page
