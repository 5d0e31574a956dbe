#include "app/made_town.h"
#include "models/matching/matching.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace styrhus::app {
namespace {

using models::matching::confirm_form;
using models::matching::correct_form;
using models::matching::LinkState;
using models::matching::Matching;
using models::matching::Said;

/// The day before anything is said here, and the day it is.
const base::Date said_on = arrival(11).today;

SayOrder order_of(std::string_view form, std::string subject, std::optional<std::vector<SaidGrant>> links,
                  std::string reason = "set i sagen") {
    return {.form = std::string(form),
            .subject = std::move(subject),
            .author = "anna",
            .reason = std::move(reason),
            .links = std::move(links),
            .now = arrival(11)};
}

/// A bill of a known citizen that is linked to one grant.
std::uint32_t a_linked_posting(const snapshot::Snapshot& snapshot, const Matching& matching) {
    std::uint32_t posting = 0;
    while (domain::is_none(snapshot.persons.find(snapshot.postings[posting].citizen))
           || matching.links_of(posting).size() != 1 || snapshot.postings[posting].amount < base::Money{}
           || has(matching.postings[posting].signs, models::matching::Sign::undone))
        ++posting;
    return posting;
}

views::Request known_on(base::Date day) {
    return {.view = "links", .language = {}, .parameters = {{"kendt", base::iso(day)}, {"aar", "alle"}}};
}

TEST(SayingOfLinks, a_link_is_corrected_at_once_and_back_and_known_from_the_day_it_was_said) {
    const MadeTown town(33);
    const auto open = received(town);
    Pipeline& pipeline = *open->pipeline;
    const auto before = open->publish(said_on);
    const auto matching = pipeline.matching_of(before);
    const std::uint32_t posting = a_linked_posting(*before, *matching);
    const std::string subject = before->subject_of_posting(posting);

    need(pipeline.say_of_posting(order_of(correct_form, subject, std::vector<SaidGrant>{})));
    const auto after = pipeline.current();
    EXPECT_EQ(after->base, before->base);
    EXPECT_NE(after->figures_id, before->figures_id);
    EXPECT_EQ(pipeline.matching_of(after)->postings[posting].state, LinkState::unlinked);
    EXPECT_EQ(pipeline.matching_of(after)->postings[posting].said, Said::corrected);
    ASSERT_EQ(pipeline.said_of(subject, std::nullopt).size(), 1U);
    EXPECT_EQ(pipeline.said_of(subject, std::nullopt)[0].reason, "set i sagen");

    const auto said_by = [&](base::Date day) {
        return need(pipeline.context_for(known_on(day))).matching()->postings.at(posting).said;
    };
    EXPECT_EQ(said_by(said_on), Said::corrected);
    EXPECT_EQ(said_by(said_on.plus_days(-1)), Said::nobody);

    need(pipeline.say_of_posting(order_of(snapshot::undo_form, subject, std::nullopt, "")));
    EXPECT_EQ(pipeline.current()->figures_id, before->figures_id);
    EXPECT_FALSE(pipeline.say_of_posting(order_of(snapshot::undo_form, subject, std::nullopt)));
    EXPECT_EQ(pipeline.said_of(subject, std::nullopt).size(), 2U);
}

TEST(SayingOfLinks, a_confirmation_says_what_was_seen_and_not_whatever_is_proposed) {
    const MadeTown town(34);
    const auto open = received(town);
    Pipeline& pipeline = *open->pipeline;
    const auto snapshot = open->publish(said_on);
    const auto matching = pipeline.matching_of(snapshot);
    const std::uint32_t posting = a_linked_posting(*snapshot, *matching);
    const std::string subject = snapshot->subject_of_posting(posting);
    const std::string grant = snapshot->subject_of(matching->links_of(posting)[0].grant);
    const base::Money amount = snapshot->postings[posting].amount;

    const std::vector<SaidGrant> other = {{"grant:0000000000000001", amount}};
    EXPECT_FALSE(pipeline.say_of_posting(order_of(confirm_form, subject, other)));
    const std::vector<SaidGrant> less = {{grant, amount - base::Money::ore(1)}};
    EXPECT_FALSE(pipeline.say_of_posting(order_of(confirm_form, subject, less)));
    EXPECT_EQ(pipeline.current()->figures_id, snapshot->figures_id);
    need(pipeline.say_of_posting(order_of(confirm_form, subject, std::vector<SaidGrant>{{grant, amount}})));
    EXPECT_EQ(pipeline.matching_of(pipeline.current())->postings[posting].said, Said::confirmed);
}

bool stands(const models::validity::Look& look, const models::validity::FindingName& name) {
    return std::any_of(look.findings.begin(), look.findings.end(), [&](const models::validity::Stood& stood) {
        return models::validity::name_of(*stood.finding) == name;
    });
}

// A bill that a person says belongs to no grant is posted without one (r0302): now, and not in the extract
// before.
TEST(SayingOfLinks, the_rules_follow_and_what_was_looked_at_before_does_not_know) {
    const MadeTown town(35);
    OpenTown open(town);
    const std::size_t last = town.months.size() - 1;
    for (std::size_t i = 0; i < last; ++i)
        open.receive(town.months[i], arrival(i));
    const auto snapshot = open.publish(said_on);
    const std::uint32_t posting = a_linked_posting(*snapshot, *open.pipeline->matching_of(snapshot));
    const std::string subject = snapshot->subject_of_posting(posting);
    const models::validity::FindingName name = {
        "r0302", snapshot::number_in(subject, snapshot::posting_prefix).value_or(0)};
    need(open.pipeline->say_of_posting(order_of(correct_form, subject, std::vector<SaidGrant>{})));
    need(open.pipeline->look_back({}));
    EXPECT_TRUE(stands(*open.pipeline->looked_back().history->looks.back(), name));

    open.receive(town.months[last], arrival(last));
    (void)open.publish(said_on);
    need(open.pipeline->look_back({}));
    const auto looks = open.pipeline->looked_back().history->looks;
    ASSERT_GE(looks.size(), 2U);
    EXPECT_TRUE(stands(*looks.back(), name));
    EXPECT_FALSE(stands(*looks[looks.size() - 2], name));
}

} // namespace
} // namespace styrhus::app
