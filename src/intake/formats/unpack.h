#pragma once

#include "intake/formats/byte_source.h"
#include "intake/formats/encoding.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace styrhus::intake::formats {

bool is_gzip(std::string_view start);
bool is_zip(std::string_view start);

/// Unpacks gzip (also several members after each other). A file cut short is an Error, and so is one that
/// unpacks beyond the limits.
std::unique_ptr<ByteStream> gunzip(std::shared_ptr<ByteSource> packed, std::string name,
                                   UnpackLimits limits = {});

/// UTF-16 as UTF-8; see `append_utf16`.
std::unique_ptr<ByteStream> transcode_utf16(std::shared_ptr<ByteSource> text, Encoding encoding);

struct ZipEntry {
    std::string name;
    std::uint64_t unpacked_bytes = 0;
    std::uint64_t packed_bytes = 0;
    bool is_encrypted = false;
};

/// A zip archive open for reading.
class ZipArchive {
  public:
    static base::Result<ZipArchive> open(const Input& input, UnpackLimits limits = {});
    ZipArchive(ZipArchive&&) noexcept;
    ZipArchive& operator=(ZipArchive&&) noexcept;
    ~ZipArchive();

    /// Files only; without folders and the hidden entries some systems add.
    const std::vector<ZipEntry>& entries() const;
    bool contains(std::string_view name) const;
    /// The stream keeps the archive open.
    base::Result<std::unique_ptr<ByteStream>> unpack(const std::string& entry) const;

  private:
    struct State;
    explicit ZipArchive(std::shared_ptr<State> state);
    std::shared_ptr<State> state_;
};

/// A file of an archive.
struct UnpackedFile {
    std::string name; ///< without folders
    std::string bytes;
};
/// Every file of a zip archive, in order of name; more than `bytes_max` in all is an Error, and so is an
/// archive without files.
base::Result<std::vector<UnpackedFile>> unzip(const Input& input, std::uint64_t bytes_max);

/// The whole of a source in memory; more than `most` bytes is an Error.
base::Result<std::string> read_all(ByteSource& source, std::uint64_t most, const std::string& name);

} // namespace styrhus::intake::formats
