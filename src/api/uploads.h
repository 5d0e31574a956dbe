#pragma once

#include "api/site.h"

#include <string>
#include <string_view>
#include <vector>

/// Files that wait for a mapping, under the number they were given when they came.
namespace styrhus::api {

/// A part of a path: no folder, and no way out of one.
bool is_plain_name(std::string_view name);

/// Keeps a file and returns its number.
std::string keep_upload(const Site& site, const std::filesystem::path& file, const std::string& name);

/// An error says that the file is no longer there and must be chosen again.
base::Result<std::vector<app::IncomingFile>> uploaded_files(const Site& site, std::string_view upload);

} // namespace styrhus::api
