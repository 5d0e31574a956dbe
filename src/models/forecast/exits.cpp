#include "models/forecast/exits.h"

#include <algorithm>
#include <cmath>

namespace styrhus::models::forecast {

namespace {

constexpr std::int32_t days_looked_at = 3 * 365;
constexpr std::int32_t days_not_told_yet = 60;
constexpr double exits_of_prior = 5;

} // namespace

ExitRates::ExitRates(const snapshot::Snapshot& snapshot, const Courses& courses,
                     std::span<const std::uint32_t> grants, std::span<const std::int32_t> first_seen) {
    struct Seen {
        std::array<double, bands> days{};
        std::array<double, bands> exits{};
    };
    Seen all;
    std::map<HelpKind, Seen> kinds;
    const std::int32_t until = snapshot.as_of.days() + 1 - days_not_told_yet;
    const std::int32_t since = until - days_looked_at;
    for (const std::uint32_t grant : grants) {
        const domain::Grant& fact = snapshot.grants[grant];
        const std::int32_t begin = courses.begins(grant);
        const std::int32_t end = fact.period.to.days();
        const std::int32_t from = std::max({fact.period.from.days(), since, first_seen[grant]});
        const std::int32_t to = std::min(end, until);
        if (from >= to) continue;
        Seen* const into[] = {&all, &kinds[courses.kind_of(grant)]};
        std::int32_t band_begin = 0;
        for (std::size_t band = 0; band < bands; ++band) {
            const std::int32_t first = std::max(from - begin, band_begin);
            const std::int32_t last = std::min(to - begin, band_ends[band]);
            for (Seen* const seen : into) {
                if (first < last) seen->days[band] += last - first;
                if (courses.is_last(grant) && end <= until && band_begin < end - begin
                    && end - begin <= band_ends[band])
                    seen->exits[band] += 1;
            }
            band_begin = band_ends[band];
        }
    }
    double days = 0;
    double exits = 0;
    for (std::size_t band = 0; band < bands; ++band) {
        days += all.days[band];
        exits += all.exits[band];
    }
    const double overall = days > 0 ? exits / days : 0;
    const auto shrunk = [](double exits_seen, double days_seen, double above) {
        return above > 0 ? (exits_seen + exits_of_prior) / (days_seen + exits_of_prior / above) : 0;
    };
    for (std::size_t band = 0; band < bands; ++band)
        all_[band] = shrunk(all.exits[band], all.days[band], overall);
    for (const auto& [kind, seen] : kinds) {
        Rates& rates = by_kind_[kind];
        for (std::size_t band = 0; band < bands; ++band)
            rates[band] = shrunk(seen.exits[band], seen.days[band], all_[band]);
    }
}

double ExitRates::lasting(HelpKind kind, std::int32_t held, std::int32_t more) const {
    const auto found = by_kind_.find(kind);
    const Rates& rates = found == by_kind_.end() ? all_ : found->second;
    double sum = 0;
    std::int32_t band_begin = 0;
    for (std::size_t band = 0; band < bands; ++band) {
        const std::int32_t first = std::max(held, band_begin);
        const std::int32_t last = std::min(held + more, band_ends[band]);
        if (first < last) sum += rates[band] * (last - first);
        band_begin = band_ends[band];
    }
    return std::exp(-sum);
}

} // namespace styrhus::models::forecast
