#include "api/disk.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <string>
#include <system_error>

namespace styrhus::api {

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

Descriptor open_for_reading(const std::filesystem::path& path) {
    return Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
}

std::ptrdiff_t read_some(const Descriptor& file, char* to, std::size_t size) {
    ssize_t n = 0;
    do
        n = ::read(file.number(), to, size);
    while (n < 0 && errno == EINTR);
    return n;
}

UploadFile::~UploadFile() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

void UploadFile::create(const std::filesystem::path& folder) {
    static std::atomic<std::uint64_t> next = 0;
    const std::filesystem::path path =
        folder / ("upload-" + std::to_string(::getpid()) + "-" + std::to_string(next++));
    descriptor_ = Descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (descriptor_.number() < 0) throw std::system_error(errno, std::generic_category(), "upload folder");
    path_ = path;
}

void UploadFile::append(const char* data, std::size_t size) const {
    while (size > 0) {
        const ssize_t n = ::write(descriptor_.number(), data, size);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw std::system_error(errno, std::generic_category(), "upload file");
        data += n;
        size -= static_cast<std::size_t>(n);
    }
}

} // namespace styrhus::api
