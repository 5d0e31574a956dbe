#include "rules/town.h"

#include <fmt/core.h>

namespace styrhus::rules {

RuleTown::RuleTown()
    : cpr_(deliver("cpr", domain::FactKind::citizen)), tariffs_(deliver("takster", domain::FactKind::tariff)),
      activities_(deliver("sensum_aktiviteter", domain::FactKind::activity)),
      hours_(deliver("sensum_timer", domain::FactKind::quantity)),
      budget_(deliver("budget", domain::FactKind::budget_line)),
      chart_(deliver("opus_psp", domain::FactKind::account)),
      dubu_(deliver("dubu_personer", domain::FactKind::grant)) {}

domain::Checks RuleTown::checked(Date as_of) {
    const auto snapshot = context(as_of).snapshot;
    return check(*snapshot, models::matching::match(*snapshot));
}

std::vector<domain::RuleFinding> RuleTown::findings(std::string_view rule, Date as_of) {
    std::vector<domain::RuleFinding> out = checked(as_of).findings;
    std::erase_if(out, [&](const domain::RuleFinding& one) { return one.finding.rule != rule; });
    return out;
}

std::vector<std::string> RuleTown::found(std::string_view rule, Date as_of) {
    std::vector<std::string> out;
    for (const domain::RuleFinding& one : findings(rule, as_of))
        out.push_back(fmt::format("line {}: {} [{}]", one.finding.source.line, one.finding.text_da,
                                  base::plain(one.finding.at_stake)));
    return out;
}

} // namespace styrhus::rules
