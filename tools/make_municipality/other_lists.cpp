#include "make_municipality/other_lists.h"

#include "make_municipality/extracts.h"
#include "make_municipality/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace styrhus::make_municipality {

namespace {

/// A follow-up that was not done is overdue so many days after its deadline.
constexpr Day days_overdue = 60;

bool is_in_provider_system(Service service) {
    return service == Service::c32_home || service == Service::c32_contact || service == Service::c32_family
           || service == Service::youth_contact;
}

std::string end_of_course(EndReason reason) {
    switch (reason) {
    case EndReason::goal:
        return "Mål nået";
    case EndReason::changed:
        return "Anden indsats";
    case EndReason::moved:
        return "Flyttet";
    case EndReason::turned_18:
    case EndReason::turned_23:
        return "Alder";
    default:
        return "Ophørt efter ønske";
    }
}

} // namespace

void OtherLists::write(const Family& family) {
    for (const Citizen& citizen : family.citizens) {
        const Person& person = family.persons[static_cast<std::size_t>(citizen.person)];
        for (const Grant& grant : citizen.grants) {
            if (!grant.real()) continue;
            if (is_in_provider_system(grant.stretch.service)) write_course(citizen, grant);
            if (is_child_service(grant.stretch.service)) continue;
            write_activities(citizen, person, grant);
            write_service(citizen, grant);
        }
        if (citizen.life.area == Area::child) write_school(citizen, person);
        write_contacts(citizen, person);
    }
}

void OtherLists::write_course(const Citizen& citizen, const Grant& grant) {
    const Stretch& s = grant.stretch;
    Rng rng({seed_, 0x50F5, static_cast<std::uint64_t>(grant.number)});
    const Day matched = s.from - rng.whole(1, 12);
    const Day referred = matched - rng.whole(3, 40);
    const std::int64_t hours = 25LL * rng.whole(4, 32); // whole quarters
    const std::string leader = "Koordinator " + std::to_string(rng.whole(1, 6));
    // The provider numbers the children itself: the same child keeps its number, and it is no personal
    // number.
    Rng own_number({seed_, 0x50F6, static_cast<std::uint64_t>(std::stoll(citizen.key.substr(1)))});
    const std::string child = numbered("SF-", own_number.whole(100'000, 999'999), 6);
    for (Month m = std::max(window_.first, month_of(referred)); m <= window_.last; ++m) {
        const Day on = last_day(m);
        if (!is_delivered(m)) continue;
        if (s.to < first_day(m - 12)) break; // a year after the end the course is gone from the list
        const bool ended = s.to <= on;
        Cells cells{date_text(on, DateForm::iso),
                    date_text(referred, DateForm::iso),
                    matched <= on ? date_text(matched, DateForm::iso) : "",
                    s.from <= on ? date_text(s.from, DateForm::iso) : "",
                    ended ? date_text(s.to, DateForm::iso) : "",
                    hundredths_text(hours),
                    numbered("IND-", grant.number, 6),
                    std::string(info(s.service).name),
                    child,
                    leader,
                    ended ? end_of_course(s.reason) : "",
                    ended          ? "Afsluttet"
                    : s.from <= on ? "Aktiv"
                                   : "Venter"};
        delivery_.put(Kind::sofus_forloeb, m, cells, citizen.key);
    }
}

void OtherLists::write_school(const Citizen& citizen, const Person& person) {
    Rng rng({seed_, 0x5C01, static_cast<std::uint64_t>(std::stoll(citizen.key.substr(1)))});
    const bool disabled = citizen.life.adult_area == Area::disability;
    if (!rng.chance(disabled ? .32 : .09)) return;
    static constexpr std::array<std::string_view, 4> schools{"Specialskolen Opdigtet Høj", "Påfundskolen",
                                                             "Prøveskolen", "Specialcenter Tænkt Kær"};
    const std::string school(schools[static_cast<std::size_t>(rng.below(4))]);
    const Day start = day_of(year_of(person.birth) + rng.whole(6, 11), 8, 1);
    const Day end = std::min(day_of(year_of(person.birth) + rng.whole(13, 17), 6, 30), person.death);
    const Day allocation = start - rng.whole(60, 240);
    const std::string tariff(1, static_cast<char>('A' + rng.below(4)));
    for (Month m = std::max(window_.first, month_of(allocation)); m <= window_.last; ++m) {
        const Day on = last_day(m);
        if (!is_delivered(m)) continue;
        // The list holds this school year and the one before.
        const int year = number_in_year(m) >= 8 ? year_of_month(m) : year_of_month(m) - 1;
        if (end < day_of(year - 1, 8, 1)) break;
        const bool ended = end <= on;
        const Day counted = std::min(end, on);
        Cells cells{date_text(on, DateForm::dashes),
                    date_text(allocation, DateForm::dashes),
                    date_text(start, DateForm::dashes),
                    ended ? date_text(end, DateForm::dashes) : "",
                    start <= on ? std::to_string(counted - start + 1) : "0",
                    school,
                    with_hyphen(number_on(citizen, person, on)),
                    "Distriktsskolen Prøvedal",
                    std::string(municipality_name),
                    tariff};
        delivery_.put(Kind::specialskole, m, cells, citizen.key);
    }
}

/// Early help without a grant that knows whom it helped: some before their first grant to adults, and some
/// after their last.
void OtherLists::write_contacts(const Citizen& citizen, const Person& person) {
    Day first = no_day;
    Day last = 0;
    for (const Grant& grant : citizen.grants) {
        if (!grant.real() || is_child_service(grant.stretch.service)) continue;
        first = std::min(first, grant.stretch.from);
        last = std::max(last, grant.stretch.to);
    }
    if (first == no_day) return;
    Rng rng({seed_, 0xC097, static_cast<std::uint64_t>(citizen.grants.front().number)});
    const Day before = first - rng.whole(5, 240);
    const Day after = last == no_day ? no_day : last + rng.whole(20, 300);
    if (rng.chance(.3)) write_contact(citizen, person, before, rng);
    if (rng.chance(.25) && after != no_day) write_contact(citizen, person, after, rng);
}

void OtherLists::write_contact(const Citizen& citizen, const Person& person, Day day, Rng& rng) {
    const bool is_vulnerable = citizen.life.adult_area == Area::vulnerable;
    const bool reaches_out = rng.chance(is_vulnerable ? .5 : .2);
    if (day < window_.from() || day > window_.to() || day > person.death) return;
    const Month quarter = std::min(window_.last, month_of(day) / 3 * 3 + 2);
    Cells cells{number_on(citizen, person, day),
                date_text(day, DateForm::dashes),
                date_text(day, DateForm::dashes),
                "Tidlig indsats",
                "Kontakt",
                reaches_out ? "Opsøgende støtte- og kontaktperson" : "Social akuthjælp",
                "",
                std::string(area_text(citizen.life.adult_area)),
                caseworker(rng, citizen.life.adult_area)};
    delivery_.put(Kind::sensum_aktiviteter, quarter, cells, citizen.key);
}

void OtherLists::write_activities(const Citizen& citizen, const Person& person, const Grant& grant) {
    static constexpr std::array<std::string_view, 4> answers{"Indsatsen fortsætter uændret",
                                                             "Indsatsen ændres", "Indsatsen afsluttes",
                                                             "Nye mål aftalt; se handleplan"};
    const Stretch& s = grant.stretch;
    Rng rng({seed_, 0xAC71, static_cast<std::uint64_t>(grant.number)});
    const std::string worker = caseworker(rng, citizen.life.adult_area);
    // The first follow-up is due after three months, the next ones each half year.
    Day deadline = months_later(s.from, 3);
    for (; deadline <= std::min(s.to, window_.to()); deadline = months_later(deadline, 6)) {
        const bool overdue = window_.to() - deadline > days_overdue;
        // Drawn also where nothing is planted; then all are done that should have been.
        const bool done = rng.chance(.92) || (overdue && !delivery_.mistakes().on());
        const Day performed = std::max(s.from, deadline + rng.whole(-25, 45));
        const std::string_view answer = answers[static_cast<std::size_t>(rng.below(4))];
        const Day shown = done ? performed : deadline;
        if (shown < window_.from() || shown > window_.to()) continue;
        // Delivered with the quarter in which it was done, or should have been.
        const Month quarter = std::min(window_.last, month_of(shown) / 3 * 3 + 2);
        Cells cells{number_on(citizen, person, shown),
                    done ? date_text(performed, DateForm::dashes) : "",
                    date_text(deadline, DateForm::dashes),
                    "Voksenudredningsmetoden",
                    "Opfølgning",
                    "Opfølgning på indsats",
                    done ? std::string(answer) : "",
                    std::string(area_text(citizen.life.adult_area)),
                    worker};
        const Place place = delivery_.put(Kind::sensum_aktiviteter, quarter, cells, citizen.key);
        const FollowUp follow_up = done      ? performed > deadline ? FollowUp::done_late : FollowUp::done
                                   : overdue ? FollowUp::overdue
                                             : FollowUp::due;
        note_follow_up(citizen, place, follow_up);
    }
}

void OtherLists::note_follow_up(const Citizen& citizen, Place place, FollowUp follow_up) {
    Mistakes& mistakes = delivery_.mistakes();
    const auto record = [&](bool near, std::string_view note) {
        mistakes.record(delivery_.out(), Mistake::follow_up_overdue, near, place, place, citizen.key, 0,
                        note);
    };
    if (follow_up == FollowUp::overdue) {
        mistakes.owe(Mistake::follow_up_overdue);
        record(false, "");
        return;
    }
    if (follow_up == FollowUp::done || !mistakes.near_miss(Mistake::follow_up_overdue)) return;
    record(true,
           follow_up == FollowUp::due ? "not done, and not two months over" : "done too late, but done");
}

void OtherLists::write_service(const Citizen& citizen, const Grant& grant) {
    const Stretch& s = grant.stretch;
    for (Month m = std::max(window_.first, month_of(grant.known)); m <= window_.last; ++m) {
        const Day on = last_day(m);
        if ((number_in_year(m) % 3 != 0 && m != window_.last) || !is_delivered(m) || grant.known > on)
            continue;
        const Day end = shown_end(grant, on);
        Cells cells{std::string(info(s.service).type), std::string(area_text(citizen.life.adult_area)),
                    date_text(s.from, DateForm::with_hour), end_text(end, DateForm::with_hour)};
        delivery_.put(Kind::sensum_ydelser, m, cells);
    }
}

namespace {

struct EarlyHelp {
    std::string_view unit;
    std::string_view what;
    std::string_view paragraph_before;
    std::string_view paragraph_since;
    double a_year;      ///< courses in 95,000 inhabitants
    double each;        ///< participants of one
    double kroner_each; ///< of one course
};

constexpr std::array<EarlyHelp, 8> early_help{{
    {"Skolerne", "Gruppeforløb i skolen", "SEL § 11, stk. 3, nr. 2", "BL § 30, stk. 1, nr. 2", 160, 7,
     14'000},
    {"Dagtilbud", "Forældregruppe i dagtilbud", "SEL § 11, stk. 3, nr. 2", "BL § 30, stk. 1, nr. 2", 90, 8,
     9'000},
    {"Dagtilbud", "Åben rådgivning", "SEL § 11, stk. 2", "BL § 28", 420, 1, 1'200},
    {"Sundhedsplejen", "Ekstra besøg til familier", "SUL § 122", "SUL § 122", 610, 1, 2'100},
    {"PPR", "Konsultativt forløb", "FSL § 4", "FSL § 4", 240, 3, 6'500},
    {"Akuttilbuddet", "Social akuthjælp", "SEL § 82 c", "SEL § 82 c", 900, 1, 1'900},
    {"Værestedet", "Værested, brugere", "SEL § 104", "SEL § 104", 1'400, 1, 900},
    {"Gadeplan", "Opsøgende støtte- og kontaktperson", "SEL § 99", "SEL § 99", 130, 1, 16'000},
}};

} // namespace

void OtherLists::write_early_help(int inhabitants) {
    const double scale = inhabitants / 95'000.0 / 12.0;
    for (Month m = window_.first; m <= window_.last; ++m) {
        const bool summer = number_in_year(m) == 7;
        for (std::size_t i = 0; i < early_help.size(); ++i) {
            const EarlyHelp& e = early_help[i];
            Rng rng({seed_, 0xEA51, static_cast<std::uint64_t>(m), i});
            // Help in the early years grows by four per cent a year, and schools close in July.
            const double season = summer && i < 5 ? .15 : 1.0;
            const double grown = std::pow(1.04, (m - month_at(2024, 1)) / 12.0);
            const int courses = rng.poisson(e.a_year * scale * season * grown);
            int participants = 0;
            for (int k = 0; k < courses; ++k)
                participants += e.each > 1 ? 1 + rng.poisson(e.each - 1) : 1;
            const double ore =
                courses * e.kroner_each * 100 * price_index(year_of_month(m)) * rng.between(.9, 1.1);
            Cells cells{
                month_folder(m),
                std::string(e.unit),
                std::string(e.what),
                std::string(year_of_month(m) >= law_change_year ? e.paragraph_since : e.paragraph_before),
                std::to_string(courses),
                std::to_string(participants),
                amount_text(std::llround(ore), AmountForm::dotted)};
            delivery_.put(Kind::tidlig_indsats, m, cells);
        }
    }
}

} // namespace styrhus::make_municipality
