#include "rules/rules.h"

#include "rules/engine/run.h"

#include <algorithm>

namespace styrhus::rules {

namespace {

constexpr const Rule* rules[] = {
    &r0110, &r0111, &r0112, &r0113, &r0114, &r0115, &r0116, &r0117, &r0118, &r0119, &r0120, &r0121,
    &r0122, &r0123, &r0124, &r0125, &r0126, &r0127, &r0128, &r0129, &r0130, &r0131, &r0132, &r0133,
    &r0134, &r0135, &r0136, &r0137, &r0138, &r0139, &r0140, &r0141, &r0142, &r0143, &r0144, &r0145,
    &r0150, &r0151, &r0152, &r0153, &r0154, &r0155, &r0160, &r0210, &r0211, &r0212, &r0213, &r0214,
    &r0215, &r0220, &r0221, &r0301, &r0302, &r0303, &r0304, &r0305, &r0306, &r0307, &r0308, &r0309,
    &r0310, &r0311, &r0312, &r0313, &r0314, &r0315, &r0316, &r0317, &r0318, &r0321, &r0322, &r0323,
    &r0324, &r0325, &r0326, &r0327, &r0328, &r0330, &r0331, &r0332, &r0333, &r0334, &r0401, &r0402};

} // namespace

std::span<const Rule* const> catalogue() {
    return rules;
}

const Rule* find_rule(std::string_view code) {
    const auto* const found = std::find_if(std::begin(rules), std::end(rules),
                                           [&](const Rule* rule) { return rule->head.code == code; });
    return found == std::end(rules) ? nullptr : *found;
}

domain::Checks check(const snapshot::Snapshot& snapshot, const models::matching::Matching& matching) {
    auto made = run(catalogue(), Municipality(snapshot, matching));
    domain::Checks checks = {std::move(made.found), {}};
    for (const RuleResult& result : made.results)
        checks.rules.push_back({.code = std::string(result.rule->code),
                                .severity = result.rule->severity,
                                .title_da = std::string(result.rule->title.da),
                                .title_en = std::string(result.rule->title.en),
                                .reference = std::string(result.rule->reference),
                                .outcome = result.outcome,
                                .why_da = result.why.da,
                                .why_en = result.why.en,
                                .found = result.found});
    return checks;
}

domain::Checks match_and_check(const snapshot::Snapshot& snapshot) {
    return check(snapshot, models::matching::match(snapshot));
}

} // namespace styrhus::rules
