#include "models/refund/state_part.h"
#include "rules/rules.h"

#include <stdexcept>
#include <string>
#include <vector>

/// A citizen whose cost of a month lies above a twelfth of the lowest limit for expensive single cases, in a
/// year in which no state refund names the citizen. The refund is by person here; the household of siblings
/// may give more, and what the citizen pays would give less. At stake is what the bands give of the months.
namespace styrhus::rules {

namespace {

/// A refund of the year may be booked in the next.
std::vector<bool> claimed_for(const Municipality& at, int year) {
    std::vector<bool> is_claimed(at.persons() + 1);
    for (std::uint32_t posting = 0; posting < at.postings().size(); ++posting) {
        const domain::Posting& fact = at.postings()[posting];
        const bool is_of_year = fact.fiscal_year == year || fact.fiscal_year == year + 1;
        if (is_of_year && at.method_of(posting) == reference::Method::refund && fact.amount < base::Money{})
            is_claimed[at.person_of_posting(posting)] = true;
    }
    return is_claimed;
}

/// What is bought once is spread over the year's months (DOMAIN 4 d).
base::Money cost_in(const Municipality& at, std::uint32_t grant, int year, base::Period month) {
    if (at.grants()[grant].unit != domain::PriceUnit::one_off) return at.cost_of(grant, month);
    return base::Money::ore(base::round_ratio(at.cost_of(grant, base::Period::year(year)).in_ore(), 1, 12));
}

void refund_not_claimed(const Municipality& at, Report& report) {
    const int year = at.as_of().year() - 1; // the last whole year
    const std::vector<bool> is_claimed = claimed_for(at, year);
    const auto bands = models::refund::bands_of(at.snapshot().reference->parameters, year);
    if (!bands) throw std::runtime_error(bands.error().message);
    for (std::uint32_t person = 1; person <= at.persons(); ++person) {
        if (is_claimed[person] || !models::refund::is_young_enough(at.person(person).born, year)) continue;
        base::Money refund;
        std::uint32_t dearest = 0;
        base::Money most;
        for (int number = 1; number <= 12; ++number) {
            const base::Period month = base::Period::month(base::Month::of(year, number));
            base::Money cost;
            for (const std::uint32_t grant : at.grants_of(person)) {
                if (!at.is_live(grant) || !at.is_paid_by_us(grant)) continue;
                const base::Money one = cost_in(at, grant, year, month);
                cost += one;
                if (most < one) {
                    most = one;
                    dearest = grant;
                }
            }
            refund += models::refund::state_part(cost, (*bands)->bands);
        }
        if (refund.is_zero()) continue;
        report.grant(dearest, base::Date::of(year, 1, 1), refund,
                     {"Hjælpen i {} ligger over grænsen for særligt dyre enkeltsager: {} kr. i statsrefusion "
                      "er ikke hjemtaget.",
                      "The help of {} lies above the limit for expensive single cases: DKK {} of state "
                      "refund is not claimed."},
                     {std::to_string(year), refund});
    }
}

} // namespace

const Rule r0330 = {.head = {.code = "r0330",
                             .severity = domain::Severity::error,
                             .title = {"Refusion for dyr enkeltsag ikke hjemtaget",
                                       "Refund of an expensive case not claimed"},
                             .reference = "SEL § 176; BL § 198; BEK 1485/2023 § 3",
                             .field = "price"},
                    .needs =
                        kind(domain::FactKind::grant) | kind(domain::FactKind::posting) | refund_by_citizen,
                    .look = refund_not_claimed};

} // namespace styrhus::rules
