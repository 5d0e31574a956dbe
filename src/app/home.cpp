#include "app/home.h"

#include "reference/toml.h"
#include "store/key_file.h"

#include "base/toml_library.h"
#include <fmt/core.h>
#include <fstream>
#include <iterator>

namespace styrhus::app {

namespace {

using base::Error;
using base::Result;

std::filesystem::path key_beside(const std::filesystem::path& folder) {
    const std::filesystem::path whole = std::filesystem::weakly_canonical(folder);
    return whole.parent_path() / "keys" / (whole.filename().string() + ".key");
}

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out + '"';
}

} // namespace

Result<Home> create_home(const NewHome& order) {
    const std::filesystem::path settings = order.folder / "municipality.toml";
    std::error_code failure;
    if (std::filesystem::exists(settings, failure))
        return Error{
            fmt::format("{} holds a municipality already; choose another folder", order.folder.string())};
    std::filesystem::create_directories(order.folder, failure);
    const std::filesystem::path key = key_beside(order.folder);
    std::filesystem::create_directories(key.parent_path(), failure);
    if (failure)
        return Error{fmt::format("cannot make the folder {}: {}", order.folder.string(), failure.message())};
    if (!std::filesystem::exists(key)) (void)store::create_key_file(key);
    std::ofstream out(settings);
    out << "# What this municipality is called. The key file lies outside this folder and its backups.\n"
        << "name = " << in_quotes(order.municipality) << "\ncode = " << in_quotes(order.code)
        << "\nfictitious = " << (order.is_fictitious ? "true" : "false") << "\n";
    if (!out.flush()) return Error{fmt::format("cannot write {}; is the disk full?", settings.string())};
    return open_home(order.folder);
}

Result<Home> open_home(const std::filesystem::path& folder) {
    const std::filesystem::path settings = folder / "municipality.toml";
    if (!std::filesystem::exists(settings))
        return Error{fmt::format(
            "{} holds no municipality: municipality.toml is missing. Make one with \"styrhus init\".",
            folder.string())};
    Home home;
    home.folder = folder;
    home.key_file = key_beside(folder);
    std::ifstream stream(settings, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (const int line = reference::line_of_bare_letter(text); line != 0)
        return Error{fmt::format("{}, line {}: {}", settings.string(), line,
                                 reference::bare_letter_trouble().message)};
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed)
        return Error{fmt::format("{}, line {}: {}", settings.string(), parsed.error().source().begin.line,
                                 parsed.error().description())};
    const toml::table& table = parsed.table();
    home.municipality = table["name"].value_or(std::string("Kommune uden navn"));
    home.code = table["code"].value_or(std::string());
    home.is_fictitious = table["fictitious"].value_or(false);
    if (const auto key = table["key_file"].value<std::string>()) home.key_file = *key;
    return home;
}

} // namespace styrhus::app
