#include "app/pipeline.h"
#include "app/saying.h"
#include "base/error_text.h"
#include "domain/said.h"
#include "models/validity/said.h"

#include <algorithm>

/// What people say of findings, and how far the findings' history is made.
namespace styrhus::app {

namespace {

using base::Result;
using models::validity::find_finding_form;
using models::validity::finding_in;
using models::validity::name_of;

bool stands(const domain::Checks& checks, std::string_view subject) {
    const auto wanted = finding_in(subject);
    return wanted && std::any_of(checks.findings.begin(), checks.findings.end(), [&](const auto& finding) {
               return name_of(finding) == *wanted;
           });
}

Result<void> check_finding_order(const SayOrder& order, const domain::Checks* current) {
    if (find_finding_form(order.form) == nullptr)
        return base::error("There is no such statement about a finding: {}",
                           "Sådan kan intet siges om et fund: {}", order.form);
    STYRHUS_TRY_VOID(check_reason(order));
    if (current != nullptr && !stands(*current, order.subject))
        return base::error("There is no such finding in the current figures: {}",
                           "Fundet findes ikke i de aktuelle tal: {}", order.subject);
    return {};
}

} // namespace

/// A new statement takes the place of the one in force of the same finding, whatever its form.
Result<void> Pipeline::say_of_finding(const SayOrder& order) {
    const auto snapshot = current();
    const auto checks = snapshot == nullptr ? nullptr : checks_of(snapshot);
    STYRHUS_TRY_VOID(check_until(order));
    STYRHUS_TRY_VOID(check_no_links(order));
    if (!is_undo(order)) STYRHUS_TRY_VOID(check_finding_order(order, checks.get()));
    const std::lock_guard desk(desk_mutex_);
    domain::Statement statement = statement_as_ordered(order);
    const auto said = desk_->statements({.subject = order.subject, .form = {}, .since = {}});
    for (const domain::Statement& earlier : domain::not_superseded(said))
        if (find_finding_form(earlier.form) != nullptr) statement.supersedes = earlier.id;
    if (is_undo(order) && statement.supersedes == domain::StatementId{})
        return base::error("Nothing is said of the finding that could be taken back: {}",
                           "Der er intet sagt om fundet, som kan tages tilbage: {}", order.subject);
    const auto added = desk_->add_statement(statement);
    if (!added) return added.error();
    return {};
}

models::validity::Words Pipeline::words_on_findings(std::optional<base::Date> by) {
    std::vector<domain::Statement> said;
    {
        const std::lock_guard desk(desk_mutex_);
        said = desk_->statements({});
    }
    return models::validity::Words(by ? domain::said_by(said, *by) : said);
}

Result<void> Pipeline::look_back(const Progress& progress) {
    const auto snapshot = current();
    if (snapshot == nullptr) return {};
    return look_back_.make(snapshot, checks_of(snapshot), progress);
}

views::LookedBack Pipeline::looked_back() {
    const auto snapshot = current();
    return look_back_.of(snapshot, checks_of(snapshot));
}

Result<void> Pipeline::prepare(const views::Request& request, const Progress& progress) {
    const views::View* view = views::find_view(request.view);
    if (view == nullptr || !view->stands_on_history) return {};
    STYRHUS_TRY(const auto snapshot, snapshot_for(request));
    return look_back_.make(snapshot, checks_of(snapshot), progress);
}

} // namespace styrhus::app
