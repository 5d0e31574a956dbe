#pragma once

#include "domain/finding.h"

#include <string>
#include <vector>

namespace styrhus::snapshot {

/// What joining facts to reference data found. Each is said once per row.
enum class JoinTrouble : std::uint8_t {
    unknown_law,
    no_rule,
    no_price,
    two_tariffs,
    rate_too_large,
    no_person,
    no_area_line,
    unknown_account,
    still_open_unnamed
};

domain::Finding join_finding(JoinTrouble trouble, const domain::SourceRef& source, base::Money at_stake);

} // namespace styrhus::snapshot
