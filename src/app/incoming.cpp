#include "app/incoming.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <map>

namespace styrhus::app {

namespace {

using base::Error;
using base::Result;

Result<IncomingFile> read_file(const std::filesystem::path& path) {
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure))
        return Error{fmt::format("{} is a folder where a file is needed", path.string())};
    const std::uintmax_t size = std::filesystem::file_size(path, failure);
    if (failure) return Error{fmt::format("cannot read {}: {}", path.string(), failure.message())};
    if (size == 0) return Error{fmt::format("{} is empty. Ask for the extract again.", path.string())};
    if (size > incoming_bytes_max)
        return Error{fmt::format(
            "{} holds {} MB; at most {} MB are taken at a time. Ask for the extract month by month, "
            "or packed with gzip.",
            path.string(), size >> 20, incoming_bytes_max >> 20)};
    std::ifstream stream(path, std::ios::binary);
    auto bytes = std::make_shared<std::string>(size, '\0');
    stream.read(bytes->data(), static_cast<std::streamsize>(size));
    if (!stream)
        return Error{fmt::format("cannot read {} to its end; is it still being written?", path.string())};
    return IncomingFile{path.filename().string(), std::move(bytes)};
}

} // namespace

Result<std::vector<std::vector<std::filesystem::path>>>
incoming_groups(const std::vector<std::string>& paths) {
    std::vector<std::vector<std::filesystem::path>> groups;
    for (const std::string& path : paths) {
        std::error_code failure;
        if (!std::filesystem::exists(path, failure))
            return Error{fmt::format("there is no file or folder {}", path)};
        if (!std::filesystem::is_directory(path, failure)) {
            groups.push_back({path});
            continue;
        }
        std::map<std::filesystem::path, std::vector<std::filesystem::path>> folders;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path, failure))
            if (entry.is_regular_file()) folders[entry.path().parent_path()].push_back(entry.path());
        if (failure) return Error{fmt::format("cannot read the folder {}: {}", path, failure.message())};
        for (auto& [folder, files] : folders) {
            std::sort(files.begin(), files.end());
            groups.push_back(std::move(files));
        }
    }
    return groups;
}

Result<std::vector<IncomingFile>> read_files(const std::vector<std::filesystem::path>& paths) {
    std::vector<IncomingFile> files;
    for (const std::filesystem::path& path : paths) {
        STYRHUS_TRY(IncomingFile file, read_file(path));
        files.push_back(std::move(file));
    }
    return files;
}

} // namespace styrhus::app
