#include "views/page/decisions.h"

#include <gtest/gtest.h>
#include <variant>

namespace styrhus::views::page {
namespace {

domain::Delivery held_delivery() {
    domain::Delivery delivery;
    delivery.id = domain::DeliveryId{17};
    delivery.is_held = true;
    delivery.sums.rows_gone = 1203;
    delivery.sums.money_gone = base::Money::ore(150'000'00);
    return delivery;
}

DeliveryDecision said(bool is_release, std::string reason = {}) {
    return {domain::DeliveryId{17}, is_release, "Karen Lund", base::Date::of(2025, 11, 14),
            std::move(reason)};
}

document::Document state_of(const Context& context, const domain::Delivery& delivery) {
    document::Document page;
    add_state(context, delivery, page);
    add_withdrawal(context, delivery, page);
    return page;
}

std::string notice(const document::Document& page) {
    return std::get<document::Notice>(page.blocks.front()).text;
}

std::vector<std::string> forms(const document::Document& page) {
    std::vector<std::string> keys;
    for (const document::Block& block : page.blocks)
        if (const auto* form = std::get_if<document::Form>(&block)) keys.push_back(form->key);
    return keys;
}

using Keys = std::vector<std::string>;

TEST(Decisions, a_held_delivery_says_what_would_vanish_and_can_be_released_or_taken_back) {
    const Context context;
    const document::Document page = state_of(context, held_delivery());
    EXPECT_NE(notice(page).find("1.203 rækker og 150.000"), std::string::npos) << notice(page);
    EXPECT_EQ(forms(page), (Keys{"delivery.release", "delivery.withdraw"}));
    domain::Delivery without_kroner = held_delivery();
    without_kroner.sums.money_gone = {};
    EXPECT_NE(notice(state_of(context, without_kroner)).find("1.203 rækker ville forsvinde"),
              std::string::npos);
}

TEST(Decisions, a_released_delivery_names_who_and_when_and_can_be_taken_back) {
    Context context;
    context.decisions = {said(true)};
    domain::Delivery delivery = held_delivery();
    delivery.is_held = false; // the store's word; a release undoes it
    const document::Document page = state_of(context, delivery);
    EXPECT_EQ(notice(page), "Frigivet 14.11.2025 af Karen Lund.");
    EXPECT_EQ(forms(page), Keys{"delivery.withdraw"});
}

TEST(Decisions, a_delivery_taken_back_says_why_and_can_count_again) {
    Context context;
    context.decisions = {said(false, "forkert udtræk")};
    context.withdrawn = {domain::DeliveryId{17}};
    const document::Document page = state_of(context, held_delivery());
    EXPECT_EQ(notice(page), "Taget tilbage 14.11.2025 af Karen Lund (forkert udtræk). "
                            "Leverancens rækker indgår ikke i tallene.");
    EXPECT_EQ(forms(page), Keys{"delivery.release"});
}

TEST(Decisions, a_delivery_nobody_has_spoken_of_can_only_be_taken_back) {
    domain::Delivery delivery = held_delivery();
    delivery.is_held = false;
    EXPECT_EQ(forms(state_of(Context{}, delivery)), Keys{"delivery.withdraw"});
}

TEST(Decisions, a_delivery_read_by_an_older_mapping_can_be_read_again) {
    Context context;
    context.mapping = [](const std::string&) -> base::Result<MappingWords> {
        return MappingWords{.hash = "new"};
    };
    domain::Delivery delivery = held_delivery();
    delivery.is_held = false;
    delivery.mapping_hash = "old";
    const auto forms_of = [&](const domain::Delivery& one) {
        document::Document page;
        add_older_mapping(context, one, page);
        return forms(page);
    };
    EXPECT_EQ(forms_of(delivery), Keys{"delivery.again"});
    EXPECT_EQ(forms_of(held_delivery()), Keys{});
    delivery.mapping_hash = "new";
    EXPECT_EQ(forms_of(delivery), Keys{});
}

} // namespace
} // namespace styrhus::views::page
