#pragma once

#include "make_municipality/catalogue.h"
#include "make_municipality/rng.h"

#include <array>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace styrhus::make_municipality {

enum class Settlement : std::uint8_t { invoice, activity, frame };

struct Level {
    std::string name;
    double price_2024 = 0.0; ///< øre for one unit
};

/// A line of the finance system that can be posted on: a PSP element, or the cost centre of an own unit.
struct Line {
    std::string psp;         ///< empty for a cost centre
    std::string cost_centre; ///< empty for a PSP element
    std::string function;
    int dranst = 1;
    int grouping = 0;
    std::string name;
};

struct Facility {
    Service service = Service::a85;
    Area area = Area::disability;
    Owner owner = Owner::own;
    Settlement settlement = Settlement::invoice;
    std::string name;
    std::string provider;
    std::string cvr;
    std::string p_number;
    int municipality = 999;
    int factor_permille = 1000; ///< what is left of a price after indirect VAT is refunded
    int places = 1;
    bool bills_quarterly = false;
    int raised_in_july_of = 0; ///< the year in which the price also rises on 1 July, or 0
    std::vector<Level> levels;
    int line = -1;             ///< where the authority pays
    int unit_psp = -1;         ///< own units: sold places and copayment
    int unit_cost_centre = -1; ///< own units: wages and internal income
};

/// All places one can be granted a service at, and the lines of the chart of accounts.
class Market {
  public:
    Market(std::uint64_t seed, int inhabitants, int first_year, int last_year);

    const std::vector<Facility>& facilities() const { return facilities_; }
    const Facility& facility(int index) const { return facilities_[static_cast<std::size_t>(index)]; }
    const std::vector<Line>& lines() const { return lines_; }
    int draw(Rng& rng, Service service, Area area) const;
    int draw_level(Rng& rng, int facility) const;
    /// Øre for one unit on that day.
    std::int64_t price(const Facility& facility, int level, Day day) const;
    /// Øre for one unit of support beyond what the price covers; the same for every level.
    std::int64_t supplement(const Facility& facility, int year) const;
    /// The last day on which the price of that day holds.
    Day price_holds_until(const Facility& facility, Day day) const;

    int child_refund_line() const { return child_refund_; }
    int adult_refund_line() const { return adult_refund_; }
    int shelter_refund_line() const { return shelter_refund_; }
    int objective_line() const { return objective_; }
    const std::vector<int>& frame_lines() const { return frames_; }

  private:
    int psp_line(const AccountLine& account, int dranst, std::string_view name);
    int new_line(const AccountLine& account, int dranst, std::string_view name);
    void add_service(const ServiceInfo& service, Area area, double share, double scale);
    void add_facility(const ServiceInfo& service, Area area, Owner owner, int ordinal);
    void add_levels(Rng& rng, const ServiceInfo& service, Facility& facility);
    void add_unit_lines(Facility& facility);
    void add_common_lines();

    std::uint64_t seed_;
    int first_year_;
    int last_year_;
    std::vector<Facility> facilities_;
    std::vector<Line> lines_;
    std::map<std::string, int> line_of_account_;
    std::map<std::tuple<Service, Area, Owner>, std::vector<int>> index_;
    int child_refund_ = -1;
    int adult_refund_ = -1;
    int shelter_refund_ = -1;
    int objective_ = -1;
    std::vector<int> frames_;
};

/// The areas a service's facilities are divided into; most serve all in common.
Area market_area(Service service, Area citizen);
/// Whether help there is bought of others, who send bills.
bool is_bought(const Facility& facility);
std::string_view owner_text(Owner owner);
std::string_view settlement_text(Settlement settlement);
std::string_view unit_text(Unit unit);
/// What the tariff list calls support beyond what the price covers.
inline constexpr std::string_view supplement_name = "Tillæg, ekstra støtte";

} // namespace styrhus::make_municipality
