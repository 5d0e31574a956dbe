#pragma once

#include "make_municipality/calendar.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace styrhus::make_municipality {

enum class Service : std::uint8_t {
    c30_family,
    c30_group,
    c30_other,
    c35,
    c32_day,
    c32_home,
    c32_contact,
    c32_internship,
    c32_family,
    c32_stay,
    c32_respite,
    c32_other,
    network,
    foster,
    foster_strengthened,
    foster_special,
    residence,
    institution_social,
    institution_disability,
    own_room,
    boarding_school,
    secure,
    youth_contact,
    c86,
    c87,
    a82a,
    a82b,
    a82d,
    a85,
    a85_intensive,
    a95,
    a96,
    a97,
    a101,
    a101_residential,
    a141,
    a103,
    a104,
    a105,
    a107,
    a108,
    a108_special,
    a109,
    a110,
};
inline constexpr int service_count = 44;

/// Which desk of the municipality has the case.
enum class Area : std::uint8_t { child, disability, psychiatry, vulnerable };

/// What one price buys.
enum class Unit : std::uint8_t { day, month, week, hour, course };

enum class Owner : std::uint8_t { own, municipality, region, company, family, citizen };
inline constexpr int owner_count = 6;

/// By what right a young person is placed.
enum class Ground : std::uint8_t { consent, force, youth };

enum class Ladder : std::uint8_t { children, disability, vulnerable };

struct Law {
    std::string_view before_2024;
    std::string_view since_2024;
    /// What the measure is called beside the decision; empty where it is the same.
    std::string_view measure_before_2024 = {};
    std::string_view measure_since_2024 = {};
};

struct ServiceInfo {
    Service service;
    std::string_view name;
    std::string_view type; ///< tilbudstype (children) or kind of offer (adults)
    Law law;
    Unit unit;
    /// Kroner per full-year person at 2024 prices; per course for courses; per hour for hours.
    double price;
    double spread; ///< of the facilities' prices on the logarithm
    double median_months;
    double shape;
    int longest_months;
    bool time_limited;
    double stock;  ///< of citizens with it as their main service, in 95,000 inhabitants
    double places; ///< of one facility
    std::array<double, owner_count> owners;
    int youngest;
    int oldest; ///< when it begins
    bool residential;
};

const ServiceInfo& info(Service service);
std::span<const ServiceInfo> all_services();
bool is_child_service(Service service);
bool is_placement(Service service);
/// The law reference as a case system writes it on that day.
std::string_view decision_text(Service service, Ground ground, Day day);
std::string_view measure_text(Service service, Ground ground, Day day);
/// 0 where the service decides no step in that ladder.
int step_of(Service service, Ladder ladder, int weekly_hours_hundredths);
Ladder ladder_of(Area area);
std::string_view area_text(Area area);

/// Where a service goes when it ends by itself.
struct Next {
    Service from;
    Service to;
    double probability;
};
std::span<const Next> next_services();

/// What somebody with a main service also gets.
struct Beside {
    Service main;
    Service side;
    double disability; ///< probability for disabled adults and for children
    double others;
};
std::span<const Beside> side_services();

struct AccountLine {
    std::string_view function; ///< H.FF.NN
    int grouping;
    std::string_view name;
};
/// The account line of a service bought outside; own facilities stand on the same line.
AccountLine account_of(Service service, Area area, Owner owner);

/// Prices of the year as a share of the prices of 2024.
double price_index(int year);

inline constexpr int law_change_year = 2024;

} // namespace styrhus::make_municipality
