#include "rules/rules.h"

#include <map>
#include <unordered_set>

/// An account that much is posted on this year and that has no budget. Where most accounts have none, budgets
/// are set at another level of the chart, and there is nothing to hold against each other. One finding per
/// account, on its first posting.
namespace styrhus::rules {

namespace {

using base::Money;
using domain::Posting;

struct Posted {
    std::uint32_t first = 0;
    Money sum;
};

/// Accounts with postings of the year that a budget is made for.
std::map<domain::Term, Posted> posted_in(const Municipality& at, int year) {
    std::map<domain::Term, Posted> accounts;
    for (std::uint32_t number = 0; number < at.postings().size(); ++number) {
        const Posting& posting = at.postings()[number];
        const domain::Term account = account_of(posting);
        if (posting.fiscal_year != year || domain::is_none(account)) continue;
        if (at.method_of(number) == reference::Method::outside) continue;
        const auto [found, is_new] = accounts.emplace(account, Posted{number, {}});
        Posted& posted = found->second;
        posted.sum += posting.amount;
        const Posting& first = at.postings()[posted.first];
        if (std::pair(posting.posted_on, posting.source) < std::pair(first.posted_on, first.source))
            posted.first = number;
    }
    return accounts;
}

void posted_without_budget(const Municipality& at, Report& report) {
    const int year = at.as_of().year();
    std::unordered_set<domain::Term> budgeted;
    for (const domain::BudgetLine& line : at.facts<domain::BudgetLine>())
        if (line.fiscal_year == year) budgeted.insert(line.account);
    const std::map<domain::Term, Posted> accounts = posted_in(at, year);
    std::map<domain::Term, Posted> without = accounts;
    std::erase_if(without, [&](const auto& one) { return budgeted.count(one.first) != 0; });
    if (accounts.size() < 2 * without.size()) return;
    const Money limit = Money::kroner(at.setting(reference::unbudgeted_max_setting));
    for (const auto& [account, posted] : without)
        if (limit < posted.sum)
            report.account_of(posted.first, at.postings()[posted.first].posted_on, {},
                              {"{} kr. er bogført på {} i {}, og kontoen har intet budget.",
                               "DKK {} is posted on {} in {}, and the account has no budget."},
                              {posted.sum, at.text(account), std::to_string(year)});
}

} // namespace

const Rule r0221 = {.head = {.code = "r0221",
                             .severity = domain::Severity::note,
                             .title = {"Bogført uden budget", "Posted without a budget"},
                             .reference = "Budgetopfølgning: hver konto har et budget; grænsen er skøn "
                                          "(data/parameters)",
                             .field = "account"},
                    .needs = kind(domain::FactKind::posting) | kind(domain::FactKind::budget_line),
                    .look = posted_without_budget};

} // namespace styrhus::rules
