#include "models/closing/delivered.h"

#include <algorithm>
#include <fmt/core.h>
#include <string_view>
#include <vector>

namespace styrhus::models::closing {

namespace {

/// A kind of facts that moves kroner.
struct Needed {
    domain::FactKind kind = domain::FactKind::grant;
    std::string_view name_en;
    std::string_view name_da;
};
constexpr Needed all_needed[] = {{domain::FactKind::grant, "grants", "bevillinger"},
                                 {domain::FactKind::posting, "postings", "posteringer"}};

/// The days that extracts of a kind tell of, by first day; empty where none came.
std::vector<base::Period> told_of(const snapshot::Snapshot& snapshot, domain::FactKind kind) {
    std::vector<base::Period> told;
    for (const domain::Delivery& delivery : snapshot.deliveries) {
        const base::Period covered = {
            delivery.dates.coverage.from,
            std::min(delivery.dates.coverage.to, delivery.dates.extract_date.plus_days(1))};
        if (delivery.kind == kind && !covered.is_empty()) told.push_back(covered);
    }
    std::sort(told.begin(), told.end(),
              [](const base::Period& a, const base::Period& b) { return a.from < b.from; });
    return told;
}

/// Whether every day of the month is told of by one of them.
bool cover(const std::vector<base::Period>& told, base::Month month) {
    base::Date next = month.first();
    for (const base::Period& one : told)
        if (one.from <= next) next = std::max(next, one.to);
    return month.end() <= next;
}

} // namespace

base::Result<void> check_delivered(const snapshot::Snapshot& snapshot, base::Month month) {
    for (const Needed& needed : all_needed) {
        const std::vector<base::Period> told = told_of(snapshot, needed.kind);
        if (!told.empty() && !cover(told, month))
            return base::Error{fmt::format("The month {} cannot be closed: its {} are not delivered in full.",
                                           base::iso(month), needed.name_en),
                               fmt::format("Måneden {} kan ikke lukkes: dens {} er ikke leveret helt.",
                                           base::iso(month), needed.name_da)};
    }
    return {};
}

} // namespace styrhus::models::closing
