#pragma once

#include "base/result.h"

#include <cstddef>
#include <span>
#include <vector>

/// What is delivered and not yet posted, by how earlier service months ran off: the chain ladder with Mack's
/// standard error (T. Mack, "Distribution-free calculation of the standard error of chain ladder reserve
/// estimates", ASTIN Bulletin 23, 1993).
namespace styrhus::models::reserve {

/// Kroner posted by the end of a service month's delay 0, 1, 2 …: cumulative, credits taken off. The oldest
/// row is the longest and each later one is at most as long as the one before.
struct Triangle {
    std::vector<std::vector<double>> rows;
};

struct RunOff {
    /// From one delay to the next: how much more is posted in all, and Mack's variance parameter σ² of it.
    std::vector<double> factors;
    std::vector<double> variances;
    /// Per row, as the triangle has them: all that will be posted, what of it is still to come, and the
    /// standard error of that.
    std::vector<double> ultimate;
    std::vector<double> outstanding;
    std::vector<double> standard_error;
    double total_outstanding = 0;
    /// Of the sum, which is more than the rows' own: all hang on the same factors.
    double total_standard_error = 0;
};

/// A row that has nothing posted yet, or less than nothing, tells nothing of what is to come: it takes no
/// part in the factors, and nothing is expected of it here (there is no amount to run off from). An error
/// where the rows are not a triangle or where no row reaches the last delay.
base::Result<RunOff> chain_ladder(const Triangle& triangle);

} // namespace styrhus::models::reserve
