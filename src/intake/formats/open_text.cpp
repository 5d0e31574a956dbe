#include "intake/formats/open_text.h"

#include "base/error_text.h"
#include "intake/formats/unpack.h"

#include <algorithm>
#include <fmt/core.h>
#include <unordered_set>

namespace styrhus::intake::formats {

namespace {

constexpr std::size_t sample_bytes = std::size_t{1} << 16;

struct Unwrapped {
    std::shared_ptr<ByteSource> source;
    Container container = Container::plain;
    std::string entry;
};

std::string listing(const std::vector<ZipEntry>& entries) {
    std::string list;
    for (std::size_t at = 0; at < entries.size() && at < 10; ++at) {
        if (at > 0) list.append(", ");
        list.append(entries[at].name);
    }
    if (entries.size() > 10) list.append(", …");
    return list;
}

base::Result<Unwrapped> unwrap_zip(const Input& input, const ReadOptions& options) {
    STYRHUS_TRY(const ZipArchive archive, ZipArchive::open(input, options.limits));
    std::string entry = options.entry;
    if (entry.empty()) {
        if (archive.entries().size() != 1)
            return base::error(
                "the zip archive must hold one file, or the mapping must name one of its "
                "{}: {} in {}",
                "zip-arkivet skal rumme én fil, eller oversættelsen skal nævne en af dets {}: {} i {}",
                archive.entries().size(), listing(archive.entries()), input.name());
        entry = archive.entries().front().name;
    }
    STYRHUS_TRY(std::unique_ptr<ByteStream> stream, archive.unpack(entry));
    return Unwrapped{std::make_shared<StreamSource>(std::move(stream)), Container::zip, entry};
}

base::Result<Unwrapped> unwrap(const Input& input, const ReadOptions& options) {
    STYRHUS_TRY(std::shared_ptr<ByteSource> source, input.open());
    STYRHUS_TRY(const std::string start, read_start(*source, 4));
    if (is_gzip(start))
        return Unwrapped{
            std::make_shared<StreamSource>(gunzip(std::move(source), input.name(), options.limits)),
            Container::gzip, ""};
    if (is_zip(start)) return unwrap_zip(input, options);
    return Unwrapped{std::move(source), Container::plain, ""};
}

/// A message for bytes that are no table, or nothing.
struct Foreign {
    std::string_view en;
    std::string_view da;
};

std::optional<Foreign> not_a_table(std::string_view sample) {
    struct Magic {
        std::string_view start;
        Foreign what;
    };
    static constexpr Foreign picture = {"a picture", "et billede"};
    static constexpr Foreign program = {"a program", "et program"};
    static constexpr Magic magics[] = {
        {"%PDF", {"a PDF document", "et PDF-dokument"}},
        {"\x89PNG", picture},
        {"\xFF\xD8\xFF", picture},
        {"GIF8", picture},
        {"Rar!", {"a rar archive", "et rar-arkiv"}},
        {"7z\xBC\xAF", {"a 7z archive", "et 7z-arkiv"}},
        {"\x7f"
         "ELF",
         program},
        {"MZ\x90", program},
        {"SQLite format 3", {"a database", "en database"}},
        {"BZh9", {"a bzip2 archive", "et bzip2-arkiv"}},
        {"\xFD"
         "7zXZ",
         {"an xz archive", "et xz-arkiv"}},
        {"{\\rtf", {"a Word document", "et Word-dokument"}},
        {"\xD0\xCF\x11\xE0", {"an old Office file", "en gammel Office-fil"}},
    };
    for (const Magic& magic : magics)
        if (sample.starts_with(magic.start)) return magic.what;
    const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
        return (c >= 0 && c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == 0x7f;
    });
    if (static_cast<std::size_t>(controls) * 50 > sample.size()) return Foreign{"binary", "binær"};
    return std::nullopt;
}

/// Where the first byte that is not ASCII lies, or the end.
base::Result<std::uint64_t> first_non_ascii(ByteSource& source, std::uint64_t most) {
    std::string piece(std::size_t{1} << 18, '\0');
    std::uint64_t at = 0;
    while (at < most) {
        STYRHUS_TRY(const std::size_t got, source.read_at(at, piece));
        const std::string_view bytes = std::string_view(piece).substr(0, got);
        if (!is_ascii(bytes)) {
            const auto found = std::find_if(bytes.begin(), bytes.end(),
                                            [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
            return at + static_cast<std::uint64_t>(found - bytes.begin());
        }
        if (got < piece.size()) return at + got;
        at += got;
    }
    return at;
}

/// UTF-8 or Windows-1252, judged by the 64 KiB that follow the first byte that is not ASCII. A stream must be
/// kept from its start while it is searched, so there the search stops after 64 MiB of ASCII and says UTF-8.
base::Result<Encoding> judge(ByteSource& source, Container container) {
    const std::uint64_t most =
        container == Container::plain ? ~std::uint64_t{0} - sample_bytes : std::uint64_t{64} << 20;
    STYRHUS_TRY(const std::uint64_t first, first_non_ascii(source, most));
    std::string sample(sample_bytes, '\0');
    STYRHUS_TRY(const std::size_t got, source.read_at(first, sample));
    return judge_bytes(std::string_view(sample).substr(0, got));
}

struct Decoded {
    std::shared_ptr<ByteSource> source;
    Encoding encoding = Encoding::utf8;
    bool marked = false;
};

base::Result<Decoded> decode(const Unwrapped& file, const Input& input, const ReadOptions& options) {
    STYRHUS_TRY(const std::string sample, read_start(*file.source, sample_bytes));
    if (sample.empty())
        return base::error("the packed file holds nothing; ask the source for it again: {}",
                           "den pakkede fil er tom; bed kilden om den igen: {}", input.name());
    Decoded decoded{file.source};
    std::optional<ByteOrderMark> mark = byte_order_mark(sample);
    if (mark && options.encoding && *options.encoding != mark->encoding)
        return base::error(
            "the file's byte order mark says {} but the mapping says {}; correct the "
            "mapping: {}",
            "filens byte order mark siger {}, men oversættelsen siger {}; ret oversættelsen: {}",
            name(mark->encoding), name(*options.encoding), input.name());
    const std::optional<Encoding> wide = mark ? std::nullopt : judge_utf16(sample);
    if (options.encoding)
        decoded.encoding = *options.encoding;
    else if (mark)
        decoded.encoding = mark->encoding;
    else if (wide)
        decoded.encoding = *wide;
    const bool is_wide =
        decoded.encoding == Encoding::utf16_little || decoded.encoding == Encoding::utf16_big;
    if (!is_wide) {
        if (const std::optional<Foreign> what = not_a_table(sample))
            return base::error("this is not a table but {0}; deliver delimited text or an Excel workbook "
                               "(.xlsx): {2}",
                               "det er ikke en tabel, men {1}; lever tekst med skilletegn eller et "
                               "Excel-regneark (.xlsx): {2}",
                               what->en, what->da, input.name());
        if (!options.encoding && !mark) {
            STYRHUS_TRY(decoded.encoding, judge(*file.source, file.container));
        }
    }
    if (mark) {
        decoded.marked = true;
        decoded.source = std::make_shared<TailSource>(decoded.source, mark->size);
    }
    if (is_wide)
        decoded.source = std::make_shared<StreamSource>(transcode_utf16(decoded.source, decoded.encoding));
    return decoded;
}

struct SampleRows {
    std::vector<std::vector<std::string>> fields;
    std::vector<ScannedRow> rows;
};

SampleRows scan_sample(std::string_view sample, TextEnd end, const Dialect& dialect, Encoding encoding) {
    Scan scan;
    scan_rows(sample, end, dialect, simd::kernels(), scan);
    SampleRows found;
    TextArena arena;
    for (const ScannedRow& row : scan.rows) {
        std::vector<std::string> fields;
        for (std::size_t f = 0; f < row.fields; ++f) {
            std::string_view value;
            read_field(scan.raw_field(sample, row, f), arena, value);
            to_utf8(value, encoding, arena, value);
            fields.emplace_back(value);
        }
        found.fields.push_back(std::move(fields));
        found.rows.push_back(row);
        if (found.rows.size() == header_rows_searched) break;
    }
    return found;
}

void place_header(std::string_view sample, TextEnd end, const ReadOptions& options, OpenedText& opened) {
    TableShape& shape = opened.shape;
    const SampleRows found = scan_sample(sample, end, shape.dialect, shape.encoding);
    if (options.header == HeaderRule::none) {
        shape.columns = options.headings;
        std::size_t widest = shape.columns.size();
        for (const auto& fields : found.fields)
            widest = std::max(widest, fields.size());
        if (shape.columns.empty()) shape.columns.assign(widest, "");
        return;
    }
    const std::optional<std::size_t> header = find_header(found.fields, options.known_columns);
    if (!header) return;
    const ScannedRow& row = found.rows[*header];
    shape.columns = header_columns(found.fields[*header]);
    shape.header_line = row.lines_before + 1;
    for (std::size_t above = 0; above < *header; ++above) {
        std::string line;
        for (const std::string& field : found.fields[above])
            if (!trimmed(field).empty()) line.append(line.empty() ? "" : " ").append(trimmed(field));
        if (!line.empty()) shape.preamble.push_back(std::move(line));
    }
    const std::string_view through = sample.substr(0, std::min<std::size_t>(row.end + 1, sample.size()));
    opened.first_row = through.size();
    opened.lines_before =
        static_cast<std::uint64_t>(std::count(through.begin(), through.end(), shape.dialect.line_break));
}

std::size_t filled(const std::vector<std::string>& fields) {
    return static_cast<std::size_t>(std::count_if(
        fields.begin(), fields.end(), [](const std::string& field) { return !trimmed(field).empty(); }));
}

/// How well a delimiter cuts: the share of rows that have the commonest number of fields, and that number.
struct Regularity {
    std::size_t rows = 0;
    std::size_t fields = 1;
    std::size_t total = 0;
    bool is_better_than(const Regularity& other) const {
        if ((fields > 1) != (other.fields > 1)) return fields > 1;
        const std::size_t mine = rows * other.total;
        const std::size_t theirs = other.rows * total;
        return mine != theirs ? mine > theirs : fields > other.fields;
    }
};

Regularity regularity(std::string_view sample, const Dialect& dialect) {
    Scan scan;
    scan_rows(sample, TextEnd::more_follows, dialect, simd::kernels(), scan);
    if (scan.rows.empty()) scan_rows(sample, TextEnd::end_of_file, dialect, simd::kernels(), scan);
    std::vector<std::size_t> rows_with;
    Regularity best;
    for (const ScannedRow& row : scan.rows) {
        if (row.trouble != RowTrouble::none || row.end - row.begin <= row.fields) continue;
        ++best.total;
        rows_with.resize(std::max<std::size_t>(rows_with.size(), row.fields + 1));
        ++rows_with[row.fields];
    }
    for (std::size_t fields = 1; fields < rows_with.size(); ++fields)
        if (rows_with[fields] > best.rows) best = {rows_with[fields], fields, best.total};
    return best;
}

} // namespace

bool to_utf8(std::string_view bytes, Encoding encoding, TextArena& arena, std::string_view& value) {
    if (is_ascii(bytes) || (encoding != Encoding::windows_1252 && is_utf8(bytes))) {
        value = bytes;
        return true;
    }
    std::string text;
    const bool whole = encoding == Encoding::windows_1252 ? append_windows_1252(bytes, text)
                                                          : append_utf8_repaired(bytes, text);
    value = arena.keep(text);
    return whole;
}

Dialect detect_dialect(std::string_view sample, std::optional<char> delimiter) {
    Dialect best;
    best.line_break =
        sample.find('\n') == std::string_view::npos && sample.find('\r') != std::string_view::npos ? '\r'
                                                                                                   : '\n';
    if (delimiter) {
        best.delimiter = *delimiter;
        return best;
    }
    Regularity most;
    for (const char candidate : {';', '\t', '|', ','}) {
        const Regularity now = regularity(sample, {candidate, best.line_break});
        if (!now.is_better_than(most)) continue;
        most = now;
        best.delimiter = candidate;
    }
    return best;
}

std::optional<std::size_t> find_header(std::span<const std::vector<std::string>> rows,
                                       std::span<const std::string> known_columns) {
    std::unordered_set<std::string> known;
    for (const std::string& column : known_columns)
        known.insert(normalised_name(column));
    known.erase("");
    std::size_t most_known = 0;
    std::size_t most_filled = 0;
    std::optional<std::size_t> header;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        std::size_t matches = 0;
        for (const std::string& field : rows[at])
            matches += known.count(normalised_name(field));
        most_filled = std::max(most_filled, filled(rows[at]));
        if (matches <= most_known) continue;
        most_known = matches;
        header = at;
    }
    if (header) return header;
    for (std::size_t at = 0; at < rows.size(); ++at)
        if (most_filled > 0 && filled(rows[at]) * 2 > most_filled) return at;
    return std::nullopt;
}

std::vector<std::string> header_columns(std::span<const std::string> fields) {
    std::vector<std::string> columns;
    for (const std::string& field : fields)
        columns.emplace_back(trimmed(field));
    while (!columns.empty() && columns.back().empty())
        columns.pop_back();
    return columns;
}

base::Result<bool> is_workbook(const Input& input) {
    STYRHUS_TRY(const std::shared_ptr<ByteSource> source, input.open());
    STYRHUS_TRY(const std::string start, read_start(*source, 8));
    // Encrypted workbooks and old .xls files lie in this container; the workbook reader tells them apart.
    if (start.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return true;
    if (!is_zip(start)) return false;
    STYRHUS_TRY(const ZipArchive archive, ZipArchive::open(input));
    // OpenDocument spreadsheets count too: the workbook reader says what to do with them.
    return archive.contains("[Content_Types].xml")
           || (archive.contains("mimetype") && archive.contains("content.xml"));
}

base::Result<OpenedText> open_text(const Input& input, const ReadOptions& options) {
    STYRHUS_TRY(const Unwrapped file, unwrap(input, options));
    STYRHUS_TRY(const Decoded decoded, decode(file, input, options));
    OpenedText opened;
    opened.source = decoded.source;
    opened.shape.container = file.container;
    opened.shape.entry = file.entry;
    opened.shape.encoding = decoded.encoding;
    opened.shape.has_byte_order_mark = decoded.marked;
    STYRHUS_TRY(opened.shape.file_bytes, input.size());
    STYRHUS_TRY(std::string sample, read_start(*decoded.source, sample_bytes));
    TextEnd end = sample.size() < sample_bytes ? TextEnd::end_of_file : TextEnd::more_follows;
    opened.shape.dialect = detect_dialect(sample, options.delimiter);
    if (end == TextEnd::more_follows && sample.find(opened.shape.dialect.line_break) == std::string::npos) {
        STYRHUS_TRY(sample, read_start(*decoded.source, max_row_bytes + sample_bytes));
        if (sample.find(opened.shape.dialect.line_break) == std::string::npos
            && sample.size() > max_row_bytes)
            return base::error("the first line is longer than any row of a table; check that this is "
                               "delimited text: {}",
                               "den første linje er længere end nogen række i en tabel; se, om det er tekst "
                               "med skilletegn: {}",
                               input.name());
        end = sample.size() < max_row_bytes + sample_bytes ? TextEnd::end_of_file : TextEnd::more_follows;
    }
    place_header(sample, end, options, opened);
    if (opened.shape.columns.empty())
        return base::error("the file holds only blank lines; ask the source for it again: {}",
                           "filen har kun tomme linjer; bed kilden om den igen: {}", input.name());
    return opened;
}

} // namespace styrhus::intake::formats
