#pragma once

#include <string_view>

/// What a finding's rule is called: a few words for a list, where the finding's own text is the sentence.
namespace styrhus::domain {

struct RuleTitle {
    std::string_view rule; ///< Finding::rule
    std::string_view da;
    std::string_view en;
};

/// None for a rule that has no title.
const RuleTitle* title_of(std::string_view rule);

} // namespace styrhus::domain
