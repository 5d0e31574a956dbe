#pragma once

#include "base/error_text.h"
#include "base/large_pages.h"
#include "intake/formats/read_ahead.h"
#include "intake/sources/reading.h"

#include <algorithm>
#include <map>

/// What reads the files of a delivery into facts. Included by the read_*.cpp only, which compile it once for
/// each kind of fact, a few kinds each.
namespace styrhus::intake::sources {

/// How many rows before its turn a row's texts are looked for: enough for memory to answer, and few enough
/// that nothing else pushes them out again.
constexpr std::size_t rows_ahead = 8;

/// Reads the files of one delivery into facts of one kind.
template <class Fact>
class DeliveryReader : Reading {
  public:
    DeliveryReader(const ReadRequest& request, ReadOutcome& outcome) : Reading(request, outcome) {
        says_ = &draft_;
    }

    base::Result<void> read_files() {
        for (std::size_t i = 0; i < request_.files.size(); ++i)
            STYRHUS_TRY_VOID(read_file(static_cast<std::uint16_t>(i)));
        finish_stamps();
        finish();
        return {};
    }

  private:
    base::Result<void> read_file(std::uint16_t index) {
        const SourceFile& file = request_.files[index];
        STYRHUS_TRY(OpenedFile opened,
                    open_file(request_.mapping, input_of(file), file.sheet, request_.earlier));
        begin_file(index, opened.binding);
        const std::uint64_t rows_before = sums().rows_in;
        formats::ReadAhead batches(std::move(opened.reader));
        for (;;) {
            STYRHUS_TRY(const formats::RowBatch* const next, batches.next());
            if (next == nullptr) break;
            const formats::RowBatch& batch = *next;
            make_room(batch, file.bytes->size());
            for (std::size_t i = 0; i < batch.size(); ++i) {
                if (i + rows_ahead < batch.size()) expect_row(batch[i + rows_ahead]);
                take_row(batch[i], notes_of(batch, i));
            }
            const bool is_wanted = !request_.progress || request_.progress(sums().rows_in);
            if (!is_wanted)
                return base::error("The reading was stopped. Nothing is stored.",
                                   "Læsningen blev stoppet. Intet er gemt.");
        }
        end_file();
        read_.delivery.files[index].rows = sums().rows_in - rows_before;
        return {};
    }

    /// For as many rows as the file seems to have: tables that double again and again are copied as often.
    void make_room(const formats::RowBatch& batch, std::size_t file_bytes) {
        domain::FactTable<Fact>& table = read_.facts.of<Fact>();
        if (!table.facts.empty()) return;
        const double share = static_cast<double>(batch.bytes()) / static_cast<double>(file_bytes);
        if (share == 0.0) return;
        const auto rows = static_cast<std::size_t>(1.02 * static_cast<double>(batch.size()) / share);
        base::reserve_in_large_pages(table.facts, rows);
        base::reserve_in_large_pages(table.stamps, rows);
    }

    void take_row(const formats::Row& row, std::span<const formats::RowNote> found) {
        if (row.kind != formats::RowKind::data) {
            ++sums().rows_skipped;
            if (row.kind == formats::RowKind::total) take_total(row);
            return;
        }
        if (is_signed_total(row)) {
            ++sums().rows_skipped;
            take_total(row);
            return;
        }
        begin_row();
        draft_ = {};
        draft_.fact.source = source(row);
        if (row.trouble != formats::RowTrouble::none) {
            reject(row, std::string(formats::code(row.trouble)), "",
                   formats::describe(row.trouble, row.fields.size(), binding_->columns.size()));
            if (row.trouble == formats::RowTrouble::truncated) say(incomplete_file_note(), source(row), {});
            return;
        }
        look_for_extract_date(row);
        if (const formats::RowNote* why = rejecting(found)) {
            read_money(row);
            reject(row, why->code, why->column, why->en, why->da);
            for (const formats::RowNote& note : found)
                if (&note != why) say(note_of(note), source(row), {});
            return;
        }
        for (const formats::RowNote& note : found)
            notes_.push_back(note_of(note));
        if (!read_cells(row)) return;
        const DraftTrouble trouble = sources::finish(draft_);
        if (trouble.rejects) {
            reject(row, std::string(trouble.code), column_of(trouble.column_field), std::string(trouble.en),
                   std::string(trouble.da));
            return;
        }
        if (!trouble.code.empty())
            notes_.push_back({std::string(trouble.code), domain::Severity::error,
                              column_of(trouble.column_field), std::string(trouble.da),
                              std::string(trouble.en)});
        accept();
    }

    bool read_cells(const formats::Row& row) {
        read_money(row);
        cells_.begin_row(row_money_);
        const auto setters = setters_of<Fact>();
        for (const auto& [field, value] : request_.mapping.constants)
            take_constant(field, value, setters);
        for (const BoundColumn& bound : binding_->columns) {
            if (draft_.names_no_person && bound.field->type == FieldType::person) continue;
            if (draft_.pays_a_person && bound.field->name == "provider") continue;
            CellValue value;
            CellNote note = CellNote::none;
            const std::string_view text = cell(row, bound);
            const CellOutcome outcome = cells_.read(bound, text, form_of(row, bound), value, note);
            switch (outcome) {
            case CellOutcome::blank:
                if (!bound.is_needed) break;
                reject(row, "cell.blank", bound.rule->column,
                       "The cell is empty, and the row cannot be used without it.",
                       "Feltet er tomt, og rækken kan ikke bruges uden det.");
                return false;
            case CellOutcome::unreadable:
                reject(row, cells_.trouble_code(), bound.rule->column, cells_.trouble_text());
                return false;
            case CellOutcome::unknown_value:
                value_gap(bound, row);
                if (bound.rule->unknown_value.empty()) {
                    reject(row, "value.unknown", bound.rule->column,
                           "The value map does not know this value.", "Værdien findes ikke i oversættelsen.");
                    return false;
                }
                notes_.push_back(unknown_value_note(bound.rule->column));
                setters[bound.setter].set(draft_, value);
                break;
            case CellOutcome::value:
                if (setters[bound.setter].set != nullptr) setters[bound.setter].set(draft_, value);
                break;
            }
            if (note != CellNote::none) add_note(note, bound);
            if (!bound.is_key) continue;
            add_to_key(bound, value);
            is_key_told_ = is_key_told_ || outcome != CellOutcome::blank;
        }
        return true;
    }

    void take_constant(const std::string& field, const std::string& text,
                       std::span<const FieldSetter<Fact>> setters) {
        auto [found, is_new] = constants_.try_emplace(field);
        Constant& constant = found->second;
        if (is_new) {
            constant.rule.column = field;
            constant.rule.field = field;
            constant.rule.values.emplace(folded(text), text);
            constant.bound.rule = &constant.rule;
            constant.bound.field = find_field(request_.mapping.fact, field);
            constant.bound.amount.mark = formats::DecimalMark::point;
            CellNote note = CellNote::none;
            constant.is_usable =
                cells_.read(constant.bound, text, {.amount = constant.bound.amount}, constant.value, note)
                == CellOutcome::value;
            for (std::size_t i = 0; i < setters.size(); ++i)
                if (setters[i].name == field) constant.setter = i;
        }
        if (constant.is_usable && setters[constant.setter].set != nullptr)
            setters[constant.setter].set(draft_, constant.value);
    }

    void accept() {
        domain::FactStamp stamp;
        const std::optional<std::uint64_t> key = take_key();
        if constexpr (std::is_same_v<Fact, domain::Posting>) settle_fiscal_year();
        stamp.content = content_of(draft_.fact, sink_);
        stamp.key = key.value_or(stamp.content);
        domain::FactTable<Fact>& table = read_.facts.of<Fact>();
        if (!key) unkeyed_.push_back(static_cast<std::uint32_t>(table.facts.size()));
        table.facts.push_back(draft_.fact);
        table.stamps.push_back(stamp);
        if constexpr (std::is_same_v<Fact, domain::Citizen>) add_relations();
        ++sums().rows_accepted;
        count_money(sums().money_accepted);
        for (Note& note : notes_)
            say(std::move(note), draft_.fact.source, row_money_);
    }

    void settle_fiscal_year() {
        const base::CivilDay posted = draft_.fact.posted_on.civil();
        const int april_year = posted.month >= 4 ? posted.year : posted.year - 1;
        if (request_.mapping.fiscal_year == FiscalYearRule::calendar_year_of_posting)
            draft_.fact.fiscal_year = static_cast<std::int16_t>(posted.year);
        if (request_.mapping.fiscal_year == FiscalYearRule::april_year_of_posting)
            draft_.fact.fiscal_year = static_cast<std::int16_t>(april_year);
    }

    void add_relations() {
        const std::pair<domain::IdentityRef, domain::RelationKind> said[] = {
            {draft_.mother, domain::RelationKind::mother},
            {draft_.father, domain::RelationKind::father},
            {draft_.custody, domain::RelationKind::custody}};
        domain::FactTable<domain::Relation>& table = read_.facts.of<domain::Relation>();
        for (const auto& [to, kind] : said) {
            if (domain::is_none(to)) continue;
            const domain::Relation relation = {draft_.fact.source, draft_.fact.citizen, to, kind};
            const std::uint64_t content = content_of(relation, sink_);
            table.facts.push_back(relation);
            table.stamps.push_back({content, content});
        }
    }

    void finish_stamps() {
        const bool has_no_key = request_.mapping.key.empty();
        const bool is_full = request_.mapping.mode == domain::DeliveryMode::full;
        const bool is_append = request_.mapping.mode == domain::DeliveryMode::append;
        const std::uint64_t salt = has_no_key && is_append ? salt_of_files() : 0;
        if (!has_no_key && !is_full) salt_unkeyed();
        const auto said_again =
            number_equal_keys(read_.facts.of<Fact>().stamps, salt, sink_, request_.mapping.repeats);
        for (const std::uint32_t row : said_again)
            if (!has_no_key) report_repeat(read_.facts.of<Fact>().facts[row]);
        const domain::FactTable<Fact>& table = read_.facts.of<Fact>();
        if (has_no_key && is_full && !table.facts.empty()) say(no_key_note(), table.facts.front().source, {});
        if (!has_no_key && !unkeyed_.empty())
            say(blank_key_note(unkeyed_.size()), table.facts[unkeyed_.front()].source, {});
        if constexpr (std::is_same_v<Fact, domain::Citizen>)
            (void)number_equal_keys(read_.facts.of<domain::Relation>().stamps, 0, sink_);
    }

    /// Rows that nothing names are never the same as another delivery's.
    std::uint64_t salt_of_files() {
        for (const domain::DeliveredFile& file : read_.delivery.files)
            sink_.text(file.sheet.empty() ? file.hash : file.hash + "/" + file.sheet);
        return sink_.take() | 1U;
    }

    /// Where other rows are named by their key, one without must not take the place of a stranger.
    void salt_unkeyed() {
        if (unkeyed_.empty()) return;
        const std::uint64_t salt = salt_of_files();
        for (const std::uint32_t row : unkeyed_) {
            domain::FactStamp& stamp = read_.facts.of<Fact>().stamps[row];
            sink_.integer(static_cast<std::int64_t>(stamp.key));
            sink_.integer(static_cast<std::int64_t>(salt));
            stamp.key = sink_.take();
        }
    }

    void report_repeat(const Fact& fact) {
        base::Money at_stake;
        if constexpr (requires { fact.amount; }) at_stake = fact.amount;
        if constexpr (requires { fact.price; }) at_stake = fact.price;
        const bool counts_once = request_.mapping.repeats == Repeats::same;
        say(counts_once ? repeated_row_note() : duplicate_row_note(), fact.source, at_stake);
    }

    struct Constant {
        ColumnRule rule;
        BoundColumn bound;
        CellValue value;
        std::size_t setter = 0;
        bool is_usable = false;
    };

    Draft<Fact> draft_;
    std::map<std::string, Constant, std::less<>> constants_;
    std::vector<std::uint32_t> unkeyed_; ///< accepted rows that no key names
};

template <class Fact>
base::Result<void> read_files_as(const ReadRequest& request, ReadOutcome& outcome) {
    return DeliveryReader<Fact>(request, outcome).read_files();
}

} // namespace styrhus::intake::sources
