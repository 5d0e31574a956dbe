#include "reference/load.h"

#include "reference/loading.h"

#include <sodium.h>

#include <array>
#include <system_error>

namespace styrhus::reference {

using base::Error;
using base::Result;

namespace {

constexpr std::array<std::string_view, 4> folders{"law", "ladders", "accounts", "parameters"};

/// The .toml files of a folder in order of name; a folder that is not there holds none.
std::vector<std::filesystem::path> toml_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code trouble;
    for (std::filesystem::directory_iterator at(folder, trouble), end; !trouble && at != end;
         at.increment(trouble))
        if (at->path().extension() == ".toml") files.push_back(at->path());
    std::sort(files.begin(), files.end());
    return files;
}

void check_known_keys(const SourceFile& file, std::string_view folder, Troubles& troubles) {
    static const std::map<std::string_view, std::set<std::string_view>> keys = {
        {"law", {"law", "paragraph", "limit", "defaults"}},
        {"accounts", {"function", "dranst", "art", "frame", "area", "unit", "line", "defaults"}},
        {"parameters", {"refund", "rate", "setting", "defaults"}}};
    const auto known = keys.find(folder);
    if (known == keys.end()) return; // a ladder's file is one item and checks its own fields
    for (const auto& [key, value] : file.root.fields)
        if (known->second.count(key) == 0)
            troubles.add(file.name, value.line,
                         fmt::format("nothing in data/{} reads [[{}]]; is it misspelt?", folder, key));
}

using Files = std::map<std::string_view, std::vector<SourceFile>>;

Files read_folders(const std::filesystem::path& data_folder, const std::filesystem::path& local,
                   Troubles& troubles) {
    Files files;
    for (const std::string_view folder : folders) {
        const auto read_all = [&](const std::filesystem::path& from, bool is_local) {
            for (const std::filesystem::path& path : toml_files(from / folder)) {
                const std::string name =
                    is_local ? path.string() : fmt::format("data/{}/{}", folder, path.filename().string());
                auto root = read_toml(path, name);
                if (!root) {
                    troubles.add(root.error());
                    continue;
                }
                files[folder].push_back({name, std::move(*root), is_local});
                check_known_keys(files[folder].back(), folder, troubles);
            }
        };
        read_all(data_folder, false);
        if (!local.empty()) read_all(local, true);
    }
    return files;
}

/// Over the contents in an order of their own, so that names and order of files do not matter.
std::string hash_of(const Files& files) {
    std::vector<std::string> contents;
    for (const auto& [folder, same] : files)
        for (const SourceFile& file : same)
            contents.push_back(
                fmt::format("{}{}{}", folder, file.is_local ? "!" : ":", canonical(file.root)));
    std::sort(contents.begin(), contents.end());
    std::string all;
    for (const std::string& content : contents)
        all += fmt::format("{}:{}", content.size(), content);
    STYRHUS_CHECK(sodium_init() >= 0);
    std::array<unsigned char, 32> digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(all.data()),
                       all.size(), nullptr, 0);
    std::string hex;
    for (const unsigned char byte : digest)
        hex += fmt::format("{:02x}", byte);
    return hex;
}

/// What a memo's classes are cut by.
void collect_limits(Reference& reference) {
    const auto add = [&](base::Period valid) {
        reference.changes.push_back(valid.from);
        if (!valid.is_open()) reference.changes.push_back(valid.to);
    };
    for (const LawParagraph& paragraph : reference.law.paragraphs())
        add(paragraph.valid);
    for (const Area& area : reference.areas.areas())
        add(area.valid);
    for (const Unit& unit : reference.areas.units())
        add(unit.valid);
    for (const AreaLine& line : reference.areas.lines())
        add(line.valid);
    for (const Ladder& ladder : reference.ladders) {
        for (const LadderVersion& version : ladder.versions) {
            add(version.valid);
            for (const LadderRule& rule : version.rules) {
                for (const auto& hours : {rule.hours_min_milli, rule.hours_below_milli})
                    if (hours) reference.hours_limits_milli.push_back(*hours);
                if (rule.yearly_cost_min) reference.cost_limits.push_back(*rule.yearly_cost_min);
            }
        }
    }
    const auto tidy = [](auto& values) {
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
    };
    tidy(reference.changes);
    tidy(reference.hours_limits_milli);
    tidy(reference.cost_limits);
}

} // namespace

Result<std::shared_ptr<const Reference>> load(const std::filesystem::path& data_folder,
                                              const std::filesystem::path& local) {
    std::error_code trouble;
    if (!std::filesystem::is_directory(data_folder / "law", trouble))
        return Error{fmt::format("there is no reference data in {}; name the folder that holds law, ladders, "
                                 "accounts and parameters",
                                 data_folder.string())};
    Troubles troubles;
    const Files files = read_folders(data_folder, local, troubles);
    if (!troubles.none()) return troubles.error();
    const auto of = [&](std::string_view folder) {
        const auto found = files.find(folder);
        return found == files.end() ? std::vector<SourceFile>() : found->second;
    };
    auto reference = std::make_shared<Reference>();
    reference->law = load_law(of("law"), troubles);
    reference->parameters = load_parameters(of("parameters"), troubles);
    load_ladders(of("ladders"), *reference, troubles);
    reference->accounts = load_accounts(of("accounts"), troubles);
    reference->areas = load_area_tree(of("accounts"), *reference, troubles);
    if (!troubles.none()) return troubles.error();
    collect_limits(*reference);
    reference->reference_hash = hash_of(files);
    return std::shared_ptr<const Reference>(std::move(reference));
}

} // namespace styrhus::reference
