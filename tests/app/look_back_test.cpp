#include "app/jobs.h"
#include "app/made_town.h"
#include "domain/checks.h"
#include "rules/rules.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <sstream>

/// The history of findings is made from what has been delivered: it must be what was seen then.
namespace styrhus::app {
namespace {

using base::Date;
using models::validity::FindingName;
using models::validity::History;
using models::validity::Life;
using models::validity::Look;
using models::validity::name_of;
using Names = std::set<FindingName>;

Names names_in(const domain::Checks& checks) {
    Names names;
    for (const domain::RuleFinding& finding : checks.findings)
        names.insert(name_of(finding));
    return names;
}

Names names_in(const Look& look) {
    Names names;
    for (const auto& stood : look.findings)
        names.insert(name_of(*stood.finding));
    return names;
}

views::LookedBack whole_history(OpenTown& town) {
    need(town.pipeline->look_back({}));
    return town.pipeline->looked_back();
}

/// Another store, to which the months come one by one.
TEST(LookBack, each_look_is_what_the_rules_said_when_that_month_was_the_latest) {
    const MadeTown town(41);
    const auto whole = received(town);
    (void)whole->publish(Date::of(2025, 12, 1));
    const auto looked_back = whole_history(*whole);
    ASSERT_TRUE(looked_back.is_whole());
    const auto& looks = looked_back.history->looks;
    OpenTown then(town);
    std::map<Date, Names> seen;
    for (std::size_t i = 0; i < town.months.size(); ++i) {
        then.receive(town.months[i], arrival(i));
        const auto published = then.publish(arrival(i).today);
        seen[published->as_of] = names_in(rules::match_and_check(*published));
    }
    ASSERT_EQ(looks.size(), seen.size());
    std::size_t found = 0;
    for (const auto& look : looks) {
        ASSERT_TRUE(seen.contains(look->on)) << base::iso(look->on);
        EXPECT_EQ(names_in(*look), seen.at(look->on)) << base::iso(look->on);
        found += look->findings.size();
    }
    EXPECT_GT(found, 100U);
}

/// Runs found by going through the dates of each finding on its own.
TEST(LookBack, lives_are_the_unbroken_runs_of_looks) {
    const MadeTown town(42);
    const auto open = received(town);
    (void)open->publish(Date::of(2025, 12, 1));
    const auto history = whole_history(*open).history;
    std::set<FindingName> all;
    for (const auto& look : history->looks)
        all.merge(names_in(*look));
    std::size_t closed = 0;
    for (const FindingName& name : all) {
        std::vector<std::pair<Date, Date>> runs;
        bool stood = false;
        for (const auto& look : history->looks) {
            const bool stands = names_in(*look).contains(name);
            if (stands && !stood) runs.emplace_back(look->on, Date::open_end());
            if (!stands && stood) runs.back().second = look->on;
            stood = stands;
        }
        std::vector<std::pair<Date, Date>> lives;
        for (const Life& life : history->lives_of(name))
            lives.emplace_back(life.opened, life.closed);
        EXPECT_EQ(lives, runs) << name.rule;
        closed += runs.back().second.is_open_end() ? 0U : 1U;
    }
    EXPECT_GT(all.size(), 20U);
    EXPECT_GT(closed, 0U) << "the maker corrects some of what it planted";
}

std::vector<Names> all_names(const History& history) {
    std::vector<Names> names;
    for (const auto& look : history.looks)
        names.push_back(names_in(*look));
    return names;
}

TEST(LookBack, a_month_that_comes_later_gives_what_the_whole_gives) {
    const MadeTown town(43);
    const auto whole = received(town);
    (void)whole->publish(Date::of(2025, 12, 1));
    OpenTown step(town);
    for (std::size_t i = 0; i < town.months.size(); ++i) {
        step.receive(town.months[i], arrival(i));
        if (i % 5 != 0 && i + 1 < town.months.size()) continue;
        (void)step.publish(arrival(i).today);
        (void)whole_history(step);
    }
    EXPECT_EQ(all_names(*whole_history(step).history), all_names(*whole_history(*whole).history));
}

TEST(LookBack, is_shown_as_unfinished_until_it_is_made_and_goes_on_where_it_was_stopped) {
    const MadeTown town(44);
    const auto open = received(town);
    (void)open->publish(Date::of(2025, 12, 1));
    const auto before = open->pipeline->looked_back();
    EXPECT_FALSE(before.is_whole());
    EXPECT_EQ(before.looked, 0U);
    EXPECT_EQ(before.wanted, town.months.size() - 1);
    EXPECT_EQ(before.history->looks.size(), 1U) << "the snapshot's own";
    int steps = 0;
    EXPECT_FALSE(open->pipeline->look_back([&](double, std::string_view) { return ++steps <= 5; }));
    EXPECT_EQ(open->pipeline->looked_back().looked, 5U);
    steps = 0;
    need(open->pipeline->look_back([&](double, std::string_view) { return ++steps > 0; }));
    EXPECT_EQ(static_cast<std::size_t>(steps), town.months.size() - 6);
    EXPECT_TRUE(open->pipeline->looked_back().is_whole());
}

/// Takes those out of the register's extracts whose number ends with a digit.
void forget_in_the_register(MadeTown& town, char digit) {
    for (Month& month : town.months)
        for (IncomingFile& file : month) {
            if (!file.name.starts_with("cpr_")) continue;
            std::string kept;
            std::istringstream lines(*file.bytes);
            for (std::string line; std::getline(lines, line);)
                if (!line.substr(0, line.find(';')).ends_with(digit)) kept += line + '\n';
            file.bytes = std::make_shared<const std::string>(std::move(kept));
        }
}

std::size_t count_of(const std::vector<Names>& looks, std::string_view rule) {
    std::size_t count = 0;
    for (const Names& names : looks)
        count += static_cast<std::size_t>(std::count_if(
            names.begin(), names.end(), [&](const FindingName& name) { return name.rule == rule; }));
    return count;
}

TEST(LookBack, a_delivery_taken_back_was_never_looked_at) {
    MadeTown town(45);
    forget_in_the_register(town, '3');
    const auto open = received(town);
    (void)open->publish(Date::of(2025, 12, 1));
    const auto before = all_names(*whole_history(*open).history);
    EXPECT_GT(count_of(before, "r0124"), 0U) << "somebody with help is missing in the register";
    const auto deliveries = open->pipeline->current()->deliveries;
    for (const domain::Delivery& delivery : deliveries)
        if (delivery.kind == domain::FactKind::citizen)
            need(open->pipeline->withdraw(delivery.id, "anna", "forkert udtræk", arrival(9)));
    (void)open->publish(Date::of(2025, 12, 1));
    const auto after = all_names(*whole_history(*open).history);
    EXPECT_EQ(after.size(), before.size());
    EXPECT_EQ(count_of(after, "r0124"), 0U) << "nobody can be missing in a register that is not there";
}

SayOrder order_of(std::string_view form, const FindingName& name, std::optional<Date> until = {}) {
    return {.form = std::string(form),
            .subject = models::validity::subject_of(name),
            .author = "anna",
            .reason = "aftalt",
            .until = until,
            .now = arrival(11)};
}

TEST(LookBack, what_is_said_of_a_finding_changes_no_figure_and_can_be_taken_back) {
    const MadeTown town(46);
    const auto open = received(town);
    const auto before = open->publish(Date::of(2025, 12, 1));
    const FindingName name = name_of(open->pipeline->checks_of(before)->findings.front());
    const auto page = [&](const char* status) {
        return need(open->pipeline->present({"findings", document::Language::da, {{"status", status}}}))
            .title;
    };
    const std::string none = page("godkendt");
    const std::string none_wrong = page("forkert");
    EXPECT_FALSE(open->pipeline->say_of_finding(order_of(models::validity::accept_form, name)));
    EXPECT_FALSE(
        open->pipeline->say_of_finding(order_of(models::validity::accept_form, name, Date::of(2020, 1, 1))));
    EXPECT_FALSE(open->pipeline->say_of_finding(
        order_of(models::validity::false_alarm_form, name, Date::of(2026, 3, 31))));
    EXPECT_FALSE(open->pipeline->say_of_finding(
        order_of(models::validity::accept_form, {"r0110", 1}, Date::of(2026, 3, 31))));
    EXPECT_FALSE(open->pipeline->say_of_finding(order_of("finding.sold", name)));
    EXPECT_FALSE(open->pipeline->say_of_finding(order_of(snapshot::undo_form, name)));
    EXPECT_EQ(page("godkendt"), none);
    need(
        open->pipeline->say_of_finding(order_of(models::validity::accept_form, name, Date::of(2026, 3, 31))));
    EXPECT_NE(page("godkendt"), none);
    EXPECT_EQ(open->pipeline->current(), before);
    const auto said = open->pipeline->said_of(models::validity::subject_of(name), std::nullopt);
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(said[0].until, Date::of(2026, 3, 31));
    need(open->pipeline->say_of_finding(order_of(models::validity::false_alarm_form, name)));
    EXPECT_EQ(page("godkendt"), none);
    EXPECT_NE(page("forkert"), none_wrong);
    need(open->pipeline->say_of_finding(order_of(snapshot::undo_form, name)));
    EXPECT_EQ(page("forkert"), none_wrong);
    EXPECT_FALSE(open->pipeline->say_of_finding(order_of(snapshot::undo_form, name)));
}

/// Waits in a job until it is let go.
class Gate {
  public:
    void open() {
        const std::lock_guard lock(mutex_);
        is_open_ = true;
        changed_.notify_all();
    }
    void wait() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return is_open_; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_open_ = false;
};

TEST(Jobs, work_that_nobody_waits_for_gives_way_and_is_done_afterwards) {
    std::vector<std::string> order;
    Gate is_running;
    Gate is_asked;
    Gate is_done;
    {
        Jobs jobs;
        const std::string idle =
            jobs.start_when_idle([&](const Progress& progress) -> base::Result<std::string> {
                order.emplace_back("idle");
                is_running.open();
                is_asked.wait();
                if (!progress(0.5, "half")) return base::Error{"stopped"};
                order.emplace_back("idle done");
                is_done.open();
                return std::string("/fund");
            });
        is_running.wait();
        const std::string urgent = jobs.start([&](const Progress&) -> base::Result<std::string> {
            order.emplace_back("urgent");
            return std::string("/");
        });
        is_asked.open();
        is_done.wait();
        EXPECT_EQ(jobs.status(urgent)->state, JobState::done);
    }
    EXPECT_EQ(order, (std::vector<std::string>{"idle", "urgent", "idle", "idle done"}));
}

} // namespace
} // namespace styrhus::app
