#include "intake/sources/read.h"

#include "base/large_pages.h"
#include "intake/formats/date_text.h"
#include "intake/formats/row_judge.h"
#include "intake/sources/bind.h"
#include "intake/sources/cells.h"
#include "intake/sources/draft.h"
#include "intake/sources/extract.h"
#include "intake/sources/heading.h"
#include "intake/sources/notes.h"
#include "intake/sources/stamps.h"

#include <algorithm>
#include <map>

namespace styrhus::intake::sources {

namespace {

using base::Error;
using base::Result;
using domain::FactTable;

/// How many rows before its turn a row's texts are looked for: enough for memory to answer, and few enough
/// that nothing else pushes them out again.
constexpr std::size_t rows_ahead = 8;

/// Reads the files of one delivery into facts of one kind.
template <class Fact>
class DeliveryReader {
  public:
    DeliveryReader(const ReadRequest& request, ReadOutcome& outcome)
        : request_(request), outcome_(outcome), read_(outcome.read), cells_(request.mapping, request.claims),
          sink_(cells_.dictionary(), request.claims) {}

    Result<void> read_files() {
        for (std::uint16_t i = 0; i < request_.files.size(); ++i)
            STYRHUS_TRY_VOID(read_file(i));
        finish_stamps();
        settle_extract_date();
        finish_gaps();
        outcome_.claims = cells_.take_claims();
        outcome_.dictionary = cells_.take_dictionary();
        return {};
    }

  private:
    Result<void> read_file(std::uint16_t index) {
        const SourceFile& file = request_.files[index];
        STYRHUS_TRY(OpenedFile opened,
                    open_file(request_.mapping, formats::Input::bytes(file.bytes, file.name)));
        binding_ = &opened.binding;
        file_ = index;
        file_money_ = {};
        for (const std::string& column : opened.binding.unmapped)
            gap(domain::MappingGap::Kind::unmapped_column, without_cpr(column), "");
        for (const std::string& column : opened.binding.missing)
            gap(domain::MappingGap::Kind::missing_column, column, "");
        const std::uint64_t rows_before = sums().rows_in;
        formats::RowBatch batch;
        for (;;) {
            STYRHUS_TRY(const bool more, opened.reader.next(batch));
            if (!more) break;
            make_room(batch, file.bytes->size());
            for (std::size_t i = 0; i < batch.size(); ++i) {
                if (i + rows_ahead < batch.size()) expect_row(batch[i + rows_ahead]);
                take_row(batch[i]);
            }
            const bool is_wanted = !request_.progress || request_.progress(sums().rows_in);
            if (!is_wanted) return Error{"The reading was stopped. Nothing is stored."};
        }
        read_.delivery.files[index].rows = sums().rows_in - rows_before;
        return {};
    }

    /// For as many rows as the file seems to have: tables that double again and again are copied as often.
    void make_room(const formats::RowBatch& batch, std::size_t file_bytes) {
        FactTable<Fact>& table = read_.facts.of<Fact>();
        if (!table.facts.empty()) return;
        const double share = static_cast<double>(batch.bytes()) / static_cast<double>(file_bytes);
        if (share == 0.0) return;
        const auto rows = static_cast<std::size_t>(1.02 * static_cast<double>(batch.size()) / share);
        base::reserve_in_large_pages(table.facts, rows);
        base::reserve_in_large_pages(table.stamps, rows);
    }

    void expect_row(const formats::Row& row) {
        for (const BoundColumn& bound : binding_->columns)
            cells_.expect(bound, cell(row, bound));
    }

    domain::DeliverySums& sums() { return read_.delivery.sums; }
    domain::SourceRef source(const formats::Row& row) const {
        return {.delivery = {}, .file = file_, .line = static_cast<std::uint32_t>(row.line)};
    }

    void take_row(const formats::Row& row) {
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
        ++sums().rows_in;
        draft_ = {};
        draft_.fact.source = source(row);
        row_money_known_ = false;
        row_money_ = {};
        notes_.clear();
        if (row.trouble != formats::RowTrouble::none) {
            reject(row, std::string(formats::code(row.trouble)), "",
                   formats::describe(row.trouble, row.fields.size(), binding_->columns.size()));
            if (row.trouble == formats::RowTrouble::truncated) say(incomplete_file_note(), source(row), {});
            return;
        }
        look_for_extract_date(row);
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

    /// The file's own total, to tie out against; only the receipt's money column counts.
    void take_total(const formats::Row& row) {
        if (binding_->amount < 0) return;
        const BoundColumn& bound = binding_->columns[static_cast<std::size_t>(binding_->amount)];
        std::int64_t ore = 0;
        if (bound.column < row.fields.size()
            && formats::read_amount(row.fields[bound.column], bound.amount, ore)
                   == formats::CellTrouble::none) {
            sums().has_own_total = true;
            sums().own_total = base::Money::ore(ore);
        }
    }

    /// The reader proves total rows by arithmetic; where the sign stands in a column of its own it cannot.
    /// Such a row has an amount and perhaps a sign and the word, and nothing that a fact needs.
    bool is_signed_total(const formats::Row& row) const {
        if (binding_->amount < 0 || row.trouble != formats::RowTrouble::none) return false;
        bool lacks_all = true;
        for (const BoundColumn& bound : binding_->columns) {
            const bool may_stand =
                bound.column == binding_->columns[static_cast<std::size_t>(binding_->amount)].column
                || bound.rule->field == "debit_credit";
            lacks_all = lacks_all && (may_stand || formats::is_blank(cell(row, bound)));
        }
        if (!lacks_all) return false;
        const BoundColumn& amount = binding_->columns[static_cast<std::size_t>(binding_->amount)];
        std::int64_t ore = 0;
        if (formats::read_amount(cell(row, amount), amount.amount, ore) != formats::CellTrouble::none)
            return false;
        const std::int64_t sum = file_money_.in_ore();
        const auto is_word = [](std::string_view field) {
            return formats::is_total_word(formats::trimmed(field));
        };
        return ore == sum || ore == -sum || std::any_of(row.fields.begin(), row.fields.end(), is_word);
    }

    std::string_view cell(const formats::Row& row, const BoundColumn& bound) const {
        return bound.column < row.fields.size() ? row.fields[bound.column] : std::string_view{};
    }

    /// The row's money first, so that a rejected row still says what it holds.
    void read_money(const formats::Row& row) {
        if (binding_->amount < 0) return;
        const BoundColumn& bound = binding_->columns[static_cast<std::size_t>(binding_->amount)];
        std::int64_t ore = 0;
        row_money_known_ =
            formats::read_amount(cell(row, bound), bound.amount, ore) == formats::CellTrouble::none;
        if (row_money_known_) row_money_ = base::Money::ore(ore);
    }

    bool read_cells(const formats::Row& row) {
        read_money(row);
        const auto setters = setters_of<Fact>();
        for (const auto& [field, value] : request_.mapping.constants)
            take_constant(field, value, setters);
        for (const BoundColumn& bound : binding_->columns) {
            if (draft_.names_no_person && bound.field->type == FieldType::person) continue;
            if (draft_.pays_a_person && bound.field->name == "provider") continue;
            CellValue value;
            CellNote note = CellNote::none;
            const std::string_view text = cell(row, bound);
            switch (cells_.read(bound, text, value, note)) {
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
                gap(domain::MappingGap::Kind::unknown_value, bound.rule->column, text, &row);
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
            if (bound.is_key) add_to_key(bound, value);
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
                cells_.read(constant.bound, text, constant.value, note) == CellOutcome::value;
            for (std::size_t i = 0; i < setters.size(); ++i)
                if (setters[i].name == field) constant.setter = i;
        }
        if (constant.is_usable) setters[constant.setter].set(draft_, constant.value);
    }

    void add_note(CellNote note, const BoundColumn& bound) {
        // A failed modulus 11 is only worth a line in the register itself; on a posting it says nothing new.
        if (note == CellNote::cpr_modulus_11 && request_.mapping.fact != domain::FactKind::citizen) return;
        notes_.push_back(describe(note, bound.rule->column));
    }

    void add_to_key(const BoundColumn& bound, const CellValue& value) {
        sink_.integer(static_cast<std::int64_t>(bound.setter));
        sink_.integer(value.date.days());
        sink_.integer(value.number);
        sink_.integer(static_cast<std::int64_t>(value.ref));
        sink_.term(value.term);
        has_key_ = true;
    }

    void accept() {
        domain::FactStamp stamp;
        const bool is_keyed = has_key_;
        if (is_keyed) stamp.key = sink_.take();
        has_key_ = false;
        if constexpr (std::is_same_v<Fact, domain::Posting>) settle_fiscal_year();
        stamp.content = content_of(draft_.fact, sink_);
        if (!is_keyed) stamp.key = stamp.content;
        FactTable<Fact>& table = read_.facts.of<Fact>();
        table.facts.push_back(draft_.fact);
        table.stamps.push_back(stamp);
        if constexpr (std::is_same_v<Fact, domain::Citizen>) add_relations();
        ++sums().rows_accepted;
        count_money(sums().money_accepted);
        for (Note& note : notes_)
            say(std::move(note), draft_.fact.source, row_money_);
    }

    void say(Note note, domain::SourceRef about, base::Money at_stake) {
        read_.findings.push_back({.rule = std::move(note.code),
                                  .severity = note.severity,
                                  .source = about,
                                  .at_stake = at_stake,
                                  .column = std::move(note.column),
                                  .text_da = std::move(note.da),
                                  .text_en = std::move(note.en)});
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
        FactTable<domain::Relation>& table = read_.facts.of<domain::Relation>();
        for (const auto& [to, kind] : said) {
            if (domain::is_none(to)) continue;
            const domain::Relation relation = {draft_.fact.source, draft_.fact.citizen, to, kind};
            const std::uint64_t content = content_of(relation, sink_);
            table.facts.push_back(relation);
            table.stamps.push_back({content, content});
        }
    }

    /// In the sign of the ledger where a column says debit or credit.
    void count_money(base::Money& into) {
        if (!row_money_known_) return;
        const base::Money signed_money = draft_.sign == Sign::credit ? -row_money_ : row_money_;
        into += signed_money;
        sums().money_in += signed_money;
        file_money_ += signed_money;
    }

    void reject(const formats::Row& row, std::string code, std::string_view column, std::string en,
                std::string da = {}) {
        if (has_key_) (void)sink_.take();
        has_key_ = false;
        ++sums().rows_rejected;
        count_money(sums().money_rejected);
        if (da.empty()) da = danish_reason(code);
        read_.rejections.push_back({.source = source(row),
                                    .reason = std::move(code),
                                    .column = std::string(column),
                                    .text_da = std::move(da),
                                    .text_en = std::move(en),
                                    .amount = draft_.sign == Sign::credit ? -row_money_ : row_money_,
                                    .amount_known = row_money_known_});
    }

    std::string column_of(std::string_view field) const {
        for (const BoundColumn& bound : binding_->columns)
            if (bound.rule->field == field) return bound.rule->column;
        return std::string(field);
    }

    void gap(domain::MappingGap::Kind kind, std::string_view column, std::string_view value,
             const formats::Row* row = nullptr) {
        const std::string shown = without_cpr(formats::trimmed(value));
        auto [found, is_new] = gaps_.try_emplace(std::tuple(kind, std::string(column), shown));
        domain::MappingGap& gap = found->second;
        if (is_new) gap = {kind, std::string(column), shown, 0, {}, 0};
        if (row == nullptr) return;
        if (gap.rows++ == 0) gap.first_line = static_cast<std::uint32_t>(row->line);
        if (row_money_known_) gap.amount += row_money_;
    }

    void finish_stamps() {
        const bool has_no_key = request_.mapping.key.empty();
        std::uint64_t salt = 0;
        if (has_no_key && request_.mapping.mode == domain::DeliveryMode::append) {
            // Rows of an append source without a key are never the same as another delivery's.
            for (const domain::DeliveredFile& file : read_.delivery.files)
                sink_.text(file.hash);
            salt = sink_.take() | 1U;
        }
        const auto repeats = number_equal_keys(read_.facts.of<Fact>().stamps, salt, sink_);
        for (const std::uint32_t row : repeats)
            if (!has_no_key) report_repeat(read_.facts.of<Fact>().facts[row]);
        const FactTable<Fact>& table = read_.facts.of<Fact>();
        if (has_no_key && request_.mapping.mode == domain::DeliveryMode::full && !table.facts.empty())
            say(no_key_note(), table.facts.front().source, {});
        if constexpr (std::is_same_v<Fact, domain::Citizen>)
            (void)number_equal_keys(read_.facts.of<domain::Relation>().stamps, 0, sink_);
    }

    void report_repeat(const Fact& fact) {
        base::Money at_stake;
        if constexpr (requires { fact.amount; }) at_stake = fact.amount;
        if constexpr (requires { fact.price; }) at_stake = fact.price;
        say(duplicate_row_note(), fact.source, at_stake);
    }

    /// Where the file's name does not tell the extract's date, a column may: the latest day in it.
    void look_for_extract_date(const formats::Row& row) {
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

    void settle_extract_date() {
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

    void finish_gaps() {
        for (auto& [key, gap] : gaps_) {
            if (gap.kind == domain::MappingGap::Kind::unmapped_column) gap.rows = sums().rows_in;
            read_.gaps.push_back(std::move(gap));
        }
    }

    struct Constant {
        ColumnRule rule;
        BoundColumn bound;
        CellValue value;
        std::size_t setter = 0;
        bool is_usable = false;
    };

    const ReadRequest& request_;
    ReadOutcome& outcome_;
    domain::ReadDelivery& read_;
    CellReader cells_;
    HashSink sink_;
    const Binding* binding_ = nullptr;
    std::uint16_t file_ = 0;
    Draft<Fact> draft_;
    base::Money row_money_;
    bool row_money_known_ = false;
    base::Money file_money_; ///< of the rows of the file so far, in the sign of the ledger
    bool has_key_ = false;
    std::optional<base::Date> latest_said_;
    std::vector<Note> notes_;
    std::map<std::tuple<domain::MappingGap::Kind, std::string, std::string>, domain::MappingGap> gaps_;
    std::map<std::string, Constant, std::less<>> constants_;
};

template <std::size_t... Kinds>
Result<void> read_kind(std::index_sequence<Kinds...>, const ReadRequest& request, ReadOutcome& outcome) {
    Result<void> result;
    const domain::Facts types;
    ((static_cast<std::size_t>(request.mapping.fact) == Kinds ? void(
          result = DeliveryReader<std::remove_cvref_t<decltype(std::get<Kinds>(types.tables).facts[0])>>(
                       request, outcome)
                       .read_files())
                                                              : void()),
     ...);
    return result;
}

} // namespace

Result<ReadOutcome> read_delivery(const ReadRequest& request) {
    STYRHUS_CHECK(!request.files.empty());
    ReadOutcome outcome;
    outcome.read.delivery = heading_of(request);
    STYRHUS_TRY_VOID(read_kind(std::make_index_sequence<domain::fact_kind_count>{}, request, outcome));
    const domain::DeliverySums& sums = outcome.read.delivery.sums;
    STYRHUS_CHECK(sums.rows_in == sums.rows_accepted + sums.rows_rejected);
    STYRHUS_CHECK(sums.money_in == sums.money_accepted + sums.money_rejected);
    return outcome;
}

} // namespace styrhus::intake::sources
