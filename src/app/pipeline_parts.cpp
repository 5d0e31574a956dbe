#include "app/pipeline.h"

#include "app/stored_rows.h"
#include "app/taken_back.h"
#include "base/error_text.h"
#include "domain/said.h"
#include "intake/sources/extract.h"
#include "intake/sources/read.h"
#include "reference/load.h"
#include "snapshot/select.h"
#include "store/key_file.h"
#include "store/sqlite/sqlite_store.h"
#include "views/known.h"

#include <algorithm>
#include <fmt/core.h>
#include <iterator>
#include <map>
#include <tuple>

/// What the three use cases of pipeline.cpp stand on.
namespace styrhus::app {

namespace {

using base::Error;
using base::Result;
using domain::Delivery;
using domain::DeliveryId;

/// A fact names its file in a delivery by 16 bits.
constexpr std::size_t files_of_a_delivery_max = 65'000;

/// A share above the limit of what was live would vanish (DEFINITIONS 2).
bool exceeds(std::uint64_t part, std::uint64_t whole, std::int64_t limit_ppm) {
    return static_cast<double>(part) * 1e6 > static_cast<double>(whole) * static_cast<double>(limit_ppm);
}

std::vector<std::pair<std::string, std::string>> headings_of(const intake::sources::Mapping& mapping) {
    std::vector<std::pair<std::string, std::string>> headings;
    for (const intake::sources::ColumnRule& column : mapping.columns)
        if (!column.field.empty()) headings.emplace_back(column.field, column.column);
    return headings;
}

views::SourceName source_name_of(const intake::sources::Mapping& mapping) {
    const auto numbers_citizens = [](const intake::sources::ColumnRule& rule) {
        return rule.field == "citizen" && !rule.scope.empty();
    };
    return {
        .code = mapping.code,
        .name_da = mapping.name_da,
        .name_en = mapping.name_en,
        .columns = headings_of(mapping),
        .counts_from_april = mapping.fiscal_year == intake::sources::FiscalYearRule::april_year_of_posting,
        .has_own_citizen_ids = std::any_of(mapping.columns.begin(), mapping.columns.end(), numbers_citizens)};
}

} // namespace

Pipeline::Pipeline(Home home, std::filesystem::path data, std::unique_ptr<store::Store> store,
                   std::unique_ptr<store::Store> desk, domain::identity::MasterKey key,
                   std::shared_ptr<const reference::Reference> reference,
                   std::vector<intake::sources::Mapping> shipped,
                   std::vector<intake::sources::Mapping> mappings)
    : home_(std::move(home)), data_(std::move(data)), store_(std::move(store)), desk_(std::move(desk)),
      key_(key), reference_(std::move(reference)), shipped_(std::move(shipped)),
      mappings_(std::make_shared<const std::vector<intake::sources::Mapping>>(std::move(mappings))),
      look_back_(
          {.open_store = [file = home_.store_file(), key] { return store::sqlite::open_store(file, key); },
           .reference = reference_,
           .home_municipality = home_.code}) {}

Result<std::unique_ptr<Pipeline>> Pipeline::open(const Home& home, const std::filesystem::path& data) {
    STYRHUS_TRY(auto reference, reference::load(data, home.reference()));
    const std::string shipped_folder = (data / "mappings").string();
    STYRHUS_TRY(auto shipped, intake::sources::load_mappings({shipped_folder}));
    STYRHUS_TRY(auto mappings, intake::sources::load_mappings({shipped_folder, home.mappings().string()}));
    const domain::identity::MasterKey key = store::read_key_file(home.key_file);
    auto store = store::sqlite::open_store(home.store_file(), key);
    auto desk = store::sqlite::open_store(home.store_file(), key);
    return std::unique_ptr<Pipeline>(new Pipeline(home, data, std::move(store), std::move(desk), key,
                                                  std::move(reference), std::move(shipped),
                                                  std::move(mappings)));
}

/// Files of one extract are one delivery; an append source's files stand each on their own, unless its rows
/// are known again wherever they are delivered. So do lists that tell their day in a column only: January's
/// and February's lists lie beside each other as easily as the two halves of one.
void Pipeline::add_to(std::vector<Batch>& batches, Part part) {
    const intake::sources::Mapping& mapping = *part.mapping;
    const auto date = intake::sources::extract_date_in_name(mapping.extract_date, part.file.name);
    const std::string scope = intake::sources::scope_of(mapping, part.file.name);
    const bool stands_alone = mapping.mode == domain::DeliveryMode::append
                                  ? mapping.repeats == intake::sources::Repeats::numbered
                                  : !date && !mapping.extract_date.column.empty();
    auto same = std::find_if(batches.begin(), batches.end(), [&](const Batch& batch) {
        return !stands_alone && batch.mapping == part.mapping && batch.extract == date && batch.scope == scope
               && batch.files.size() < files_of_a_delivery_max;
    });
    if (same == batches.end()) same = batches.insert(batches.end(), {part.mapping, date, scope, {}, {}, 0});
    same->files.push_back(std::move(part.file));
    std::move(part.unread.begin(), part.unread.end(), std::back_inserter(same->unread));
}

Result<std::vector<Pipeline::Batch>> Pipeline::batches_of(const ReceiveOrder& order) {
    const auto all = mappings();
    std::vector<Batch> batches;
    STYRHUS_TRY(const std::vector<IncomingFile> files, unpacked(order.files));
    for (const IncomingFile& file : files) {
        STYRHUS_TRY(std::vector<Part> parts, parts_of(file, order.mapping, all));
        for (Part& part : parts)
            add_to(batches, std::move(part));
    }
    // The same files give the same delivery whatever order they were named in.
    for (Batch& batch : batches)
        std::sort(batch.files.begin(), batch.files.end(), [](const auto& a, const auto& b) {
            return std::tie(a.name, a.sheet) < std::tie(b.name, b.sheet);
        });
    std::stable_sort(batches.begin(), batches.end(), [](const Batch& a, const Batch& b) {
        return a.extract.value_or(base::Date()) < b.extract.value_or(base::Date());
    });
    return batches;
}

const Delivery* Pipeline::same_files(const std::vector<Delivery>& stored, const Batch& batch) {
    // A sheet is not its workbook.
    const auto contents = [](const auto& files) {
        std::vector<std::pair<std::string, std::string>> out;
        out.reserve(files.size());
        for (const auto& file : files)
            out.emplace_back(file.hash, file.sheet);
        std::sort(out.begin(), out.end());
        return out;
    };
    const auto wanted = contents(batch.files);
    const SaidOfDeliveries said = said_of_deliveries(store_->statements({}));
    for (const Delivery& delivery : stored)
        if (delivery.source == batch.mapping->code && !said.is_withdrawn(delivery.id)
            && contents(delivery.files) == wanted)
            return &delivery;
    return nullptr;
}

const Delivery* Pipeline::known_already(const std::vector<Delivery>& stored, Batch& batch) {
    if (!are_repeats_same(batch.mapping->code)) return same_files(stored, batch);
    const SaidOfDeliveries said = said_of_deliveries(store_->statements({}));
    using Content = std::pair<std::string_view, std::string_view>; // a sheet is not its workbook
    std::map<Content, const Delivery*> delivery_of;
    for (const Delivery& delivery : stored)
        if (delivery.source == batch.mapping->code && !said.is_withdrawn(delivery.id))
            for (const domain::DeliveredFile& file : delivery.files)
                delivery_of[{file.hash, file.sheet}] = &delivery;
    const Delivery* known = nullptr;
    std::erase_if(batch.files, [&](const intake::sources::SourceFile& file) {
        const auto found = delivery_of.find({file.hash, file.sheet});
        if (found != delivery_of.end()) known = found->second;
        return found != delivery_of.end();
    });
    return batch.files.empty() ? known : nullptr;
}

std::vector<Delivery> Pipeline::counting_deliveries(store::Store& store, std::optional<base::Date> known_on) {
    std::vector<domain::Statement> statements = store.statements({});
    // What was said later was not known either: a release or a withdrawal counts from the day it was made.
    if (known_on) statements = domain::said_by(statements, *known_on);
    const SaidOfDeliveries said = said_of_deliveries(statements);
    std::vector<Delivery> counting;
    for (Delivery& delivery : store.deliveries()) {
        const bool is_waiting = delivery.is_held && !said.is_released(delivery.id);
        const bool is_later = known_on && delivery.dates.received_on > *known_on;
        if (!is_waiting && !is_later && !said.is_withdrawn(delivery.id))
            counting.push_back(std::move(delivery));
    }
    return counting;
}

/// As they stand today: one that was released is not held. The desk's lock is held.
std::vector<Delivery> Pipeline::deliveries_today() {
    const SaidOfDeliveries said = said_of_deliveries(desk_->statements({}));
    std::vector<Delivery> deliveries = desk_->deliveries();
    for (Delivery& delivery : deliveries)
        delivery.is_held = delivery.is_held && !said.is_released(delivery.id);
    return deliveries;
}

/// What the delivery does to those before it, and whether so much would vanish that a person must look first.
Result<void> Pipeline::weigh(domain::ReadDelivery& read, const std::vector<Delivery>& counting) {
    Delivery& delivery = read.delivery;
    std::vector<Delivery> lineage;
    for (const Delivery& earlier : counting)
        if (earlier.source == delivery.source && earlier.scope == delivery.scope) lineage.push_back(earlier);
    const DeliveryId incoming{UINT32_MAX};
    lineage.push_back(delivery);
    lineage.back().id = incoming;
    const bool is_first = lineage.size() == 1 && !are_repeats_same(delivery.source);
    const bool stands_alone =
        is_first || (delivery.mode == domain::DeliveryMode::append && !has_key(delivery.source));
    if (stands_alone) {
        delivery.sums.rows_new = delivery.sums.rows_accepted;
        return {};
    }
    const snapshot::EffectInKroner effect =
        snapshot::effect_of(lineage, incoming, rows_with(*store_, incoming, read.facts));
    delivery.sums.rows_new = effect.effect.rows_new;
    delivery.sums.rows_changed = effect.effect.rows_changed;
    delivery.sums.rows_unchanged = effect.effect.rows_unchanged;
    delivery.sums.rows_duplicate = effect.effect.rows_duplicate;
    delivery.sums.rows_gone = effect.effect.gone.size();
    delivery.sums.money_gone = effect.money_gone;
    STYRHUS_TRY(const std::int64_t limit_ppm,
                reference_->parameters.setting(reference::hold_setting, delivery.dates.received_on));
    const auto kroner = [](base::Money money) { return static_cast<std::uint64_t>(money.in_ore()); };
    const std::size_t in_scope = effect.effect.in_scope_before.size();
    const bool too_many = exceeds(effect.effect.gone.size(), in_scope, limit_ppm);
    const bool too_much = exceeds(kroner(effect.money_gone), kroner(effect.money_in_scope), limit_ppm);
    if (!too_many && !too_much) return {};
    delivery.is_held = true;
    delivery.held_why =
        fmt::format("{} of {} rows in force and {} of {} kr. would vanish.", effect.effect.gone.size(),
                    in_scope, base::plain(effect.money_gone), base::plain(effect.money_in_scope));
    return {};
}

bool Pipeline::has_key(std::string_view source) const {
    const auto mapping = find_mapping(source);
    return mapping == nullptr || !mapping->key.empty();
}

bool Pipeline::are_repeats_same(std::string_view source) const {
    const auto mapping = find_mapping(source);
    return mapping != nullptr && mapping->repeats == intake::sources::Repeats::same;
}

views::Context Pipeline::context_of(std::shared_ptr<const snapshot::Snapshot> snapshot,
                                    const views::Request& request) {
    views::Context context;
    context.snapshot = std::move(snapshot);
    context.municipality = home_.municipality;
    context.is_fictitious = home_.is_fictitious;
    context.language = request.language;
    const auto all = mappings();
    for (const auto& mapping : *all)
        context.sources.push_back(source_name_of(mapping));
    const auto known = views::known_asked(request);
    const std::optional<base::Date> by = known ? known->on : std::nullopt;
    {
        const std::lock_guard lock(desk_mutex_);
        context.deliveries = deliveries_today();
        const std::vector<domain::Statement> said = desk_->statements({});
        context.closed_months = models::closing::closed_months(by ? domain::said_by(said, *by) : said);
        for (LastWord& word : last_words(said)) {
            if (!word.is_release) context.withdrawn.push_back(word.id);
            context.decisions.push_back(
                {word.id, word.is_release, std::move(word.author), word.said_on, std::move(word.reason)});
        }
    }
    context.delivery_details = [this](DeliveryId id) -> Result<views::DeliveryDetails> {
        const std::lock_guard lock(desk_mutex_);
        for (Delivery& delivery : deliveries_today())
            if (delivery.id == id)
                return views::DeliveryDetails{std::move(delivery), desk_->rejections(id), desk_->findings(id),
                                              desk_->gaps(id), desk_->met_values(id)};
        return base::error("There is no delivery {}.", "Der er ingen leverance {}.",
                           static_cast<std::uint32_t>(id));
    };
    context.mapping = [this](const std::string& code) { return mapping_words(code); };
    context.row_text = [this](domain::SourceRef source) { return row_text(source); };
    context.changed_rows = [this](DeliveryId id) { return changed_rows(id); };
    context.rejected_postings = [this](DeliveryId id) { return rejected_postings(id); };
    context.checks = [this, of = context.snapshot] { return checks_of(of); };
    context.matching = [this, of = context.snapshot] { return matching_of(of); };
    context.forecast = [this, of = context.snapshot](int year) { return forecast_of(of, year); };
    context.weigher = [this, of = context.snapshot] { return weigher_of(of); };
    context.looked_back = [this, of = context.snapshot] { return look_back_.of(of, checks_of(of)); };
    context.label_changes = [this, of = context.snapshot] { return label_changes_of(of); };
    context.said_of = [this, by](const std::string& subject) { return said_of(subject, by); };
    context.words_on_findings = [this, by] { return words_on_findings(by); };
    context.known_at = [this](base::Date day) {
        return snapshot_known({day, domain::KnownReading::received});
    };
    return context;
}

Result<void> Pipeline::say(domain::DeliveryId id, std::string_view form, std::string_view author,
                           std::string payload, const Now& now) {
    {
        const std::lock_guard lock(desk_mutex_);
        const auto all = desk_->deliveries();
        if (std::none_of(all.begin(), all.end(), [&](const Delivery& one) { return one.id == id; }))
            return base::error("There is no delivery {}.", "Der er ingen leverance {}.",
                               static_cast<std::uint32_t>(id));
    }
    return say_of(subject_of(id), form, author, std::move(payload), now);
}

Result<void> Pipeline::say_of(std::string_view subject, std::string_view form, std::string_view author,
                              std::string payload, const Now& now) {
    const std::lock_guard lock(desk_mutex_);
    const auto added = desk_->add_statement({.id = {},
                                             .subject = std::string(subject),
                                             .form = std::string(form),
                                             .form_version = 1,
                                             .author = std::string(author),
                                             .said_at_utc = now.utc,
                                             .supersedes = {},
                                             .payload = std::move(payload)});
    if (!added) return added.error();
    return {};
}

std::string Pipeline::last_payload(std::string_view subject, std::string_view form) {
    const std::lock_guard lock(desk_mutex_);
    const auto said =
        desk_->statements({.subject = std::string(subject), .form = std::string(form), .since = {}});
    return said.empty() ? std::string() : said.back().payload;
}

Result<void> Pipeline::release(DeliveryId id, std::string_view author, const Now& now) {
    return say(id, release_form, author, "{}", now);
}

Result<void> Pipeline::withdraw(DeliveryId id, std::string_view author, std::string_view reason,
                                const Now& now) {
    return say(id, withdraw_form, author, domain::reason_payload(reason), now);
}

std::shared_ptr<const snapshot::Snapshot> Pipeline::current() {
    const std::lock_guard lock(current_mutex_);
    return current_;
}

} // namespace styrhus::app
