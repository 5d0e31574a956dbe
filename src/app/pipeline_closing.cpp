#include "app/pipeline.h"
#include "app/saying.h"
#include "base/error_text.h"
#include "domain/said.h"
#include "models/closing/closed_months.h"
#include "models/closing/delivered.h"
#include "views/page/ask.h"

#include <algorithm>
#include <fmt/core.h>

/// Months that named persons close and open again.
namespace styrhus::app {

namespace {

using base::Result;
namespace closing = models::closing;

/// Only what has been delivered can have been reported.
Result<void> check_closing(const SayOrder& order, const snapshot::Snapshot* current) {
    if (order.form != closing::close_form)
        return base::error("There is no such statement about a month: {}",
                           "Sådan kan intet siges om en måned: {}", order.form);
    STYRHUS_TRY_VOID(check_reason(order));
    STYRHUS_TRY_VOID(check_until(order));
    STYRHUS_TRY_VOID(check_no_links(order));
    const auto month = closing::month_in(order.subject);
    if (!month)
        return base::error("A month is named as month:2025-05. It says: {}",
                           "En måned nævnes som month:2025-05. Der står: {}", order.subject);
    if (current == nullptr || views::page::last_known_month(*current) < *month)
        return base::error("The month {} is not delivered in full yet.",
                           "Måneden {} er ikke leveret helt endnu.", base::iso(*month));
    return closing::check_delivered(*current, *month);
}

} // namespace

Result<void> Pipeline::say_of_month(const SayOrder& order) {
    const auto snapshot = current();
    if (!is_undo(order)) STYRHUS_TRY_VOID(check_closing(order, snapshot.get()));
    const std::lock_guard desk(desk_mutex_);
    domain::Statement statement = statement_as_ordered(order);
    const auto said = desk_->statements({.subject = order.subject, .form = {}, .since = {}});
    for (const domain::Statement& earlier : domain::not_superseded(said))
        if (earlier.form == closing::close_form) statement.supersedes = earlier.id;
    const bool is_closed = statement.supersedes != domain::StatementId{};
    if (is_undo(order) && !is_closed)
        return base::error("The month is not closed: {}", "Måneden er ikke lukket: {}", order.subject);
    if (!is_undo(order) && is_closed)
        return base::error("The month is closed already: {}. Open it again first.",
                           "Måneden er allerede lukket: {}. Genåbn den først.", order.subject);
    const auto added = desk_->add_statement(statement);
    if (!added) return added.error();
    return {};
}

} // namespace styrhus::app
