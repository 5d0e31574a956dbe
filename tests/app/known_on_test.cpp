#include "app/made_town.h"

/// DESIGN 2.4: `known on D` rebuilds what was known then, and says in which sense.
namespace styrhus::app {
namespace {

using base::Date;

std::string basis_of(OpenTown& town, std::string_view day, std::string_view reading) {
    const auto page =
        need(town.pipeline->present({"ladder",
                                     document::Language::da,
                                     {{"kendt", std::string(day)}, {"laesning", std::string(reading)}}}));
    return page.basis.figures_id + " " + base::iso(page.basis.known_on) + " " + page.basis.known_reading;
}

TEST(KnownOn, what_was_received_by_a_day_is_rebuilt_from_a_store_that_has_received_more) {
    const MadeTown town(21);
    const auto whole = received(town);
    OpenTown then(town);
    const std::size_t months = town.months.size() / 2;
    for (std::size_t i = 0; i < months; ++i)
        then.receive(town.months[i], arrival(i));
    const Date day = arrival(months - 1).today;
    const auto known = then.publish(day);
    EXPECT_EQ(basis_of(*whole, base::iso(day), "modtaget"),
              known->figures_id + " " + base::iso(day) + " received");
}

TEST(KnownOn, a_statement_counts_from_the_day_it_was_said) {
    const MadeTown town(22);
    const auto open = received(town);
    const auto before = open->publish(Date::of(2025, 12, 1));
    const std::string early = basis_of(*open, "2025-12-01", "modtaget");
    const Date said = Date::of(2025, 12, 3);
    (void)need(
        open->pipeline->say_of_grant({.form = std::string(snapshot::set_aside_form),
                                      .subject = before->subject_of(0),
                                      .author = "anna",
                                      .reason = "står dobbelt",
                                      .now = {.utc = std::int64_t{said.days()} * 86'400, .today = said}}));
    EXPECT_NE(open->pipeline->current()->figures_id, before->figures_id);
    EXPECT_EQ(basis_of(*open, "2025-12-01", "modtaget"), early);
}

TEST(KnownOn, what_the_sources_knew_is_reconstructed_without_what_they_learnt_later) {
    const MadeTown town(23);
    const auto open = received(town);
    (void)open->publish(Date::of(2025, 12, 1));
    const Date day = Date::of(2025, 6, 30);
    const auto rebuilt = need(open->pipeline->publish(
        {.now = arrival(11), .known_on = day, .reading = domain::KnownReading::reconstructed}, {}));
    ASSERT_FALSE(rebuilt->grants.empty());
    ASSERT_FALSE(rebuilt->postings.empty());
    EXPECT_LE(rebuilt->as_of, day);
    for (const domain::Posting& posting : rebuilt->postings)
        EXPECT_LE(posting.posted_on, day);
    for (const domain::Grant& grant : rebuilt->grants) {
        EXPECT_LE(grant.decided_on.is_open_end() ? grant.period.from : grant.decided_on, day);
        EXPECT_TRUE(grant.period.to.is_open_end() || grant.period.to <= day.plus_days(1));
    }
    EXPECT_NE(rebuilt->figures_id, basis_of(*open, "2025-06-30", "modtaget").substr(0, 32));
    EXPECT_TRUE(basis_of(*open, "2025-06-30", "rekonstrueret").ends_with(" 2025-06-30 reconstructed"));
}

TEST(KnownOn, a_figures_name_alone_leads_to_the_figure_of_its_day) {
    const MadeTown town(25);
    const auto open = received(town);
    const auto today = open->publish(Date::of(2025, 12, 1));
    const auto explained = [&](const std::string& keys) {
        return need(
            open->pipeline->present({"explain",
                                     document::Language::da,
                                     {{"figur", "ladder.citizens/adults_disability/6/2025-05-31" + keys}}}));
    };
    EXPECT_EQ(explained("").basis.figures_id, today->figures_id);
    const auto then = explained("?kendt=2025-06-30&laesning=rekonstrueret").basis;
    EXPECT_EQ(then.figures_id + " " + base::iso(then.known_on) + " " + then.known_reading,
              basis_of(*open, "2025-06-30", "rekonstrueret"));
    EXPECT_NE(then.figures_id, today->figures_id);
}

TEST(KnownOn, a_day_that_is_none_is_refused) {
    const MadeTown town(24);
    const auto open = received(town);
    (void)open->publish(Date::of(2025, 12, 1));
    EXPECT_FALSE(open->pipeline->present({"ladder", document::Language::da, {{"kendt", "i går"}}}));
    EXPECT_FALSE(open->pipeline->present(
        {"ladder", document::Language::da, {{"kendt", "2025-06-30"}, {"laesning", "gættet"}}}));
}

} // namespace
} // namespace styrhus::app
