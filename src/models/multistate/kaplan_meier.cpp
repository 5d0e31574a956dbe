#include "models/multistate/kaplan_meier.h"

#include "models/multistate/occupation.h"

#include <algorithm>
#include <numeric>

namespace styrhus::models::multistate {

namespace {

constexpr int lasting_state = 0;
constexpr int ended_state = 1;

/// A share that should be exactly a half may come out of the product an ulp above it.
constexpr double share_tolerance = 1e-12;

} // namespace

std::optional<std::int32_t> DurationCurve::day_when_lasting(double share) const {
    for (std::size_t i = 0; i < days.size(); ++i)
        if (lasting[i] <= share + share_tolerance) return days[i];
    return std::nullopt;
}

std::optional<double> DurationCurve::lasting_after(std::int32_t day) const {
    const bool beyond = end == CurveEnd::too_few_at_risk ? day >= end_day : day > end_day;
    if (beyond && end != CurveEnd::everyone_ended) return std::nullopt;
    const auto after = std::upper_bound(days.begin(), days.end(), day);
    return after == days.begin() ? 1.0 : lasting[static_cast<std::size_t>(after - days.begin()) - 1];
}

base::Result<DurationCurve> estimate_durations(const Durations& durations, std::int32_t at_risk_min) {
    std::vector<std::int32_t> stays(durations.entry.size());
    std::iota(stays.begin(), stays.end(), 0);
    const std::vector<std::uint8_t> from(stays.size(), lasting_state);
    std::vector<std::uint8_t> to;
    for (std::uint8_t ended : durations.ended)
        to.push_back(ended != 0 ? std::uint8_t{ended_state} : no_event);
    STYRHUS_TRY(const Study study, Study::of(DayPaths{.subject = stays,
                                                      .entry = durations.entry,
                                                      .exit = durations.exit,
                                                      .from = from,
                                                      .to = to,
                                                      .states = 2}));
    const EventTable& table = study.table();
    const Occupation occupation =
        estimate_occupation(table, start_in(lasting_state, table.states), TableError::greenwood);
    DurationCurve curve;
    for (std::size_t slot = 1; slot < table.slots(); ++slot) {
        const std::int32_t at_risk = table.at_risk_at(slot)[lasting_state];
        const auto day = static_cast<std::int32_t>(table.times[slot - 1]);
        if (at_risk < at_risk_min) {
            curve.end = CurveEnd::too_few_at_risk;
            curve.end_day = day;
            return curve;
        }
        curve.days.push_back(day);
        curve.at_risk.push_back(at_risk);
        curve.ended.push_back(table.moves_at(slot).front().count);
        curve.lasting.push_back(occupation.probability_at(slot)[lasting_state]);
        curve.standard_error.push_back(occupation.standard_error_at(slot)[lasting_state]);
    }
    const bool everyone_ended = !curve.lasting.empty() && curve.lasting.back() == 0.0;
    curve.end = everyone_ended ? CurveEnd::everyone_ended : CurveEnd::observation_ended;
    curve.end_day = *std::max_element(durations.exit.begin(), durations.exit.end());
    return curve;
}

} // namespace styrhus::models::multistate
