#pragma once

#include "models/forecast/courses.h"
#include "snapshot/snapshot.h"

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace styrhus::models::forecast {

/// How help without an end comes to its end: exits a day by how long the course has lasted, piecewise
/// constant, seen over the last three years with delayed entry. A kind with few exits leans on all:
///
///     rate = (exits + k) ÷ (days + k ÷ rate of all),  k = 5
///
/// the posterior mean under a gamma prior that is worth k exits (Gelman et al., *Bayesian Data
/// Analysis*, 2.6: Poisson counts with exposure). So that ends which registrants have not written yet are not
/// taken for help that goes on, the last two months are not looked at.
class ExitRates {
  public:
    /// Grants that count and have days; purchases have no course and are left out by the caller.
    ExitRates(const snapshot::Snapshot& snapshot, const Courses& courses,
              std::span<const std::uint32_t> grants, std::span<const std::int32_t> first_seen);

    /// The part of those who have had help of a kind for `held` days that still have it `more` days on.
    double lasting(HelpKind kind, std::int32_t held, std::int32_t more) const;

  private:
    static constexpr std::array<std::int32_t, 6> band_ends = {90, 180, 365, 730, 1460, 0x7fffffff};
    static constexpr std::size_t bands = band_ends.size();
    using Rates = std::array<double, bands>;

    Rates all_{};
    std::map<HelpKind, Rates> by_kind_;
};

} // namespace styrhus::models::forecast
