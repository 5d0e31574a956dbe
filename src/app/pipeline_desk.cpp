#include "app/label_changes.h"
#include "app/pipeline.h"
#include "app/saying.h"
#include "base/error_text.h"
#include "domain/said.h"
#include "rules/rules.h"
#include "snapshot/statements.h"
#include "views/known.h"

#include <algorithm>
#include <fmt/core.h>

/// What people say of grants, and snapshots of other days than today.
namespace styrhus::app {

namespace forecast = models::forecast;

namespace {

using base::Result;

/// Each is as large as the current one, so a few.
constexpr std::size_t known_snapshots_max = 4;

bool has_grant(const snapshot::Snapshot& snapshot, std::string_view subject) {
    for (std::uint32_t grant = 0; grant < snapshot.grants.size(); ++grant)
        if (snapshot.subject_of(grant) == subject) return true;
    return false;
}

} // namespace

/// A new statement of the same form supersedes the one before, so that taking it back leaves nothing.
Result<domain::Statement> Pipeline::statement_of(const SayOrder& order, const snapshot::Snapshot* current) {
    if (!is_undo(order) && snapshot::find_statement_form(order.form) == nullptr)
        return base::error("There is no such statement about a grant: {}",
                           "Sådan kan intet siges om en bevilling: {}", order.form);
    STYRHUS_TRY_VOID(check_reason(order));
    STYRHUS_TRY_VOID(check_until(order));
    STYRHUS_TRY_VOID(check_no_links(order));
    if (current != nullptr && !is_undo(order) && !has_grant(*current, order.subject))
        return base::error("There is no such grant in the current figures: {}",
                           "Bevillingen findes ikke i de aktuelle tal: {}", order.subject);
    domain::Statement statement = statement_as_ordered(order);
    const auto said = desk_->statements({.subject = order.subject, .form = {}, .since = {}});
    for (const domain::Statement& earlier : snapshot::in_force(said))
        if (is_undo(order) || earlier.form == order.form) statement.supersedes = earlier.id;
    if (is_undo(order) && statement.supersedes == domain::StatementId{})
        return base::error("Nothing is said of the grant that could be taken back: {}",
                           "Der er intet sagt om bevillingen, som kan tages tilbage: {}", order.subject);
    return statement;
}

std::vector<views::Said> Pipeline::said_of(const std::string& subject, std::optional<base::Date> by) {
    const std::lock_guard desk(desk_mutex_);
    std::vector<views::Said> out;
    for (const domain::Statement& one : desk_->statements({.subject = subject, .form = {}, .since = {}}))
        if (!by || domain::said_on(one) <= *by)
            out.push_back({one.form, one.author, domain::said_on(one), domain::reason_in(one.payload),
                           domain::until_in(one.payload)});
    return out;
}

Result<std::shared_ptr<const snapshot::Snapshot>> Pipeline::snapshot_for(const views::Request& request) {
    STYRHUS_TRY(const views::KnownAsked asked, views::known_asked(request));
    if (asked.on) return snapshot_known({*asked.on, asked.reading});
    auto snapshot = current();
    if (snapshot == nullptr)
        return base::error("Nothing is published yet. Receive a delivery, then publish.",
                           "Intet er udgivet endnu. Modtag en leverance, og udgiv så.");
    return snapshot;
}

/// Made when it is first asked for, one at a time, and kept until the store holds something new.
std::shared_ptr<const snapshot::Snapshot> Pipeline::snapshot_known(const KnownOn& known) {
    const std::lock_guard lock(known_mutex_);
    const auto position = [&] {
        const std::lock_guard desk(desk_mutex_);
        store::Position now = desk_->position();
        now.publication = 0; // what is published changes no figure
        return now;
    }();
    std::erase_if(known_, [&](const KnownSnapshot& one) { return one.position != position; });
    const auto found = std::find_if(known_.begin(), known_.end(),
                                    [&](const KnownSnapshot& one) { return one.known == known; });
    KnownSnapshot wanted = {known, position, nullptr};
    if (found != known_.end()) {
        wanted = *found;
        known_.erase(found);
    } else {
        const auto base = base_of(known, {});
        const std::lock_guard desk(desk_mutex_);
        wanted.snapshot = lay_statements_over(base, known.day);
    }
    if (known_.size() == known_snapshots_max) known_.erase(known_.begin());
    known_.push_back(wanted);
    return wanted.snapshot;
}

std::shared_ptr<const models::matching::Matching>
Pipeline::matching_of(const std::shared_ptr<const snapshot::Snapshot>& snapshot) {
    return matchings_.of(snapshot, models::matching::match);
}

std::shared_ptr<const base::Result<models::forecast::Forecast>>
Pipeline::forecast_of(const std::shared_ptr<const snapshot::Snapshot>& snapshot, int year) {
    const auto matching = matching_of(snapshot);
    const auto make = [&](const snapshot::Snapshot& of) { return forecast::forecast(of, *matching, year); };
    if (year == snapshot->as_of.year()) return forecasts_.of(snapshot, make);
    if (year == snapshot->as_of.year() - 1) return forecasts_before_.of(snapshot, make);
    return std::make_shared<const base::Result<forecast::Forecast>>(make(*snapshot));
}

std::shared_ptr<const models::matching::Weigher>
Pipeline::weigher_of(const std::shared_ptr<const snapshot::Snapshot>& snapshot) {
    return weighers_.of(snapshot, [](const snapshot::Snapshot& of) { return models::matching::Weigher(of); });
}

std::shared_ptr<const std::vector<views::LabelChange>>
Pipeline::label_changes_of(const std::shared_ptr<const snapshot::Snapshot>& snapshot) {
    return label_changes_.of(snapshot, [this](const snapshot::Snapshot& looked_at) {
        return label_changes(looked_at, [this](domain::DeliveryId id) {
            const std::lock_guard desk(desk_mutex_);
            return desk_->gaps(id);
        });
    });
}

std::shared_ptr<const domain::Checks>
Pipeline::checks_of(const std::shared_ptr<const snapshot::Snapshot>& snapshot) {
    const auto matching = matching_of(snapshot);
    return checks_.of(
        snapshot, [&](const snapshot::Snapshot& looked_at) { return rules::check(looked_at, *matching); });
}

} // namespace styrhus::app
