#include "intake/formats/byte_source.h"

#include "base/error_text.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

namespace styrhus::intake::formats {

namespace {

constexpr std::size_t stream_block_bytes = std::size_t{1} << 20;

std::string reason(int number) {
    return std::error_code(number, std::generic_category()).message();
}

class FileSource : public ByteSource {
  public:
    FileSource(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;
    ~FileSource() override { ::close(descriptor_); }

    base::Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
        std::size_t done = 0;
        while (done < into.size()) {
            const ssize_t got = ::pread(descriptor_, into.data() + done, into.size() - done,
                                        static_cast<off_t>(offset + done));
            if (got == 0) break;
            if (got < 0 && errno == EINTR) continue;
            if (got < 0)
                return base::error("reading stopped in the middle of the file, at byte {}; check the "
                                   "disk or copy the file again: {} ({})",
                                   "læsningen stoppede midt i filen, ved byte {}; se på disken, eller kopiér "
                                   "filen igen: {} ({})",
                                   offset + done, name_, reason(errno));
            done += static_cast<std::size_t>(got);
        }
        return done;
    }

  private:
    int descriptor_;
    std::string name_;
};

class MemorySource : public ByteSource {
  public:
    explicit MemorySource(std::shared_ptr<const std::string> content) : content_(std::move(content)) {}
    base::Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
        if (offset >= content_->size()) return std::size_t{0};
        const std::size_t count = std::min(into.size(), content_->size() - static_cast<std::size_t>(offset));
        std::memcpy(into.data(), content_->data() + offset, count);
        return count;
    }

  private:
    std::shared_ptr<const std::string> content_;
};

class ForwardStream : public ByteStream {
  public:
    explicit ForwardStream(std::shared_ptr<ByteSource> source) : source_(std::move(source)) {}

    base::Result<std::size_t> next(std::span<char> into) override {
        STYRHUS_TRY(const std::size_t got, source_->read_at(given_, into));
        given_ += got;
        source_->release_before(given_);
        return got;
    }

  private:
    std::shared_ptr<ByteSource> source_;
    std::uint64_t given_ = 0;
};

} // namespace

StreamSource::StreamSource(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

base::Result<void> StreamSource::make_until(std::uint64_t offset) {
    while (!finished_ && end_ < offset) {
        std::string block(stream_block_bytes, '\0');
        std::size_t filled = 0;
        while (filled < block.size()) {
            STYRHUS_TRY(const std::size_t got, stream_->next(std::span(block).subspan(filled)));
            if (got == 0) {
                finished_ = true;
                break;
            }
            filled += got;
        }
        block.resize(filled);
        end_ += filled;
        if (filled > 0) blocks_.push_back(std::move(block));
    }
    return {};
}

base::Result<std::size_t> StreamSource::read_at(std::uint64_t offset, std::span<char> into) {
    const std::scoped_lock lock(mutex_);
    STYRHUS_CHECK(offset >= first_);
    STYRHUS_TRY_VOID(make_until(offset + into.size()));
    std::size_t done = 0;
    while (done < into.size() && offset + done < end_) {
        // Every block but the last is full, so the block of a position is a division.
        const std::uint64_t inside = offset + done - first_;
        const std::string& block = blocks_[static_cast<std::size_t>(inside / stream_block_bytes)];
        const auto at = static_cast<std::size_t>(inside % stream_block_bytes);
        const std::size_t count = std::min(into.size() - done, block.size() - at);
        std::memcpy(into.data() + done, block.data() + at, count);
        done += count;
    }
    return done;
}

void StreamSource::release_before(std::uint64_t offset) {
    const std::scoped_lock lock(mutex_);
    while (blocks_.size() > 1 && first_ + stream_block_bytes <= offset) {
        blocks_.pop_front();
        first_ += stream_block_bytes;
    }
}

std::unique_ptr<ByteStream> stream_of(std::shared_ptr<ByteSource> source) {
    return std::make_unique<ForwardStream>(std::move(source));
}

Input Input::file(std::filesystem::path path) {
    Input input;
    input.name_ = path.string();
    input.path_ = std::move(path);
    return input;
}

Input Input::bytes(std::string content, std::string name) {
    return bytes(std::make_shared<const std::string>(std::move(content)), std::move(name));
}

Input Input::bytes(std::shared_ptr<const std::string> content, std::string name) {
    Input input;
    input.name_ = std::move(name);
    input.content_ = std::move(content);
    return input;
}

base::Result<std::uint64_t> Input::size() const {
    if (content_) return std::uint64_t{content_->size()};
    struct stat status {};
    if (::stat(path_.c_str(), &status) != 0)
        return base::error("the file cannot be read; check that it exists and may be read: {} ({})",
                           "filen kan ikke læses; se, om den findes og må læses: {} ({})", name_,
                           reason(errno));
    if (S_ISDIR(status.st_mode))
        return base::error("this is a folder and not a file; name a file in it: {}",
                           "det er en mappe og ikke en fil; vælg en fil i den: {}", name_);
    if (!S_ISREG(status.st_mode))
        return base::error("this is not an ordinary file; copy it to disk first: {}",
                           "det er ikke en almindelig fil; kopiér den til disken først: {}", name_);
    return static_cast<std::uint64_t>(status.st_size);
}

Input Input::with(std::shared_ptr<const Workbook> workbook) const {
    Input input = *this;
    input.workbook_ = std::move(workbook);
    return input;
}

base::Result<std::shared_ptr<ByteSource>> Input::open() const {
    STYRHUS_TRY(const std::uint64_t bytes, size());
    if (bytes == 0)
        return base::error("the file is empty; ask the source for it again: {}",
                           "filen er tom; bed kilden om den igen: {}", name_);
    if (content_) return std::shared_ptr<ByteSource>(std::make_shared<MemorySource>(content_));
    const int descriptor = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC); // NOLINT: open(2) is variadic
    if (descriptor < 0)
        return base::error("the file cannot be read; check that it exists and may be read: {} ({})",
                           "filen kan ikke læses; se, om den findes og må læses: {} ({})", name_,
                           reason(errno));
    return std::shared_ptr<ByteSource>(std::make_shared<FileSource>(descriptor, name_));
}

base::Result<std::string> read_start(ByteSource& source, std::size_t most) {
    std::string start(most, '\0');
    STYRHUS_TRY(const std::size_t got, source.read_at(0, start));
    start.resize(got);
    return start;
}

} // namespace styrhus::intake::formats
