#pragma once

#include <cstddef>
#include <filesystem>
#include <utility>

/// Files by descriptor. What is here may wait for the disk: call it on a worker.
namespace styrhus::api {

/// Closed with its owner.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor();
    int number() const { return number_; }

  private:
    int number_;
};

/// Negative if the file cannot be opened.
Descriptor open_for_reading(const std::filesystem::path& path);
/// Bytes read, 0 at the end, negative on failure.
std::ptrdiff_t read_some(const Descriptor& file, char* to, std::size_t size);

/// The file of an upload: gone with its owner unless a handler moved it away.
class UploadFile {
  public:
    UploadFile() = default;
    UploadFile(const UploadFile&) = delete;
    UploadFile& operator=(const UploadFile&) = delete;
    ~UploadFile();

    /// A new file that only we may read. Throws std::system_error.
    void create(const std::filesystem::path& folder);
    /// Throws std::system_error, on a full disk with no_space_on_device.
    void append(const char* data, std::size_t size) const;
    void close() { descriptor_ = Descriptor(); }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
    Descriptor descriptor_;
};

} // namespace styrhus::api
