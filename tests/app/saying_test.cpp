#include "app/made_town.h"

namespace styrhus::app {
namespace {

SayOrder order_of(std::string_view form, std::string subject, std::string reason) {
    return {.form = std::string(form),
            .subject = std::move(subject),
            .author = "anna",
            .reason = std::move(reason),
            .now = arrival(11)};
}

TEST(Saying, a_grant_is_set_aside_at_once_with_who_and_when_and_put_back_again) {
    const MadeTown town(31);
    const auto open = received(town);
    const auto before = open->publish(base::Date::of(2025, 12, 1));
    const std::string subject = before->subject_of(0);
    need(open->pipeline->say_of_grant(order_of(snapshot::set_aside_form, subject, "står \"dobbelt\"")));
    const auto aside = open->pipeline->current();
    ASSERT_EQ(aside->amendments.size(), 1U);
    EXPECT_EQ(aside->base, before->base);
    const std::vector<views::Said> said = open->pipeline->said_of(subject, std::nullopt);
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(said[0].form, snapshot::set_aside_form);
    EXPECT_EQ(said[0].author, "anna");
    EXPECT_EQ(said[0].on, arrival(11).today);
    EXPECT_EQ(said[0].reason, "står \"dobbelt\"");
    EXPECT_TRUE(open->pipeline->said_of(subject, arrival(11).today.plus_days(-1)).empty());
    (void)need(
        open->pipeline->say_of_grant(order_of(snapshot::set_aside_form, subject, "af en anden grund")));
    need(open->pipeline->say_of_grant(order_of(snapshot::undo_form, subject, "rettet")));
    EXPECT_EQ(open->pipeline->current()->figures_id, before->figures_id);
    const std::vector<views::Said> whole = open->pipeline->said_of(subject, std::nullopt);
    ASSERT_EQ(whole.size(), 3U);
    EXPECT_EQ(whole[2].form, snapshot::undo_form);
    EXPECT_EQ(whole[2].reason, "rettet");
}

TEST(Saying, what_was_said_of_a_grant_follows_it_through_later_deliveries) {
    const MadeTown town(32);
    OpenTown open(town);
    const std::size_t half = town.months.size() / 2;
    for (std::size_t i = 0; i < half; ++i)
        open.receive(town.months[i], arrival(i));
    const auto before = open.publish(arrival(half).today);
    std::uint32_t grant = 0; // one that is still open, so that it is delivered again
    while (!before->grants[grant].period.is_open())
        ++grant;
    const std::string subject = before->subject_of(grant);
    need(open.pipeline->say_of_grant(order_of(snapshot::set_aside_form, subject, "forkert")));
    for (std::size_t i = half; i < town.months.size(); ++i)
        open.receive(town.months[i], arrival(i));
    const auto after = open.publish(base::Date::of(2025, 12, 1));
    ASSERT_EQ(after->amendments.size(), 1U);
    EXPECT_EQ(after->subject_of(after->amendments[0].grant), subject);
    EXPECT_EQ(after->grants[after->amendments[0].grant].citizen, before->grants[grant].citizen);
}

TEST(Saying, what_cannot_be_said_is_refused) {
    const MadeTown town(33);
    const auto open = received(town);
    const auto snapshot = open->publish(base::Date::of(2025, 12, 1));
    const std::string subject = snapshot->subject_of(0);
    EXPECT_FALSE(open->pipeline->say_of_grant(order_of("grant.sold", subject, "hvorfor ikke")));
    EXPECT_FALSE(open->pipeline->say_of_grant(order_of(snapshot::set_aside_form, subject, "  ")));
    EXPECT_FALSE(
        open->pipeline->say_of_grant(order_of(snapshot::set_aside_form, "grant:0000000000000001", "x")));
    EXPECT_FALSE(open->pipeline->say_of_grant(order_of(snapshot::undo_form, subject, "x")));
}

/// A register delivered whole each month repeats what was found in reading it; only rows in force are found.
TEST(Saying, findings_of_reading_are_of_rows_in_force_only) {
    const MadeTown town(34);
    const auto open = received(town);
    const auto snapshot = open->publish(base::Date::of(2025, 12, 1));
    const auto rows = snapshot::rows_in_force(snapshot->base->live);
    std::size_t of_rows = 0;
    for (const domain::Finding& finding : snapshot->findings) {
        if (finding.rule.starts_with("delivery.")) continue;
        ++of_rows;
        EXPECT_TRUE(std::binary_search(rows.begin(), rows.end(), finding.source)) << finding.rule;
    }
    EXPECT_GT(of_rows, 0U);
}

} // namespace
} // namespace styrhus::app
