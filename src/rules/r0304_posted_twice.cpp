#include "rules/rules.h"

#include <map>
#include <tuple>

/// The same amount for the same citizen, account, provider and days posted twice and not taken back. The same
/// amount for other days is another month's bill.
namespace styrhus::rules {

namespace {

/// What makes two postings the same bill.
auto bill_of(const domain::Posting& fact) {
    return std::tuple(account_of(fact), fact.provider, fact.art, fact.amount, fact.service.from,
                      fact.service.to);
}

void posted_twice(const Municipality& at, Report& report) {
    for (std::uint32_t person = 1; person <= at.persons(); ++person) {
        std::map<decltype(bill_of({})), std::int64_t> bills;
        for (const std::uint32_t posting : at.postings_of(person)) {
            const domain::Posting& fact = at.postings()[posting];
            if (!Municipality::has_service(fact)) continue;
            domain::Posting bill = fact;
            const bool is_back = fact.amount < base::Money{};
            if (is_back) bill.amount = -fact.amount;
            std::int64_t& standing = bills[bill_of(bill)];
            standing += is_back ? -1 : 1;
        }
        // The later of two is the one too many.
        const std::span<const std::uint32_t> postings = at.postings_of(person);
        for (auto latest = postings.rbegin(); latest != postings.rend(); ++latest) {
            const std::uint32_t posting = *latest;
            const domain::Posting& fact = at.postings()[posting];
            if (!Municipality::has_service(fact) || fact.amount <= base::Money{}) continue;
            std::int64_t& standing = bills[bill_of(fact)];
            if (standing < 2) continue;
            --standing;
            report.posting(posting, fact.posted_on, fact.amount,
                           {"{} kr. er bogført to gange for dagene {} til {}.",
                            "DKK {} is posted twice for the days {} to {}."},
                           {fact.amount, fact.service.from, fact.service.to.plus_days(-1)});
        }
    }
}

} // namespace

const Rule r0304 = {.head = {.code = "r0304",
                             .severity = domain::Severity::error,
                             .title = {"Bogført to gange", "Posted twice"},
                             .reference = "Kontrolpraksis: dobbelte regninger",
                             .field = "amount"},
                    .needs = kind(domain::FactKind::posting),
                    .look = posted_twice};

} // namespace styrhus::rules
