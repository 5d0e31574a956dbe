#include "app/hidden_cells.h"
#include "app/pipeline.h"
#include "app/stored_rows.h"
#include "base/error_text.h"

#include "intake/formats/date_text.h"
#include "intake/formats/table.h"
#include "intake/sources/bind.h"
#include "snapshot/select.h"

#include <algorithm>
#include <fmt/core.h>
#include <map>

/// The way back from a figure to the rows of the files, as they were delivered.
namespace styrhus::app {

namespace {

using base::Error;
using base::Result;
using domain::Delivery;
using domain::DeliveryId;

views::RowText text_of(const std::string& file, std::uint32_t line, const std::vector<std::string>& columns,
                       const auto& fields, bool is_whole) {
    views::RowText row;
    row.file = file;
    row.line = line;
    row.is_whole = is_whole;
    for (std::size_t c = 0; c < fields.size(); ++c)
        row.cells.push_back({.column = c < columns.size() ? columns[c] : fmt::format("{}", c + 1),
                             .text = std::string(fields[c])});
    return row;
}

void place(const intake::sources::Mapping& mapping, const views::RowText& row, views::RejectedPosting& into) {
    for (const views::RowCell& cell : row.cells)
        for (const intake::sources::ColumnRule* rule : rules_for(mapping, cell.column)) {
            if (rule->field == "account")
                into.account = cell.text;
            else if (rule->field == "cost_centre")
                into.cost_centre = cell.text;
            else if (rule->field == "posted_on")
                if (const auto day = intake::formats::parse_date(cell.text)) into.posted_on = *day;
        }
}

views::RowChange change_of(snapshot::RowEffect effect) {
    switch (effect) {
    case snapshot::RowEffect::fresh:
        return views::RowChange::fresh;
    case snapshot::RowEffect::changed:
        return views::RowChange::changed;
    case snapshot::RowEffect::unchanged:
        return views::RowChange::unchanged;
    case snapshot::RowEffect::duplicate:
        return views::RowChange::duplicate;
    case snapshot::RowEffect::gone:
        break;
    }
    return views::RowChange::gone;
}

} // namespace

Result<Delivery> Pipeline::find_delivery(DeliveryId id) {
    const std::lock_guard lock(desk_mutex_);
    for (Delivery& delivery : desk_->deliveries())
        if (delivery.id == id) return std::move(delivery);
    return base::error("There is no delivery {}.", "Der er ingen leverance {}.",
                       static_cast<std::uint32_t>(id));
}

Result<std::vector<views::RowText>> Pipeline::row_texts(const Delivery& delivery, std::uint16_t file,
                                                        const std::vector<std::uint32_t>& lines) {
    if (file >= delivery.files.size())
        return Error{"There is no such delivery or file.", "Leverancen eller filen findes ikke."};
    std::string bytes;
    intake::formats::ReadOptions options;
    if (const auto mapping = find_mapping(delivery.source)) {
        STYRHUS_TRY(options, intake::sources::read_options(*mapping, delivery.files[file].sheet));
    }
    {
        const std::lock_guard lock(desk_mutex_);
        desk_->read_file(delivery.id, file, [&](std::string_view piece) { bytes += piece; });
    }
    const std::string& name = delivery.files[file].name;
    const auto input = intake::formats::Input::bytes(std::move(bytes), name);
    STYRHUS_TRY(auto reader, intake::formats::TableReader::open(input, options));
    std::vector<views::RowText> rows;
    intake::formats::RowBatch batch;
    while (rows.size() < lines.size()) {
        STYRHUS_TRY(const bool more, reader.next(batch));
        if (!more) break;
        for (std::size_t i = 0; i < batch.size(); ++i)
            if (std::binary_search(lines.begin(), lines.end(), batch[i].line))
                rows.push_back(text_of(name, static_cast<std::uint32_t>(batch[i].line),
                                       reader.shape().columns, batch[i].fields,
                                       batch[i].trouble == intake::formats::RowTrouble::none));
    }
    return rows;
}

Result<views::RowText> Pipeline::row_text(domain::SourceRef source) {
    STYRHUS_TRY(const Delivery delivery, find_delivery(source.delivery));
    STYRHUS_TRY(std::vector<views::RowText> rows, row_texts(delivery, source.file, {source.line}));
    if (rows.empty())
        return base::error("{} has no row on line {}.", "{} har ingen række på linje {}.",
                           delivery.files[source.file].name, source.line);
    hide_identities(find_mapping(delivery.source).get(), rows.front());
    return std::move(rows.front());
}

Result<std::vector<views::RejectedPosting>> Pipeline::rejected_postings(DeliveryId id) {
    STYRHUS_TRY(const Delivery delivery, find_delivery(id));
    std::vector<views::RejectedPosting> rejected;
    std::map<std::uint16_t, std::vector<std::uint32_t>> lines;
    const auto mapping = find_mapping(delivery.source);
    {
        const std::lock_guard lock(desk_mutex_);
        for (domain::Rejection& rejection : desk_->rejections(id)) {
            lines[rejection.source.file].push_back(rejection.source.line);
            rejected.push_back({std::move(rejection), {}, {}, base::Date::open_end()});
        }
    }
    const auto source = [](const views::RejectedPosting& one) { return one.rejection.source; };
    std::sort(rejected.begin(), rejected.end(),
              [&](const auto& a, const auto& b) { return source(a) < source(b); });
    for (auto& [file, of_file] : lines) {
        std::sort(of_file.begin(), of_file.end());
        of_file.erase(std::unique(of_file.begin(), of_file.end()), of_file.end());
        STYRHUS_TRY(const std::vector<views::RowText> rows, row_texts(delivery, file, of_file));
        for (const views::RowText& row : rows) {
            const domain::SourceRef at = {id, file, row.line};
            auto one = std::lower_bound(rejected.begin(), rejected.end(), at,
                                        [&](const auto& a, domain::SourceRef b) { return source(a) < b; });
            for (; mapping != nullptr && one != rejected.end() && source(*one) == at; ++one)
                place(*mapping, row, *one);
        }
    }
    return rejected;
}

Result<std::vector<views::ChangedRow>> Pipeline::changed_rows(DeliveryId id) {
    STYRHUS_TRY(const Delivery about, find_delivery(id));
    const std::lock_guard lock(desk_mutex_);
    std::vector<Delivery> lineage;
    for (Delivery& earlier : counting_deliveries(*desk_, std::nullopt))
        if (earlier.source == about.source && earlier.scope == about.scope && earlier.id < id)
            lineage.push_back(std::move(earlier));
    lineage.push_back(about);
    // A source without a key appends: every row is new, also one that says what another said.
    if (about.mode == domain::DeliveryMode::append && !has_key(about.source)) lineage = {about};
    std::vector<views::ChangedRow> rows;
    for (const snapshot::ChangedRow& row :
         snapshot::effect_of(lineage, id, rows_of(*desk_), snapshot::EffectDetail::rows).rows) {
        const bool is_gone = row.effect == snapshot::RowEffect::gone;
        const base::Money amount = is_gone && row.amount < base::Money() ? -row.amount : row.amount;
        rows.push_back({row.source, change_of(row.effect), amount});
    }
    return rows;
}

} // namespace styrhus::app
