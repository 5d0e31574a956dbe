#include "rules/rules.h"

/// Posted more than three months after the help: the months between had too little cost, and a claim between
/// municipalities lapses after twelve (DOMAIN 6: invoice lag, the 12-month rule).
namespace styrhus::rules {

namespace {

constexpr int months_max = 3;

void posted_late(const Municipality& at, Report& report) {
    for (std::uint32_t posting = 0; posting < at.postings().size(); ++posting) {
        const domain::Posting& fact = at.postings()[posting];
        const bool is_of_a_case =
            at.person_of_posting(posting) != 0 || at.method_of(posting) == reference::Method::case_;
        if (!is_of_a_case || !Municipality::has_service(fact) || fact.amount < base::Money{}) continue;
        const base::Month served = base::Month::containing(fact.service.to.plus_days(-1));
        const int months = base::Month::containing(fact.posted_on).index() - served.index();
        if (months <= months_max) continue;
        report.posting(posting, fact.posted_on, fact.amount,
                       {"Hjælpen sluttede {}, men er bogført {}: {} måneder efter.",
                        "The help ended {} but is posted {}: {} months later."},
                       {fact.service.to.plus_days(-1), fact.posted_on, std::int64_t{months}});
    }
}

} // namespace

const Rule r0305 = {
    .head = {.code = "r0305",
             .severity = domain::Severity::warning,
             .title = {"Bogført mere end tre måneder efter", "Posted more than three months later"},
             .reference = "Kontrolpraksis: sene regninger; krav mellem kommuner bortfalder efter 12 måneder",
             .field = "posted_on"},
    .needs = kind(domain::FactKind::posting),
    .look = posted_late};

} // namespace styrhus::rules
