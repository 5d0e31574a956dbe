#include "render/xlsx.h"

#include "render/numbers.h"
#include "render/spreadsheet.h"
#include "render/tables.h"
#include "render/utf8.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>

namespace styrhus::render {

using namespace document;

namespace {

/// Excel's own limits.
constexpr std::size_t sheet_name_max = 31;
constexpr std::size_t text_max = 32'767;
constexpr std::size_t rows_per_sheet = 1'048'575;
/// From here on each row leaves memory as soon as it is written.
constexpr std::size_t rows_in_memory_max = 20'000;
constexpr int column_width_min = 9;
constexpr int column_width_max = 60;

const char* money_format(MoneyUnit unit, bool is_signed) {
    switch (unit) {
    case MoneyUnit::ore:
        return is_signed ? "+#,##0.00;-#,##0.00;0.00" : "#,##0.00";
    case MoneyUnit::kroner:
        return is_signed ? "+#,##0;-#,##0;0" : "#,##0";
    // The commas at the end divide what is shown by thousands; the number behind stays in kroner.
    case MoneyUnit::thousands:
        return is_signed ? "+#,##0,;-#,##0,;0" : "#,##0,";
    case MoneyUnit::millions:
        return is_signed ? "+#,##0.0,,;-#,##0.0,,;0.0" : "#,##0.0,,";
    }
    return "#,##0";
}

std::string decimal_format(const std::string& whole, int decimals) {
    return decimals > 0 ? whole + "." + std::string(static_cast<std::size_t>(std::min(decimals, 15)), '0')
                        : whole;
}

/// At most `most` characters, for Excel refuses longer texts.
std::string shortened(const std::string& text, std::size_t most) {
    if (character_count(text) <= most) return text;
    std::size_t end = 0;
    for (std::size_t n = 0; n + 1 < most; ++n)
        end += utf8_length(std::string_view(text).substr(end));
    return text.substr(0, end) + "…";
}

struct Look {
    std::string number_format;
    bool is_bold = false;
    bool has_rule_above = false;
    bool is_wrapped = false;
    int indent = 0;
    auto operator<=>(const Look&) const = default;
};

/// Owns the workbook until it is closed; closing writes the file.
class Workbook {
  public:
    Workbook(const std::filesystem::path& path, bool is_large) : path_(path.string()) {
        lxw_workbook_options options{};
        options.constant_memory = is_large ? LXW_TRUE : LXW_FALSE;
        options.use_zip64 = LXW_FALSE;
        book_ = workbook_new_opt(path_.c_str(), &options);
        if (book_ == nullptr) throw std::runtime_error("no memory for the workbook " + path_);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    ~Workbook() {
        if (book_ != nullptr) lxw_workbook_free(book_);
    }

    void close() {
        const lxw_error error = workbook_close(book_);
        book_ = nullptr;
        if (error != LXW_NO_ERROR)
            throw std::runtime_error("the workbook could not be written (" + std::string(lxw_strerror(error))
                                     + "): " + path_);
    }

    lxw_worksheet* add_sheet(const std::string& wanted) {
        lxw_worksheet* sheet = workbook_add_worksheet(book_, free_name(wanted).c_str());
        if (sheet == nullptr) throw std::runtime_error("Excel refuses the sheet name " + wanted);
        return sheet;
    }

    lxw_format* format(const Look& look) {
        lxw_format*& format = formats_[look];
        if (format == nullptr) {
            format = workbook_add_format(book_);
            if (!look.number_format.empty()) format_set_num_format(format, look.number_format.c_str());
            if (look.is_bold) format_set_bold(format);
            if (look.has_rule_above) format_set_top(format, LXW_BORDER_THIN);
            if (look.is_wrapped) format_set_text_wrap(format);
            if (look.indent > 0)
                format_set_indent(format, static_cast<std::uint8_t>(std::min(look.indent, 15)));
            format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        }
        return format;
    }

    lxw_workbook* raw() { return book_; }

  private:
    /// A name Excel takes: 31 characters, none of []:*?/\, no apostrophe at an end, unlike all others in any
    /// case.
    std::string free_name(const std::string& wanted) {
        std::string name = clean_utf8(wanted);
        for (char& c : name)
            if (std::string_view("[]:*?/\\\r\n\t").find(c) != std::string_view::npos) c = ' ';
        name.erase(0, name.find_first_not_of(" '"));
        name.erase(name.find_last_not_of(" '") + 1);
        if (name.empty() || name == "History") name = "Ark";
        std::string candidate = shortened(name, sheet_name_max);
        for (int n = 2; !names_.insert(lower(candidate)).second; ++n) {
            const std::string ending = " (" + std::to_string(n) + ")";
            candidate = shortened(name, sheet_name_max - ending.size()) + ending;
        }
        return candidate;
    }

    static std::string lower(std::string text) {
        for (char& c : text)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return text;
    }

    std::string path_;
    lxw_workbook* book_ = nullptr;
    std::map<Look, lxw_format*> formats_;
    std::set<std::string> names_;
};

lxw_datetime excel_date(base::Date date) {
    const base::CivilDay day = date.civil();
    return {.year = day.year, .month = day.month, .day = day.day, .hour = 0, .min = 0, .sec = 0};
}

struct CellWriter {
    Workbook& book;
    lxw_worksheet* sheet = nullptr;
    lxw_row_t row = 0;
    lxw_col_t column = 0;
    Look look;
    MoneyUnit unit = MoneyUnit::kroner;
    bool is_signed = false;
    Language language = Language::da;

    void number(double value, const std::string& format) {
        if (!std::isfinite(value)) return blank();
        look.number_format = format;
        worksheet_write_number(sheet, row, column, value, book.format(look));
    }
    void text(const std::string& words) {
        const std::string safe = shortened(clean_utf8(words), text_max);
        if (safe.empty()) return blank();
        worksheet_write_string(sheet, row, column, safe.c_str(), book.format(look));
    }
    void blank() { worksheet_write_blank(sheet, row, column, book.format(look)); }
    void date(base::Date day, const char* format) {
        if (day.is_open_end() || day.year() < 1900) return text(iso(day)); // Excel's calendar begins in 1900
        lxw_datetime time = excel_date(day);
        look.number_format = format;
        worksheet_write_datetime(sheet, row, column, &time, book.format(look));
    }

    void operator()(const Missing&) { blank(); }
    void operator()(const Hidden&) { text(say(language, "skjult", "hidden")); }
    void operator()(const std::string& words) { text(words); }
    void operator()(const Count& count) {
        number(static_cast<double>(count.value), is_signed ? "+#,##0;-#,##0;0" : "#,##0");
    }
    void operator()(const base::Money& amount) {
        number(static_cast<double>(amount.in_ore()) / 100, money_format(unit, is_signed));
    }
    void operator()(const Decimal& value) { number(value.value, decimal_format("#,##0", value.decimals)); }
    void operator()(const Percent& share) { number(share.value, decimal_format("0", share.decimals) + "%"); }
    void operator()(const Duration& length) {
        if (length.at_least) return text("> " + decimal(length.days, 0, language));
        number(length.days, "#,##0");
    }
    void operator()(const base::Date& day) { date(day, "dd.mm.yyyy"); }
    void operator()(const base::Month& month) { date(month.first(), "mmm yyyy"); }
};

/// The head says the unit that is shown; percentages are real percentages here, so they need none.
std::string head_of(const Column& column, Language language) {
    if (column.kind == ColumnKind::money) return column.label + " (" + unit_name(column.unit, language) + ")";
    return column.kind == ColumnKind::percent ? column.label : spreadsheet_head(column, language);
}

void set_widths(lxw_worksheet* sheet, const Table& table, Language language) {
    constexpr std::size_t rows_looked_at = 200;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        std::size_t width = character_count(head_of(table.columns[i], language));
        for (std::size_t r = 0; r < std::min(table.rows.size(), rows_looked_at); ++r)
            if (i < table.rows[r].cells.size())
                width = std::max(
                    width, character_count(value_text(table.rows[r].cells[i].value, {.language = language})));
        const int shown = std::clamp(static_cast<int>(width) + 2, column_width_min, column_width_max);
        worksheet_set_column(sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), shown, nullptr);
    }
}

void write_row(Workbook& book, lxw_worksheet* sheet, const Table& table, const Row& row, lxw_row_t at,
               Language language) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const bool is_known = i < table.columns.size();
        const auto column = static_cast<lxw_col_t>(i);
        std::visit(CellWriter{.book = book,
                              .sheet = sheet,
                              .row = at,
                              .column = column,
                              .look = {.is_bold = row.is_total,
                                       .has_rule_above = row.is_total,
                                       .indent = i == 0 ? std::max(row.depth, 0) : 0},
                              .unit = is_known ? table.columns[i].unit : MoneyUnit::kroner,
                              .is_signed = is_known && table.columns[i].is_signed,
                              .language = language},
                   row.cells[i].value);
        if (!row.cells[i].note.empty())
            worksheet_write_comment(sheet, at, column, clean_utf8(row.cells[i].note).c_str());
    }
}

/// The rows [first, last) of a table on a sheet of their own.
void write_table(Workbook& book, const Table& table, std::size_t first, std::size_t last, Language language) {
    lxw_worksheet* sheet = book.add_sheet(table.title.empty() ? table.key : table.title);
    set_widths(sheet, table, language);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const std::string head = shortened(clean_utf8(head_of(table.columns[i], language)), text_max);
        worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), head.c_str(),
                               book.format({.is_bold = true}));
    }
    lxw_row_t at = 1;
    for (std::size_t r = first; r < last; ++r, ++at)
        write_row(book, sheet, table, table.rows[r], at, language);
    worksheet_freeze_panes(sheet, 1, 1);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_paper(sheet, 9); // A4
    if (at > 1 && !table.columns.empty())
        worksheet_autofilter(sheet, 0, 0, at - 1, static_cast<lxw_col_t>(table.columns.size() - 1));
}

/// What the basis, the filters and the words of the page say, as pairs.
std::vector<std::pair<std::string, std::string>> about(const Document& document) {
    const Language l = document.language;
    const Basis& basis = document.basis;
    std::vector<std::pair<std::string, std::string>> lines;
    const auto add = [&](std::string label, const std::string& text) {
        if (!text.empty()) lines.emplace_back(std::move(label), text);
    };
    add(say(l, "Kommune", "Municipality"),
        basis.municipality + (basis.is_fictitious ? say(l, " (fiktiv)", " (fictitious)") : ""));
    add(say(l, "Opgjort pr.", "As of"), date_in_text(basis.as_of, l));
    add(say(l, "Kendt pr.", "Known on"), date_in_text(basis.known_on, l) + known_reading_words(basis, l));
    add(say(l, "Beløbsgrundlag", "Money basis"), basis.money_basis);
    add(say(l, "Kilder", "Sources"), basis.sources);
    add(say(l, "Ikke placeret", "Remainder"), basis.remainder);
    for (const std::string& reservation : basis.reservations)
        add(say(l, "Forbehold", "Reservation"), reservation);
    for (const Parameter& parameter : document.parameters)
        add(parameter.label, chosen(parameter.options, parameter.value));
    for (const Block& block : document.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) add("", paragraph->text);
        if (const auto* notice = std::get_if<Notice>(&block)) add(say(l, "Bemærk", "Note"), notice->text);
        if (const auto* flow = std::get_if<Flow>(&block)) add(flow->title, flow->rest);
    }
    add(say(l, "Opgørelse nr.", "Snapshot no."), basis.snapshot_id);
    add(say(l, "Tallenes nr.", "Figures no."), basis.figures_id);
    add(say(l, "Side", "Page"), document.path);
    add("", document.footer);
    return lines;
}

void write_about(Workbook& book, const Document& document) {
    lxw_worksheet* sheet = book.add_sheet(say(document.language, "Om", "About"));
    worksheet_set_column(sheet, 0, 0, 22, nullptr);
    worksheet_set_column(sheet, 1, 1, 80, nullptr);
    const auto write = [&](lxw_row_t row, lxw_col_t column, const std::string& text, const Look& look) {
        const std::string safe = shortened(clean_utf8(text), text_max);
        worksheet_write_string(sheet, row, column, safe.c_str(), book.format(look));
    };
    write(0, 0, document.title, {.is_bold = true});
    write(1, 0, document.lead, {});
    lxw_row_t row = 3;
    for (const auto& [label, text] : about(document)) {
        write(row, 0, label, {.is_bold = true});
        write(row, 1, text, {.is_wrapped = true});
        ++row;
    }
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_paper(sheet, 9); // A4
}

void set_properties(Workbook& book, const Document& document) {
    std::string title = shortened(clean_utf8(document.title), 255);
    std::string company = shortened(clean_utf8(document.basis.municipality), 255);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.company = company.data();
    // The day the figures were known and not the clock's: equal documents give equal bytes. Never 0, which
    // means now.
    properties.created = std::max<time_t>(time_t{document.basis.known_on.days()} * 86'400, 1);
    workbook_set_properties(book.raw(), &properties);
}

} // namespace

void write_xlsx(const Document& document, const std::filesystem::path& path) {
    const std::vector<Table> tables = tables_of(document, Purpose::to_compute);
    std::size_t rows = 0;
    for (const Table& table : tables)
        rows += table.rows.size();
    Workbook book(path, rows > rows_in_memory_max);
    set_properties(book, document);
    write_about(book, document);
    for (const Table& table : tables) {
        std::size_t first = 0;
        do {
            const std::size_t last = std::min(table.rows.size(), first + rows_per_sheet);
            write_table(book, table, first, last, document.language);
            first = last;
        } while (first < table.rows.size());
    }
    book.close();
}

} // namespace styrhus::render
