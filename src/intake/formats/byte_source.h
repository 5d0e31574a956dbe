#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>

namespace styrhus::intake::formats {

/// Text is read and unpacked in pieces of this many bytes.
inline constexpr std::size_t piece_bytes = std::size_t{1} << 18;

/// Bytes by position, read by several threads at once. Files are read, never mapped: a file that shrinks
/// while it is read is then an error and not a crash, and the pages do not count as ours.
class ByteSource {
  public:
    virtual ~ByteSource() = default;
    /// Copies bytes from `offset` on; fewer than asked for only at the end. Damage is an Error.
    virtual base::Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) = 0;
    /// The reader's promise that nothing before `offset` will be asked for again.
    virtual void release_before(std::uint64_t offset) { (void)offset; }
};

/// Bytes that can only be made forward: unpacking, transcoding. `next` fills as much as it can; 0 is the end.
class ByteStream {
  public:
    virtual ~ByteStream() = default;
    virtual base::Result<std::size_t> next(std::span<char> into) = 0;
};

/// A stream made addressable: keeps what has been made and not yet released. Asking for what was released is
/// a bug.
class StreamSource : public ByteSource {
  public:
    explicit StreamSource(std::unique_ptr<ByteStream> stream);
    base::Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override;
    void release_before(std::uint64_t offset) override;

  private:
    base::Result<void> make_until(std::uint64_t offset);

    std::mutex mutex_;
    std::unique_ptr<ByteStream> stream_;
    std::deque<std::string> blocks_;
    std::uint64_t first_ = 0; // position of blocks_.front()
    std::uint64_t end_ = 0;
    bool finished_ = false;
};

/// A source as a stream, from its first byte to its last.
std::unique_ptr<ByteStream> stream_of(std::shared_ptr<ByteSource> source);

/// A source from `start` on, so that positions begin after a byte order mark.
class TailSource : public ByteSource {
  public:
    TailSource(std::shared_ptr<ByteSource> whole, std::uint64_t start)
        : whole_(std::move(whole)), start_(start) {}
    base::Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
        return whole_->read_at(start_ + offset, into);
    }
    void release_before(std::uint64_t offset) override { whole_->release_before(start_ + offset); }

  private:
    std::shared_ptr<ByteSource> whole_;
    std::uint64_t start_;
};

struct Workbook;

/// Where a delivery's bytes come from: a file on disk, or bytes in memory with a name for messages.
class Input {
  public:
    static Input file(std::filesystem::path path);
    static Input bytes(std::string content, std::string name);
    static Input bytes(std::shared_ptr<const std::string> content, std::string name);

    /// The same bytes with the workbook that they are, so that they are not taken apart once more.
    Input with(std::shared_ptr<const Workbook> workbook) const;
    /// Null where nobody has taken it apart yet, or it is none.
    const std::shared_ptr<const Workbook>& workbook() const { return workbook_; }

    const std::string& name() const { return name_; }
    /// A directory, a missing, unreadable, or empty file is an Error.
    base::Result<std::shared_ptr<ByteSource>> open() const;
    /// Size as it lies, before unpacking.
    base::Result<std::uint64_t> size() const;

  private:
    std::string name_;
    std::filesystem::path path_;
    std::shared_ptr<const std::string> content_;
    std::shared_ptr<const Workbook> workbook_;
};

/// Up to `most` bytes from the start.
base::Result<std::string> read_start(ByteSource& source, std::size_t most);

/// What unpacking may cost before it is stopped as an attack or a mistake.
struct UnpackLimits {
    std::uint64_t unpacked_bytes_max = std::uint64_t{16} << 30;
    /// Checked beyond 64 MiB: text never packs 400:1, a bomb does.
    std::uint64_t ratio_max = 400;
};

} // namespace styrhus::intake::formats
