#include "rules/rules.h"

#include <cstdlib>
#include <map>
#include <tuple>

/// The same amount for the same citizen, account, provider and days posted twice and not taken back. The same
/// amount for other days is another month's bill. Of bills that tell no days, those of one day with as many
/// units are one.
namespace styrhus::rules {

namespace {

/// What makes two postings the same bill.
auto bill_of(const domain::Posting& fact) {
    const bool has_days = Municipality::has_service(fact);
    return std::tuple(account_of(fact), fact.provider, fact.art, fact.amount, fact.service.from,
                      fact.service.to, has_days ? base::Date() : fact.posted_on,
                      has_days ? 0 : fact.quantity_milli);
}

/// A bill that tells neither days nor units tells too little.
bool can_be_told(const domain::Posting& fact) {
    return Municipality::has_service(fact) || fact.quantity_milli != 0;
}

void posted_twice(const Municipality& at, Report& report) {
    for (std::uint32_t person = 1; person <= at.persons(); ++person) {
        std::map<decltype(bill_of({})), std::int64_t> bills;
        for (const std::uint32_t posting : at.postings_of(person)) {
            const domain::Posting& fact = at.postings()[posting];
            if (!can_be_told(fact)) continue;
            domain::Posting bill = fact;
            const bool is_back = fact.amount < base::Money{};
            if (is_back) bill.amount = -fact.amount;
            bill.quantity_milli = std::abs(fact.quantity_milli);
            std::int64_t& standing = bills[bill_of(bill)];
            standing += is_back ? -1 : 1;
        }
        // The later of two is the one too many.
        const std::span<const std::uint32_t> postings = at.postings_of(person);
        for (auto latest = postings.rbegin(); latest != postings.rend(); ++latest) {
            const std::uint32_t posting = *latest;
            const domain::Posting& fact = at.postings()[posting];
            if (!can_be_told(fact) || fact.amount <= base::Money{}) continue;
            std::int64_t& standing = bills[bill_of(fact)];
            if (standing < 2) continue;
            --standing;
            if (Municipality::has_service(fact))
                report.posting(posting, fact.posted_on, fact.amount,
                               {"{} kr. er bogført to gange for dagene {} til {}.",
                                "DKK {} is posted twice for the days {} to {}."},
                               {fact.amount, fact.service.from, fact.service.to.plus_days(-1)});
            else
                report.posting(posting, fact.posted_on, fact.amount,
                               {"{} kr. for lige mange enheder er bogført to gange den {}, uden dage.",
                                "DKK {} for as many units is posted twice on {}, without days."},
                               {fact.amount, fact.posted_on});
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
