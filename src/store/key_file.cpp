#include "store/key_file.h"

#include "store/store.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/core.h>
#include <sodium.h>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace styrhus::store {
namespace {

using domain::identity::MasterKey;

// One line of text, so that a person can print it and lay it in a safe.
constexpr std::string_view opening = "styrhus-key-1:";
constexpr std::size_t key_bytes = 32;
constexpr std::size_t line_bytes = opening.size() + 2 * key_bytes + 1;

[[noreturn]] void fail(const char* doing, const std::filesystem::path& path, const std::string& why) {
    throw StoreError(fmt::format("{} failed: {}: {}", doing, why, path.string()));
}

/// Closes the descriptor when it leaves.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

  private:
    int number_;
};

void sync_folder_of(const std::filesystem::path& path) {
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.number() < 0 || ::fsync(descriptor.number()) != 0)
        fail("making the key file durable", path, std::strerror(errno));
}

} // namespace

MasterKey create_key_file(const std::filesystem::path& path) {
    const char* const doing = "making the key file";
    const MasterKey key = MasterKey::random();
    std::array<char, 2 * key_bytes + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(key.bytes().data()),
                   key_bytes);
    const std::string line = std::string(opening) + hex.data() + "\n";

    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file.number() < 0 && errno == EEXIST)
        fail(doing, path, "there is one already, and another key would not open the store; use it");
    if (file.number() < 0)
        fail(doing, path, fmt::format("{}; choose a folder you may write to", std::strerror(errno)));
    const bool written = ::write(file.number(), line.data(), line.size()) == static_cast<ssize_t>(line.size())
                         && ::fsync(file.number()) == 0;
    if (!written) {
        const std::string why = std::strerror(errno);
        ::unlink(path.c_str());
        fail(doing, path, why);
    }
    sync_folder_of(path);
    return key;
}

MasterKey read_key_file(const std::filesystem::path& path) {
    const char* const doing = "reading the key file";
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0)
        fail(doing, path,
             fmt::format("{}; the store cannot be read without the key it was made with",
                         std::strerror(errno)));
    struct stat about {};
    if (::fstat(file.number(), &about) != 0) fail(doing, path, std::strerror(errno));
    if (!S_ISREG(about.st_mode)) fail(doing, path, "it is not a file");
    if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        fail(doing, path, "others than its owner may use it; take their rights away with chmod 600");

    std::array<char, line_bytes + 1> text{};
    const ssize_t count = ::read(file.number(), text.data(), text.size());
    std::string_view line(text.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    if (line.ends_with('\n')) line.remove_suffix(1);
    std::array<char, key_bytes> bytes{};
    std::size_t decoded = 0;
    const bool is_key =
        line.starts_with(opening) && line.size() == line_bytes - 1
        && sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                          line.data() + opening.size(), 2 * key_bytes, nullptr, &decoded, nullptr)
               == 0
        && decoded == key_bytes;
    if (!is_key) fail(doing, path, "it holds no Styrhus key; name the file made with the store");
    return MasterKey::from_bytes({bytes.data(), bytes.size()});
}

} // namespace styrhus::store
