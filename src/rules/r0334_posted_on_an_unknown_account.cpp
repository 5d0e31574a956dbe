#include "rules/engine/chart.h"
#include "rules/rules.h"

#include <map>

/// Postings on an account that the chart does not have: nobody can tell which function they belong to, so
/// they stand in the remainder. One finding per account, on its first posting.
namespace styrhus::rules {

namespace {

struct Posted {
    std::uint32_t first = 0;
    std::int64_t postings = 0;
    base::Money sum;
};

void posted_on_an_unknown_account(const Municipality& at, Report& report) {
    const Chart chart(at);
    std::map<domain::Term, Posted> unknown;
    for (std::uint32_t number = 0; number < at.postings().size(); ++number) {
        const domain::Posting& posting = at.postings()[number];
        const domain::Term account = account_of(posting);
        if (domain::is_none(account) || chart.knows(account)) continue;
        Posted& posted = unknown.emplace(account, Posted{number, 0, {}}).first->second;
        const domain::Posting& first = at.postings()[posted.first];
        if (std::pair(posting.posted_on, posting.source) < std::pair(first.posted_on, first.source))
            posted.first = number;
        ++posted.postings;
        posted.sum += posting.amount;
    }
    for (const auto& [account, posted] : unknown)
        report.account_of(posted.first, at.postings()[posted.first].posted_on, posted.sum,
                          {"{} posteringer på i alt {} kr. står på {}, som ikke er i kontoplanen.",
                           "{} postings of DKK {} in all stand on {}, which is not in the chart."},
                          {posted.postings, posted.sum, at.text(account)});
}

} // namespace

const Rule r0334 = {.head = {.code = "r0334",
                             .severity = domain::Severity::error,
                             .title = {"Bogført på en ukendt konto", "Posted on an unknown account"},
                             .reference = "Budget- og regnskabssystem for kommuner: kontoplan",
                             .field = "account"},
                    .needs = kind(domain::FactKind::posting) | kind(domain::FactKind::account),
                    .look = posted_on_an_unknown_account};

} // namespace styrhus::rules
