#include "models/forecast/run_off.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace styrhus::models::forecast {

namespace {

using base::Month;
using base::Period;

constexpr int months_learnt_from = 36;
/// A group is believed as much as the one above it when it has seen this many of its own granted months.
constexpr double months_of_credibility = 6;
constexpr int january = 0;

std::size_t index_of_delay(int delay) {
    const int place = delay + 1; // delays begin at −1
    return static_cast<std::size_t>(place);
}

} // namespace

GrantMonth::GrantMonth(const PostedDays& posted, std::uint32_t grant, Period granted, Month month,
                       bool is_one_off) {
    const Period days = is_one_off
                            ? Period{granted.from, granted.from.plus_days(1)}.intersect(Period::month(month))
                            : granted.intersect(Period::month(month));
    if (days.is_empty()) return;
    from_ = days.from.days();
    days_ = days.days();
    std::fill_n(first_posted_.begin(), days_, never);
    for (const PostedPiece& piece : posted.of(grant)) {
        if (is_one_off) {
            if (piece.ore > 0) first_posted_[0] = std::min(first_posted_[0], piece.posted_month);
            posted_ore_ += static_cast<double>(piece.ore);
            continue;
        }
        const std::int32_t first = std::max(piece.from, from_);
        const std::int32_t end = std::min(piece.to, from_ + days_);
        if (first >= end) continue;
        posted_ore_ += static_cast<double>(piece.ore) * (end - first) / (piece.to - piece.from);
        if (piece.ore <= 0) continue;
        for (std::int32_t day = first - from_; day < end - from_; ++day) {
            std::int32_t& known = first_posted_[static_cast<std::size_t>(day)];
            known = std::min(known, piece.posted_month);
        }
    }
}

std::vector<DayRun> GrantMonth::not_posted(std::initializer_list<std::int32_t> cuts) const {
    std::vector<DayRun> runs;
    for (std::int32_t day = 0; day < days_; ++day) {
        if (posted_in(day) != never) continue;
        const std::int32_t at = from_ + day;
        const bool is_cut = std::find(cuts.begin(), cuts.end(), at) != cuts.end();
        if (runs.empty() || runs.back().to != at || is_cut) runs.push_back({at, at});
        ++runs.back().to;
    }
    return runs;
}

/// A month is told of as far as its delays can have been seen by `last`.
void RunOff::Sums::add(const GrantMonth& days, Month month, Month last, double granted_ore) {
    const double a_day = granted_ore / days.days();
    std::array<std::int32_t, delays> at{};
    std::int32_t posted_days = 0;
    for (std::int32_t day = 0; day < days.days(); ++day) {
        if (days.posted_in(day) == GrantMonth::never) continue;
        const int delay = std::max(-1, days.posted_in(day) - month.index());
        if (delay > longest_delay) continue;
        ++at[index_of_delay(delay)];
        ++posted_days;
    }
    std::int32_t still_open = days.days();
    const int seen_until = std::min<int>(longest_delay, last.index() - month.index());
    for (int delay = -1; delay <= seen_until; ++delay) {
        const std::size_t i = index_of_delay(delay);
        open[i] += a_day * still_open;
        posted[i] += a_day * at[i];
        still_open -= at[i];
    }
    seen_ore += granted_ore;
    ++months;
    if (posted_days == 0) return;
    granted += a_day * posted_days;
    paid += days.posted_ore();
}

RunOff::RunOff(const snapshot::Snapshot& snapshot, const commitment::GrantCosts& costs,
               const PostedDays& posted, const Courses& courses, std::span<const std::uint32_t> grants,
               std::span<const std::uint8_t> longest)
    : curve_of_grant_(snapshot.grants.size(), 0), longest_(longest.begin(), longest.end()) {
    learn_years(snapshot);
    Sums all;
    std::map<HelpKind, Sums> kinds;
    std::map<Place, Sums> places;
    const Month last = posted.last_month();
    const Month first = std::max(posted.first_month(), last.plus(1 - months_learnt_from));
    for (const std::uint32_t grant : grants) {
        const domain::Grant& fact = snapshot.grants[grant];
        const Place place(courses.kind_of(grant), fact.facility);
        Sums* const into[] = {&all, &kinds[place.first], &places[place]};
        const Month begin = std::max(first, Month::containing(fact.period.from));
        const Month end =
            fact.period.is_open() ? last : std::min(last, Month::containing(fact.period.to.plus_days(-1)));
        for (Month month = begin; posted.has_postings() && month <= end; month = month.plus(1)) {
            const GrantMonth days(posted, grant, fact.period, month, costs.is_one_off(grant));
            if (days.is_empty()) continue;
            const std::int64_t granted = costs.cost_ore(grant, days.from(), days.from() + days.days());
            if (granted <= 0) continue;
            for (Sums* const sums : into)
                sums->add(days, month, last, static_cast<double>(granted));
        }
    }
    make_curves(all, kinds, places);
    for (const std::uint32_t grant : grants)
        curve_of_grant_[grant] = place_curves_.at({courses.kind_of(grant), snapshot.grants[grant].facility});
}

void RunOff::make_curves(const Sums& all, const std::map<HelpKind, Sums>& kinds,
                         const std::map<Place, Sums>& places) {
    is_learnt_ = all.granted > 0;
    Curve nothing_known;
    nothing_known.chance[index_of_delay(0)] = 1;
    curves_.push_back(is_learnt_ ? curve_of(all, nothing_known, 0) : nothing_known);
    for (const auto& [kind, sums] : kinds) {
        kind_curves_.emplace(kind, static_cast<std::uint32_t>(curves_.size()));
        curves_.push_back(curve_of(sums, curves_.front(), sums.credibility()));
    }
    for (const auto& [place, sums] : places) {
        place_curves_.emplace(place, static_cast<std::uint32_t>(curves_.size()));
        curves_.push_back(curve_of(sums, Curve(of_kind(place.first)), sums.credibility()));
    }
}

/// In the sums' own øre; of a group that has seen nothing any weight does.
double RunOff::Sums::credibility() const {
    return months > 0 ? months_of_credibility * seen_ore / months : 1;
}

/// Weight is in the sums' own øre.
RunOff::Curve RunOff::curve_of(const Sums& sums, const Curve& above, double weight) {
    Curve curve;
    for (std::size_t i = 0; i < delays; ++i) {
        const double seen = sums.open[i] + weight;
        curve.chance[i] = seen > 0 ? (sums.posted[i] + weight * above.chance[i]) / seen : above.chance[i];
    }
    const double granted = sums.granted + weight;
    curve.ratio = granted > 0 ? (sums.paid + weight * above.ratio) / granted : above.ratio;
    return curve;
}

double RunOff::to_come(const Curve& curve, int age, int longest) {
    double open = 1;
    for (int delay = std::max(age, before_all) + 1; delay <= std::min(longest, longest_delay); ++delay)
        open *= 1 - curve.chance[index_of_delay(delay)];
    return curve.ratio * (1 - open);
}

double RunOff::in_year(const Curve& curve, Month service, int age, int longest, int year) const {
    double open = 1;
    double all = 0;
    double of_year = 0;
    for (int delay = std::max(age, before_all) + 1; delay <= std::min(longest, longest_delay); ++delay) {
        const double now = open * curve.chance[index_of_delay(delay)];
        open -= now;
        all += now;
        const Month posted = service.plus(delay);
        const bool is_of_year_before = service.year() < posted.year();
        const double back =
            is_of_year_before ? booked_back_[static_cast<std::size_t>(posted.month() - 1)] : 0;
        if (posted.year() == year) of_year += now * (1 - back);
        if (posted.year() - 1 == year) of_year += now * back;
    }
    return all > 0 ? of_year / all : service.year() == year ? 1 : 0;
}

double RunOff::still_to_come(std::uint32_t grant, int age) const {
    return to_come(curves_[curve_of_grant_[grant]], age, longest_[grant]);
}
double RunOff::still_to_come_of_kind(HelpKind kind, int age) const {
    return to_come(of_kind(kind), age, longest_delay);
}
double RunOff::part_in_year(std::uint32_t grant, Month service, int age, int year) const {
    return in_year(curves_[curve_of_grant_[grant]], service, age, longest_[grant], year);
}
double RunOff::part_in_year_of_kind(HelpKind kind, Month service, int age, int year) const {
    return in_year(of_kind(kind), service, age, longest_delay, year);
}

const RunOff::Curve& RunOff::of_kind(HelpKind kind) const {
    const auto found = kind_curves_.find(kind);
    return curves_[found == kind_curves_.end() ? 0 : found->second];
}

/// A month never seen is taken as closed, but January: the books of the year before are still open then.
/// Whole øre, so that the order of postings says nothing.
void RunOff::learn_years(const snapshot::Snapshot& snapshot) {
    std::array<std::int64_t, 12> all{};
    std::array<std::int64_t, 12> back{};
    for (std::uint32_t number = 0; number < snapshot.postings.size(); ++number) {
        const domain::Posting& posting = snapshot.postings[number];
        if (posting.service.is_empty() || posting.service.is_open()) continue;
        const int year = posting.service.to.plus_days(-1).year();
        const Month known = Month::from_index(known_month(snapshot, number));
        if (known.year() != year + 1) continue;
        const auto i = static_cast<std::size_t>(known.month() - 1);
        const std::int64_t size = std::abs(posting.amount.in_ore());
        all[i] += size;
        if (posting.fiscal_year == year) back[i] += size;
    }
    for (std::size_t i = 0; i < booked_back_.size(); ++i)
        booked_back_[i] = all[i] > 0     ? static_cast<double>(back[i]) / static_cast<double>(all[i])
                          : i == january ? 1
                                         : 0;
}

} // namespace styrhus::models::forecast
