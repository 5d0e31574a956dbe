#include "models/forecast/refund_of_year.h"

#include "models/refund/state_part.h"

#include <algorithm>
#include <span>

namespace styrhus::models::forecast {

namespace {

using base::Money;
using base::Month;
using base::Period;

constexpr int months_of_year = 12;

/// Twelfths of an øre, so that what is bought once is spread without a rounding.
std::int64_t twelfths_in(const OurGrants& grants, std::uint32_t grant, Month month) {
    const bool is_one_off = grants.costs().is_one_off(grant);
    const Period days = is_one_off ? Period::year(month.year()) : Period::month(month);
    const std::int32_t end = std::min(days.to.days(), grants.help_ends(grant));
    if (end <= days.from.days()) return 0;
    return grants.costs().cost_ore(grant, days.from.days(), end) * (is_one_off ? 1 : months_of_year);
}

Money refund_of_person(const OurGrants& grants, std::span<const std::uint32_t> theirs, int year,
                       std::span<const reference::RefundBand> bands) {
    Money refund;
    for (int number = 1; number <= months_of_year; ++number) {
        std::int64_t twelfths = 0;
        for (const std::uint32_t grant : theirs)
            twelfths += twelfths_in(grants, grant, Month::of(year, number));
        refund += refund::state_part(Money::ore(base::round_ratio(twelfths, 1, months_of_year)), bands);
    }
    return refund;
}

} // namespace

base::Result<YearsRefund> refund_of_year(const snapshot::Snapshot& snapshot, const OurGrants& grants,
                                         int year) {
    STYRHUS_TRY(const reference::RefundBands* bands, refund::bands_of(snapshot.reference->parameters, year));
    std::vector<std::vector<std::uint32_t>> of_person(snapshot.persons.persons.size() + 1);
    for (const std::uint32_t grant : grants.by_content())
        if (grants.costs().counts(grant) && !grants.has_mark(grant, snapshot::GrantMark::for_others))
            of_person[grants.person(grant)].push_back(grant);
    Money sum;
    for (std::size_t person = 1; person < of_person.size(); ++person)
        if (refund::is_young_enough(snapshot.persons.persons[person - 1].born, year))
            sum += refund_of_person(grants, of_person[person], year, bands->bands);
    return YearsRefund{sum, bands->is_provisional};
}

} // namespace styrhus::models::forecast
