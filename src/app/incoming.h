#pragma once

#include "app/municipality.h"
#include "base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace styrhus::app {

/// The largest file taken in one piece. A larger one is refused with advice.
constexpr std::uint64_t incoming_bytes_max = std::uint64_t{2} << 30;

/// Files that are received together: a file named alone is a group, and so are the files of one folder (a
/// month's delivery). Folders are gone through in the order of their names.
base::Result<std::vector<std::vector<std::filesystem::path>>>
incoming_groups(const std::vector<std::string>& paths);

/// Reads a file whole; `name` is what the one who reads an error calls it. An error says whether it is
/// missing, empty, a folder, too large or unreadable.
base::Result<IncomingFile> read_file(const std::filesystem::path& path, const std::string& name);
/// Reads files whole. An error names the file that is missing, empty, a folder, too large or unreadable.
base::Result<std::vector<IncomingFile>> read_files(const std::vector<std::filesystem::path>& paths);

/// "liste.csv", or "liste.csv + 3" of four.
std::string names_of(const std::vector<domain::DeliveredFile>& files);
/// An error that says how many of the deliveries are stored, and why one is not.
base::Result<void> all_stored(const std::vector<Received>& received);

} // namespace styrhus::app
