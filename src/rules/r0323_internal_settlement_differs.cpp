#include "rules/rules.h"

#include <map>

/// Internal settlement of a month that does not cancel: what one unit pays, another receives (arts 9). The
/// posting named is the month's largest.
namespace styrhus::rules {

namespace {

void internal_settlement_differs(const Municipality& at, Report& report) {
    struct Month {
        base::Money sum;
        std::uint32_t largest = 0;
        bool has_any = false;
    };
    std::map<std::int32_t, Month> months;
    for (std::uint32_t posting = 0; posting < at.postings().size(); ++posting) {
        const domain::Posting& fact = at.postings()[posting];
        if (!at.text(fact.art).starts_with('9')) continue;
        Month& month = months[base::Month::containing(fact.posted_on).index()];
        month.sum += fact.amount;
        if (!month.has_any || at.postings()[month.largest].amount < fact.amount) month.largest = posting;
        month.has_any = true;
    }
    for (const auto& [index, month] : months) {
        if (month.sum.is_zero()) continue;
        report.posting(month.largest, base::Month::from_index(index).first(), month.sum,
                       {"Interne afregninger (art 9) i måneden fra {} går ikke op: {} kr. tilbage.",
                        "Internal settlements (art 9) of the month from {} do not cancel: DKK {} is left."},
                       {base::Month::from_index(index).first(), month.sum});
    }
}

} // namespace

const Rule r0323 = {.head = {.code = "r0323",
                             .severity = domain::Severity::warning,
                             .title = {"Intern afregning går ikke op", "Internal settlement does not cancel"},
                             .reference = "DEFINITIONS 3: art 9 skal gå op",
                             .field = "amount"},
                    .needs = kind(domain::FactKind::posting),
                    .look = internal_settlement_differs};

} // namespace styrhus::rules
