// What the case systems and the CPR register say at the end of each month. They know only what had been
// registered by then: a grant begins to show when it was created, an end when it was entered.

#include "make_municipality/extracts.h"

#include "make_municipality/text.h"

#include <algorithm>

namespace styrhus::make_municipality {

std::string number_on(const Citizen& citizen, const Person& person, Day day) {
    if (!citizen.written_cpr.empty()) return citizen.written_cpr;
    return !person.former_cpr.empty() && day < person.number_changed ? person.former_cpr : person.cpr;
}

Day shown_end(const Grant& grant, Day on) {
    if (grant.never_ends) return no_day;
    if (grant.end_known > on) return grant.planned_end;
    if (grant.written_end != no_day && (grant.written_end_until == no_day || on < grant.written_end_until)) {
        return grant.written_end;
    }
    return grant.stretch.to;
}

const Person& person_of(const Family& family, const Citizen& citizen) {
    return family.persons[static_cast<std::size_t>(citizen.person)];
}

std::string with_hyphen(const std::string& cpr) {
    return cpr.substr(0, 6) + "-" + cpr.substr(6);
}

std::string end_text(Day end, DateForm form) {
    return end >= no_day - 100 ? "" : date_text(end, form);
}

namespace {

std::string_view frequency_text(Unit unit) {
    switch (unit) {
    case Unit::day:
        return "Pr. dag";
    case Unit::month:
        return "Pr. måned";
    case Unit::week:
        return "Pr. uge";
    case Unit::hour:
        return "Pr. time";
    case Unit::course:
        return "Engangsydelse";
    }
    return {};
}

std::string_view measure_of_unit(Unit unit) {
    switch (unit) {
    case Unit::day:
        return "Døgn";
    case Unit::month:
        return "Måned";
    case Unit::week:
        return "Uge";
    case Unit::hour:
        return "Time";
    case Unit::course:
        return "Stk.";
    }
    return {};
}

std::string_view reason_text(EndReason reason) {
    switch (reason) {
    case EndReason::goal:
        return "Målet er nået";
    case EndReason::changed:
        return "Ændret behov";
    case EndReason::moved:
        return "Fraflyttet kommunen";
    case EndReason::died:
        return "Død";
    case EndReason::elderly:
        return "Overgået til ældreområdet";
    case EndReason::stopped:
        return "Borger ønsker ikke længere indsatsen";
    default:
        return "";
    }
}

std::string_view child_department(const Citizen& citizen, Day day) {
    if (citizen.life.adult_area == Area::disability) return "Børnehandicap";
    return age_on(citizen.life.birth, day) >= 15 ? "Ungeafdelingen" : "Familieafdelingen";
}

std::string_view child_case_type(const Citizen& citizen, Day day) {
    if (citizen.life.adult_area == Area::disability) return "Handicapsag";
    return age_on(citizen.life.birth, day) >= 15 ? "Ungesag" : "Børnesag";
}

} // namespace

void Extracts::Seen::at(Place place, Month month) {
    if (!any()) {
        first = newest = place;
        first_month = month;
    }
    last = place;
    last_month = month;
}

bool Extracts::is_delivered(Month month) const {
    return (window_.last - month) % every_months_ == 0;
}

void Extracts::write(const Family& family) {
    write_persons(family);
    for (const Citizen& citizen : family.citizens) {
        bool noted = false;
        for (const Grant& grant : citizen.grants) {
            const Seen seen = is_child_service(grant.stretch.service) ? write_children(family, citizen, grant)
                                                                      : write_adults(family, citizen, grant);
            if (!seen.any()) continue;
            record(family, citizen, grant, seen);
            record_twin(family, citizen, grant, seen);
            if (!noted) record_number(family, citizen, seen);
            noted = true;
        }
    }
}

void Extracts::write_persons(const Family& family) {
    Day from = no_day;
    Day to = 0;
    for (const Citizen& citizen : family.citizens) {
        for (const Grant& grant : citizen.grants) {
            from = std::min(from, grant.known);
            to = std::max(to, grant.stretch.to);
        }
    }
    // A household stays in the register's extract for three years after its last case.
    for (Month m = std::max(window_.first, month_of(from)); m <= window_.last; ++m) {
        if (to < first_day(m - 36)) break;
        if (!is_delivered(m)) continue;
        for (const Person& person : family.persons) {
            if (person.birth <= last_day(m)) write_person(family, person, m);
        }
    }
}

void Extracts::write_person(const Family& family, const Person& person, Month month) {
    const Day on = last_day(month);
    const Home* home = &family.homes.front();
    for (const Home& h : family.homes) {
        if (h.from <= on) home = &h;
    }
    const bool changed = !person.former_cpr.empty() && person.number_changed <= on;
    const bool dead = person.death <= on;
    const bool child = age_on(person.birth, on) < 18;
    Cells cells{!person.former_cpr.empty() && !changed ? person.former_cpr : person.cpr,
                person.first + " " + person.last,
                home->address,
                home->post.substr(0, 4),
                std::to_string(home->municipality),
                dead ? "90" : "01",
                date_text(dead ? person.death : std::max(home->from, person.birth), DateForm::iso),
                person.woman ? "K" : "M",
                date_text(person.birth, DateForm::iso),
                person.mother_cpr,
                person.father_cpr,
                child ? person.custody : "",
                person.is_protected ? "Beskyttet" : "",
                changed ? person.former_cpr : "",
                dead ? date_text(person.death, DateForm::iso) : ""};
    delivery_.put(Kind::cpr, month, cells);
}

Cells Extracts::child_row(const Family& family, const Citizen& citizen, const Grant& grant,
                          const Piece& piece, Month month, Day end) const {
    const Day on = last_day(month);
    const Facility& f = market_.facility(grant.facility);
    const Unit unit = info(f.service).unit;
    const Ground ground = grant.stretch.ground;
    const bool ended = end <= on;
    const Day from = first_day_written(piece);
    const Day law_of = piece.old_paragraph ? day_of(law_change_year, 1, 1) - 1 : piece.from;
    return {date_text(on, DateForm::dashes),
            date_text(from, DateForm::dashes),
            end_text(end, DateForm::dashes),
            amount_text(price_written(piece, month), AmountForm::plain),
            "1",
            std::string(child_case_type(citizen, piece.from)),
            f.provider,
            std::string(measure_of_unit(unit)),
            std::string(frequency_text(unit)),
            with_hyphen(number_on(citizen, person_of(family, citizen), on)),
            "S-" + citizen.key.substr(1),
            std::string(info(f.service).type),
            f.levels[static_cast<std::size_t>(grant.level)].name,
            f.name,
            ended       ? "Afsluttet"
            : from > on ? "Forventet"
                        : "Bevilget",
            std::string(child_department(citizen, piece.from)),
            std::string(decision_text(f.service, ground, law_of)),
            std::string(measure_text(f.service, ground, law_of))};
}

Extracts::Seen Extracts::write_piece(const Family& family, const Citizen& citizen, const Grant& grant,
                                     std::size_t index) {
    const Piece& piece = grant.pieces[index];
    const Facility& f = market_.facility(grant.facility);
    Seen seen;
    const Month begin = month_of(index == 0 ? grant.known : std::max(grant.known, piece.from));
    for (Month m = std::max(window_.first, begin); m <= window_.last; ++m) {
        const Day on = last_day(m);
        if (!is_delivered(m) || grant.withdrawn <= on) continue;
        Day end = shown_end(grant, on);
        if (end < piece.from) continue; // the system thinks it ended before this price began
        const bool newer = index + 1 < grant.pieces.size() && grant.pieces[index + 1].from <= on
                           && end >= grant.pieces[index + 1].from;
        if (newer) end = piece.to;
        if (end < first_day(m - 36)) break;
        Cells cells = child_row(family, citizen, grant, piece, m, end);
        if (number_in_year(m) % 3 == 0 || m == window_.last) write_child_lists(grant, index, cells, m, end);
        const Day worth_to = std::min({end, piece.to, window_.to()});
        const std::int64_t ore = worth_to >= piece.from ? cost(f, piece, piece.from, worth_to) : 0;
        seen.at(delivery_.put(Kind::dubu_personer, m, cells, citizen.key, ore), m);
    }
    return seen;
}

Extracts::Seen Extracts::write_children(const Family& family, const Citizen& citizen, const Grant& grant) {
    Seen all;
    for (std::size_t i = 0; i < grant.pieces.size(); ++i) {
        const Seen seen = write_piece(family, citizen, grant, i);
        if (!seen.any()) continue;
        record_piece(citizen, grant, grant.pieces[i], seen);
        if (!all.any()) all.at(seen.first, seen.first_month);
        all.at(seen.last, seen.last_month);
        all.newest = seen.first;
    }
    return all;
}

Cells Extracts::adult_row(const Family& family, const Citizen& citizen, const Grant& grant, Month month,
                          Day end) const {
    const Day on = last_day(month);
    const Facility& f = market_.facility(grant.facility);
    const Person& person = person_of(family, citizen);
    const Service service =
        grant.stretch.service; // another than the facility's where it is a child's as well
    const bool ended = end <= on;
    Rng rng({0xCA5E, static_cast<std::uint64_t>(person.number)});
    const std::string worker = caseworker(rng, citizen.life.adult_area);
    return {date_text(grant.stretch.from, DateForm::dashes),
            end_text(end, DateForm::dashes),
            date_text(grant.known, DateForm::dashes),
            ended                     ? "Afsluttet"
            : grant.stretch.from > on ? "Bestilt"
                                      : "Godkendt",
            ended ? std::string(reason_text(grant.stretch.reason)) : "",
            std::string(decision_text(service, grant.stretch.ground, grant.stretch.from)),
            f.levels[static_cast<std::size_t>(grant.level)].name,
            f.name,
            f.provider,
            std::string(info(service).name),
            info(f.service).residential && f.owner == Owner::municipality ? other_municipality(f.municipality)
                                                                          : std::string(municipality_name),
            "Voksensag " + citizen.key,
            std::string(area_text(citizen.life.adult_area)),
            ended ? "Lukket" : "Aktiv",
            worker,
            rng.chance(.03) ? "Ja" : "Nej",
            number_on(citizen, person, on),
            person.first};
}

void Extracts::write_hours(const Family& family, const Citizen& citizen, const Grant& grant, Month month,
                           Day end) {
    const Facility& f = market_.facility(grant.facility);
    const Day on = last_day(month);
    for (std::size_t i = 0; i < grant.hours.size(); ++i) {
        const HourStep& step = grant.hours[i];
        if (i > 0 && step.from > on) break;
        const bool newer = i + 1 < grant.hours.size() && grant.hours[i + 1].from <= on;
        Cells cells{
            number_on(citizen, person_of(family, citizen), on),
            std::string(info(f.service).name),
            f.name,
            f.levels[static_cast<std::size_t>(grant.level)].name,
            date_text(step.from, DateForm::dashes),
            end_text(newer ? grant.hours[i + 1].from - 1 : std::max(end, step.from), DateForm::dashes),
            hundredths_text(step.hundredths)};
        delivery_.put(Kind::sensum_timer, month, cells, citizen.key);
    }
}

Extracts::Seen Extracts::write_adults(const Family& family, const Citizen& citizen, const Grant& grant) {
    const Facility& f = market_.facility(grant.facility);
    const Piece& last = grant.pieces.back();
    Seen seen;
    for (Month m = std::max(window_.first, month_of(grant.known)); m <= window_.last; ++m) {
        const Day on = last_day(m);
        if (!is_delivered(m) || grant.withdrawn <= on || grant.known > on) continue;
        const Day end = shown_end(grant, on);
        Cells cells = adult_row(family, citizen, grant, m, end);
        seen.at(
            delivery_.put(Kind::sensum_indsatser, m, cells, citizen.key, cost(f, last, last.from, last.to)),
            m);
        if (!grant.hours.empty()) write_hours(family, citizen, grant, m, end);
    }
    return seen;
}

} // namespace styrhus::make_municipality
