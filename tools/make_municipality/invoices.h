#pragma once

#include "make_municipality/cases.h"

#include <optional>
#include <string_view>

namespace styrhus::make_municipality {

/// How a posting says whom it is for: by the citizen's number; in words, and by provider and days; by
/// provider and days only; several citizens in one sum; by the provider alone.
enum class Told : std::uint8_t { cpr, text, provider_period, collective, nothing };

/// How the amount of a bill differs from what was granted: a month counted as 30.5 days or as 365/12, the
/// refunded VAT not taken off, or taken off twice, a day too many or too few; and the two that put it right.
enum class Off : std::uint8_t { none, x30_5, x365_12, vat, vat_twice, day_more, day_less, credit, reinvoice };

/// The ways a bill alone can be off, without those that put it right.
inline constexpr std::array all_off{Off::x30_5,     Off::x365_12,  Off::vat,
                                    Off::vat_twice, Off::day_more, Off::day_less};

std::string_view told_text(Told told);
std::string_view off_text(Off off);

struct Billed {
    std::int64_t ore = 0; ///< on the cost basis, rounded once
    std::int64_t quantity_hundredths = 0;
};

/// A bill for the days between two days of a piece, both included, when it is off in that way; nothing where
/// a bill for such a service or such days cannot be.
std::optional<Billed> billed(const Facility& facility, const Piece& piece, Day from, Day to,
                             int delivered_permille, Off off);

/// The first month of what the provider puts on one bill.
Month first_billed_month(const Facility& facility, Month month);
int billed_months(const Facility& facility);
/// Services of the year before the first delivery may be billed within it.
Day first_billed_day(const Window& window);

} // namespace styrhus::make_municipality
