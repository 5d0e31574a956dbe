#pragma once

#include "domain/checks.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace styrhus::models::validity {

/// What a finding is known by through all extracts: the rule, and the row it finds.
struct FindingName {
    std::string rule;
    std::uint64_t row = 0; ///< RuleFinding::subject
    auto operator<=>(const FindingName&) const = default;
};

FindingName name_of(const domain::RuleFinding& finding);

constexpr std::string_view finding_prefix = "finding:";
/// "finding:r0110:0123456789abcdef": what a statement about the finding is addressed to.
std::string subject_of(const FindingName& name);
/// The finding that such a subject names; none if it names no finding.
std::optional<FindingName> finding_in(std::string_view subject);

} // namespace styrhus::models::validity
