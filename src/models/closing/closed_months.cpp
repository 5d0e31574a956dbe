#include "models/closing/closed_months.h"

#include "domain/said.h"

#include <algorithm>

namespace styrhus::models::closing {

std::string subject_of(base::Month month) {
    return std::string(month_prefix).append(base::iso(month));
}

std::optional<base::Month> month_in(std::string_view subject) {
    if (!subject.starts_with(month_prefix)) return {};
    const auto month = base::parse_iso_month(subject.substr(month_prefix.size()));
    if (!month) return {};
    return *month;
}

std::vector<ClosedMonth> closed_months(std::span<const domain::Statement> statements) {
    std::vector<ClosedMonth> closed;
    for (const domain::Statement& statement : domain::not_superseded(statements)) {
        const auto month = month_in(statement.subject);
        if (statement.form != close_form || !month) continue;
        closed.push_back(
            {*month, statement.author, domain::said_on(statement), domain::reason_in(statement.payload)});
    }
    std::stable_sort(closed.begin(), closed.end(),
                     [](const ClosedMonth& a, const ClosedMonth& b) { return a.month < b.month; });
    // Two persons may have closed it at once: it was closed when the first of them did.
    closed.erase(std::unique(closed.begin(), closed.end(),
                             [](const ClosedMonth& a, const ClosedMonth& b) { return a.month == b.month; }),
                 closed.end());
    return closed;
}

const ClosedMonth* find(std::span<const ClosedMonth> closed, base::Month month) {
    const auto found = std::find_if(closed.begin(), closed.end(),
                                    [&](const ClosedMonth& one) { return one.month == month; });
    return found == closed.end() ? nullptr : &*found;
}

} // namespace styrhus::models::closing
