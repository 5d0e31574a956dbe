#include "app/incoming.h"

#include "base/error_text.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/core.h>
#include <fstream>
#include <functional>
#include <map>

namespace styrhus::app {

namespace {

using base::Error;
using base::Result;

/// The files of a folder and those below it, each folder's together and in order of name.
Result<std::vector<std::vector<std::filesystem::path>>> files_below(const std::string& folder) {
    std::map<std::filesystem::path, std::vector<std::filesystem::path>> folders;
    std::error_code failure;
    std::filesystem::recursive_directory_iterator at(folder, failure);
    for (const std::filesystem::recursive_directory_iterator end; !failure && at != end;
         at.increment(failure)) {
        std::error_code unknown;
        if (at->is_regular_file(unknown)) folders[at->path().parent_path()].push_back(at->path());
    }
    if (failure)
        return base::error("cannot read the folder {}: {}", "Mappen {} kan ikke læses: {}", folder,
                           failure.message());
    if (folders.empty()) return base::error("the folder {} holds no file", "Mappen {} har ingen fil", folder);
    std::vector<std::vector<std::filesystem::path>> groups;
    for (auto& [place, files] : folders) {
        std::sort(files.begin(), files.end());
        groups.push_back(std::move(files));
    }
    return groups;
}

} // namespace

Result<std::vector<std::vector<std::filesystem::path>>>
incoming_groups(const std::vector<std::string>& paths) {
    std::vector<std::vector<std::filesystem::path>> groups;
    for (const std::string& path : paths) {
        std::error_code failure;
        if (!std::filesystem::exists(path, failure))
            return base::error("there is no file or folder {}", "Der er ingen fil eller mappe {}", path);
        if (!std::filesystem::is_directory(path, failure)) {
            groups.push_back({path});
            continue;
        }
        STYRHUS_TRY(auto below, files_below(path));
        std::move(below.begin(), below.end(), std::back_inserter(groups));
    }
    return groups;
}

Result<IncomingFile> read_file(const std::filesystem::path& path, const std::string& name) {
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure))
        return base::error("{} is a folder where a file is needed",
                           "{} er en mappe, hvor der skal være en fil", name);
    const std::uintmax_t size = std::filesystem::file_size(path, failure);
    if (failure) return base::error("cannot read {}: {}", "{} kan ikke læses: {}", name, failure.message());
    if (size == 0)
        return base::error("{} is empty. Ask for the extract again.",
                           "{} er tom. Hent udtrækket igen fra kilden.", name);
    if (size > incoming_bytes_max)
        return base::error(
            "{} holds {} MB; at most {} MB are taken at a time. Ask for the extract month by month, "
            "or packed with gzip.",
            "{} fylder {} MB; der tages højst {} MB ad gangen. Bed om udtrækket måned for måned eller pakket "
            "med gzip.",
            name, size >> 20, incoming_bytes_max >> 20);
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return base::error("cannot read {}: {}", "{} kan ikke læses: {}", name, std::strerror(errno));
    auto bytes = std::make_shared<std::string>(size, '\0');
    stream.read(bytes->data(), static_cast<std::streamsize>(size));
    if (!stream)
        return base::error("cannot read {} to its end; is it still being written?",
                           "{} kan ikke læses til ende; er den stadig ved at blive skrevet?", name);
    return IncomingFile{std::filesystem::path(name).filename().string(), std::move(bytes)};
}

Result<std::vector<IncomingFile>> read_files(const std::vector<std::filesystem::path>& paths) {
    std::vector<IncomingFile> files;
    for (const std::filesystem::path& path : paths) {
        STYRHUS_TRY(IncomingFile file, read_file(path, path.string()));
        files.push_back(std::move(file));
    }
    return files;
}

std::string names_of(const std::vector<domain::DeliveredFile>& files) {
    if (files.empty()) return {};
    const std::string& first = files.front().name;
    return files.size() == 1 ? first : fmt::format("{} + {}", first, files.size() - 1);
}

Result<void> all_stored(const std::vector<Received>& received) {
    const auto is_refused = [](const Received& one) { return one.refused.has_value(); };
    const auto refused = std::find_if(received.begin(), received.end(), is_refused);
    if (refused == received.end()) return {};
    const auto stored = std::count_if(received.begin(), received.end(), std::not_fn(is_refused));
    const std::string files = names_of(refused->delivery.files);
    return Error{fmt::format("That is {}: {} Other deliveries that are received: {}.", files,
                             refused->refused->message, stored),
                 fmt::format("Det gælder {}: {} Andre leverancer, der er modtaget: {}.", files,
                             refused->refused->in_danish(), stored)};
}

} // namespace styrhus::app
