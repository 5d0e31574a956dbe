#pragma once

#include "rules/engine/municipality.h"

namespace styrhus::rules {

/// What of a bill is for days after its grant ended, where the bill begins while it runs and is for all its
/// days alike; nothing where the amount is for the granted days only, or where the citizen has other main
/// help on days after the end, which it may be for.
base::Money paid_after_end(const Municipality& at, const Bill& bill);

} // namespace styrhus::rules
