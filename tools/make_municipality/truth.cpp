#include "make_municipality/truth.h"

#include "make_municipality/extracts.h"

#include <algorithm>

namespace styrhus::make_municipality {

namespace {

std::string_view ladder_text(Ladder ladder) {
    switch (ladder) {
    case Ladder::children:
        return "children";
    case Ladder::disability:
        return "disability";
    case Ladder::vulnerable:
        return "vulnerable";
    }
    return {};
}

std::string_view area_key(Area area) {
    switch (area) {
    case Area::child:
        return "child";
    case Area::disability:
        return "disability";
    case Area::psychiatry:
        return "psychiatry";
    case Area::vulnerable:
        return "vulnerable";
    }
    return {};
}

/// Days after the last delivery are nobody's truth yet.
Day known_end(Day to, const Window& window) {
    return to > window.to() ? no_day : to;
}

int hours_on(const Grant& grant, Day day) {
    int hours = 0;
    for (const HourStep& step : grant.hours) {
        if (step.from <= day) hours = step.hundredths;
    }
    return hours;
}

} // namespace

void Truth::write(const Family& family) {
    for (const Citizen& citizen : family.citizens) {
        const Person& p = family.persons[static_cast<std::size_t>(citizen.person)];
        out_.row(out_.file(Kind::truth_citizens),
                 {citizen.key, p.cpr, p.former_cpr, date_text(p.birth, DateForm::iso),
                  p.death > window_.to() ? "" : date_text(p.death, DateForm::iso), p.woman ? "K" : "M",
                  std::string(area_key(citizen.life.area)), std::to_string(municipality_code)});
        for (const Grant& grant : citizen.grants) {
            if (grant.real()) write_grant(citizen, grant);
        }
        write_spells(citizen, Ladder::children);
        write_spells(citizen, ladder_of(citizen.life.adult_area));
    }
}

void Truth::write_grant(const Citizen& citizen, const Grant& grant) {
    const Facility& f = market_.facility(grant.facility);
    const Ladder ladder = is_child_service(f.service) ? Ladder::children : ladder_of(citizen.life.adult_area);
    for (const Piece& piece : grant.pieces) {
        if (piece.to < window_.shown_from() || piece.from > window_.to()) continue;
        const Day to = std::min(piece.to, window_.to());
        const bool goes_on = &piece == &grant.pieces.back() && grant.stretch.to > window_.to();
        const bool decides = step_of(f.service, ladder, hours_on(grant, piece.from)) > 0;
        out_.row(out_.file(Kind::truth_grants),
                 {std::to_string(grant.number), citizen.key, std::string(info(f.service).name),
                  std::string(decision_text(f.service, grant.stretch.ground, piece.from)), f.name,
                  f.levels[static_cast<std::size_t>(grant.level)].name, date_text(piece.from, DateForm::iso),
                  goes_on ? "" : date_text(to, DateForm::iso), std::string(unit_text(info(f.service).unit)),
                  std::to_string(piece.price),
                  std::to_string(info(f.service).unit == Unit::hour ? piece.hours : 100),
                  std::to_string(f.factor_permille), std::string(owner_text(f.owner)),
                  std::string(settlement_text(f.settlement)), decides ? "1" : "0",
                  std::to_string(cost(f, piece, piece.from, to)),
                  market_.lines()[static_cast<std::size_t>(f.line)].psp});
    }
}

void Truth::write_spells(const Citizen& citizen, Ladder ladder) {
    // The step can change only where something begins, ends or changes its hours.
    std::vector<Day> edges;
    for (const Grant& g : citizen.grants) {
        if (!g.real() || is_child_service(g.stretch.service) != (ladder == Ladder::children)) continue;
        edges.push_back(g.stretch.from);
        edges.push_back(g.stretch.to + 1);
        for (const HourStep& step : g.hours)
            edges.push_back(step.from);
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    int step = 0;
    Day since = 0;
    for (Day day : edges) {
        if (day > window_.to()) break;
        int now = 0;
        for (const Grant& g : citizen.grants) {
            if (g.real() && g.stretch.from <= day && day <= g.stretch.to)
                now = std::max(now, step_of(g.stretch.service, ladder, hours_on(g, day)));
        }
        if (now == step) continue;
        if (step > 0) {
            out_.row(out_.file(Kind::truth_spells),
                     {citizen.key, std::string(ladder_text(ladder)), std::to_string(step),
                      date_text(since, DateForm::iso), date_text(day - 1, DateForm::iso)});
        }
        step = now;
        since = day;
    }
    if (step > 0) {
        out_.row(out_.file(Kind::truth_spells),
                 {citizen.key, std::string(ladder_text(ladder)), std::to_string(step),
                  date_text(since, DateForm::iso), end_text(known_end(no_day, window_), DateForm::iso)});
    }
}

} // namespace styrhus::make_municipality
