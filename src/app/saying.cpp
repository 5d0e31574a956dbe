#include "app/saying.h"

#include "base/error_text.h"
#include "domain/said.h"
#include "models/validity/said.h"
#include "snapshot/statements.h"

namespace styrhus::app {

bool is_undo(const SayOrder& order) {
    return order.form == snapshot::undo_form;
}

base::Result<void> check_reason(const SayOrder& order) {
    if (is_undo(order) || order.reason.find_first_not_of(' ') != std::string::npos) return {};
    return base::Error{"A reason is missing: others must be able to understand what was said.",
                       "Begrundelsen mangler: andre skal kunne forstå, hvad der blev sagt."};
}

base::Result<void> check_until(const SayOrder& order) {
    const bool is_acceptance = order.form == models::validity::accept_form;
    if (is_acceptance && (!order.until || *order.until < order.now.today))
        return base::error("An acceptance has a last day, which is {} or later.",
                           "En godkendelse har en sidste dag: skriv en dato, der er {} eller senere.",
                           base::iso(order.now.today));
    if (!is_acceptance && order.until)
        return base::error("Only an acceptance has a last day; {} has none.",
                           "Kun en godkendelse har en sidste dag; {} har ingen.", order.form);
    return {};
}

base::Result<void> check_no_links(const SayOrder& order) {
    if (!order.links) return {};
    return base::error(
        "Only what is said of a posting names the grants it pays for; {} does not.",
        "Kun det, der siges om en postering, nævner de bevillinger, den betaler for; {} gør ikke.",
        order.form);
}

domain::Statement statement_as_ordered(const SayOrder& order) {
    return {.id = {},
            .subject = order.subject,
            .form = order.form,
            .form_version = 1,
            .author = order.author,
            .said_at_utc = order.now.utc,
            .supersedes = {},
            .payload = domain::reason_payload(order.reason, order.until.value_or(base::Date::open_end()))};
}

} // namespace styrhus::app
