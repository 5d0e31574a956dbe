#include "app/pipeline.h"
#include "app/saying.h"
#include "base/error_text.h"
#include "domain/said.h"
#include "models/matching/said_links.h"

/// What people say of which grants postings pay for.
namespace styrhus::app {

using base::Result;

/// A new statement takes the place of the one in force of the same posting, whatever its form.
Result<void> Pipeline::say_of_posting(const SayOrder& order) {
    const auto snapshot = current();
    STYRHUS_TRY_VOID(check_until(order));
    if (is_undo(order)) STYRHUS_TRY_VOID(check_no_links(order));
    domain::Statement statement = statement_as_ordered(order);
    if (!is_undo(order)) {
        if (snapshot == nullptr)
            return base::Error{"Nothing is published yet. Receive a delivery, then publish.",
                               "Intet er udgivet endnu. Modtag en leverance, og udgiv så."};
        STYRHUS_TRY(const models::matching::LinkWords words,
                    link_words_of(order, *snapshot, *matching_of(snapshot)));
        statement.payload = models::matching::link_payload(words, order.reason);
    }
    const std::lock_guard desk(desk_mutex_);
    const auto said = desk_->statements({.subject = order.subject, .form = {}, .since = {}});
    for (const domain::Statement& earlier : domain::not_superseded(said))
        if (models::matching::find_link_form(earlier.form) != nullptr) statement.supersedes = earlier.id;
    if (is_undo(order) && statement.supersedes == domain::StatementId{})
        return base::error("Nothing is said of the posting that could be taken back: {}",
                           "Der er intet sagt om posteringen, som kan tages tilbage: {}", order.subject);
    const auto added = desk_->add_statement(statement);
    if (!added) return added.error();
    lay_current_anew(order.now);
    return {};
}

} // namespace styrhus::app
