#pragma once

#include <gtest/gtest.h>
#include <zip.h>

#include <string>
#include <utility>
#include <vector>

/// Zip archives for tests.
namespace styrhus::tests {

/// The bytes of an archive of named parts.
inline std::string archive(const std::vector<std::pair<std::string, std::string>>& parts) {
    zip_error_t trouble;
    ::zip_error_init(&trouble);
    zip_source_t* target = ::zip_source_buffer_create(nullptr, 0, 0, &trouble);
    ::zip_source_keep(target);
    zip_t* zip = ::zip_open_from_source(target, ZIP_TRUNCATE, &trouble);
    for (const auto& [name, content] : parts)
        ::zip_file_add(zip, name.c_str(), ::zip_source_buffer(zip, content.data(), content.size(), 0), 0);
    EXPECT_EQ(::zip_close(zip), 0);
    std::string bytes;
    ::zip_source_open(target);
    ::zip_source_seek(target, 0, SEEK_END);
    bytes.resize(static_cast<std::size_t>(::zip_source_tell(target)));
    ::zip_source_seek(target, 0, SEEK_SET);
    ::zip_source_read(target, bytes.data(), bytes.size());
    ::zip_source_close(target);
    ::zip_source_free(target);
    return bytes;
}

} // namespace styrhus::tests
