#include "models/closing/delivered.h"

#include <algorithm>
#include <vector>

namespace styrhus::models::closing {

namespace {

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

std::optional<domain::FactKind> not_delivered(const snapshot::Snapshot& snapshot, base::Month month) {
    for (const domain::FactKind kind : {domain::FactKind::grant, domain::FactKind::posting}) {
        const std::vector<base::Period> told = told_of(snapshot, kind);
        if (!told.empty() && !cover(told, month)) return kind;
    }
    return std::nullopt;
}

} // namespace styrhus::models::closing
