#pragma once

#include "make_municipality/catalogue.h"
#include "make_municipality/rng.h"

#include <array>
#include <vector>

namespace styrhus::make_municipality {

enum class EndReason : std::uint8_t {
    still,
    goal,
    changed,
    moved,
    died,
    elderly,
    turned_18,
    turned_23,
    stopped
};

/// One service in one citizen's life, first and last day included. `to` is `no_day` where it goes on.
struct Stretch {
    Service service = Service::a85;
    Day from = 0;
    Day to = no_day;
    Ground ground = Ground::consent;
    EndReason reason = EndReason::still;
    bool main = true;
};

struct Life {
    Day birth = 0;
    bool woman = false;
    Area area = Area::child;
    Area adult_area = Area::disability; ///< the desk after the eighteenth birthday
    Day death = no_day;
    Day moved_out = no_day;
    std::vector<Stretch> stretches;
};

/// The life of somebody who comes into the system with this service on this day, until the horizon.
Life live(Rng& rng, Service entry, Day day, Day horizon);

/// How often somebody enters by each service per year in 95,000 inhabitants, so that the stocks of the
/// catalogue stand on the reference day while everything grows by `growth` a year.
std::array<double, service_count> entries_per_year(double growth);

/// How far back one must begin so that everybody who came by this service and is still there is met.
int warm_up_years(Service entry);

} // namespace styrhus::make_municipality
