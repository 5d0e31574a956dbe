#pragma once

#include "base/date.h"
#include "base/money.h"
#include "base/result.h"
#include "reference/parameters.h"

#include <span>

/// The refund of expensive single cases (SEL § 176, BL § 198; DOMAIN 4): by the month, never by the year.
namespace styrhus::models::refund {

/// The state's part of the cost of one month, of a citizen or of a household whose children are summed, with
/// all income taken off and with a twelfth of what is bought once: each band pays its part of what lies above
/// a twelfth of its limit and below the next. Rounded once, to the øre.
base::Money state_part(base::Money month, std::span<const reference::RefundBand> bands);

/// The bands of a year: one set for all from 2021, before it those of adults. An error that names the year
/// where it has none.
base::Result<const reference::RefundBands*> bands_of(const reference::Parameters& parameters, int year);

/// Whether a citizen is under 67 when the year begins, or of unknown age. Help that lay above the limit
/// before goes on after 67 by the law, which is not looked at.
bool is_young_enough(base::Date born, int year);

} // namespace styrhus::models::refund
