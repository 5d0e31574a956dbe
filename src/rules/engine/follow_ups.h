#pragma once

#include "rules/engine/municipality.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace styrhus::rules {

/// A follow-up that was not done, and is far past its day by what its source knew last.
struct OverdueFollowUp {
    std::uint32_t activity = 0; ///< in facts<domain::Activity>()
    base::Date held_later =
        base::Date::open_end(); ///< when a later one of its kind was done; open if none was
    bool is_oldest = false;     ///< of those of its kind that nothing later settles
    bool has_help = false;      ///< the citizen has help now that belongs with its source
};

/// By the day they were due, then by where they stand.
std::vector<OverdueFollowUp> overdue_follow_ups(const Municipality& at, std::uint32_t person);

/// Help that has run for so many months has been followed up.
inline constexpr int follow_up_months = 12;

/// Per source, the first follow-up it tells of as done; open where there is none.
std::vector<base::Date> first_follow_ups(const Municipality& at);

/// The citizen's first main grant that belongs with the source and ran from the day to now; none if nothing
/// did.
std::optional<std::uint32_t> grant_since(const Municipality& at, std::uint32_t person, std::size_t source,
                                         base::Date day);

} // namespace styrhus::rules
