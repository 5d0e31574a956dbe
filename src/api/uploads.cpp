#include "api/uploads.h"

#include "app/incoming.h"

#include <atomic>
#include <fmt/core.h>

namespace styrhus::api {

namespace {

std::filesystem::path folder_of(const Site& site, std::string_view upload) {
    return site.drafts / fmt::format("upload-{}", upload);
}

} // namespace

bool is_plain_name(std::string_view name) {
    return !name.empty() && name.find('/') == std::string_view::npos
           && name.find('\0') == std::string_view::npos && name != "." && name != "..";
}

std::string keep_upload(const Site& site, const std::filesystem::path& file, const std::string& name) {
    static std::atomic<std::uint64_t> counter = 0;
    std::string upload = fmt::format("{}", ++counter);
    const std::filesystem::path folder = folder_of(site, upload);
    std::filesystem::create_directories(folder);
    std::filesystem::copy_file(file, folder / name, std::filesystem::copy_options::overwrite_existing);
    return upload;
}

base::Result<std::vector<app::IncomingFile>> uploaded_files(const Site& site, std::string_view upload) {
    const base::Error gone = {"The file is no longer here. Choose it again.",
                              "Filen er her ikke længere. Vælg den igen."};
    const std::filesystem::path folder = folder_of(site, upload);
    if (!is_plain_name(upload) || !std::filesystem::is_directory(folder)) return gone;
    STYRHUS_TRY(const auto groups, app::incoming_groups({folder.string()}));
    if (groups.empty()) return gone;
    return app::read_files(groups.front());
}

} // namespace styrhus::api
