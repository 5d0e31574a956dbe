#include "make_municipality/cases.h"

#include <algorithm>

namespace styrhus::make_municipality {

namespace {

// Of a hundred that could be entered wrongly, so many are.
constexpr double runs_after_death_rate = .50;
constexpr double child_paragraph_rate = .25;
constexpr double wrong_municipality_rate = .45;
constexpr double never_billed_rate = .05;
constexpr double both_systems_rate = .30;
constexpr double price_zero_rate = .01;
constexpr double old_tariff_rate = .02;
constexpr double old_paragraph_rate = .013;
constexpr double gap_rate = .04;

/// Days until everybody can see that an end is wrong.
constexpr Day days_to_see = 60;

bool has_second_entry(const Citizen& citizen, const Grant& grant) {
    return std::any_of(citizen.grants.begin(), citizen.grants.end(), [&](const Grant& other) {
        return other.entry == Entry::twice && other.facility == grant.facility
               && other.stretch.service == grant.stretch.service;
    });
}

/// Whether nothing else about the grant is wrong.
bool is_untouched(const Citizen& citizen, const Grant& grant) {
    return grant.real() && !grant.never_ends && grant.written_end == no_day
           && !has_second_entry(citizen, grant);
}

bool is_for_youth(const Stretch& s) {
    return s.ground == Ground::youth || s.service == Service::youth_contact;
}

bool moves_away_on(const Family& family, Day day) {
    return std::any_of(family.homes.begin(), family.homes.end(), [&](const Home& home) {
        return home.from == day && home.municipality != municipality_code;
    });
}

struct WrongEnd {
    Mistake mistake = Mistake::runs_after_death;
    double rate = 0.0;
};

/// What somebody who forgets to end the grant overlooks.
std::optional<WrongEnd> overlooked(const Family& family, const Stretch& s) {
    if (s.reason == EndReason::died) return WrongEnd{Mistake::runs_after_death, runs_after_death_rate};
    if (s.reason == EndReason::turned_18 && !is_for_youth(s))
        return WrongEnd{Mistake::child_paragraph_after_18, child_paragraph_rate};
    if (s.reason == EndReason::moved && moves_away_on(family, s.to))
        return WrongEnd{Mistake::paid_by_wrong_municipality, wrong_municipality_rate};
    return std::nullopt;
}

} // namespace

Rng WrongEntries::rng_of(Mistake mistake, const Grant& grant, std::size_t piece) const {
    return Rng(
        {seed_, 0x3E6, static_cast<std::uint64_t>(mistake), static_cast<std::uint64_t>(grant.number), piece});
}

void WrongEntries::plant(Family& family) {
    for (Citizen& citizen : family.citizens) {
        std::vector<Grant> second_entries;
        for (Grant& grant : citizen.grants) {
            if (!is_untouched(citizen, grant) || plant_end(family, grant) || plant_never_billed(grant))
                continue;
            if (auto second = entry_in_the_other_system(grant)) {
                second_entries.push_back(std::move(*second));
                continue;
            }
            if (!is_child_service(grant.stretch.service)) continue;
            for (std::size_t i = 0; i < grant.pieces.size(); ++i)
                plant_piece(grant, i);
        }
        std::move(second_entries.begin(), second_entries.end(), std::back_inserter(citizen.grants));
    }
}

bool WrongEntries::plant_end(const Family& family, Grant& grant) {
    const Stretch& s = grant.stretch;
    const ServiceInfo& service = info(s.service);
    const bool seen = s.to >= window_.from() && std::max(s.to, grant.end_known) <= window_.to() - days_to_see;
    if (!seen || service.time_limited || service.unit == Unit::course) return false;
    const auto end = overlooked(family, s);
    if (!end) return false;
    Rng rng = rng_of(end->mistake, grant);
    if (!mistakes_.wrong(end->mistake, end->rate, rng)) return false;
    grant.wrong_end = end->mistake;
    if (rng.chance(.5)) {
        grant.never_ends = true;
    } else {
        grant.written_end = s.to + rng.whole(40, 300);
        grant.written_end_until = no_day;
    }
    return true;
}

bool WrongEntries::plant_never_billed(Grant& grant) {
    const Facility& f = market_.facility(grant.facility);
    if (!is_bought(f) || info(f.service).unit == Unit::course) return false;
    // Late enough that the longest wait for a bill is over: half a year for companies, a year for others.
    const Month longest_wait = f.owner == Owner::company ? 7 : 13;
    const Day from = std::max(grant.stretch.from, window_.from());
    const Day to = std::min(grant.stretch.to, last_day(window_.last - longest_wait));
    if (to - from < 120) return false;
    Rng rng = rng_of(Mistake::grant_never_billed, grant);
    grant.never_billed = mistakes_.wrong(Mistake::grant_never_billed, never_billed_rate, rng);
    return grant.never_billed;
}

std::optional<Grant> WrongEntries::entry_in_the_other_system(const Grant& grant) {
    const Day from = std::max(grant.stretch.from, window_.from());
    if (!is_for_youth(grant.stretch) || std::min(grant.stretch.to, window_.to()) - from < days_to_see)
        return std::nullopt;
    Rng rng = rng_of(Mistake::double_in_two_sources, grant);
    if (!mistakes_.wrong(Mistake::double_in_two_sources, both_systems_rate, rng)) return std::nullopt;
    Grant second = grant;
    // Numbered apart, as all entries that are not real.
    second.number = 950'000'000 + grant.number;
    second.entry = Entry::in_both_systems;
    second.stretch.service = is_placement(grant.stretch.service) ? Service::a107 : Service::a97;
    second.known = grant.known + rng.whole(0, 40);
    second.end_known = std::max(second.end_known, second.known);
    for (Piece& piece : second.pieces)
        piece.written_price.reset();
    return second;
}

void WrongEntries::plant_piece(Grant& grant, std::size_t index) {
    Piece& piece = grant.pieces[index];
    if (piece.written_price || piece.to < window_.from() || piece.from > window_.to()) return;
    if (plant_price(grant, index)) return;
    const bool course = info(grant.stretch.service).unit == Unit::course;
    if (piece.from >= day_of(law_change_year, 1, 1)) {
        Rng rng = rng_of(Mistake::old_paragraph, grant, index);
        piece.old_paragraph = mistakes_.wrong(Mistake::old_paragraph, old_paragraph_rate, rng);
    }
    // A prolonged grant that begins too late, so that it stands still between the two.
    const bool prolonged = index > 0 && !course && piece.from > window_.from()
                           && piece.to - piece.from > days_to_see && piece.from <= window_.to() - days_to_see;
    if (piece.old_paragraph || !prolonged) return;
    Rng rng = rng_of(Mistake::gap, grant, index);
    if (mistakes_.wrong(Mistake::gap, gap_rate, rng)) piece.written_from = piece.from + rng.whole(5, 40);
}

bool WrongEntries::plant_price(Grant& grant, std::size_t index) {
    Piece& piece = grant.pieces[index];
    Rng none = rng_of(Mistake::price_zero, grant, index);
    if (mistakes_.wrong(Mistake::price_zero, price_zero_rate, none)) {
        piece.written_price = {.ore = 0, .until = window_.last, .as = Mistake::price_zero};
        return true;
    }
    const Facility& f = market_.facility(grant.facility);
    const std::int64_t before = market_.price(f, grant.level, piece.from - 1);
    Rng old = rng_of(Mistake::tariff_not_followed, grant, index);
    if (index > 0 && before != piece.price
        && mistakes_.wrong(Mistake::tariff_not_followed, old_tariff_rate, old)) {
        piece.written_price = {.ore = before, .until = window_.last, .as = Mistake::tariff_not_followed};
        return true;
    }
    if (piece.from > window_.from()) piece.written_price = price_that_only_looks_wrong(grant, piece);
    return piece.written_price.has_value();
}

std::optional<WrittenPrice> WrongEntries::price_that_only_looks_wrong(const Grant& grant,
                                                                      const Piece& piece) {
    // The price is agreed on before the help begins, but not when the grant is first entered.
    const Month begins = month_of(piece.from);
    const bool first = &piece == &grant.pieces.front();
    if (first && month_of(grant.known) < begins && mistakes_.near_miss(Mistake::price_zero, few_in_advance))
        return WrittenPrice{.ore = 0,
                            .until = begins - 1,
                            .as = Mistake::price_zero,
                            .near_miss = true,
                            .note = "not agreed on yet: the help begins later"};
    const Facility& f = market_.facility(grant.facility);
    if (info(f.service).unit == Unit::course
        || !mistakes_.near_miss(Mistake::tariff_not_followed, few_in_advance))
        return std::nullopt;
    WrittenPrice price{.until = window_.last, .as = Mistake::tariff_not_followed, .near_miss = true};
    if (f.settlement == Settlement::frame) { // so no bill tells that there is no supplement
        price.ore = piece.price + market_.supplement(f, year_of(piece.from));
        price.note = "with the supplement of the tariff list";
        return price;
    }
    Rng rng({seed_, 0x3E7, static_cast<std::uint64_t>(grant.number), static_cast<std::uint64_t>(piece.from)});
    price.ore = piece.price + rng.whole(1, 49) * (rng.chance(.5) ? 1 : -1);
    price.note = "rounded otherwise";
    return price;
}

} // namespace styrhus::make_municipality
