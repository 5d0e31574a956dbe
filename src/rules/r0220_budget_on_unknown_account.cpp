#include "rules/engine/chart.h"
#include "rules/rules.h"

#include <map>

/// A budget on an account that the chart does not have: it can be held against no postings. One finding per
/// account and year, on its first line.
namespace styrhus::rules {

namespace {

using domain::BudgetLine;

struct Budgeted {
    std::uint32_t first_line = 0;
    base::Money sum;
};

void budget_on_unknown_account(const Municipality& at, Report& report) {
    const Chart chart(at);
    const std::vector<BudgetLine>& lines = at.facts<BudgetLine>();
    std::map<std::pair<domain::Term, std::int16_t>, Budgeted> unknown;
    for (std::uint32_t number = 0; number < lines.size(); ++number) {
        const BudgetLine& line = lines[number];
        if (line.fiscal_year < at.as_of().year() || domain::is_none(line.account)) continue;
        if (chart.knows(line.account)) continue;
        unknown.emplace(std::pair(line.account, line.fiscal_year), Budgeted{number, {}}).first->second.sum +=
            line.revised;
    }
    for (const auto& [account, budget] : unknown)
        report.budget_line(budget.first_line, base::Date::of(account.second, 1, 1), budget.sum,
                           {"Kontoen {} har et budget på {} kr. i {}, men er ikke i kontoplanen.",
                            "The account {} has a budget of DKK {} in {} but is not in the chart."},
                           {at.text(account.first), budget.sum, std::to_string(account.second)});
}

} // namespace

const Rule r0220 = {.head = {.code = "r0220",
                             .severity = domain::Severity::warning,
                             .title = {"Budget på en ukendt konto", "Budget on an unknown account"},
                             .reference = "Budget- og regnskabssystem for kommuner: kontoplan",
                             .field = "account"},
                    .needs = kind(domain::FactKind::budget_line) | kind(domain::FactKind::account),
                    .look = budget_on_unknown_account};

} // namespace styrhus::rules
