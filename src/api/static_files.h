#pragma once

#include "api/message.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace styrhus::api {

/// The built web app, read into memory once. A request picks from this table and never from the disk, so no
/// path can leave the folder.
class StaticFiles {
  public:
    StaticFiles() = default;
    /// An empty table if the folder does not exist. Links are not followed. Throws if a file cannot be read.
    explicit StaticFiles(const std::filesystem::path& folder);

    /// The file; for a path without a file ending, the app itself, which has pages of its own; else 404.
    Response answer(document::Language language, const std::vector<std::string>& parts) const;
    std::size_t size() const { return files_.size(); }

  private:
    struct File {
        std::shared_ptr<const std::string> content;
        std::string content_type;
        std::string etag;
        /// Names under /assets/ carry a hash of their content: they never change.
        bool is_immutable = false;
    };
    Response answer_file(const File& file) const;

    std::map<std::string, File, std::less<>> files_;
};

/// By the ending of the name; application/octet-stream for one unknown.
std::string_view content_type_of(std::string_view file_name);

} // namespace styrhus::api
