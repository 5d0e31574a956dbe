#include "intake/sources/reading.h"

#include "intake/formats/date_text.h"
#include "intake/formats/row_judge.h"
#include "intake/sources/extract.h"

#include <algorithm>

namespace styrhus::intake::sources {

Reading::Reading(const ReadRequest& request, ReadOutcome& outcome)
    : request_(request), outcome_(outcome), read_(outcome.read), cells_(request.mapping, request.claims),
      sink_(cells_.dictionary(), request.claims) {}

void Reading::begin_file(std::uint16_t index, const Binding& binding) {
    binding_ = &binding;
    file_ = index;
    file_money_ = {};
    is_file_money_whole_ = true;
    file_total_.reset();
    sign_column_ = no_column;
    for (const BoundColumn& bound : binding.columns)
        if (bound.rule->field == "debit_credit") sign_column_ = bound.column;
    for (const UnmappedColumn& column : binding.unmapped)
        new_column(column);
    for (const ColumnRule* rule : binding.missing)
        missing_column(*rule);
}

void Reading::end_file() {
    const bool is_first = file_ == 0;
    sums().has_own_total = file_total_.has_value() && (is_first || sums().has_own_total);
    sums().own_total = sums().has_own_total ? sums().own_total + *file_total_ : base::Money();
}

void Reading::begin_row() {
    ++sums().rows_in;
    row_money_known_ = false;
    row_money_ = {};
    notes_.clear();
}

void Reading::finish() {
    settle_extract_date();
    finish_gaps();
    read_.met_values = cells_.met_values();
    outcome_.claims = cells_.take_claims();
    outcome_.dictionary = cells_.take_dictionary();
}

void Reading::expect_row(const formats::Row& row) {
    for (const BoundColumn& bound : binding_->columns)
        cells_.expect(bound, cell(row, bound));
}

/// In øre, of the column whose sum the receipt shows.
formats::CellTrouble Reading::read_ore(const formats::Row& row, std::int64_t& ore) const {
    const BoundColumn& bound = *amount_column();
    return formats::read_amount(cell(row, bound), form_of(row, bound).amount, ore);
}

bool Reading::is_signed_total(const formats::Row& row) const {
    if (amount_column() == nullptr || row.trouble != formats::RowTrouble::none) return false;
    const auto is_filled = [&](std::size_t column) {
        return column != amount_column()->column && column != sign_column_ && column < row.fields.size()
               && !formats::is_blank(row.fields[column]);
    };
    // Where facts are read from, the word may stand, and nothing else: most rows have two such cells.
    std::size_t filled = no_column;
    for (const BoundColumn& bound : binding_->columns) {
        if (bound.column == filled || !is_filled(bound.column)) continue;
        if (filled != no_column) return false;
        filled = bound.column;
    }
    const auto is_word = [&](std::size_t column) {
        return formats::is_total_word(formats::trimmed(row.fields[column]));
    };
    if (filled != no_column && !is_word(filled)) return false;
    std::int64_t ore = 0;
    if (read_ore(row, ore) != formats::CellTrouble::none) return false;
    const std::int64_t sum = file_money_.in_ore();
    if (ore == sum || ore == -sum) return true;
    // A text may begin with the word and be a bill's; only the sum shows that it is none.
    if (filled != no_column && !formats::is_only_total_word(formats::trimmed(row.fields[filled])))
        return false;
    bool has_nothing_else = true;
    for (std::size_t column = 0; column < row.fields.size(); ++column) {
        if (!is_filled(column)) continue;
        if (is_word(column)) return true;
        has_nothing_else = false;
    }
    return !is_file_money_whole_ && has_nothing_else;
}

void Reading::take_total(const formats::Row& row) {
    std::int64_t ore = 0;
    if (amount_column() == nullptr || read_ore(row, ore) != formats::CellTrouble::none) return;
    // A sum that is written without its sign is the sum.
    const bool lacks_sign = ore == -file_money_.in_ore();
    file_total_ = lacks_sign ? file_money_ : base::Money::ore(ore);
}

void Reading::read_money(const formats::Row& row) {
    if (amount_column() == nullptr) return;
    std::int64_t ore = 0;
    const formats::CellTrouble trouble = read_ore(row, ore);
    row_money_known_ = trouble == formats::CellTrouble::none;
    if (row_money_known_) row_money_ = base::Money::ore(ore);
    if (!row_money_known_ && trouble != formats::CellTrouble::blank) is_file_money_whole_ = false;
}

void Reading::add_note(CellNote note, const BoundColumn& bound) {
    // A failed modulus 11 is only worth a line in the register itself; on a posting it says nothing new.
    if (note == CellNote::cpr_modulus_11 && request_.mapping.fact != domain::FactKind::citizen) return;
    notes_.push_back(describe(note, bound.rule->column));
}

std::span<const formats::RowNote> Reading::notes_of(const formats::RowBatch& batch, std::size_t row) {
    const std::span<const formats::RowNote> all = batch.notes();
    if (all.empty()) return all;
    const auto first = std::partition_point(all.begin(), all.end(),
                                            [&](const formats::RowNote& note) { return note.row < row; });
    const auto last =
        std::find_if(first, all.end(), [&](const formats::RowNote& note) { return note.row != row; });
    return {first, last};
}

const formats::RowNote* Reading::rejecting(std::span<const formats::RowNote> found) {
    const auto why = std::find_if(found.begin(), found.end(), [](const formats::RowNote& note) {
        return note.weight == formats::NoteWeight::rejects;
    });
    return why == found.end() ? nullptr : &*why;
}

void Reading::say(Note note, domain::SourceRef about, base::Money at_stake) {
    read_.findings.push_back({.rule = std::move(note.code),
                              .severity = note.severity,
                              .source = about,
                              .at_stake = note.at_stake.value_or(at_stake),
                              .column = std::move(note.column),
                              .text_da = std::move(note.da),
                              .text_en = std::move(note.en)});
}

void Reading::reject(const formats::Row& row, std::string code, std::string_view column, std::string en,
                     std::string da) {
    (void)take_key();
    if (row.trouble != formats::RowTrouble::none) is_file_money_whole_ = false;
    ++sums().rows_rejected;
    count_money(sums().money_rejected);
    if (da.empty()) da = danish_reason(code);
    read_.rejections.push_back({.source = source(row),
                                .reason = std::move(code),
                                .column = std::string(column),
                                .text_da = std::move(da),
                                .text_en = std::move(en),
                                .amount = says_->sign == Sign::credit ? -row_money_ : row_money_,
                                .amount_known = row_money_known_});
}

std::string Reading::column_of(std::string_view field) const {
    for (const BoundColumn& bound : binding_->columns)
        if (bound.rule->field == field) return bound.rule->column;
    return std::string(field);
}

void Reading::new_column(const UnmappedColumn& column) {
    constexpr auto kind = domain::MappingGap::Kind::unmapped_column;
    const std::string heading = without_cpr(column.heading);
    const auto [found, is_new] = gaps_.try_emplace(std::tuple(kind, heading, "", ""));
    if (is_new) found->second = {.kind = kind, .column = heading};
    const LikelyColumn& likely = column.likely;
    if (likely.rule == nullptr) return;
    found->second.likely = likely.rule->column;
    found->second.by_name = static_cast<std::uint16_t>(likely.by_name);
    found->second.by_values = static_cast<std::uint16_t>(likely.by_values);
}

void Reading::missing_column(const ColumnRule& rule) {
    constexpr auto kind = domain::MappingGap::Kind::missing_column;
    const auto [found, is_new] = gaps_.try_emplace(std::tuple(kind, rule.column, rule.field, ""));
    if (is_new) found->second = {.kind = kind, .column = rule.column, .field = rule.field};
}

void Reading::value_gap(const BoundColumn& bound, const formats::Row& row) {
    constexpr auto kind = domain::MappingGap::Kind::unknown_value;
    const ColumnRule& rule = *bound.rule;
    const std::string value = without_cpr(formats::trimmed(cell(row, bound)));
    const auto [found, is_new] = gaps_.try_emplace(std::tuple(kind, rule.column, rule.field, value));
    domain::MappingGap& gap = found->second;
    if (is_new)
        gap = {.kind = kind,
               .column = rule.column,
               .value = value,
               .first_line = static_cast<std::uint32_t>(row.line),
               .file = file_,
               .field = rule.field};
    ++gap.rows;
    if (row_money_known_) gap.amount += row_money_;
}

void Reading::look_for_extract_date(const formats::Row& row) {
    if (binding_->extract_date < 0) return;
    const auto column = static_cast<std::size_t>(binding_->extract_date);
    if (column >= row.fields.size()) return;
    const std::string_view text = formats::trimmed(row.fields[column]);
    base::Date day;
    if (const auto month = base::parse_iso_month(text))
        day = month->last();
    else if (formats::read_date(text, formats::DateFormat::any, day) != formats::CellTrouble::none)
        return;
    if (!latest_said_ || day > *latest_said_) latest_said_ = day;
}

void Reading::settle_extract_date() {
    const DateRule& rule = request_.mapping.extract_date;
    const auto told = [&](const SourceFile& file) {
        return extract_date_in_name(rule, file.name).has_value();
    };
    const bool is_told = std::any_of(request_.files.begin(), request_.files.end(), told);
    if (request_.extract_date || is_told || !latest_said_) return;
    domain::DeliveryDates& dates = read_.delivery.dates;
    dates.extract_date = at_end_of(rule.part, *latest_said_);
    dates.coverage = covered_by(request_.mapping.coverage, dates.extract_date);
}

void Reading::finish_gaps() {
    for (auto& [key, gap] : gaps_) {
        if (gap.kind == domain::MappingGap::Kind::unmapped_column) gap.rows = sums().rows_in;
        read_.gaps.push_back(std::move(gap));
    }
}

} // namespace styrhus::intake::sources
