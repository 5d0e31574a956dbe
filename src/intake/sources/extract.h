#pragma once

#include "base/result.h"
#include "domain/delivery.h"
#include "intake/sources/mapping.h"

#include <optional>
#include <string>
#include <string_view>

namespace styrhus::intake::sources {

/// The extract date that a file's name tells by the mapping's rule; none where the rule is another or does
/// not fit.
std::optional<base::Date> extract_date_in_name(const DateRule& rule, std::string_view file_name);

/// The last day of the month, year or fiscal year that the rule's part speaks of.
base::Date at_end_of(DateRule::Part part, base::Date date);

/// The days the source speaks for when its state is that of `extract_date`.
base::Period covered_by(const CoverageRule& rule, base::Date extract_date);

/// The scope that the file's name tells, or the mapping's own.
std::string scope_of(const Mapping& mapping, std::string_view file_name);

} // namespace styrhus::intake::sources
