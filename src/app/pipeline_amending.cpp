#include "app/earlier.h"
#include "app/mapping_help.h"
#include "app/pipeline.h"
#include "base/error_text.h"
#include "intake/sources/bind.h"
#include "intake/sources/fields.h"
#include "intake/sources/notes.h"

#include <algorithm>
#include <fmt/core.h>
#include <set>

/// Changing a mapping that is there: what it lacks, and its deliveries read once more.
namespace styrhus::app {

namespace {

using base::Result;
using domain::Delivery;
using domain::DeliveryId;
using domain::MappingGap;
using intake::sources::Mapping;

KnownColumn known_column(const intake::sources::ColumnRule& rule) {
    KnownColumn out = {rule.column, rule.field, {}};
    for (const auto& [folded, meaning] : rule.values)
        out.values.emplace_back(rule.spelled.at(folded), meaning);
    return out;
}

std::vector<MappingGap> gaps_of(const intake::sources::Binding& binding) {
    std::vector<MappingGap> gaps;
    for (const intake::sources::UnmappedColumn& column : binding.unmapped) {
        MappingGap& gap = gaps.emplace_back(MappingGap{.kind = MappingGap::Kind::unmapped_column,
                                                       .column = intake::sources::without_cpr(column.heading),
                                                       .value = {}});
        if (column.likely.rule == nullptr) continue;
        gap.likely = column.likely.rule->column;
        gap.by_name = static_cast<std::uint16_t>(column.likely.by_name);
        gap.by_values = static_cast<std::uint16_t>(column.likely.by_values);
    }
    for (const intake::sources::ColumnRule* rule : binding.missing)
        gaps.push_back({.kind = MappingGap::Kind::missing_column, .column = rule->column, .value = {}});
    return gaps;
}

/// A renamed label that the mapping has a meaning for by now, or that it has cut out of a longer text.
bool is_decided(const Mapping& mapping, const MappingGap& gap) {
    return gap.kind == MappingGap::Kind::renamed_label
           && std::any_of(mapping.columns.begin(), mapping.columns.end(), [&](const auto& rule) {
                  return rule.column == gap.column && rule.field == gap.field
                         && (!rule.pattern.empty()
                             || rule.values.contains(intake::sources::folded(gap.value)));
              });
}

} // namespace

Result<OpenedMapping> Pipeline::open_mapping(const std::string& code, const IncomingFile* file) {
    const auto mapping = find_mapping(code);
    if (mapping == nullptr)
        return base::error("There is no mapping \"{}\".", "Der er ingen oversættelse \"{}\".", code);
    OpenedMapping out = {.info = info_of(*mapping),
                         .version = mapping->version,
                         .toml = mapping->toml,
                         .kind = kind_preview(mapping->fact),
                         .columns = {},
                         .gaps = {},
                         .delivery = std::nullopt};
    for (const intake::sources::ColumnRule& rule : mapping->columns)
        out.columns.push_back(known_column(rule));
    const std::lock_guard lock(desk_mutex_);
    const std::vector<Delivery> counting = counting_deliveries(*desk_, std::nullopt);
    if (file != nullptr) {
        EarlierDelivery earlier(*desk_, counting, code, mapping->scope);
        STYRHUS_TRY(const auto files, unpacked({*file}));
        STYRHUS_TRY(const auto parts, parts_of(files.front(), code, mappings()));
        const intake::sources::SourceFile& part = parts.front().file;
        STYRHUS_TRY(const auto binding, intake::sources::bind_file(
                                            *mapping, intake::sources::input_of(part), part.sheet,
                                            [&](std::string_view field) { return earlier.texts_of(field); }));
        out.gaps = gaps_of(binding);
        return out;
    }
    for (const Delivery& delivery : counting)
        if (delivery.source == code
            && (!out.delivery || delivery.dates.extract_date >= out.delivery->dates.extract_date))
            out.delivery = delivery;
    if (out.delivery) out.gaps = desk_->gaps(out.delivery->id);
    std::erase_if(out.gaps, [&](const MappingGap& gap) { return is_decided(*mapping, gap); });
    return out;
}

bool Pipeline::counts_today(DeliveryId id) {
    const std::lock_guard lock(desk_mutex_);
    const std::vector<Delivery> counting = counting_deliveries(*desk_, std::nullopt);
    return std::any_of(counting.begin(), counting.end(), [&](const Delivery& one) { return one.id == id; });
}

/// A workbook whose sheets are the delivery's files is one of them.
Result<std::vector<IncomingFile>> Pipeline::delivered_files(DeliveryId id) {
    STYRHUS_TRY(const Delivery delivery, find_delivery(id));
    std::vector<IncomingFile> files;
    std::set<std::string_view> workbooks;
    const std::lock_guard lock(desk_mutex_);
    for (std::size_t i = 0; i < delivery.files.size(); ++i) {
        const domain::DeliveredFile& file = delivery.files[i];
        if (!file.sheet.empty() && !workbooks.insert(file.hash).second) continue;
        auto bytes = std::make_shared<std::string>();
        bytes->reserve(file.bytes);
        desk_->read_file(id, i, [&](std::string_view piece) { *bytes += piece; });
        files.push_back({file.name, std::move(bytes), file.archive});
    }
    return files;
}

/// Taken back first: until its rows are there anew they count once or not at all, and never twice.
Result<std::vector<Received>> Pipeline::receive_again(DeliveryId id, std::string_view author, const Now& now,
                                                      const Progress& progress) {
    STYRHUS_TRY(const Delivery delivery, find_delivery(id));
    STYRHUS_TRY(std::vector<IncomingFile> files, delivered_files(id));
    const auto mapping = find_mapping(delivery.source);
    if (mapping == nullptr)
        return base::error("There is no mapping \"{}\".", "Der er ingen oversættelse \"{}\".",
                           delivery.source);
    if (!counts_today(id))
        return base::error("Delivery {} does not count: it waits to be released, or was taken back.",
                           "Leverance {} tæller ikke med: den venter på frigivelse eller er taget tilbage.",
                           static_cast<std::uint32_t>(id));
    // What the mapping cannot read is refused before anything is taken back.
    STYRHUS_TRY_VOID(try_mapping(*mapping, files, now));
    STYRHUS_TRY_VOID(
        withdraw(id, author, fmt::format("læst igen med oversættelsen, version {}", mapping->version), now));
    const ReceiveOrder order = {.files = std::move(files),
                                .mapping = delivery.source,
                                .extract_date = delivery.dates.extract_date,
                                .now = now};
    try {
        auto received = receive(order, progress);
        if (!received) STYRHUS_TRY_VOID(release(id, author, now));
        return received;
    } catch (const std::exception&) {
        (void)release(id, author, now);
        throw;
    }
}

} // namespace styrhus::app
