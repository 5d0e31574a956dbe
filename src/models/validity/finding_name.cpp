#include "models/validity/finding_name.h"

#include "snapshot/statements.h"

#include <fmt/core.h>

namespace styrhus::models::validity {

FindingName name_of(const domain::RuleFinding& finding) {
    return {finding.finding.rule, finding.subject};
}

std::string subject_of(const FindingName& name) {
    return fmt::format("{}{}:{}", finding_prefix, name.rule, snapshot::subject_code(name.row));
}

std::optional<FindingName> finding_in(std::string_view subject) {
    if (!subject.starts_with(finding_prefix)) return std::nullopt;
    subject.remove_prefix(finding_prefix.size());
    const std::size_t colon = subject.find(':');
    if (colon == 0 || colon == std::string_view::npos) return std::nullopt;
    const auto row = snapshot::subject_coded(subject.substr(colon + 1));
    if (!row) return std::nullopt;
    return FindingName{std::string(subject.substr(0, colon)), *row};
}

} // namespace styrhus::models::validity
