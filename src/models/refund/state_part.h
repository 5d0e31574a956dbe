#pragma once

#include "base/money.h"
#include "reference/parameters.h"

#include <span>

/// The refund of expensive single cases (SEL § 176, BL § 198; DOMAIN 4): by the month, never by the year.
namespace styrhus::models::refund {

/// The state's part of the cost of one month, of a citizen or of a household whose children are summed, with
/// all income taken off and with a twelfth of what is bought once: each band pays its part of what lies above
/// a twelfth of its limit and below the next. Rounded once, to the øre.
base::Money state_part(base::Money month, std::span<const reference::RefundBand> bands);

} // namespace styrhus::models::refund
