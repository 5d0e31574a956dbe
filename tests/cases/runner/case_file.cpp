#include "cases/runner/case_file.h"

#include <fmt/core.h>

namespace styrhus::cases {

namespace {

constexpr std::string_view mark = "== ";

Section heading(std::string_view line) {
    line.remove_prefix(mark.size());
    const std::size_t blank = line.find(' ');
    Section section;
    section.kind = line.substr(0, blank);
    if (blank != std::string_view::npos) section.name = line.substr(blank + 1);
    return section;
}

} // namespace

const Section* CaseFile::find(std::string_view kind) const {
    for (const Section& section : sections)
        if (section.kind == kind) return &section;
    return nullptr;
}

std::vector<const Section*> CaseFile::all(std::string_view kind) const {
    std::vector<const Section*> found;
    for (const Section& section : sections)
        if (section.kind == kind) found.push_back(&section);
    return found;
}

base::Result<CaseFile> parse_case(std::string path, std::string_view text) {
    CaseFile file;
    file.path = std::move(path);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end);
        const std::string_view bare = line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
        if (bare.starts_with(mark))
            file.sections.push_back(heading(bare));
        else
            (file.sections.empty() ? file.about : file.sections.back().text) += line;
    }
    for (const char* needed : {"command", "expect"})
        if (file.find(needed) == nullptr)
            return base::Error{fmt::format("{} has no section \"== {}\"", file.path, needed)};
    return file;
}

std::string written(const CaseFile& file, std::string_view expect) {
    std::string out = file.about;
    for (const Section& section : file.sections) {
        out += fmt::format("{}{}{}{}\n", mark, section.kind, section.name.empty() ? "" : " ", section.name);
        out += section.kind == "expect" ? expect : std::string_view(section.text);
    }
    return out;
}

} // namespace styrhus::cases
