#include "app/pipeline.h"

#include "app/earlier.h"
#include "app/renamed_labels.h"
#include "app/stored_rows.h"
#include "app/taken_back.h"
#include "base/error_text.h"
#include "domain/said.h"
#include "intake/sources/read.h"
#include "snapshot/freeze.h"
#include "store/key_file.h"
#include "store/sqlite/sqlite_store.h"

#include <algorithm>
#include <fmt/core.h>
#include <iterator>
#include <set>

namespace styrhus::app {

namespace {

using base::Error;
using base::Result;
using domain::Delivery;
using domain::DeliveryId;

bool go_on(const Progress& progress, double done, std::string_view what) {
    return !progress || progress(done, what);
}

/// Said in the receipt beside what the mapping does not know.
void add_renamed_labels(const intake::sources::Mapping& mapping, EarlierDelivery& earlier,
                        intake::sources::ReadOutcome& outcome) {
    const std::string_view field = label_field(mapping.fact);
    const auto labels = std::find_if(mapping.columns.begin(), mapping.columns.end(),
                                     [&](const auto& rule) { return !field.empty() && rule.field == field; });
    if (labels == mapping.columns.end() || !earlier.is_there()) return;
    std::vector<domain::MappingGap> renamed =
        renamed_labels({mapping.fact, earlier.facts(), earlier.terms()},
                       {mapping.fact, outcome.read.facts, outcome.dictionary}, labels->column);
    std::move(renamed.begin(), renamed.end(), std::back_inserter(outcome.read.gaps));
}

} // namespace

// receive
// ------------------------------------------------------------------------------------------------------------

/// A file that was copied beside itself ("liste (1).csv") is one file.
void Pipeline::leave_out_copies(Batch& batch) {
    std::set<std::pair<std::string, std::string>> seen;
    batch.copies = std::erase_if(batch.files, [&](const intake::sources::SourceFile& file) {
        return !seen.insert({file.hash, file.sheet}).second;
    });
}

Result<std::vector<Received>> Pipeline::receive(const ReceiveOrder& order, const Progress& progress) {
    STYRHUS_TRY(std::vector<Batch> batches, batches_of(order));
    for (Batch& batch : batches) {
        for (auto& file : batch.files)
            file.hash = intake::sources::file_hash(*file.bytes);
        leave_out_copies(batch);
    }
    std::vector<Received> received;
    std::size_t refused = 0;
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const auto part = [&, i](double done, std::string_view what) {
            return go_on(progress, (static_cast<double>(i) + done) / static_cast<double>(batches.size()),
                         what);
        };
        std::vector<domain::DeliveredFile> files;
        std::transform(batches[i].files.begin(), batches[i].files.end(), std::back_inserter(files),
                       intake::sources::as_delivered);
        auto one = receive_batch(std::move(batches[i]), order, part);
        if (one) {
            received.push_back(std::move(*one));
            continue;
        }
        ++refused;
        Received& other = received.emplace_back();
        other.delivery.files = std::move(files);
        other.refused = one.error();
    }
    if (!received.empty() && refused == received.size()) return *received.front().refused;
    return received;
}

Result<void> Pipeline::check_mappings(const ReceiveOrder& order) {
    STYRHUS_TRY_VOID(batches_of(order));
    return {};
}

Result<Received> Pipeline::receive_batch(Batch batch, const ReceiveOrder& order, const Progress& progress) {
    const std::lock_guard lock(store_mutex_);
    Received received = {.mapping_name = batch.mapping->name_da};
    const std::vector<Delivery> stored = store_->deliveries();
    const std::size_t files = batch.files.size();
    const Delivery* known = known_already(stored, batch);
    received.files_left_out = batch.copies + files - batch.files.size();
    if (known != nullptr) {
        received.id = known->id;
        received.is_known_already = true;
        received.delivery = *known;
        received.delivery.is_held =
            known->is_held && !said_of_deliveries(store_->statements({})).is_released(known->id);
        return received;
    }
    const std::vector<Delivery> counting = counting_deliveries(*store_, std::nullopt);
    EarlierDelivery earlier(*store_, counting, batch.mapping->code, batch.scope);
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
        .progress =
            [&](std::uint64_t rows) {
                const double share =
                    std::min(0.8, static_cast<double>(rows) * 120.0 / static_cast<double>(bytes + 1));
                return go_on(progress, share, fmt::format("{} rows read", rows));
            },
        .earlier = [&](std::string_view field) { return earlier.texts_of(field); }};
    STYRHUS_TRY(intake::sources::ReadOutcome outcome, intake::sources::read_delivery(request));
    add_renamed_labels(*batch.mapping, earlier, outcome);
    for (const UnreadSheet& sheet : batch.unread)
        outcome.read.gaps.push_back({.kind = domain::MappingGap::Kind::unread_sheet,
                                     .column = sheet.name,
                                     .value = {},
                                     .rows = sheet.rows});
    STYRHUS_TRY_VOID(weigh(outcome.read, counting));
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
    for (const domain::MappingGap& gap : outcome.read.gaps)
        ++(gap.kind == domain::MappingGap::Kind::renamed_label ? received.renamed_labels : received.gaps);
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
        counting_deliveries(*store_, is_received ? std::optional(known.day) : std::nullopt);
    (void)go_on(progress, 0.1, "selecting the rows in force and joining people");
    snapshot::FreezeOrder order =
        freeze_order(deliveries, known, rows_of(*store_),
                     {.reference = reference_,
                      .terms = std::make_shared<domain::Dictionary>(store_->dictionary()),
                      .home_municipality = home_.code});
    for (const Delivery& delivery : deliveries) {
        std::vector<domain::Finding> findings = store_->findings(delivery.id);
        std::move(findings.begin(), findings.end(), std::back_inserter(order.reading_findings));
    }
    (void)go_on(progress, 0.6, "laying out");
    return snapshot::freeze_base(std::move(order));
}

std::shared_ptr<const snapshot::Snapshot>
Pipeline::lay_statements_over(std::shared_ptr<const snapshot::Base> base, std::optional<base::Date> by) {
    std::vector<domain::Statement> said = desk_->statements({});
    if (by) said = domain::said_by(said, *by);
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
    lay_current_anew(order.now);
    return {};
}

void Pipeline::lay_current_anew(const Now& now) {
    const std::shared_ptr<const snapshot::Snapshot> before = current();
    if (before == nullptr) return;
    const auto made = lay_statements_over(before->base, std::nullopt);
    log_publication(*made, now);
    const std::lock_guard current(current_mutex_);
    current_ = made;
}

// present
// ------------------------------------------------------------------------------------------------------------

Result<document::Document> Pipeline::present(const views::Request& request) {
    const views::View* view = views::find_view(request.view);
    if (view == nullptr)
        return base::error("There is no view \"{}\". \"styrhus present --help\" lists them.",
                           "Siden \"{}\" findes ikke.", request.view);
    STYRHUS_TRY(const views::Context context, context_for(request));
    return views::present(*view, context, request);
}

Result<views::Context> Pipeline::context_for(const views::Request& request) {
    STYRHUS_TRY(const std::shared_ptr<const snapshot::Snapshot> snapshot, snapshot_for(request));
    return context_of(snapshot, request);
}

} // namespace styrhus::app
