#pragma once

#include "domain/identity/cpr.h"

#include <string_view>
#include <vector>

/// CPR numbers among other words. A number that only looks like one must make nobody a citizen, and one that
/// may be one must not stand in clear, so the two are asked apart.
namespace styrhus::intake::sources {

/// The numbers that a text names, each once, in their order: six digits that are a day of the calendar (the
/// day plus 60 or the month plus 20 for substitute numbers), a hyphen, and four digits; without the hyphen
/// also modulus 11 must hold, for an order or an account has ten digits too.
std::vector<domain::identity::Cpr> cprs_in(std::string_view text);

/// Whether a text holds ten digits in a row, or six and four, that may be a CPR number.
bool may_hold_cpr(std::string_view text);

} // namespace styrhus::intake::sources
