#pragma once

#include "rules/validity/pack.h"

#include <filesystem>
#include <string>
#include <vector>

namespace styrhus::rules::validity {

/// A return, and the rows of it that must fail under one rule.
struct Case {
    std::string rule;
    YearlyReturn given;
    std::vector<FailingRow> expected; ///< in order
};

/// All cases of data/validity/rule_cases.json; throws where the file cannot be read.
std::vector<Case> read_cases(const std::filesystem::path& file);

} // namespace styrhus::rules::validity
