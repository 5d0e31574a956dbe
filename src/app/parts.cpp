#include "app/parts.h"

#include "app/incoming.h"
#include "base/error_text.h"
#include "intake/formats/e_invoice_files.h"
#include "intake/formats/open_text.h"
#include "intake/formats/unpack.h"
#include "intake/formats/workbook.h"
#include "intake/sources/bind.h"

#include <algorithm>
#include <filesystem>
#include <fmt/core.h>
#include <fmt/ranges.h>

namespace styrhus::app {

namespace {

using base::Result;
using intake::formats::Input;
using intake::formats::Sheet;
using intake::formats::Workbook;
using intake::sources::Mapping;
using intake::sources::SourceFile;
using MappingPointer = std::shared_ptr<const Mapping>;

std::string file_name_of(std::string_view path) {
    return std::filesystem::path(std::string(path)).filename().string();
}

std::vector<std::string> codes_of(const std::vector<Mapping>& mappings) {
    std::vector<std::string> codes;
    codes.reserve(mappings.size());
    for (const Mapping& mapping : mappings)
        codes.push_back(mapping.code);
    return codes;
}

/// The mapping named, or those for the file's name, or else those for its archive's.
Result<std::vector<MappingPointer>> candidates(const IncomingFile& file, const std::string& named,
                                               const Mappings& mappings) {
    std::vector<MappingPointer> found;
    const std::string name = file_name_of(file.name);
    if (!named.empty()) {
        for (const Mapping& mapping : *mappings)
            if (mapping.code == named) found.emplace_back(mappings, &mapping);
        if (found.empty())
            return base::error("No mapping is called {}. There are {}.",
                               "Ingen oversættelse hedder {}. Der er {}.", named,
                               fmt::join(codes_of(*mappings), ", "));
        return found;
    }
    for (const std::string& one : {name, file.archive})
        if (found.empty())
            for (const Mapping* mapping : intake::sources::mappings_for(*mappings, one))
                found.emplace_back(mappings, mapping);
    if (found.empty())
        return base::error(
            "No mapping is for a file called {}. Name one with --mapping ({}), or make one in the "
            "browser under Oversættelser.",
            "Ingen oversættelse er til en fil, der hedder {0}. Lav en under Oversættelser.", name,
            fmt::join(codes_of(*mappings), ", "));
    return found;
}

SourceFile source_of(const IncomingFile& file) {
    return {.name = file_name_of(file.name), .bytes = file.bytes, .archive = file.archive};
}

/// A mapping that names its sheet reads that one; any other reads the sheets that have its columns. Where it
/// expects no headings it cannot tell one sheet from another.
bool reads(const Mapping& mapping, const Input& input, const Sheet& sheet) {
    using intake::formats::normalised_name;
    if (!mapping.sheet.empty()) return normalised_name(mapping.sheet) == normalised_name(sheet.name);
    if (sheet.is_hidden || !mapping.headings.empty()) return false;
    const auto binding = intake::sources::bind_file(mapping, input, sheet.name, {});
    return binding && intake::sources::is_layout_of(mapping, *binding);
}

std::vector<Part> sheets_of(const SourceFile& file, const std::vector<MappingPointer>& mappings) {
    const Input input = intake::sources::input_of(file);
    std::vector<Part> parts;
    std::vector<UnreadSheet> unread;
    for (const Sheet& sheet : file.workbook->sheets) {
        if (sheet.cells.empty()) continue;
        const auto reader = std::find_if(mappings.begin(), mappings.end(),
                                         [&](const auto& mapping) { return reads(*mapping, input, sheet); });
        if (reader == mappings.end()) {
            unread.push_back({sheet.name, intake::formats::rows_of(sheet)});
            continue;
        }
        Part& part = parts.emplace_back(Part{*reader, file, {}});
        part.file.sheet = sheet.name;
    }
    if (!parts.empty()) parts.front().unread = std::move(unread);
    return parts;
}

bool has_several_sheets(const Workbook& workbook) {
    return std::count_if(workbook.sheets.begin(), workbook.sheets.end(),
                         [](const Sheet& sheet) { return !sheet.cells.empty(); })
           > 1;
}

} // namespace

Result<std::vector<IncomingFile>> unpacked(const std::vector<IncomingFile>& files) {
    std::vector<IncomingFile> all;
    for (const IncomingFile& file : files) {
        const Input input = Input::bytes(file.bytes, file.name);
        STYRHUS_TRY(const bool is_workbook, intake::formats::is_workbook(input));
        // E-invoices and what is sent along with them are read together.
        STYRHUS_TRY(const bool are_invoices, intake::formats::are_e_invoices(input, {}));
        if (is_workbook || are_invoices || !intake::formats::is_zip(*file.bytes)) {
            all.push_back(file);
            continue;
        }
        STYRHUS_TRY(auto entries, intake::formats::unzip(input, incoming_bytes_max));
        for (intake::formats::UnpackedFile& entry : entries)
            all.push_back({std::move(entry.name), std::make_shared<const std::string>(std::move(entry.bytes)),
                           file_name_of(file.name)});
    }
    return all;
}

Result<std::vector<Part>> parts_of(const IncomingFile& file, const std::string& named,
                                   const Mappings& mappings) {
    STYRHUS_TRY(const auto fitting, candidates(file, named, mappings));
    SourceFile source = source_of(file);
    STYRHUS_TRY(source.workbook, intake::formats::workbook_of(Input::bytes(file.bytes, file.name)));
    const bool is_one_sheet = source.workbook == nullptr || !has_several_sheets(*source.workbook);
    if (source.workbook != nullptr && (!is_one_sheet || fitting.size() > 1)) {
        std::vector<Part> sheets = sheets_of(source, fitting);
        if (is_one_sheet)
            for (Part& part : sheets)
                part.file.sheet.clear();
        if (!sheets.empty()) return sheets;
    }
    // Where no sheet has the columns, reading says which are missing.
    return std::vector<Part>{{fitting.front(), std::move(source), {}}};
}

} // namespace styrhus::app
