#include "make_municipality/cases.h"

#include "make_municipality/text.h"

#include <algorithm>
#include <cmath>

namespace styrhus::make_municipality {

namespace {

bool is_visible(const Stretch& s, const Window& window) {
    return s.to >= window.shown_from() && s.from <= window.to();
}

std::string citizen_key(std::int64_t number) {
    return numbered("B", number, 7);
}

/// Whether somebody born that day could have had this help so far: children's until 18, adults' and youth
/// support after.
bool fits_birth(const Life& life, Day birth, Day today) {
    const Day grown = birthday(birth, 18);
    return std::all_of(life.stretches.begin(), life.stretches.end(), [&](const Stretch& s) {
        const bool child = is_child_service(s.service) && s.ground != Ground::youth;
        return child ? std::min(s.to, today) < grown : s.from >= std::min(grown, today);
    });
}

constexpr std::int64_t month_parts = 755'160; // divisible by 28, 29, 30 and 31

} // namespace

std::int64_t price_written(const Piece& piece, Month month) {
    const auto& written = piece.written_price;
    return written && month <= written->until ? written->ore : piece.price;
}

Day first_day_written(const Piece& piece) {
    return std::max(piece.from, piece.written_from);
}

bool Cases::shows(const Life& life) const {
    return std::any_of(life.stretches.begin(), life.stretches.end(),
                       [&](const Stretch& s) { return is_visible(s, window_); });
}

Family Cases::make(Service entry, Month month, int ordinal) {
    Rng rng({seed_, 0xCA5E, static_cast<std::uint64_t>(entry), static_cast<std::uint64_t>(month),
             static_cast<std::uint64_t>(ordinal)});
    Family family;
    const Day day = first_day(month) + rng.below(length_of(month));
    Life life = live(rng, entry, day, window_.to());
    std::vector<Life> lives;
    if (shows(life)) lives.push_back(life);
    if (is_child_service(entry) && entry != Service::youth_contact && rng.chance(.25)) {
        // A brother or sister comes into the same case, half of them the same day.
        Life other = live(rng, entry, rng.chance(.5) ? day : day + rng.whole(1, 200), window_.to());
        const bool close = std::abs(other.birth - life.birth) < 300;
        if (close && fits_birth(other, life.birth, window_.to())) other.birth = life.birth; // twins
        if (shows(other)) lives.push_back(std::move(other));
    }
    for (Life& each : lives)
        add_citizen(rng, family, std::move(each));
    if (family.citizens.empty()) return family;
    add_homes(rng, family);
    wrong_entries_.plant(family);
    return family;
}

Person Cases::person(Rng& rng, Day birth, bool woman) {
    Person p;
    p.number = ++persons_;
    p.birth = birth;
    p.woman = woman;
    p.cpr = numbers_.next(rng, birth, woman);
    p.first = first_name(rng, woman);
    p.last = last_name(rng);
    p.is_protected = rng.chance(.02);
    return p;
}

void Cases::add_citizen(Rng& rng, Family& family, Life life) {
    Citizen citizen;
    citizen.key = citizen_key(++citizens_);
    Person p = person(rng, life.birth, life.woman);
    p.death = life.death;
    const bool child = life.area == Area::child;
    if (!child && std::any_of(life.stretches.begin(), life.stretches.end(), [](const Stretch& s) {
            return s.service == Service::a109;
        }))
        p.is_protected = true;
    if (rng.chance(.012)) {
        p.former_cpr = numbers_.next(rng, life.birth, rng.chance(.5) == life.woman);
        p.number_changed = window_.from() + rng.below(window_.to() - window_.from());
    }
    if (child) {
        if (family.persons.empty()) {
            add_parents(rng, family, p);
        } else {
            const Person& sibling = family.persons[static_cast<std::size_t>(family.citizens.front().person)];
            p.mother_cpr = sibling.mother_cpr;
            p.father_cpr = sibling.father_cpr;
            p.custody = sibling.custody;
            p.last = sibling.last;
        }
    } else if (rng.chance(.22)) {
        family.persons.push_back(person(rng, p.birth + rng.whole(-2500, 2500), !p.woman));
    }
    citizen.life = std::move(life);
    citizen.person = static_cast<int>(family.persons.size());
    Rng mischief({rng.next()});
    if (mistakes_.wrong(Mistake::bad_cpr, .005, mischief)) {
        citizen.written_cpr = p.cpr;
        // Two neighbours change place, or a letter stands for a digit.
        if (mischief.chance(.5)) {
            citizen.written_cpr[8] = 'X';
        } else {
            std::swap(citizen.written_cpr[7], citizen.written_cpr[8]);
            if (citizen.written_cpr == p.cpr) citizen.written_cpr[7] = p.cpr[7] == '9' ? '0' : '9';
        }
    }
    family.persons.push_back(std::move(p));
    add_grants(rng, citizen);
    family.citizens.push_back(std::move(citizen));
}

void Cases::add_parents(Rng& rng, Family& family, Person& child) {
    Person mother = person(rng, child.birth - rng.whole(19 * 365, 42 * 365), true);
    Person father = person(rng, mother.birth - rng.whole(-4 * 365, 9 * 365), false);
    if (rng.chance(.02)) father.death = child.birth + rng.whole(300, 6000);
    child.mother_cpr = mother.cpr;
    child.father_cpr = rng.chance(.94) ? father.cpr : "";
    child.last = mother.last;
    static constexpr std::array<double, 3> weights{.66, .29, .05};
    static constexpr std::array<std::string_view, 3> texts{"Begge forældre", "Mor", "Far"};
    child.custody = texts[static_cast<std::size_t>(rng.pick(weights))];
    family.persons.push_back(std::move(mother));
    if (!child.father_cpr.empty() && rng.chance(.6)) family.persons.push_back(std::move(father));
}

void Cases::add_homes(Rng& rng, Family& family) {
    const Day start = window_.shown_from() - 400;
    Day first_help = no_day;
    Day moved_out = 0; // a household moves together: when the last of them does
    for (const Citizen& citizen : family.citizens) {
        moved_out = std::max(moved_out, citizen.life.moved_out);
        for (const Grant& grant : citizen.grants)
            first_help = std::min(first_help, grant.stretch.from);
    }
    static constexpr std::array<std::string_view, 3> posts{"9995 Bøgesund", "9996 Opdigterup",
                                                           "9997 Prøveby"};
    Day from = start;
    while (from <= window_.to()) {
        Home home;
        home.from = from;
        home.address = street_address(rng);
        home.post = posts[static_cast<std::size_t>(rng.below(3))];
        // One in twelve comes from another municipality, and gets help here only when they have come.
        const int earlier = from == start && rng.chance(.08) ? 990 + rng.below(9) : 0;
        if (from >= moved_out) home.municipality = 990 + rng.below(9);
        Day next = from + static_cast<Day>(log_logistic(rng.uniform(), 2200, 1.4)) + 20;
        if (from < moved_out && next > moved_out) next = moved_out;
        if (earlier != 0 && next <= first_help) home.municipality = earlier;
        family.homes.push_back(std::move(home));
        from = next;
    }
}

void Cases::add_grants(Rng& rng, Citizen& citizen) {
    std::vector<Stretch>& all = citizen.life.stretches;
    std::stable_sort(all.begin(), all.end(),
                     [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!is_visible(all[i], window_)) continue;
        const Grant* before = citizen.grants.empty() ? nullptr : &citizen.grants.back();
        Grant grant = grant_of(rng, citizen, all[i], before);
        for (std::size_t k = i + 1; k < all.size(); ++k) {
            if (all[i].main && all[k].main) {
                add_overlap(rng, grant, all[k]);
                break;
            }
        }
        Rng mischief({rng.next()});
        citizen.grants.push_back(grant);
        add_second_entry(mischief, citizen, grant);
    }
    Rng mischief({rng.next()});
    if (mistakes_.on() && mischief.chance(.006)) add_ghost(mischief, citizen);
}

Grant Cases::grant_of(Rng& rng, const Citizen& citizen, const Stretch& stretch, const Grant* before) {
    Grant g;
    g.number = ++grants_;
    g.stretch = stretch;
    const Area area = is_child_service(stretch.service) ? Area::child : citizen.life.adult_area;
    const bool stays =
        before != nullptr && before->stretch.service == stretch.service && is_placement(stretch.service);
    g.facility = stays ? before->facility : market_.draw(rng, stretch.service, area);
    g.level = stays ? before->level : market_.draw_level(rng, g.facility);
    set_hours(rng, g, area);
    set_registration(rng, g);
    cut_pieces(rng, g);
    return g;
}

void Cases::set_hours(Rng& rng, Grant& grant, Area area) {
    const ServiceInfo& s = info(grant.stretch.service);
    if (s.unit != Unit::hour) return;
    double hours = 0.0;
    if (s.service == Service::a96) hours = 92.0 * rng.spread(.3);
    if (s.service == Service::a95) hours = 26.0 * rng.spread(.3);
    if (s.service == Service::a85_intensive) hours = 6.0 * rng.spread(.3);
    if (s.service == Service::a85)
        hours = area == Area::disability ? 2.7 * rng.spread(.85) : 2.5 * rng.spread(.7);
    hours = std::clamp(hours, .5, 160.0);
    const auto quarters = [](double h) { return std::max(50, static_cast<int>(std::lround(h * 4)) * 25); };
    Day from = grant.stretch.from;
    grant.hours.push_back({from, quarters(hours)});
    while (s.service == Service::a85) {
        // The hours are looked at again about once a year; most stay as they are.
        from += rng.whole(240, 480);
        if (from >= std::min(grant.stretch.to, window_.to())) break;
        if (!rng.chance(.5)) continue;
        hours = std::clamp(hours * rng.spread(.35), .5, 60.0);
        if (quarters(hours) != grant.hours.back().hundredths) grant.hours.push_back({from, quarters(hours)});
    }
}

void Cases::set_registration(Rng& rng, Grant& grant) {
    const Stretch& s = grant.stretch;
    const ServiceInfo& service = info(s.service);
    Rng mischief({rng.next()});
    const double u = rng.uniform();
    grant.known = s.from + (u < .70 ? -rng.whole(0, 14) : u < .95 ? rng.whole(0, 25) : rng.whole(26, 75));
    const double v = rng.uniform();
    grant.end_known = s.to >= no_day - 100 ? no_day
                                           : std::max(grant.known, s.to
                                                                       + (v < .6    ? -rng.whole(0, 30)
                                                                          : v < .95 ? rng.whole(0, 20)
                                                                                    : rng.whole(21, 60)));
    if (service.time_limited) {
        const Day limit = months_later(s.from, service.longest_months) - 1;
        grant.planned_end = rng.chance(.6) ? s.to : std::max(s.to, std::min(limit, s.to + rng.whole(10, 60)));
        if (mistakes_.wrong(Mistake::missing_end, .04, mischief)) {
            grant.never_ends = true;
            grant.planned_end = no_day;
        }
    }
    const bool ends_in_window = s.to >= window_.from() && grant.end_known <= window_.to() - 60;
    if (mischief.chance(.02) && mistakes_.on() && ends_in_window && !service.time_limited
        && s.to - s.from > 120) {
        grant.written_end = s.to + (mischief.chance(.5) ? -mischief.whole(5, 40) : mischief.whole(5, 60));
        grant.written_end_until = grant.end_known + mischief.whole(20, 130);
    }
}

void Cases::add_overlap(Rng& rng, Grant& grant, const Stretch& next) {
    Rng mischief({rng.next()});
    const bool both_decide = info(grant.stretch.service).residential && info(next.service).residential;
    if (!both_decide || grant.end_known > window_.to() || grant.written_end != no_day || grant.never_ends)
        return;
    if (next.from - grant.stretch.to > 20) return;
    // One in five of those who go from home to home: that makes about 1.5 % of the deciding grants.
    if (!mistakes_.wrong(Mistake::overlap, .20, mischief)) return;
    grant.written_end = next.from + mischief.whole(9, 40);
    grant.written_end_until = no_day;
}

void Cases::cut_pieces(Rng& rng, Grant& grant) {
    const Facility& f = market_.facility(grant.facility);
    const Stretch& s = grant.stretch;
    const Unit unit = info(s.service).unit;
    const Day last = std::min(s.to, day_of(year_of_month(window_.last), 12, 31));
    if (unit == Unit::course) {
        grant.pieces.push_back({s.from, last, market_.price(f, grant.level, s.from)});
        return;
    }
    Rng mischief({rng.next()});
    std::size_t hour = 0;
    Day from = s.from;
    // Prices before the files begin matter to nobody.
    if (from < window_.shown_from() - 366) from = day_of(year_of(window_.shown_from()) - 1, 1, 1);
    while (from <= last) {
        while (hour + 1 < grant.hours.size() && grant.hours[hour + 1].from <= from)
            ++hour;
        Piece piece{from, std::min(last, market_.price_holds_until(f, from)),
                    market_.price(f, grant.level, from)};
        if (!grant.hours.empty()) piece.hours = grant.hours[hour].hundredths;
        if (hour + 1 < grant.hours.size()) piece.to = std::min(piece.to, grant.hours[hour + 1].from - 1);
        if (is_child_service(s.service) && piece.to >= window_.from()) write_wrong_price(mischief, piece);
        grant.pieces.push_back(piece);
        from = piece.to + 1;
    }
}

void Cases::write_wrong_price(Rng& mischief, Piece& piece) {
    const double off = mischief.between(.03, .14) * (mischief.chance(.5) ? 1 : -1);
    const std::int64_t price = scaled(piece.price, std::llround(1000 + 1000 * off), 100'000) * 100;
    if (mistakes_.wrong(Mistake::price_not_tariff, .02, mischief)) {
        piece.written_price = {.ore = price, .until = window_.last};
    } else if (mischief.chance(.01) && mistakes_.on() && piece.from >= window_.from()) {
        const Month until = month_of(piece.from) + mischief.whole(0, 2);
        const bool corrected = until < window_.last;
        piece.written_price = {.ore = price,
                               .until = until,
                               .as = corrected ? Mistake::corrected_price : Mistake::price_not_tariff,
                               .near_miss = corrected};
    }
}

void Cases::add_second_entry(Rng& mischief, Citizen& citizen, const Grant& grant) {
    // At a review the grant was entered anew, and the old entry was not ended.
    const Day earliest = std::max(grant.stretch.from + 20, window_.shown_from());
    const Day latest = std::min(grant.stretch.to, window_.to()) - 40;
    const bool possible = latest > earliest && info(grant.stretch.service).unit != Unit::course;
    if (!possible || !mistakes_.wrong(Mistake::overlap, .017, mischief)) return;
    Grant second = grant;
    second.number = 900'000'000 + ++ghosts_;
    second.entry = Entry::twice;
    second.stretch.from = earliest + mischief.below(latest - earliest);
    second.known = std::max(grant.known, second.stretch.from);
    second.end_known = std::max(second.end_known, second.known);
    second.hours.clear();
    for (const HourStep& step : grant.hours) {
        if (step.from > second.stretch.from) {
            second.hours.push_back(step);
        } else {
            second.hours.assign(1, {second.stretch.from, step.hundredths});
        }
    }
    std::erase_if(second.pieces, [&](const Piece& p) { return p.to < second.stretch.from; });
    if (second.pieces.empty()) return;
    second.pieces.front().from = std::max(second.pieces.front().from, second.stretch.from);
    for (Piece& p : second.pieces)
        p.written_price.reset();
    citizen.grants.push_back(std::move(second));
}

void Cases::add_ghost(Rng& rng, Citizen& citizen) {
    Grant g;
    // Numbered apart, so that the real ones keep their numbers when nothing is planted.
    g.number = 900'000'000 + ++ghosts_;
    const bool child = citizen.life.area == Area::child;
    g.stretch.service = child ? Service::c32_home : Service::a104;
    g.stretch.main = false;
    g.stretch.from = window_.from() + rng.below(std::max(1, window_.to() - window_.from() - 100));
    if (child && birthday(citizen.life.birth, 18) <= g.stretch.from + 365) return;
    g.stretch.to = no_day;
    g.facility = market_.draw(rng, g.stretch.service, child ? Area::child : citizen.life.adult_area);
    g.level = market_.draw_level(rng, g.facility);
    g.known = g.stretch.from;
    g.withdrawn = g.known + rng.whole(35, 190);
    cut_pieces(rng, g);
    for (Piece& p : g.pieces)
        p.written_price.reset();
    citizen.grants.push_back(std::move(g));
}

Quantity quantity(Unit unit, const Piece& piece, Day from, Day to) {
    const std::int64_t days = to - from + 1;
    switch (unit) {
    case Unit::day:
        return {days, 1};
    case Unit::week:
        return {days, 7};
    case Unit::hour:
        return {days * piece.hours, 700};
    case Unit::course:
        return {from == piece.from ? 1 : 0, 1};
    case Unit::month:
        break;
    }
    std::int64_t parts = 0;
    for (Month m = month_of(from); first_day(m) <= to; ++m) {
        const std::int64_t in_month = std::min(to, last_day(m)) - std::max(from, first_day(m)) + 1;
        parts += in_month * (month_parts / length_of(m));
    }
    return {parts, month_parts};
}

std::int64_t cost_delivered(const Facility& facility, const Piece& piece, Day from, Day to,
                            int delivered_permille) {
    const Quantity q = quantity(info(facility.service).unit, piece, from, to);
    return scaled(piece.price, q.numerator * facility.factor_permille * delivered_permille,
                  q.denominator * 1'000'000);
}

std::int64_t cost(const Facility& facility, const Piece& piece, Day from, Day to) {
    return cost_delivered(facility, piece, from, to, 1000);
}

} // namespace styrhus::make_municipality
