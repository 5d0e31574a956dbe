#pragma once

#include <gtest/gtest.h>
#include <zip.h>
#include <zlib.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Packed bytes for tests.
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

inline std::string gzipped(std::string_view text) {
    z_stream zlib{};
    EXPECT_EQ(::deflateInit2(&zlib, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
    std::string packed(::deflateBound(&zlib, text.size()) + 64, '\0');
    std::string source(text);
    zlib.next_in = reinterpret_cast<Bytef*>(source.data());
    zlib.avail_in = static_cast<uInt>(source.size());
    zlib.next_out = reinterpret_cast<Bytef*>(packed.data());
    zlib.avail_out = static_cast<uInt>(packed.size());
    EXPECT_EQ(::deflate(&zlib, Z_FINISH), Z_STREAM_END);
    packed.resize(zlib.total_out);
    ::deflateEnd(&zlib);
    return packed;
}

} // namespace styrhus::tests
