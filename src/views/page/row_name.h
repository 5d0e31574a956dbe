#pragma once

#include "base/result.h"
#include "models/ladder/place.h"

#include <string>
#include <string_view>

/// The rows of a ladder's table as figures' names have them: "6", "steps", "account-3", "no-step",
/// "placed" (steps, account and no step together), "coverage", "others", "remainder", "remainder-frame",
/// "all".
namespace styrhus::views::page {

using models::ladder::RowChoice;

std::string name_of(const RowChoice& choice);
/// `ladder` is left as it is.
base::Result<RowChoice> parse_row(std::string_view name);

} // namespace styrhus::views::page
