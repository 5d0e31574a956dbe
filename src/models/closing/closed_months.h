#pragma once

#include "base/date.h"
#include "domain/statement.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Months that a named person has closed. What was reported of a closed month is what was known at the end of
/// the day it was closed; what is delivered or said later changes the figures of today, and is shown as
/// corrections of the closed ones. Nothing is ever kept out: a closed month is a question of what to compare
/// with.
namespace styrhus::models::closing {

constexpr std::string_view close_form = "month.closed";
constexpr std::string_view month_prefix = "month:";

struct ClosedMonth {
    base::Month month;
    std::string author;
    base::Date on; ///< the last day of what was known
    std::string reason;
    bool operator==(const ClosedMonth&) const = default;
};

/// "month:2025-05".
std::string subject_of(base::Month month);
/// None if the subject is no month.
std::optional<base::Month> month_in(std::string_view subject);

/// By month, one each. Statements of other forms and superseded ones may be among them.
std::vector<ClosedMonth> closed_months(std::span<const domain::Statement> statements);
/// Null if the month is open.
const ClosedMonth* find(std::span<const ClosedMonth> closed, base::Month month);

} // namespace styrhus::models::closing
