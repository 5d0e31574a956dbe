#pragma once

#include "base/date.h"
#include "domain/delivery.h"
#include "snapshot/select.h"

#include <vector>

namespace styrhus::snapshot {

/// What the sources knew on a day, as told by all that has been delivered since (DEFINITIONS 2). A row was
/// known from the day its mapping's column says (decided on, posting date, referred on), else from its first
/// day; the sum of a month from the month's end. An end, a death or a move after the day was not known then:
/// it is opened. Master data (accounts, relations, births) has no such day and stays.
void reconstruct(LiveFacts& live, base::Date known_on);

/// The deliveries as far as they speak of the day and those before it.
void reconstruct(std::vector<domain::Delivery>& deliveries, base::Date known_on);

} // namespace styrhus::snapshot
