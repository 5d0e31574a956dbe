#pragma once

#include "models/commitment/grant_costs.h"
#include "models/forecast/courses.h"
#include "models/forecast/posted_days.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace styrhus::models::forecast {

/// Days [from, to) since 1970-01-01.
struct DayRun {
    std::int32_t from = 0;
    std::int32_t to = 0;
};

/// Days of a grant in a calendar month: which of them are posted, and since when.
class GrantMonth {
  public:
    /// Of a purchase the day it is made; it is posted as soon as anything of it is.
    GrantMonth(const PostedDays& posted, std::uint32_t grant, base::Period granted, base::Month month,
               bool is_one_off);

    bool is_empty() const { return days_ == 0; }
    std::int32_t from() const { return from_; }
    std::int32_t days() const { return days_; }
    /// The month, base::Month::index(), in which day i of the month's granted days was first posted; `never`
    /// where it is not.
    std::int32_t posted_in(std::int32_t day) const { return first_posted_[static_cast<std::size_t>(day)]; }
    /// Its days that are not posted, in runs that none of the days `cuts` lies within.
    std::vector<DayRun> not_posted(std::initializer_list<std::int32_t> cuts) const;
    /// What is posted for its days.
    double posted_ore() const { return posted_ore_; }

    static constexpr std::int32_t never = 0x7fffffff;

  private:
    std::int32_t from_ = 0;
    std::int32_t days_ = 0;
    std::array<std::int32_t, 31> first_posted_{};
    double posted_ore_ = 0;
};

/// How granted days become posted ones: the chance per month of delay, and how many kroner are posted for a
/// krone granted of the days that are. The delay is the posting month less the service month; −1 stands for
/// all that is posted before the days come.
///
/// For each delay d, over the months old enough to have been seen that long,
///
///     c(d) = kroner granted of days first posted at d ÷ kroner granted of days not posted before d
///     v    = kroner posted ÷ kroner granted, over days that are posted
///
/// so that of a krone granted of days not posted at age a, v (1 − Π_{d>a} (1 − c(d))) is still to be posted.
/// From before the first delay on this is the realisation of DEFINITIONS 5: granted is not delivered. A
/// discrete life table (Kalbfleisch and Prentice, *The Statistical Analysis of Failure Time Data*);
/// groups are weighed with the group above them by credibility (Bühlmann and Straub, 1970): a facility with
/// its kind of help, the kind with all.
class RunOff {
  public:
    static constexpr int longest_delay = 18;
    static constexpr int before_all = -2; ///< the age of days of which nothing can be posted yet

    /// Sums stand in the order of `grants`: the same order gives the same curves, to the last bit. Learns
    /// from the months of the last three years of grants that are billed at all. `longest` is per grant the
    /// delay after which no more bills come.
    RunOff(const snapshot::Snapshot& snapshot, const commitment::GrantCosts& costs, const PostedDays& posted,
           const Courses& courses, std::span<const std::uint32_t> grants,
           std::span<const std::uint8_t> longest);

    /// Kroner still to be posted of a krone granted of days that are not posted `age` months after theirs.
    double still_to_come(std::uint32_t grant, int age) const;
    double still_to_come_of_kind(HelpKind kind, int age) const;
    /// What of those kroner has the fiscal year `year`, of service month `service`.
    double part_in_year(std::uint32_t grant, base::Month service, int age, int year) const;
    double part_in_year_of_kind(HelpKind kind, base::Month service, int age, int year) const;
    /// Whether anything was learnt: else a krone granted is a krone, posted in its month.
    bool is_learnt() const { return is_learnt_; }

  private:
    static constexpr std::size_t delays = longest_delay + 2; ///< from −1 on

    using Place = std::pair<HelpKind, domain::Term>; ///< with its facility

    struct Sums {
        std::array<double, delays> open{};   ///< granted øre of days not posted before
        std::array<double, delays> posted{}; ///< granted øre of days first posted then
        double granted = 0;                  ///< of days that are posted
        double paid = 0;
        double seen_ore = 0; ///< granted, of all days
        int months = 0;

        void add(const GrantMonth& days, base::Month month, base::Month last, double granted_ore);
        double credibility() const;
    };
    struct Curve {
        std::array<double, delays> chance{};
        double ratio = 1;
    };
    static Curve curve_of(const Sums& sums, const Curve& above, double weight);
    static double to_come(const Curve& curve, int age, int longest);
    double in_year(const Curve& curve, base::Month service, int age, int longest, int year) const;
    void learn_years(const snapshot::Snapshot& snapshot);
    void make_curves(const Sums& all, const std::map<HelpKind, Sums>& kinds,
                     const std::map<Place, Sums>& places);
    const Curve& of_kind(HelpKind kind) const;

    bool is_learnt_ = false;
    std::vector<std::uint32_t> curve_of_grant_; ///< in curves_
    std::vector<std::uint8_t> longest_;         ///< per grant
    std::vector<Curve> curves_;                 ///< all first
    std::map<HelpKind, std::uint32_t> kind_curves_;
    std::map<Place, std::uint32_t> place_curves_;
    /// Of what is posted in January, February … for days of the year before, the part booked in that year.
    std::array<double, 12> booked_back_{};
};

} // namespace styrhus::models::forecast
