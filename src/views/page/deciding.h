#pragma once

#include "models/ladder/walk.h"
#include "views/page/parts_table.h"
#include "views/view.h"

#include <cstdint>
#include <optional>
#include <string>

/// Which grant puts a citizen on a step: the way from a citizen who is counted to the row that says so.
namespace styrhus::views::page {

/// Row of GrantColumns: of a citizen's grants on the ladder within the days the one with the highest step, or
/// of those on `step`; of several the one that begins first. None where none of them decides a step.
std::optional<std::uint32_t> deciding_grant(const Context& context, std::uint32_t person, std::uint8_t ladder,
                                            std::optional<std::uint8_t> step, models::ladder::Days days);

/// A part that is a citizen on a ladder within the days, with the row of the grant that puts them there;
/// `what` without words is that grant.
PartRow citizen_part(const Context& context, std::string what, std::uint32_t person, std::int64_t amount,
                     std::uint8_t ladder, std::optional<std::uint8_t> step, models::ladder::Days days);

/// Paragraph and service, and where, unless the citizen is protected.
std::string grant_words(const Context& context, std::uint32_t person, std::uint32_t grant);

} // namespace styrhus::views::page
