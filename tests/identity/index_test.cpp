#include "identity/index.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace styrhus::identity {
namespace {

using base::Date;
using domain::Citizen;
using domain::IdentityRef;
using domain::Term;

constexpr IdentityRef first{0x1234567890abcdefULL};
constexpr IdentityRef second{0xfedcba0987654321ULL};
constexpr IdentityRef third{0x1234567890000000ULL}; // the label's first seven letters are those of `first`
constexpr Term here{1};
constexpr Term elsewhere{2};

TEST(PersonIndex, a_replacement_number_is_the_same_person) {
    const Citizen rows[] = {{.citizen = second, .former = first}};
    const IdentityRef refs[] = {first, second};
    const auto index = link(rows, refs, here);
    EXPECT_EQ(index.persons.size(), 1U);
    EXPECT_EQ(index.find(first), index.find(second));
}

TEST(PersonIndex, a_chain_of_replacements_is_one_person_whatever_order_it_is_told_in) {
    Citizen rows[] = {{.citizen = third, .former = second}, {.citizen = second, .former = first}};
    const auto forward = link(rows, {}, here);
    std::swap(rows[0], rows[1]);
    const auto backward = link(rows, {}, here);
    EXPECT_EQ(forward.persons.size(), 1U);
    EXPECT_EQ(forward.persons[0].label, backward.persons[0].label);
}

TEST(PersonIndex, two_labels_that_would_be_equal_are_spelt_longer) {
    const IdentityRef refs[] = {first, third};
    const auto index = link({}, refs, here);
    ASSERT_EQ(index.persons.size(), 2U);
    EXPECT_NE(index.persons[0].label, index.persons[1].label);
}

TEST(PersonIndex, someone_registered_elsewhere_has_moved_out_on_the_status_date) {
    const Citizen rows[] = {
        {.citizen = first,
         .born = Date::of(2000, 1, 1),
         .municipality = here,
         .status_date = Date::of(2020, 1, 1)},
        {.citizen = first, .municipality = elsewhere, .status_date = Date::of(2024, 5, 1)}};
    const auto index = link(rows, {}, here);
    EXPECT_EQ(index.persons[0].moved_out, Date::of(2024, 5, 1));
    EXPECT_EQ(index.persons[0].born, Date::of(2000, 1, 1));
}

TEST(PersonIndex, no_one_is_nobody) {
    const IdentityRef refs[] = {IdentityRef{}, first};
    const auto index = link({}, refs, here);
    EXPECT_EQ(index.persons.size(), 1U);
    EXPECT_EQ(index.find(IdentityRef{}), domain::PersonId{});
}

} // namespace
} // namespace styrhus::identity
