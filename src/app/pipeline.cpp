#include "app/pipeline.h"

#include "app/said.h"
#include "app/stored_rows.h"
#include "app/taken_back.h"
#include "base/error_text.h"
#include "identity/index.h"
#include "intake/sources/read.h"
#include "snapshot/freeze.h"
#include "snapshot/reconstruct.h"
#include "store/key_file.h"
#include "store/sqlite/sqlite_store.h"

#include <algorithm>
#include <fmt/format.h>

namespace styrhus::app {

namespace {

using base::Error;
using base::Result;
using domain::Delivery;
using domain::DeliveryId;

bool go_on(const Progress& progress, double done, std::string_view what) {
    return !progress || progress(done, what);
}

/// Every ref that a live fact speaks of.
std::vector<domain::IdentityRef> spoken_of(const domain::Facts& facts) {
    std::vector<domain::IdentityRef> refs;
    for (const auto& grant : facts.of<domain::Grant>().facts)
        refs.push_back(grant.citizen);
    for (const auto& posting : facts.of<domain::Posting>().facts)
        refs.push_back(posting.citizen);
    for (const auto& activity : facts.of<domain::Activity>().facts)
        refs.push_back(activity.citizen);
    for (const auto& hours : facts.of<domain::QuantityFact>().facts)
        refs.push_back(hours.citizen);
    for (const auto& line : facts.of<domain::InvoiceLine>().facts)
        refs.push_back(line.citizen);
    for (const auto& relation : facts.of<domain::Relation>().facts) {
        refs.push_back(relation.of);
        refs.push_back(relation.to);
    }
    return refs;
}

/// The last day that is known: the latest extract of those that count, and never after the day asked about.
base::Date last_known_day(std::span<const Delivery> deliveries, base::Date known_on) {
    base::Date last = base::Date::of(1900, 1, 1);
    for (const Delivery& delivery : deliveries)
        if (delivery.kind == domain::FactKind::grant || delivery.kind == domain::FactKind::posting)
            last = std::max(last, delivery.dates.extract_date);
    return deliveries.empty() ? known_on : std::min(last, known_on);
}

} // namespace

// receive
// ------------------------------------------------------------------------------------------------------------

Result<std::vector<Received>> Pipeline::receive(const ReceiveOrder& order, const Progress& progress) {
    STYRHUS_TRY(std::vector<Batch> batches, batches_of(order));
    std::vector<Received> received;
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const auto part = [&, i](double done, std::string_view what) {
            return go_on(progress, (static_cast<double>(i) + done) / static_cast<double>(batches.size()),
                         what);
        };
        STYRHUS_TRY(Received one, receive_batch(std::move(batches[i]), order, part));
        received.push_back(std::move(one));
    }
    return received;
}

Result<Received> Pipeline::receive_batch(Batch batch, const ReceiveOrder& order, const Progress& progress) {
    const std::lock_guard lock(store_mutex_);
    Received received = {.mapping_name = batch.mapping->name_da};
    const std::vector<Delivery> stored = store_->deliveries();
    const std::size_t files = batch.files.size();
    const Delivery* known = known_already(stored, batch);
    received.files_known = files - batch.files.size();
    if (known != nullptr) {
        received.id = known->id;
        received.is_known_already = true;
        received.delivery = *known;
        return received;
    }
    const domain::identity::ClaimMaker claims(key_);
    std::uint64_t bytes = 0;
    for (const auto& file : batch.files)
        bytes += file.bytes->size();
    const intake::sources::ReadRequest request = {
        .mapping = *batch.mapping,
        .files = batch.files,
        .claims = claims,
        .received_on = order.now.today,
        .received_at_utc = order.now.utc,
        .extract_date = order.extract_date,
        .progress = [&](std::uint64_t rows) {
            const double share =
                std::min(0.8, static_cast<double>(rows) * 120.0 / static_cast<double>(bytes + 1));
            return go_on(progress, share, fmt::format("{} rows read", rows));
        }};
    STYRHUS_TRY(intake::sources::ReadOutcome outcome, intake::sources::read_delivery(request));
    STYRHUS_TRY_VOID(weigh(outcome.read, counting_deliveries(std::nullopt)));
    if (!go_on(progress, 0.85, "storing"))
        return Error{"The delivery was stopped. Nothing is stored.",
                     "Leverancen blev stoppet. Intet er gemt."};
    std::vector<std::string_view> raw;
    for (const auto& file : batch.files)
        raw.push_back(*file.bytes);
    STYRHUS_TRY(received.id,
                store_->add_delivery({.read = outcome.read,
                                      .files = raw,
                                      .dictionary = outcome.dictionary,
                                      .claims = outcome.claims,
                                      .after = stored.empty() ? DeliveryId{} : stored.back().id}));
    received.delivery = outcome.read.delivery;
    received.delivery.id = received.id;
    received.findings = outcome.read.findings.size();
    received.gaps = outcome.read.gaps.size();
    (void)go_on(progress, 1.0, "stored");
    return received;
}

// publish
// ------------------------------------------------------------------------------------------------------------

Result<std::shared_ptr<const snapshot::Snapshot>> Pipeline::publish(const PublishOrder& order,
                                                                    const Progress& progress) {
    const KnownOn known = {order.known_on.value_or(order.now.today), order.reading};
    const std::shared_ptr<const snapshot::Base> base = base_of(known, progress);
    const std::lock_guard desk(desk_mutex_);
    const bool is_past = order.known_on.has_value();
    const auto made = lay_statements_over(base, is_past ? std::optional(known.day) : std::nullopt);
    log_publication(*made, order.now);
    if (!is_past) {
        const std::lock_guard current(current_mutex_);
        current_ = made;
    }
    (void)go_on(progress, 1.0, "published");
    return made;
}

std::shared_ptr<const snapshot::Base> Pipeline::base_of(const KnownOn& known, const Progress& progress) {
    const std::lock_guard lock(store_mutex_);
    const bool is_received = known.reading == domain::KnownReading::received;
    std::vector<Delivery> deliveries =
        counting_deliveries(is_received ? std::optional(known.day) : std::nullopt);
    (void)go_on(progress, 0.1, "selecting the rows in force");
    snapshot::FreezeOrder freeze = {.live = snapshot::select_live(deliveries, rows_of(*store_)),
                                    .deliveries = deliveries,
                                    .persons = {},
                                    .reference = reference_,
                                    .terms = std::make_shared<domain::Dictionary>(store_->dictionary()),
                                    .reading_findings = {},
                                    .as_of = last_known_day(deliveries, known.day),
                                    .known_on = known.day,
                                    .reading = known.reading,
                                    .home_municipality = home_.code};
    if (!is_received) {
        snapshot::reconstruct(freeze.live, known.day);
        snapshot::reconstruct(deliveries, known.day);
    }
    (void)go_on(progress, 0.5, "joining people");
    domain::Term home{};
    (void)freeze.terms->find(home_.code, home);
    freeze.persons =
        identity::link(freeze.live.facts.of<domain::Citizen>().facts, spoken_of(freeze.live.facts), home);
    for (const Delivery& delivery : deliveries) {
        std::vector<domain::Finding> findings = store_->findings(delivery.id);
        std::move(findings.begin(), findings.end(), std::back_inserter(freeze.reading_findings));
    }
    (void)go_on(progress, 0.6, "laying out");
    return snapshot::freeze_base(std::move(freeze));
}

std::shared_ptr<const snapshot::Snapshot>
Pipeline::lay_statements_over(std::shared_ptr<const snapshot::Base> base, std::optional<base::Date> by) {
    std::vector<domain::Statement> said = desk_->statements({});
    if (by) said = said_by(said, *by);
    return std::make_shared<const snapshot::Snapshot>(snapshot::lay_over(std::move(base), said));
}

void Pipeline::log_publication(const snapshot::Snapshot& made, const Now& now) {
    desk_->add_publication(
        {.id = 0,
         .snapshot_id = made.snapshot_id,
         .figures_id = made.figures_id,
         .as_of = made.as_of,
         .known_on = made.known_on,
         .last_delivery = made.deliveries.empty() ? DeliveryId{} : made.deliveries.back().id,
         .last_statement = desk_->position().statement,
         .published_at_utc = now.utc});
}

/// The overlay only: the base stays, and the page that is asked for next has the new figures.
Result<void> Pipeline::say_of_grant(const SayOrder& order) {
    const std::lock_guard desk(desk_mutex_);
    const std::shared_ptr<const snapshot::Snapshot> before = current();
    STYRHUS_TRY(domain::Statement statement, statement_of(order, before.get()));
    const auto added = desk_->add_statement(statement);
    if (!added) return added.error();
    if (before == nullptr) return {};
    const auto made = lay_statements_over(before->base, std::nullopt);
    log_publication(*made, order.now);
    const std::lock_guard current(current_mutex_);
    current_ = made;
    return {};
}

// present
// ------------------------------------------------------------------------------------------------------------

Result<document::Document> Pipeline::present(const views::Request& request) {
    const views::View* view = views::find_view(request.view);
    if (view == nullptr)
        return base::error("There is no view \"{}\". \"styrhus present --help\" lists them.",
                           "Siden \"{}\" findes ikke.", request.view);
    STYRHUS_TRY(const std::shared_ptr<const snapshot::Snapshot> snapshot, snapshot_for(request));
    return views::present(*view, context_of(snapshot, request), request);
}

} // namespace styrhus::app
