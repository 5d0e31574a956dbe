#include "models/multistate/intensity.h"

#include "base/check.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace styrhus::models::multistate {

namespace {

template <class Time>
std::vector<double> sum_time_at_risk(const Paths<Time>& paths, double origin) {
    std::vector<double> result(static_cast<std::size_t>(paths.states));
    for (std::size_t i = 0; i < paths.from.size(); ++i) {
        const double entry = std::max(origin, static_cast<double>(paths.entry[i]));
        result.at(paths.from[i]) += std::max(0.0, static_cast<double>(paths.exit[i]) - entry);
    }
    return result;
}

} // namespace

std::vector<CumulativeIntensity> cumulative_intensities(const EventTable& table) {
    struct Growing {
        CumulativeIntensity curve;
        double value = 0;
        double variance = 0;
    };
    std::map<std::pair<std::uint8_t, std::uint8_t>, Growing> curves;
    for (std::size_t slot = 1; slot < table.slots(); ++slot)
        for (const auto& [from, to, count] : table.moves_at(slot)) {
            Growing& growing = curves[{from, to}];
            const double people = table.at_risk_at(slot)[from];
            growing.value += count / people;
            growing.variance += count / (people * people);
            growing.curve.times.push_back(table.times[slot - 1]);
            growing.curve.value.push_back(growing.value);
            growing.curve.standard_error.push_back(std::sqrt(growing.variance));
        }
    std::vector<CumulativeIntensity> result;
    for (auto& [move, growing] : curves) {
        growing.curve.from = move.first;
        growing.curve.to = move.second;
        result.push_back(std::move(growing.curve));
    }
    return result;
}

std::vector<double> time_at_risk(const DayPaths& paths, double origin) {
    return sum_time_at_risk(paths, origin);
}

std::vector<double> time_at_risk(const RealPaths& paths, double origin) {
    return sum_time_at_risk(paths, origin);
}

std::vector<Rate> transition_rates(const EventTable& table, std::span<const double> time_at_risk) {
    STYRHUS_CHECK(time_at_risk.size() == static_cast<std::size_t>(table.states));
    std::map<std::pair<std::uint8_t, std::uint8_t>, std::int64_t> moves;
    for (const Move& move : table.moves)
        moves[{move.from, move.to}] += move.count;
    std::vector<Rate> result;
    for (const auto& [move, count] : moves) {
        const double time = time_at_risk[move.first];
        result.push_back({.from = move.first,
                          .to = move.second,
                          .moves = count,
                          .time_at_risk = time,
                          .per_time = double(count) / time,
                          .standard_error = std::sqrt(double(count)) / time});
    }
    return result;
}

} // namespace styrhus::models::multistate
