#include "intake/formats/section.h"

#include "intake/formats/plain_values.h"
#include "intake/formats/row_judge.h"

#include <algorithm>

namespace styrhus::intake::formats {

namespace {

/// Read beyond a section's end, so that its last row is usually whole at once.
constexpr std::size_t slack_bytes = std::size_t{1} << 12;
/// A row with more text than this, beside 24 bytes for each column of money, is no total.
constexpr std::size_t total_text_max = 64;

/// A letter or digit that is certainly not blank, a delimiter or a quote.
bool is_filling(char c, char delimiter) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > ' ' && byte < 0x80 && c != delimiter && c != '"';
}

/// Of a field that is quoted as a whole; a text with quotes inside is no plain value anyway.
std::string_view without_quotes(std::string_view raw) {
    const bool is_quoted = raw.size() >= 2 && raw.front() == '"' && raw.back() == '"';
    return is_quoted ? raw.substr(1, raw.size() - 2) : raw;
}

} // namespace

SectionReader::SectionReader(const ReadPlan& plan) : plan_(plan) {
    for (const PlannedColumn& column : plan.columns)
        builders_.emplace_back(column.type, plan.encoding);
    for (const std::string& name : plan.header)
        for (const char c : name)
            if (header_start_ == 0 && is_filling(c, plan.dialect.delimiter)) header_start_ = c;
}

base::Result<std::string_view> SectionReader::load(std::uint64_t at, std::size_t size) {
    if (buffer_.size() < size + text_padding) buffer_.resize(size + text_padding);
    STYRHUS_TRY(const std::size_t got, plan_.source->read_at(at, std::span(buffer_).first(size)));
    return std::string_view(buffer_).substr(0, got);
}

/// The first line break after which rows of the right width follow, or simply the first.
base::Result<std::uint64_t> SectionReader::guess_begin(std::uint64_t from, std::uint64_t to) {
    const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(piece_bytes, to - from + 1));
    STYRHUS_TRY(const std::string_view text, load(from - 1, size));
    const std::size_t first = text.find(plan_.dialect.line_break);
    if (first == std::string_view::npos) return to;
    std::size_t at = first;
    for (int tries = 0; tries < 16 && at != std::string_view::npos; ++tries) {
        const std::string_view rest = text.substr(at + 1, std::size_t{1} << 14);
        scan_rows(rest, TextEnd::more_follows, plan_.dialect, simd::kernels(), scan_);
        const std::size_t looked_at = std::min<std::size_t>(scan_.rows.size(), 4);
        const bool fits =
            std::all_of(scan_.rows.begin(), scan_.rows.begin() + static_cast<std::ptrdiff_t>(looked_at),
                        [&](const ScannedRow& row) {
                            return row.fields >= plan_.header.size() && !row.odd_quotes
                                   && row.trouble == RowTrouble::none;
                        });
        if (fits && looked_at > 0) return from + at;
        at = text.find(plan_.dialect.line_break, at + 1);
    }
    return from + first;
}

base::Result<std::uint64_t> SectionReader::pass_over_line(std::uint64_t at) {
    for (;;) {
        STYRHUS_TRY(const std::string_view text, load(at, piece_bytes));
        const std::size_t line_break = text.find(plan_.dialect.line_break);
        if (line_break != std::string_view::npos) {
            ++lines_;
            return at + line_break + 1;
        }
        at += text.size();
        if (text.size() < piece_bytes) return at;
    }
}

base::Result<Section> SectionReader::read(std::uint64_t from, std::uint64_t to,
                                          std::optional<std::uint64_t> begin) {
    Section section;
    if (!begin) {
        STYRHUS_TRY(begin, guess_begin(from, to));
    }
    section.begin = *begin;
    section.batch.columns.resize(plan_.columns.size());
    lines_ = 0;
    std::uint64_t at = section.begin;
    std::size_t piece = piece_bytes;
    while (at < to && !section.ends_file) {
        const std::size_t wanted =
            piece > piece_bytes
                ? piece
                : static_cast<std::size_t>(std::min<std::uint64_t>(piece, to - at + slack_bytes));
        STYRHUS_TRY(const std::string_view text, load(at, wanted));
        const bool is_last = text.size() < wanted;
        scan_rows(text, is_last ? TextEnd::end_of_file : TextEnd::more_follows, plan_.dialect,
                  simd::kernels(), scan_);
        const auto beyond = std::partition_point(scan_.rows.begin(), scan_.rows.end(),
                                                 [&](const ScannedRow& row) { return at + row.begin < to; });
        take_rows(text, static_cast<std::size_t>(beyond - scan_.rows.begin()), section);
        if (at == section.begin)
            reserve(section.batch, static_cast<double>(to - at) / static_cast<double>(text.size() + 1));
        if (beyond != scan_.rows.end()) {
            lines_ += beyond->lines_before;
            at += beyond->begin;
            break;
        }
        piece = scan_.consumed == 0 ? std::max(piece, wanted) * 2 : piece_bytes;
        at += scan_.consumed;
        lines_ += scan_.lines_consumed;
        section.ends_file = is_last;
        if (scan_.ends_in_long_row) {
            STYRHUS_TRY(at, pass_over_line(at));
        }
    }
    section.next = at;
    section.line_breaks = lines_;
    section.batch = finish_batch(std::move(section.batch));
    return section;
}

/// Makes room for so many times what is there already, so that vectors do not double to more than they need.
void SectionReader::reserve(ColumnBatch& batch, double times) {
    const auto rows = static_cast<std::size_t>(static_cast<double>(batch.rows) * std::max(times, 1.0) * 1.04);
    batch.line_offsets.reserve(rows);
    for (std::size_t c = 0; c < plan_.columns.size(); ++c) {
        switch (plan_.columns[c].type) {
        case ColumnType::text:
        case ColumnType::code:
            builders_[c].reserve(rows, std::max(times, 1.0) * 1.04);
            break;
        case ColumnType::date:
            batch.columns[c].dates.reserve(rows);
            break;
        case ColumnType::amount:
            batch.columns[c].amounts.reserve(rows);
            break;
        case ColumnType::whole_number:
            batch.columns[c].numbers.reserve(rows);
            break;
        case ColumnType::decimal:
            batch.columns[c].decimals.reserve(rows);
            break;
        }
    }
}

ColumnBatch SectionReader::finish_batch(ColumnBatch batch) {
    for (std::size_t c = 0; c < plan_.columns.size(); ++c) {
        const ColumnType type = plan_.columns[c].type;
        batch.columns[c].type = type;
        if (type == ColumnType::text || type == ColumnType::code)
            batch.columns[c].texts = builders_[c].finish();
    }
    return batch;
}

/// Marks the rows that hold bytes the encoding does not have; usually one look at all of them finds none.
void SectionReader::find_bad_bytes(std::string_view text, std::size_t count) {
    const bool is_1252 = plan_.encoding == Encoding::windows_1252;
    const auto is_sound = [&](std::string_view bytes) {
        return is_1252 ? is_windows_1252(bytes) : is_utf8(bytes);
    };
    const std::size_t begin = scan_.rows.front().begin;
    if (is_sound(text.substr(begin, scan_.rows[count - 1].end - begin))) return;
    for (std::size_t r = 0; r < count; ++r) {
        ScannedRow& row = scan_.rows[r];
        if (row.trouble == RowTrouble::none && !is_sound(text.substr(row.begin, row.end - row.begin)))
            row.trouble = RowTrouble::bad_bytes;
    }
}

void SectionReader::take_rows(std::string_view text, std::size_t count, Section& section) {
    good_.clear();
    if (count == 0) return;
    find_bad_bytes(text, count);
    for (std::size_t r = 0; r < count; ++r) {
        const ScannedRow& row = scan_.rows[r];
        if (is_ordinary(text, row))
            keep_row(row, section.batch);
        else
            take_doubtful(text, row, section);
    }
    for (std::size_t c = 0; c < plan_.columns.size(); ++c)
        read_column(text, c, section.batch);
}

void SectionReader::keep_row(const ScannedRow& row, ColumnBatch& batch) {
    good_.push_back({row.begin, row.first_field});
    batch.line_offsets.push_back(static_cast<std::uint32_t>(lines_ + row.lines_before));
    ++batch.rows;
}

/// Most rows are plainly data: this says so by a glance, and sends the others to be looked at properly.
bool SectionReader::is_ordinary(std::string_view text, const ScannedRow& row) const {
    if (row.trouble != RowTrouble::none || row.odd_quotes || row.fields != plan_.header.size()) return false;
    std::uint32_t at = row.begin;
    while (at < row.end && !is_filling(text[at], plan_.dialect.delimiter))
        ++at;
    return at < row.end && text[at] != header_start_ && !may_be_total(text, row);
}

bool SectionReader::may_be_total(std::string_view text, const ScannedRow& row) const {
    if (plan_.amount_fields.empty()) return false;
    if (row.end - row.begin - row.fields > total_text_max + 24 * plan_.amount_fields.size()) return false;
    std::size_t filled = 0;
    for (std::size_t field = 0; field < row.fields; ++field) {
        if (std::find(plan_.amount_fields.begin(), plan_.amount_fields.end(), field)
            != plan_.amount_fields.end())
            continue;
        const std::string_view raw = scan_.raw_field(text, row, field);
        if (!raw.empty() && is_filling(raw.front(), plan_.dialect.delimiter) && ++filled == 2) return false;
    }
    return true;
}

/// The same questions as RowJudge asks, in the same order.
void SectionReader::take_doubtful(std::string_view text, const ScannedRow& row, Section& section) {
    ColumnBatch& batch = section.batch;
    arena_.clear();
    std::vector<std::string_view> fields;
    RowTrouble trouble = row.trouble;
    for (std::size_t field = 0; field < row.fields; ++field) {
        std::string_view value;
        const RowTrouble found = read_field(scan_.raw_field(text, row, field), arena_, value);
        if (trouble == RowTrouble::none) trouble = found;
        to_utf8(value, plan_.encoding, arena_, value);
        fields.push_back(value);
    }
    if (row.fields == 0) {
        std::string_view line =
            text.substr(row.begin, std::min<std::size_t>(row.end - row.begin, rejected_line_bytes_max));
        to_utf8(line, plan_.encoding, arena_, line);
        fields.push_back(line);
    }
    const RowLook look = look_at(fields, trouble, plan_.header, row.ends_file, plan_.amount_fields);
    if (look.kind == RowKind::blank) {
        ++batch.blank_rows;
    } else if (look.kind == RowKind::repeated_header) {
        ++batch.repeated_headers;
    } else if (look.trouble != RowTrouble::none) {
        batch.rejected.push_back({lines_ + row.lines_before, look.trouble, {fields.begin(), fields.end()}});
    } else {
        if (look.kind == RowKind::total)
            section.total_candidates.push_back(static_cast<std::uint32_t>(batch.rows));
        keep_row(row, batch);
    }
}

std::string_view SectionReader::field_of(std::string_view text, const GoodRow& row, std::size_t field) const {
    const std::uint32_t begin = field == 0 ? row.begin : scan_.field_ends[row.first_field + field - 1] + 1;
    std::uint32_t end = scan_.field_ends[row.first_field + field];
    if (field + 1 == plan_.header.size() && end > begin && text[end - 1] == '\r') --end;
    return {text.data() + begin, end - begin};
}

template <class Value, class Plain, class Read>
void SectionReader::read_values(std::string_view text, std::size_t column, std::vector<Value>& into,
                                ColumnBatch& batch, Value blank, Value wrong, const Plain& plain,
                                const Read& read) {
    const std::size_t field = plan_.columns[column].field;
    const std::size_t before = into.size();
    into.resize(before + good_.size());
    Value* out = into.data() + before;
    for (const GoodRow& row : good_) {
        const std::string_view raw = field_of(text, row, field);
        Value value{};
        if (!plain(without_quotes(raw), value)) [[unlikely]] {
            // Quotes, spaces and the letters of Windows-1252 stop the plain reading; what is left is the
            // cell's own.
            arena_.clear();
            const std::string_view decoded = decode_field(raw, plan_.encoding, arena_);
            const CellTrouble trouble = read(decoded, value);
            if (trouble == CellTrouble::blank)
                value = blank;
            else if (trouble != CellTrouble::none) {
                value = wrong;
                batch.cell_errors.push_back(
                    {static_cast<std::uint32_t>(before + static_cast<std::size_t>(&row - good_.data())),
                     static_cast<std::uint32_t>(column), trouble, std::string(decoded)});
            }
        }
        *out++ = value;
    }
}

void SectionReader::read_column(std::string_view text, std::size_t column, ColumnBatch& batch) {
    const PlannedColumn& plan = plan_.columns[column];
    Column& into = batch.columns[column];
    switch (plan.type) {
    case ColumnType::text:
    case ColumnType::code: {
        TextBuilder& builder = builders_[column];
        for (const GoodRow& row : good_)
            builder.add(field_of(text, row, plan.field));
        return;
    }
    case ColumnType::date: {
        const bool may_be_danish = plan.date == DateFormat::any || plan.date == DateFormat::day_month_year;
        read_values(
            text, column, into.dates, batch, base::Date::open_end(), no_date,
            [&](std::string_view raw, base::Date& date) {
                return may_be_danish && plain::danish_date(raw, date);
            },
            [&](std::string_view raw, base::Date& date) { return read_date(raw, plan.date, date); });
        return;
    }
    case ColumnType::amount: {
        const bool may_be_plain =
            plan.amount.unit == AmountUnit::kroner && plan.amount.mark != DecimalMark::automatic;
        const char mark = plan.amount.mark == DecimalMark::comma ? ',' : '.';
        read_values(
            text, column, into.amounts, batch, no_amount, no_amount,
            [&](std::string_view raw, base::Money& money) {
                std::int64_t ore = 0;
                const bool is_read = may_be_plain && plain::amount(raw, mark, ore);
                money = base::Money::ore(ore);
                return is_read;
            },
            [&](std::string_view raw, base::Money& money) {
                std::int64_t ore = 0;
                const CellTrouble trouble = read_amount(raw, plan.amount, ore);
                money = base::Money::ore(ore);
                return trouble;
            });
        return;
    }
    case ColumnType::whole_number:
        read_values(text, column, into.numbers, batch, no_number, no_number, plain::whole_number,
                    read_whole_number);
        return;
    case ColumnType::decimal: {
        const auto read = [&](std::string_view raw, Decimal& value) {
            return read_decimal(raw, plan.amount.mark, value);
        };
        read_values(
            text, column, into.decimals, batch, no_decimal, no_decimal,
            [&](std::string_view raw, Decimal& value) { return read(raw, value) == CellTrouble::none; },
            read);
        return;
    }
    }
}

} // namespace styrhus::intake::formats
