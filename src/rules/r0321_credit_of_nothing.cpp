#include "rules/rules.h"

/// A credit for a citizen that takes back no bill we have: a part of one, one of before the deliveries began,
/// or one of another citizen.
namespace styrhus::rules {

namespace {

void credit_of_nothing(const Municipality& at, Report& report) {
    for (std::uint32_t posting = 0; posting < at.postings().size(); ++posting) {
        const domain::Posting& fact = at.postings()[posting];
        const models::matching::Match& match = at.matching().postings[posting];
        const bool is_credit =
            match.state != models::matching::LinkState::outside && fact.amount < base::Money{};
        if (!is_credit || has(match.signs, models::matching::Sign::undone)
            || at.person_of_posting(posting) == 0)
            continue;
        report.posting(posting, fact.posted_on, fact.amount,
                       {"{} kr. er ført tilbage, men der er ingen regning på det beløb for de dage.",
                        "DKK {} is taken back, but there is no bill of that amount for those days."},
                       {-fact.amount});
    }
}

} // namespace

const Rule r0321 = {.head = {.code = "r0321",
                             .severity = domain::Severity::note,
                             .title = {"Tilbageført uden regning", "Credit without a bill"},
                             .reference = "Kontrolpraksis: kreditnotaer",
                             .field = "amount"},
                    .needs = kind(domain::FactKind::posting),
                    .look = credit_of_nothing};

} // namespace styrhus::rules
