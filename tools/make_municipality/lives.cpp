// Lives are walks through the services. A service lasts a log-logistic time; at its end the citizen goes to
// one of its successors or leaves. Birthdays, death and moving away cut in. How many enter by each service
// is not guessed: a pilot of a few hundred lives per entrance measures how many years each entrance brings
// to each service, and the entrance rates are solved for so that the catalogue's stocks come out.

#include "make_municipality/lives.h"

#include <algorithm>
#include <cmath>

namespace styrhus::make_municipality {

namespace {

using S = Service;

double probability_disabled(Service entry) {
    switch (entry) {
    case S::a82a:
    case S::a82b:
        return .50;
    case S::a85:
        return .56;
    case S::a95:
    case S::a96:
        return 1.0;
    case S::a97:
    case S::a103:
        return .92;
    case S::a104:
    case S::a105:
        return .86;
    case S::a107:
        return .60;
    case S::a108:
        return .90;
    case S::a108_special:
        return .70;
    case S::c86:
    case S::c87:
    case S::institution_disability:
        return .9;
    case S::c32_day:
        return .5;
    default:
        return is_child_service(entry) ? .25 : 0.0;
    }
}

int entry_age(Rng& rng, Service entry) {
    const ServiceInfo& s = info(entry);
    // Two in three who come to a temporary home are under thirty.
    if (entry == S::a107 && rng.chance(.88)) return rng.whole(18, 27);
    return rng.whole(s.youngest, s.oldest);
}

Day drawn_end(Rng& rng, Service service, Day from) {
    if (service == S::c35 || service == S::a82d) return from; // paid once, on one day
    const ServiceInfo& s = info(service);
    const double months = std::min(log_logistic(rng.uniform(), s.median_months, s.shape),
                                   static_cast<double>(s.longest_months));
    // A limit set by law or package is reached to the day.
    if (months >= s.longest_months) return months_later(from, s.longest_months) - 1;
    return from + std::max(5, static_cast<int>(months * 30.44)) - 1;
}

bool goes_on_after_67(Service service) {
    return service == S::a105 || service == S::a108 || service == S::a108_special || service == S::a96
           || service == S::a95;
}

struct Cut {
    Day last = no_day;
    EndReason reason = EndReason::still;
};

void earlier(Cut& cut, Day last, EndReason reason) {
    if (last < cut.last) cut = {last, reason};
}

/// The last day this service can run for other reasons than its own.
Cut outer_cut(const Life& life, const Stretch& stretch) {
    Cut cut;
    earlier(cut, life.death, EndReason::died);
    if (!is_placement(stretch.service) && !info(stretch.service).residential) {
        earlier(cut, life.moved_out, EndReason::moved);
    }
    if (is_child_service(stretch.service)) {
        const bool youth = stretch.ground == Ground::youth || stretch.service == S::youth_contact;
        if (youth) {
            earlier(cut, birthday(life.birth, 23) - 1, EndReason::turned_23);
        } else {
            earlier(cut, birthday(life.birth, 18) - 1, EndReason::turned_18);
        }
    } else if (!goes_on_after_67(stretch.service)) {
        earlier(cut, birthday(life.birth, 67) - 1, EndReason::elderly);
    }
    return cut;
}

EndReason own_reason(Rng& rng, bool goes_on) {
    if (goes_on) return EndReason::changed;
    return rng.chance(.78) ? EndReason::goal : EndReason::stopped;
}

/// The adult service of a disabled child who turns 18.
Service adult_entry(Rng& rng) {
    static constexpr std::array<double, 5> weights{.33, .36, .14, .05, .12};
    static constexpr std::array<Service, 5> services{S::a107, S::a85, S::a105, S::a96, S::a104};
    return services[static_cast<std::size_t>(rng.pick(weights))];
}

struct Follow {
    bool any = false;
    Stretch stretch;
};

Follow after_18(Rng& rng, Life& life, const Stretch& ended) {
    Follow follow;
    const Day day = birthday(life.birth, 18);
    const bool disabled = life.adult_area == Area::disability;
    follow.stretch.from = day;
    if (is_placement(ended.service) && rng.chance(.45)) {
        follow.any = true;
        follow.stretch.service = ended.service;
        follow.stretch.ground = Ground::youth;
    } else if (is_placement(ended.service) && rng.chance(.25)) {
        follow.any = true;
        follow.stretch.service = S::youth_contact;
        follow.stretch.ground = Ground::youth;
    } else if (rng.chance(disabled ? .70 : .10)) {
        follow.any = true;
        follow.stretch.service = adult_entry(rng);
        follow.stretch.from = day + (rng.chance(.6) ? 0 : rng.whole(1, 60));
        life.adult_area = disabled || follow.stretch.service == S::a96 ? Area::disability : life.adult_area;
    }
    return follow;
}

Follow successor(Rng& rng, const Life& life, const Stretch& ended) {
    Follow follow;
    double u = rng.uniform();
    for (const Next& next : next_services()) {
        if (next.from != ended.service) continue;
        u -= next.probability;
        if (u >= 0.0) continue;
        // Temporary homes are mostly for the young; older citizens stay where they are or get a lasting home.
        if (next.to == S::a107 && age_on(life.birth, ended.to) >= 34 && rng.chance(.75)) return follow;
        follow.any = true;
        follow.stretch.service = next.to;
        // Half go over the next day, the rest after some weeks.
        follow.stretch.from = ended.to + 1 + (rng.chance(.55) ? 0 : rng.whole(1, 75));
        const bool force = is_placement(next.to) && (ended.ground == Ground::force || rng.chance(.18));
        follow.stretch.ground = force ? Ground::force : Ground::consent;
        return follow;
    }
    return follow;
}

/// A child who left the system does not come back into a children's service after 18.
bool possible(const Life& life, const Stretch& stretch) {
    const Cut cut = outer_cut(life, stretch);
    return stretch.from + 4 <= cut.last;
}

Follow step_on(Rng& rng, Life& life, Stretch& current) {
    const Cut cut = outer_cut(life, current);
    const Day own_end = drawn_end(rng, current.service, current.from);
    if (cut.last <= own_end) {
        current.to = cut.last;
        current.reason = cut.reason;
        return cut.reason == EndReason::turned_18 ? after_18(rng, life, current) : Follow{};
    }
    current.to = own_end;
    if (current.ground == Ground::youth) {
        current.reason = EndReason::goal;
        return {};
    }
    Follow follow = successor(rng, life, current);
    follow.any = follow.any && possible(life, follow.stretch);
    current.reason = own_reason(rng, follow.any && follow.stretch.from == own_end + 1);
    return follow;
}

void add_sides(Rng& rng, Life& life, const Stretch& main) {
    const bool disabled = is_child_service(main.service) || life.adult_area == Area::disability;
    for (const Beside& beside : side_services()) {
        if (beside.main != main.service) continue;
        if (!rng.chance(disabled ? beside.disability : beside.others)) continue;
        Stretch side;
        side.service = beside.side;
        side.main = false;
        side.from = main.from + static_cast<Day>(log_logistic(rng.uniform(), 60, 1.5));
        if (side.from + 10 > std::min(main.to, no_day - 20)) continue;
        const Cut cut = outer_cut(life, side);
        side.to = std::min({drawn_end(rng, side.service, side.from), main.to, cut.last});
        if (side.to < side.from) continue;
        side.reason = side.to == main.to ? main.reason : side.to == cut.last ? cut.reason : EndReason::goal;
        life.stretches.push_back(side);
    }
}

void draw_person(Rng& rng, Life& life, Service entry, Day day) {
    const int age = entry_age(rng, entry);
    life.birth = months_later(day, -12 * age) - rng.below(360);
    life.woman = entry == S::a109 || rng.chance(entry == S::a110 || entry == S::a101 ? .27 : .46);
    const bool disabled = rng.chance(probability_disabled(entry));
    life.adult_area = disabled ? Area::disability : rng.chance(.62) ? Area::psychiatry : Area::vulnerable;
    if (entry == S::a101 || entry == S::a110 || entry == S::a141) life.adult_area = Area::vulnerable;
    life.area = is_child_service(entry) ? Area::child : life.adult_area;
    const double age_at_death = 73.0 + 12.0 * rng.bell();
    life.death = life.birth + static_cast<Day>(std::max(0.0, age_at_death) * 365.25);
    const bool young_death = is_child_service(entry) && rng.chance(.004);
    if (young_death) life.death = day + rng.whole(60, 2500);
    if (life.death <= day + 30) life.death = day + 30 + rng.whole(200, 9000);
    const double years_until_move = log_logistic(rng.uniform(), 60.0, 1.15);
    life.moved_out = day + static_cast<Day>(std::min(120.0, years_until_move) * 365.25);
    if (life.moved_out >= life.death) life.moved_out = no_day;
}

} // namespace

Life live(Rng& rng, Service entry, Day day, Day horizon) {
    Life life;
    draw_person(rng, life, entry, day);
    Stretch current;
    current.service = entry;
    current.from = day;
    current.ground = is_placement(entry) && rng.chance(.20) ? Ground::force : Ground::consent;
    if (entry == S::youth_contact) current.ground = Ground::youth;
    if (!possible(life, current)) return life;
    for (;;) {
        const Follow follow = step_on(rng, life, current);
        life.stretches.push_back(current);
        add_sides(rng, life, current);
        if (!follow.any || follow.stretch.from > horizon || !possible(life, follow.stretch)) break;
        current = follow.stretch;
    }
    return life;
}

int warm_up_years(Service entry) {
    if (entry == S::c30_group || entry == S::a82a || entry == S::a82b || entry == S::a101 || entry == S::a110)
        return 30;
    return is_child_service(entry) ? 25 : 45;
}

namespace {

using Row = std::array<double, service_count>;

/// Years that one entrance brings to each service as main, weighed down by growth since it happened.
Row years_brought(Service entry, double growth) {
    constexpr int lives = 600;
    Row years{};
    const Day start = day_of(1980, 1, 1);
    for (int i = 0; i < lives; ++i) {
        Rng rng({0x9110, static_cast<std::uint64_t>(entry), static_cast<std::uint64_t>(i)});
        const Life life = live(rng, entry, start, no_day);
        for (const Stretch& s : life.stretches) {
            if (!s.main) continue;
            const double a = (s.from - start) / 365.25;
            const double b = (s.to - start + 1) / 365.25;
            years[static_cast<std::size_t>(s.service)] +=
                (std::exp(-growth * a) - std::exp(-growth * b)) / growth;
        }
    }
    for (double& y : years)
        y /= lives;
    return years;
}

} // namespace

std::array<double, service_count> entries_per_year(double growth) {
    std::array<Row, service_count> brought{};
    Row rate{};
    for (const ServiceInfo& s : all_services()) {
        const auto e = static_cast<std::size_t>(s.service);
        if (s.stock <= 0.0) continue;
        brought[e] = years_brought(s.service, growth);
        rate[e] = .5 * s.stock / brought[e][e];
    }
    // Each entrance is set to what its own service still lacks, until nothing moves.
    for (int round = 0; round < 400; ++round) {
        for (const ServiceInfo& s : all_services()) {
            const auto e = static_cast<std::size_t>(s.service);
            if (s.stock <= 0.0) continue;
            double others = 0.0;
            for (std::size_t k = 0; k < service_count; ++k) {
                if (k != e) others += rate[k] * brought[k][e];
            }
            rate[e] = std::max(.02 * s.stock / brought[e][e], (s.stock - others) / brought[e][e]);
        }
    }
    return rate;
}

} // namespace styrhus::make_municipality
