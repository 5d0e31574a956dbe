#include "intake/sources/mapping.h"

#include <algorithm>
#include <filesystem>
#include <fnmatch.h>
#include <fstream>
#include <map>
#include <sstream>

/// Mappings as files, and the files they are for.
namespace styrhus::intake::sources {

using base::Result;

Result<Mapping> load_mapping(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    std::vector<MappingTrouble> troubles;
    return read_mapping(text.str(), file, troubles);
}

Result<std::vector<Mapping>> load_mappings(const std::vector<std::string>& folders) {
    std::map<std::string, Mapping> by_code;
    for (const std::string& folder : folders) {
        if (!std::filesystem::is_directory(folder)) continue;
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            if (entry.path().extension() == ".toml") files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        for (const auto& file : files) {
            STYRHUS_TRY(Mapping mapping, load_mapping(file.string()));
            by_code.insert_or_assign(mapping.code, std::move(mapping));
        }
    }
    std::vector<Mapping> all;
    all.reserve(by_code.size());
    for (auto& [code, mapping] : by_code)
        all.push_back(std::move(mapping));
    return all;
}

std::vector<const Mapping*> mappings_for(const std::vector<Mapping>& all, std::string_view file_name) {
    std::vector<std::pair<std::size_t, const Mapping*>> fitting;
    const std::string name = folded(file_name);
    std::string unpacked = name;
    for (const std::string_view ending : {".gz", ".zip"})
        if (unpacked.ends_with(ending)) unpacked.resize(unpacked.size() - ending.size());
    const auto fits = [&](const std::string& pattern) {
        return fnmatch(pattern.c_str(), name.c_str(), 0) == 0
               || fnmatch(pattern.c_str(), unpacked.c_str(), 0) == 0;
    };
    for (const Mapping& mapping : all) {
        std::size_t best = 0;
        for (const std::string& pattern : mapping.file_patterns)
            if (fits(folded(pattern))) best = std::max(best, pattern.size());
        if (best > 0) fitting.emplace_back(best, &mapping);
    }
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<const Mapping*> out;
    out.reserve(fitting.size());
    for (const auto& [length, mapping] : fitting)
        out.push_back(mapping);
    return out;
}

} // namespace styrhus::intake::sources
