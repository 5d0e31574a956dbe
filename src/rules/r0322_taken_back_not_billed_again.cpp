#include "rules/rules.h"

/// A bill that was taken back and not sent anew, though the help was granted for its days and nothing else
/// pays for them.
namespace styrhus::rules {

namespace {

void taken_back_not_billed_again(const Municipality& at, Report& report) {
    for (std::uint32_t posting = 0; posting < at.postings().size(); ++posting) {
        const domain::Posting& fact = at.postings()[posting];
        const auto links = at.matching().links_of(posting);
        const bool is_undone = has(at.matching().postings[posting].signs, models::matching::Sign::undone);
        if (!is_undone || fact.amount < base::Money{} || links.empty() || !Municipality::has_service(fact))
            continue;
        const LiveGrant* grant = at.live_grant(links.front().grant);
        if (grant == nullptr || !grant->fact.period.overlaps(fact.service)
            || at.billing().covers(grant->number, fact.service))
            continue;
        report.posting(posting, fact.posted_on, fact.amount,
                       {"{} kr. for dagene {} til {} er ført tilbage og ikke afregnet igen.",
                        "DKK {} for the days {} to {} is taken back and not billed again."},
                       {fact.amount, fact.service.from, fact.service.to.plus_days(-1)});
    }
}

} // namespace

const Rule r0322 = {
    .head = {.code = "r0322",
             .severity = domain::Severity::note,
             .title = {"Ført tilbage og ikke afregnet igen", "Taken back and not billed again"},
             .reference = "Kontrolpraksis: kreditnotaer",
             .field = "amount"},
    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting),
    .look = taken_back_not_billed_again};

} // namespace styrhus::rules
