// What the truth says of what stands in the full extracts and is wrong, and of what only looks so.

#include "make_municipality/extracts.h"

#include <algorithm>

namespace styrhus::make_municipality {

namespace {

/// Whether a child's grant had not begun when it was first seen.
bool is_expected(const Grant& grant, Month first_seen) {
    return is_child_service(grant.stretch.service) && grant.stretch.from > last_day(first_seen);
}

bool is_entered_rightly(const Grant& grant) {
    const auto wrong = [](const Piece& piece) {
        return piece.written_price || piece.written_from != 0 || piece.old_paragraph;
    };
    return grant.real() && !grant.wrong_end && !grant.never_ends && grant.written_end == no_day
           && std::none_of(grant.pieces.begin(), grant.pieces.end(), wrong);
}

/// A pause this long is neither a change of place nor a new beginning.
bool is_pause(Day days) {
    return days >= 5 && days <= 40;
}

bool is_same_help(const Grant& a, const Grant& b) {
    return a.stretch.service == b.stretch.service && a.facility == b.facility && a.level == b.level;
}

/// Whether another help of the citizen's had ended some days before this one begins.
bool follows_a_pause(const Citizen& citizen, const Grant& grant) {
    return std::any_of(citizen.grants.begin(), citizen.grants.end(), [&](const Grant& before) {
        const Day pause = grant.stretch.from - before.stretch.to - 1;
        return before.real() && !before.wrong_end && before.written_end == no_day && is_pause(pause)
               && !is_same_help(before, grant);
    });
}

/// Whether this adult's help takes over where a child's ends.
bool follows_a_childs(const Citizen& citizen, const Grant& grant) {
    if (is_child_service(grant.stretch.service)) return false;
    return std::any_of(citizen.grants.begin(), citizen.grants.end(), [&](const Grant& before) {
        const Day pause = grant.stretch.from - before.stretch.to - 1;
        return before.real() && !before.wrong_end && is_child_service(before.stretch.service) && pause >= 0
               && pause <= 90;
    });
}

/// Whether another of the household has died while the help goes on.
bool outlives_another(const Family& family, const Citizen& citizen, const Stretch& s, Day until) {
    const Person& own = person_of(family, citizen);
    return std::any_of(family.persons.begin(), family.persons.end(), [&](const Person& person) {
        return &person != &own && person.death >= s.from && person.death + 30 < std::min(s.to, until);
    });
}

/// Whether the citizen lives in another municipality for at least a month while we pay a place to live.
bool goes_on_elsewhere(const Family& family, const Stretch& s, Day until) {
    if (!is_placement(s.service) && !info(s.service).residential) return false;
    return std::any_of(family.homes.begin(), family.homes.end(), [&](const Home& home) {
        return home.municipality != municipality_code && home.from > s.from
               && home.from + 30 < std::min(s.to, until);
    });
}

} // namespace

void Extracts::record(const Family& family, const Citizen& citizen, const Grant& grant, const Seen& seen) {
    Mistakes& mistakes = delivery_.mistakes();
    Output& out = delivery_.out();
    const auto note = [&](Mistake mistake, bool near, std::int64_t ore, std::string_view text) {
        mistakes.record(out, mistake, near, seen.newest, seen.last, citizen.key, ore, text);
    };
    const Piece& last = grant.pieces.back();
    const Facility& f = market_.facility(grant.facility);
    if (grant.never_ends && !grant.wrong_end)
        note(Mistake::missing_end, false, cost(f, last, last.from, last.to), "");
    const bool open = shown_end(grant, window_.to()) == no_day;
    const bool may_be_open = grant.stretch.service == Service::a101 || grant.stretch.service == Service::a110
                             || grant.stretch.service == Service::a141
                             || grant.stretch.service == Service::c32_other;
    if (open && may_be_open && grant.real() && !grant.wrong_end
        && mistakes.near_miss(Mistake::missing_end, 25)) {
        note(Mistake::missing_end, true, 0, "may be open: no limit in law");
    }
    if (grant.withdrawn != no_day) note(Mistake::withdrawn_row, true, 0, "deleted by the registrar");
    if (grant.written_end != no_day && grant.written_end_until != no_day) {
        note(Mistake::corrected_end, true, 0, "end corrected later");
    }
    if (info(f.service).unit == Unit::week && mistakes.near_miss(Mistake::unknown_value)) {
        note(Mistake::unknown_value, true, 0, "a rare frequency, and a known one");
    }
    if (is_expected(grant, seen.first_month) && mistakes.near_miss(Mistake::unknown_value)) {
        note(Mistake::unknown_value, true, 0, "not begun yet: a rare status, and a known one");
    }
    record_overlap(citizen, grant, seen);
    record_wrong_entry(citizen, grant, seen);
    record_what_looks_wrong(family, citizen, grant, seen);
}

void Extracts::record_twin(const Family& family, const Citizen& citizen, const Grant& grant,
                           const Seen& seen) {
    for (const Citizen& other : family.citizens) {
        if (&other == &citizen) return;
        for (const Grant& same : other.grants) {
            const bool alike =
                same.stretch.service == grant.stretch.service && same.stretch.from == grant.stretch.from;
            if (alike && delivery_.mistakes().near_miss(Mistake::duplicate_row)) {
                delivery_.mistakes().record(delivery_.out(), Mistake::duplicate_row, true, seen.first,
                                            seen.last, citizen.key, 0,
                                            "a sibling with the same service from the same day");
            }
        }
    }
}

void Extracts::record_number(const Family& family, const Citizen& citizen, const Seen& seen) {
    Mistakes& mistakes = delivery_.mistakes();
    Output& out = delivery_.out();
    if (!citizen.written_cpr.empty()) {
        const bool letter = citizen.written_cpr.find('X') != std::string::npos;
        mistakes.record(out, Mistake::bad_cpr, false, seen.first, seen.last, citizen.key, 0,
                        letter ? "a letter in the number" : "nobody's number");
    } else if (!satisfies_modulus_11(person_of(family, citizen).cpr)
               && mistakes.near_miss(Mistake::bad_cpr)) {
        mistakes.record(out, Mistake::bad_cpr, true, seen.first, seen.last, citizen.key, 0,
                        "fails modulus 11 and is right");
    }
}

void Extracts::record_piece(const Citizen& citizen, const Grant& grant, const Piece& piece,
                            const Seen& seen) {
    record_price(citizen, grant, piece, seen);
    Mistakes& mistakes = delivery_.mistakes();
    const auto note = [&](Mistake mistake, bool near, std::int64_t ore, std::string_view text) {
        mistakes.record(delivery_.out(), mistake, near, seen.first, seen.last, citizen.key, ore, text);
    };
    const Facility& f = market_.facility(grant.facility);
    const Day law_change = day_of(law_change_year, 1, 1);
    const Day to = std::min(piece.to, window_.to());
    if (piece.old_paragraph) note(Mistake::old_paragraph, false, cost(f, piece, piece.from, to), "");
    if (piece.written_from != 0)
        note(Mistake::gap, false, cost(f, piece, piece.from, piece.written_from - 1),
             std::to_string(piece.written_from - piece.from) + " days");
    const bool shown_since = seen.last_month >= month_at(law_change_year, 1);
    if (!grant.real() || !shown_since || piece.from >= law_change || piece.to < law_change - 1) return;
    // Those who come after the law changed have no such rows, so most are taken in advance.
    if (mistakes.near_miss(Mistake::old_paragraph, 60))
        note(Mistake::old_paragraph, true, 0,
             piece.to < law_change ? "ended when the law changed"
                                   : "decided and paid before the law changed");
}

void Extracts::record_price(const Citizen& citizen, const Grant& grant, const Piece& piece,
                            const Seen& seen) {
    Mistakes& mistakes = delivery_.mistakes();
    const Facility& f = market_.facility(grant.facility);
    const Day to = std::min(piece.to, window_.to());
    if (piece.written_price && to >= piece.from) {
        const WrittenPrice& price = *piece.written_price;
        Piece written = piece;
        written.price = price.ore;
        const std::int64_t ore = cost(f, written, piece.from, to) - cost(f, piece, piece.from, to);
        const bool at_stake = !price.near_miss || price.as == Mistake::corrected_price;
        mistakes.record(delivery_.out(), price.as, price.near_miss, seen.first, seen.last, citizen.key,
                        at_stake ? ore : 0, price.note);
        return;
    }
    const Civil c = civil_of(piece.from);
    if (c.month == 7 && c.day == 1 && f.raised_in_july_of == c.year
        && mistakes.near_miss(Mistake::price_not_tariff)) {
        mistakes.record(delivery_.out(), Mistake::price_not_tariff, true, seen.first, seen.last, citizen.key,
                        0, "tariff raised on 1 July");
    }
}

void Extracts::record_overlap(const Citizen& citizen, const Grant& grant, const Seen& seen) {
    Mistakes& mistakes = delivery_.mistakes();
    const Facility& f = market_.facility(grant.facility);
    if (grant.entry == Entry::twice) {
        std::int64_t ore = 0;
        for (const Piece& p : grant.pieces) {
            const Day to = std::min(p.to, window_.to());
            if (to >= p.from) ore += cost(f, p, p.from, to);
        }
        mistakes.record(delivery_.out(), Mistake::overlap, false, seen.newest, seen.last, citizen.key, ore,
                        "entered twice");
        return;
    }
    if (grant.written_end != no_day && grant.written_end_until == no_day && !grant.wrong_end) {
        Piece beyond = grant.pieces.back();
        beyond.from = grant.stretch.to + 1;
        beyond.to = grant.written_end;
        mistakes.record(delivery_.out(), Mistake::overlap, false, seen.newest, seen.last, citizen.key,
                        cost(f, beyond, beyond.from, beyond.to), "");
        return;
    }
    for (const Grant& other : citizen.grants) {
        const bool follows = other.stretch.from == grant.stretch.to + 1 && other.real() && other.stretch.main;
        if (follows && grant.stretch.main && mistakes.near_miss(Mistake::overlap)) {
            mistakes.record(delivery_.out(), Mistake::overlap, true, seen.newest, seen.last, citizen.key, 0,
                            "the next begins the day after");
            return;
        }
    }
}

void Extracts::record_wrong_entry(const Citizen& citizen, const Grant& grant, const Seen& seen) {
    Mistakes& mistakes = delivery_.mistakes();
    const Facility& f = market_.facility(grant.facility);
    const auto cost_between = [&](Day from, Day to) {
        std::int64_t ore = 0;
        for (const Piece& p : grant.pieces) {
            if (std::min(p.to, to) >= std::max(p.from, from))
                ore += cost(f, p, std::max(p.from, from), std::min(p.to, to));
        }
        return ore;
    };
    const auto note = [&](Mistake mistake, std::int64_t ore, std::string_view text) {
        mistakes.record(delivery_.out(), mistake, false, seen.newest, seen.last, citizen.key, ore, text);
    };
    if (grant.wrong_end) {
        Piece beyond = grant.pieces.back();
        beyond.from = grant.stretch.to + 1;
        beyond.to = std::min(shown_end(grant, window_.to()), window_.to());
        note(*grant.wrong_end, cost(f, beyond, beyond.from, beyond.to),
             grant.never_ends ? "left open" : "ends too late");
    }
    if (grant.never_billed) note(Mistake::grant_never_billed, cost_between(window_.from(), window_.to()), "");
    if (grant.entry == Entry::in_both_systems)
        note(Mistake::double_in_two_sources, cost_between(window_.from(), window_.to()), "in DUBU as well");
}

void Extracts::record_what_looks_wrong(const Family& family, const Citizen& citizen, const Grant& grant,
                                       const Seen& seen) {
    if (!is_entered_rightly(grant)) return;
    Mistakes& mistakes = delivery_.mistakes();
    const auto near = [&](Mistake mistake, bool looks_so, std::string_view text) {
        if (looks_so && mistakes.near_miss(mistake))
            mistakes.record(delivery_.out(), mistake, true, seen.newest, seen.last, citizen.key, 0, text);
    };
    const Stretch& s = grant.stretch;
    const Facility& f = market_.facility(grant.facility);
    const bool in_window = s.to >= window_.from() && s.from <= window_.to();
    const bool end_known = grant.end_known <= window_.to();
    const bool for_youth = s.ground == Ground::youth || s.service == Service::youth_contact;
    near(Mistake::runs_after_death, in_window && end_known && s.reason == EndReason::died,
         "ends on the day of death");
    const Day death = person_of(family, citizen).death;
    near(Mistake::runs_after_death, in_window && s.to < death && death <= window_.to(),
         "had ended when the citizen died");
    near(Mistake::runs_after_death, in_window && outlives_another(family, citizen, s, window_.to()),
         "another of the household has died");
    near(Mistake::child_paragraph_after_18, in_window && for_youth, "youth support, from 18");
    near(Mistake::paid_by_wrong_municipality, in_window && goes_on_elsewhere(family, s, window_.to()),
         "moved, and a place to live is still paid by us");
    near(Mistake::double_in_two_sources, in_window && follows_a_childs(citizen, grant),
         "the child's help had ended");
    near(Mistake::gap, in_window && follows_a_pause(citizen, grant), "another help after a pause");
    if (is_bought(f) && info(f.service).unit != Unit::course && s.from > first_day(window_.last)) {
        near(Mistake::grant_never_billed, true, "begun this month: the bill has not come yet");
    } else if (f.settlement == Settlement::frame && std::min(s.to, window_.to()) - s.from >= 120) {
        near(Mistake::grant_never_billed, in_window, "an own unit paid by its frame");
    }
}

} // namespace styrhus::make_municipality
