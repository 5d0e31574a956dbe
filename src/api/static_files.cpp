#include "api/static_files.h"

#include <fmt/core.h>
#include <xxhash.h>

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace styrhus::api {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> content_types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".map", "application/json; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".wasm", "application/wasm"},
}};

std::string read_all(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("the web app's file cannot be read: " + path.string());
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

} // namespace

std::string_view content_type_of(std::string_view file_name) {
    for (const auto& [ending, type] : content_types)
        if (file_name.ends_with(ending)) return type;
    return "application/octet-stream";
}

StaticFiles::StaticFiles(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    if (!fs::is_directory(folder)) return;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_symlink() || !entry.is_regular_file()) continue;
        const std::string name = "/" + fs::relative(entry.path(), folder).generic_string();
        File file{.content = std::make_shared<const std::string>(read_all(entry.path())),
                  .content_type = std::string(content_type_of(name)),
                  .is_immutable = name.starts_with("/assets/")};
        file.etag = fmt::format("{:016x}", XXH3_64bits(file.content->data(), file.content->size()));
        files_.emplace(name, std::move(file));
    }
}

Response StaticFiles::answer_file(const File& file) const {
    return {.content_type = file.content_type,
            .etag = file.etag,
            .cache_control = file.is_immutable ? "public, max-age=31536000, immutable" : "no-cache",
            .shared_body = file.content,
            .is_app_page = true};
}

Response StaticFiles::answer(document::Language language, const std::vector<std::string>& parts) const {
    std::string name;
    for (const std::string& part : parts)
        name.append("/").append(part);
    const auto file = files_.find(name);
    if (file != files_.end()) return answer_file(file->second);
    const bool is_page = parts.empty() || parts.back().find('.') == std::string::npos;
    const auto app = files_.find("/index.html");
    if (is_page && app != files_.end()) return answer_file(app->second);
    if (is_page)
        return error_response(language, 404, "no_web_app",
                              "Webappen er ikke bygget. Byg den, og start serveren igen.",
                              "The web app is not built. Build it and start the server again.");
    return error_response(language, 404, "not_found", "Filen findes ikke.", "There is no such file.");
}

} // namespace styrhus::api
