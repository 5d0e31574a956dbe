// Excel workbooks (ECMA-376, part 1, chapter 18): a zip of XML parts. The relations say where the parts lie;
// the styles which cells show a day; the shared strings hold most texts; a sheet is rows of cells.

#include "intake/formats/workbook.h"

#include "base/error_text.h"
#include "intake/formats/date_text.h"
#include "intake/formats/open_text.h"
#include "intake/formats/unpack.h"
#include "intake/formats/xml.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/core.h>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace styrhus::intake::formats {

namespace {

/// Excel's own limits, which a damaged file may exceed.
constexpr std::uint32_t rows_max = 1 << 20;
constexpr std::uint32_t columns_max = 1 << 14;
constexpr std::uint64_t workbook_bytes_max = std::uint64_t{512} << 20;
constexpr double days_1904 = 1462; // the serial of 1904-01-01 in the 1900 system

std::uint32_t number_of(std::string_view text) {
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Excel writes characters that XML cannot hold as _x000D_, and _x005F_ for an underscore that would look
/// like that.
std::string unescaped(std::string text) {
    for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        std::uint32_t code = 0;
        if (at + 7 > text.size() || text[at + 6] != '_') continue;
        const char* const digits = text.data() + at + 2;
        const auto [end, failure] = std::from_chars(digits, digits + 4, code, 16);
        if (failure == std::errc{} && end == digits + 4 && code < 0x80)
            text.replace(at, 7, 1, static_cast<char>(code));
    }
    return text;
}

struct Relation {
    std::string type;
    std::string target;
};

class RelationsHandler : public XmlHandler {
  public:
    std::map<std::string, Relation, std::less<>> relations;
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "Relationship")
            relations[std::string(attributes.get("Id"))] = {std::string(attributes.get("Type")),
                                                            std::string(attributes.get("Target"))};
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

class WorkbookHandler : public XmlHandler {
  public:
    struct Named {
        std::string name;
        std::string relation;
        bool is_hidden;
    };
    std::vector<Named> sheets;
    bool from_1904 = false;
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "workbookPr") {
            const std::string_view flag = attributes.get("date1904");
            from_1904 = flag == "1" || flag == "true";
        } else if (name == "sheet") {
            sheets.push_back({std::string(attributes.get("name")), std::string(attributes.get("id")),
                              attributes.find("state").value_or("visible") != "visible"});
        }
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

/// Texts of <t>, in plain <si> or in runs; phonetic readings (<rPh>) are not part of them.
class StringsHandler : public XmlHandler {
  public:
    explicit StringsHandler(std::vector<std::string>& texts) : texts_(texts) {}
    void start(std::string_view name, const XmlAttributes&) override {
        if (name == "si") text_.clear();
        if (name == "rPh") phonetic_ = true;
        in_text_ = name == "t" && !phonetic_;
    }
    void end(std::string_view name) override {
        if (name == "si") texts_.push_back(unescaped(std::exchange(text_, {})));
        if (name == "rPh") phonetic_ = false;
        in_text_ = false;
    }
    void text(std::string_view piece) override {
        if (in_text_) text_.append(piece);
    }

  private:
    std::vector<std::string>& texts_;
    std::string text_;
    bool in_text_ = false;
    bool phonetic_ = false;
};

class StylesHandler : public XmlHandler {
  public:
    bool is_date(std::uint32_t style) const {
        if (style >= formats_.size()) return false;
        const auto code = codes_.find(formats_[style]);
        return shows_date(formats_[style],
                          code == codes_.end() ? std::string_view() : std::string_view(code->second));
    }
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "numFmt") codes_[number_of(attributes.get("numFmtId"))] = attributes.get("formatCode");
        if (name == "cellXfs") in_cell_formats_ = true;
        if (name == "xf" && in_cell_formats_) formats_.push_back(number_of(attributes.get("numFmtId")));
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") in_cell_formats_ = false;
    }
    void text(std::string_view) override {}

  private:
    std::map<std::uint32_t, std::string> codes_;
    std::vector<std::uint32_t> formats_;
    bool in_cell_formats_ = false;
};

class SheetHandler : public XmlHandler {
  public:
    SheetHandler(Workbook& workbook, std::size_t shared_texts, const StylesHandler& styles, bool from_1904)
        : workbook_(workbook), shared_texts_(shared_texts), styles_(styles), from_1904_(from_1904) {}

    Sheet sheet;

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "row") {
            const std::uint32_t number = number_of(attributes.get("r"));
            row_ = number > 0 ? number - 1 : row_ + 1;
            column_ = ~std::uint32_t{0};
        } else if (name == "c") {
            start_cell(attributes);
        } else if (name == "rPh") {
            phonetic_ = true;
        }
        in_value_ = in_cell_ && (name == "v" || (name == "t" && !phonetic_));
    }

    void end(std::string_view name) override {
        in_value_ = false;
        if (name == "rPh") phonetic_ = false;
        if (name != "c" || !in_cell_) return;
        in_cell_ = false;
        if (row_ < rows_max && column_ < columns_max && !value_.empty()) put_cell();
    }

    void text(std::string_view piece) override {
        if (in_value_) value_.append(piece);
    }

    /// In order; of two values for one place the last stands.
    void finish() {
        const auto place = [](const SheetCell& cell) { return std::uint64_t{cell.row} << 32 | cell.column; };
        std::stable_sort(sheet.cells.begin(), sheet.cells.end(),
                         [&](const SheetCell& a, const SheetCell& b) { return place(a) < place(b); });
        std::vector<SheetCell> cells;
        for (const SheetCell& cell : sheet.cells) {
            if (!cells.empty() && place(cells.back()) == place(cell))
                cells.back() = cell;
            else
                cells.push_back(cell);
        }
        sheet.cells = std::move(cells);
    }

  private:
    void start_cell(const XmlAttributes& attributes) {
        in_cell_ = true;
        value_.clear();
        type_ = attributes.get("t");
        style_ = number_of(attributes.get("s"));
        ++column_;
        // "B12": the row stands in <row> too, but a cell may say it alone.
        const std::string_view address = attributes.get("r");
        if (address.empty()) return;
        std::uint32_t column = 0;
        std::size_t at = 0;
        for (; at < address.size() && address[at] >= 'A' && address[at] <= 'Z' && column < columns_max; ++at)
            column = column * 26 + static_cast<std::uint32_t>(address[at] - 'A' + 1);
        const std::uint32_t number = number_of(address.substr(at));
        column_ = column - 1; // no column wraps round to a place beyond the sheet
        row_ = number - 1;
    }

    void put_text(CellKind kind, std::string text) {
        workbook_.texts.push_back(unescaped(std::move(text)));
        sheet.cells.push_back(
            {row_, column_, kind, static_cast<std::uint32_t>(workbook_.texts.size() - 1), 0});
    }

    void put_number(CellKind kind, double number) { sheet.cells.push_back({row_, column_, kind, 0, number}); }

    void put_cell() {
        if (type_ == "s") {
            const std::uint32_t text = number_of(value_);
            if (text >= shared_texts_) return put_text(CellKind::error, "#REF!");
            if (!workbook_.texts[text].empty())
                sheet.cells.push_back({row_, column_, CellKind::text, text, 0});
        } else if (type_ == "str" || type_ == "inlineStr") {
            put_text(value_.front() == '#' && is_error_text(value_) ? CellKind::error : CellKind::text,
                     std::exchange(value_, {}));
        } else if (type_ == "e") {
            put_text(CellKind::error, std::exchange(value_, {}));
        } else if (type_ == "b") {
            put_number(CellKind::boolean, value_ == "0" ? 0 : 1);
        } else if (base::Date day;
                   type_ == "d" && read_date(value_, DateFormat::iso, day) == CellTrouble::none) {
            put_number(CellKind::date, day.is_open_end() ? 2958465 : day.days() + 25569);
        } else {
            put_numeric();
        }
    }

    void put_numeric() {
        double number = 0;
        const char* const end = value_.data() + value_.size();
        const auto [stopped, failure] = std::from_chars(value_.data(), end, number);
        if (failure != std::errc{} || stopped != end)
            return put_text(CellKind::text, std::exchange(value_, {}));
        const bool is_date = styles_.is_date(style_);
        put_number(is_date ? CellKind::date : CellKind::number,
                   is_date && from_1904_ ? number + days_1904 : number);
    }

    static bool is_error_text(std::string_view text) {
        return text == "#N/A" || text == "#VALUE!" || text == "#REF!" || text == "#DIV/0!" || text == "#NUM!"
               || text == "#NAME?" || text == "#NULL!";
    }

    Workbook& workbook_;
    std::size_t shared_texts_;
    const StylesHandler& styles_;
    bool from_1904_;
    std::uint32_t row_ = ~std::uint32_t{0};
    std::uint32_t column_ = 0;
    std::uint32_t style_ = 0;
    std::string type_;
    std::string value_;
    bool in_cell_ = false;
    bool in_value_ = false;
    bool phonetic_ = false;
};

/// Why an OLE container is not a workbook we read.
base::Error old_container(const std::string& bytes, const std::string& name) {
    // The names of its streams are UTF-16.
    using namespace std::string_view_literals;
    const bool is_encrypted =
        bytes.find("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv) != std::string::npos;
    return is_encrypted
               ? base::error(
                   "the workbook is protected by a password; save it without one and deliver it again: {}",
                   "regnearket er beskyttet med adgangskode; gem det uden, og lever det igen: {}", name)
               : base::error(
                   "the workbook is in the old .xls format; save it as .xlsx and deliver it again: {}",
                   "regnearket er i det gamle format .xls; gem det som .xlsx, og lever det igen: {}", name);
}

/// One workbook's archive, part by part. Reading a part to its end also checks its checksum.
class Parts {
  public:
    Parts(ZipArchive archive, std::string name) : archive_(std::move(archive)), name_(std::move(name)) {}

    base::Result<void> read(const std::string& part, XmlHandler& handler) const {
        STYRHUS_TRY(const std::unique_ptr<ByteStream> stream, archive_.unpack(part));
        return read_xml(*stream, handler, fmt::format("{} in {}", part, name_));
    }

    /// The relations of a part lie beside it; none if it has none.
    base::Result<std::map<std::string, Relation, std::less<>>> relations(const std::string& part) const {
        const std::size_t slash = part.rfind('/');
        const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
        const std::string beside = folder + "_rels/" + part.substr(folder.size()) + ".rels";
        RelationsHandler handler;
        if (archive_.contains(beside)) STYRHUS_TRY_VOID(read(beside, handler));
        for (auto& [id, relation] : handler.relations) {
            if (relation.target.starts_with('/'))
                relation.target.erase(0, 1);
            else
                relation.target = folder + relation.target;
        }
        return handler.relations;
    }

    bool contains(const std::string& part) const { return archive_.contains(part); }

  private:
    ZipArchive archive_;
    std::string name_;
};

/// The target of the first relation of a kind; kinds are told by how their names end, since two standards
/// begin them differently.
std::string target_of(const std::map<std::string, Relation, std::less<>>& relations, std::string_view kind) {
    for (const auto& [id, relation] : relations)
        if (relation.type.ends_with(kind)) return relation.target;
    return {};
}

base::Result<Workbook> read_parts(const Parts& parts, const std::string& name) {
    STYRHUS_TRY(const auto top, parts.relations(""));
    const std::string main = target_of(top, "/officeDocument");
    if (main.ends_with(".bin"))
        return base::error(
            "the workbook is in the binary .xlsb format; save it as .xlsx and deliver it again: {}",
            "regnearket er i det binære format .xlsb; gem det som .xlsx, og lever det igen: {}", name);
    if (!parts.contains(main))
        return base::error(
            "this Office file is no Excel workbook; deliver an .xlsx workbook or delimited text: {}",
            "denne Office-fil er ikke et Excel-regneark; lever et .xlsx-regneark eller tekst med skilletegn: "
            "{}",
            name);
    WorkbookHandler sheets;
    STYRHUS_TRY_VOID(parts.read(main, sheets));
    STYRHUS_TRY(const auto relations, parts.relations(main));
    Workbook workbook;
    if (const std::string strings = target_of(relations, "/sharedStrings"); parts.contains(strings)) {
        StringsHandler handler(workbook.texts);
        STYRHUS_TRY_VOID(parts.read(strings, handler));
    }
    StylesHandler styles;
    if (const std::string part = target_of(relations, "/styles"); parts.contains(part))
        STYRHUS_TRY_VOID(parts.read(part, styles));
    const std::size_t shared_texts = workbook.texts.size();
    std::set<std::string> seen;
    for (const WorkbookHandler::Named& named : sheets.sheets) {
        const auto relation = relations.find(named.relation);
        // Sheets that are charts or macros have no cells.
        if (relation == relations.end() || !relation->second.type.ends_with("/worksheet")) continue;
        // A small file could else be as many large sheets as it likes.
        if (!seen.insert(relation->second.target).second)
            return base::error("two sheets of the workbook are the same part; open it in Excel, save it as "
                               ".xlsx and deliver it again: {}",
                               "to af regnearkets ark er samme del; åbn det i Excel, gem det som .xlsx, og "
                               "lever det igen: {}",
                               name);
        SheetHandler handler(workbook, shared_texts, styles, sheets.from_1904);
        STYRHUS_TRY_VOID(parts.read(relation->second.target, handler));
        handler.finish();
        handler.sheet.name = named.name;
        handler.sheet.is_hidden = named.is_hidden;
        workbook.sheets.push_back(std::move(handler.sheet));
    }
    if (workbook.sheets.empty())
        return base::error(
            "the workbook has no sheet with cells; open it in Excel, save it as .xlsx and "
            "deliver it again: {}",
            "regnearket har ingen ark med celler; åbn det i Excel, gem det som .xlsx, og lever det igen: {}",
            name);
    return workbook;
}

int number_after_e(std::string_view text) {
    const std::size_t at = text.find('e') + 1;
    int exponent = 0;
    std::from_chars(text.data() + at + (text[at] == '+' ? 1 : 0), text.data() + text.size(), exponent);
    return exponent;
}

} // namespace

bool shows_date(std::uint32_t built_in_id, std::string_view format_code) {
    if (format_code.empty())
        return (built_in_id >= 14 && built_in_id <= 17) || built_in_id == 22
               || (built_in_id >= 27 && built_in_id <= 36) || (built_in_id >= 50 && built_in_id <= 58);
    bool quoted = false;
    bool bracketed = false;
    for (std::size_t at = 0; at < format_code.size(); ++at) {
        const char c = format_code[at];
        if (c == ';' && !quoted) return false; // the first part, for positive numbers, decides
        if (c == '"')
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (c == '\\' || c == '_' || c == '*')
            ++at;
        else if (c == '[')
            bracketed = true;
        else if (c == ']')
            bracketed = false;
        else if (!bracketed && (c == 'd' || c == 'D' || c == 'y' || c == 'Y'))
            return true;
    }
    return false;
}

std::string cell_text(const SheetCell& cell, const Workbook& workbook) {
    switch (cell.kind) {
    case CellKind::text:
    case CellKind::error:
        return workbook.texts[cell.text];
    case CellKind::boolean:
        return cell.number != 0 ? "1" : "0";
    case CellKind::date: {
        if (!(cell.number >= 61 && cell.number < 2958466)) break;
        const auto day = static_cast<std::int32_t>(cell.number);
        const base::CivilDay date = base::Date::from_days(day - 25569).civil();
        std::string text = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
        const auto seconds = static_cast<std::int32_t>(std::lround((cell.number - day) * 86400));
        if (seconds > 0 && seconds < 86400)
            text += fmt::format("T{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
        return text;
    }
    case CellKind::number:
        break;
    }
    if (!std::isfinite(cell.number)) return "#NUM!";
    std::string text = fmt::format("{:.15g}", cell.number);
    if (text.find('e') == std::string::npos) return text;
    // Fifteen digits as they are, the point put where the exponent says.
    const int exponent = std::abs(number_after_e(text));
    std::string digits;
    for (const char c : text.substr(0, text.find('e')))
        if (c >= '0' && c <= '9') digits.push_back(c);
    const std::string sign = cell.number < 0 ? "-" : "";
    const auto zeros = static_cast<std::size_t>(exponent);
    if (text.find("e-") != std::string::npos) return sign + "0." + std::string(zeros - 1, '0') + digits;
    digits.resize(std::max(digits.size(), zeros + 1), '0');
    return sign + digits;
}

base::Result<Workbook> read_workbook(const Input& input, const UnpackLimits& limits) {
    STYRHUS_TRY(const std::shared_ptr<ByteSource> source, input.open());
    STYRHUS_TRY(const std::string start, read_start(*source, 8));
    if (!is_zip(start)) {
        STYRHUS_TRY(const std::string bytes, read_all(*source, workbook_bytes_max, input.name()));
        return old_container(bytes, input.name());
    }
    UnpackLimits per_part = limits;
    per_part.unpacked_bytes_max = std::min(limits.unpacked_bytes_max, std::uint64_t{2} << 30);
    STYRHUS_TRY(ZipArchive archive, ZipArchive::open(input, per_part));
    if (!archive.contains("[Content_Types].xml"))
        return base::error(
            "the workbook is in the OpenDocument format; save it as .xlsx and deliver it again: {}",
            "regnearket er i OpenDocument-format; gem det som .xlsx, og lever det igen: {}", input.name());
    return read_parts(Parts(std::move(archive), input.name()), input.name());
}

base::Result<std::shared_ptr<const Workbook>> workbook_of(const Input& input) {
    STYRHUS_TRY(const bool is_one, is_workbook(input));
    if (!is_one) return std::shared_ptr<const Workbook>();
    STYRHUS_TRY(Workbook workbook, read_workbook(input, {}));
    return std::make_shared<const Workbook>(std::move(workbook));
}

std::uint64_t rows_of(const Sheet& sheet) {
    std::uint64_t rows = 0;
    const SheetCell* before = nullptr;
    for (const SheetCell& cell : sheet.cells) {
        if (before == nullptr || cell.row != before->row) ++rows;
        before = &cell;
    }
    return rows;
}

} // namespace styrhus::intake::formats
