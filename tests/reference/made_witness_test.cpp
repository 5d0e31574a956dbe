// The maker of the fictitious municipality was written beside us from the same definitions and shares no
// code: for every service it can grant, its own step and ours must be one.

#include "make_municipality/catalogue.h"
#include "reference/reference_fixture.h"

#include <fmt/core.h>

namespace styrhus::reference {
namespace {

namespace made = make_municipality;

StepQuestion question_of(const made::ServiceInfo& service, std::string_view law, int hours_hundredths,
                         base::Date date) {
    StepQuestion question{.law = law, .service = service.name, .date = date};
    const bool is_child = made::is_child_service(service.service);
    question.source = is_child ? "dubu_personer" : "sensum_indsatser";
    if (is_child) question.facility_type = service.type;
    if (service.unit == made::Unit::hour) question.hours_per_week_milli = hours_hundredths * 10;
    if (service.unit == made::Unit::day) {
        question.yearly_cost = base::Money::kroner(static_cast<std::int64_t>(service.price));
    }
    return question;
}

TEST(MadeMunicipality, stands_on_the_steps_that_its_maker_says) {
    int asked = 0;
    for (const made::ServiceInfo& service : made::all_services()) {
        const bool is_child = made::is_child_service(service.service);
        for (const int year : {2023, 2024}) {
            for (const auto ground : {made::Ground::consent, made::Ground::force, made::Ground::youth}) {
                for (const int hours : {300, 499, 500, 1200}) {
                    const auto law = made::decision_text(service.service, ground, made::day_of(year, 6, 1));
                    const StepQuestion question =
                        question_of(service, law, hours, base::Date::of(year, 6, 1));
                    const auto check = [&](made::Ladder theirs, const char* code) {
                        const StepAnswer answer = resolve(ladder_of(code), ours().law, question);
                        EXPECT_NE(answer.placing, Placing::unknown) << law << " " << service.name;
                        EXPECT_EQ(number(answer.step), made::step_of(service.service, theirs, hours))
                            << code << ": " << law << ", " << service.name << ", " << hours << ", " << year;
                        ++asked;
                    };
                    if (is_child) {
                        check(made::Ladder::children, "children");
                    } else {
                        check(made::Ladder::disability, "adults_disability");
                        check(made::Ladder::vulnerable, "adults_vulnerable");
                    }
                }
            }
        }
    }
    EXPECT_GT(asked, 1000);
}

TEST(MadeMunicipality, every_account_it_posts_on_has_a_line_that_reads_its_step_alike) {
    for (const made::ServiceInfo& service : made::all_services()) {
        for (const auto area :
             {made::Area::child, made::Area::disability, made::Area::psychiatry, made::Area::vulnerable}) {
            if (made::is_child_service(service.service) != (area == made::Area::child)) continue;
            const made::AccountLine account = made::account_of(service.service, area, made::Owner::company);
            const std::string grouping = fmt::format("{:03}", account.grouping);
            const base::Date date = base::Date::of(2024, 6, 1);
            const AreaAnswer answer = ours().areas.place(
                {.function = account.function, .dranst = "1", .grouping = grouping, .date = date});
            ASSERT_NE(answer.line, nullptr) << account.name;
            const LadderScope* scope = ours().find_scope(answer.line->scope);
            ASSERT_NE(scope, nullptr) << account.name;
            const Ladder* only = ours().find_ladder(answer.line->ladder);
            const StepAnswer by_account =
                ours().place_by_account(scope->id, only ? only->id : LadderId{},
                                        {.function = account.function, .grouping = grouping, .date = date});
            // Where the account alone gives a step, it is the service's own in that ladder.
            if (by_account.placing != Placing::decides) continue;
            const std::string& ladder = ours().ladder(by_account.ladder).code;
            const made::Ladder theirs = ladder == "children"            ? made::Ladder::children
                                        : ladder == "adults_disability" ? made::Ladder::disability
                                                                        : made::Ladder::vulnerable;
            EXPECT_EQ(number(by_account.step), made::step_of(service.service, theirs, 0)) << account.name;
        }
    }
}

} // namespace
} // namespace styrhus::reference
