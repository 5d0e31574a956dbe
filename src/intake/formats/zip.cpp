#include "intake/formats/unpack.h"

#include "base/error_text.h"

#include <algorithm>
#include <fmt/core.h>
#include <memory>
#include <zip.h>

namespace styrhus::intake::formats {

namespace {

struct CloseArchive {
    void operator()(zip_t* archive) const { ::zip_discard(archive); }
};
struct CloseEntry {
    void operator()(zip_file_t* file) const { ::zip_fclose(file); }
};

bool is_noise(std::string_view name) {
    const std::size_t slash = name.rfind('/');
    const std::string_view last = slash == std::string_view::npos ? name : name.substr(slash + 1);
    return name.empty() || name.ends_with('/') || name.starts_with("__MACOSX/") || last == ".DS_Store"
           || last.starts_with("._");
}

} // namespace

struct ZipArchive::State {
    std::string name;
    std::shared_ptr<const std::string> bytes; // what libzip reads from; must outlive the archive
    std::unique_ptr<zip_t, CloseArchive> archive;
    std::vector<ZipEntry> entries;
    UnpackLimits limits;
};

namespace {

/// libzip's archive is not safe for two threads; StreamSource asks under its lock, and each open has its own
/// archive.
class ZipStream : public ByteStream {
  public:
    ZipStream(std::shared_ptr<const void> keep, zip_file_t* file, std::string name, std::uint64_t promised)
        : keep_(std::move(keep)), file_(file), name_(std::move(name)), promised_(promised) {}

    base::Result<std::size_t> next(std::span<char> into) override {
        const zip_int64_t got = ::zip_fread(file_.get(), into.data(), into.size());
        if (got < 0)
            return base::error(
                "the zip archive is damaged, so no row of it can be trusted; ask for it again: {}",
                "zip-arkivet er beskadiget, så ingen række i det er til at stole på; bed om det igen: {}",
                name_);
        given_ += static_cast<std::uint64_t>(got);
        if (given_ > promised_)
            return base::error("the zip archive unpacks to more than it says; ask for it again: {}",
                               "zip-arkivet fylder mere udpakket, end det siger; bed om det igen: {}", name_);
        return static_cast<std::size_t>(got);
    }

  private:
    std::shared_ptr<const void> keep_;
    std::unique_ptr<zip_file_t, CloseEntry> file_;
    std::string name_;
    std::uint64_t promised_;
    std::uint64_t given_ = 0;
};

std::vector<ZipEntry> list_entries(zip_t* archive) {
    std::vector<ZipEntry> entries;
    const zip_int64_t count = ::zip_get_num_entries(archive, 0);
    for (zip_int64_t index = 0; index < count; ++index) {
        zip_stat_t status;
        ::zip_stat_init(&status);
        if (::zip_stat_index(archive, static_cast<zip_uint64_t>(index), 0, &status) != 0) continue;
        if ((status.valid & ZIP_STAT_NAME) == 0 || is_noise(status.name)) continue;
        const bool encrypted =
            (status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE;
        entries.push_back({status.name, (status.valid & ZIP_STAT_SIZE) != 0 ? status.size : 0,
                           (status.valid & ZIP_STAT_COMP_SIZE) != 0 ? status.comp_size : 0, encrypted});
    }
    return entries;
}

} // namespace

ZipArchive::ZipArchive(std::shared_ptr<State> state) : state_(std::move(state)) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

base::Result<ZipArchive> ZipArchive::open(const Input& input, UnpackLimits limits) {
    STYRHUS_TRY(const std::shared_ptr<ByteSource> source, input.open());
    // Archives are read whole: a municipality's zip is some megabytes, and a file that changes below us
    // cannot hurt.
    STYRHUS_TRY(std::string content, read_all(*source, std::uint64_t{2} << 30, input.name()));
    auto state = std::make_shared<State>();
    state->name = input.name();
    state->bytes = std::make_shared<const std::string>(std::move(content));
    state->limits = limits;
    zip_error_t trouble;
    ::zip_error_init(&trouble);
    zip_source_t* bytes = ::zip_source_buffer_create(state->bytes->data(), state->bytes->size(), 0, &trouble);
    zip_t* archive = bytes != nullptr ? ::zip_open_from_source(bytes, ZIP_RDONLY, &trouble) : nullptr;
    if (archive == nullptr) {
        if (bytes != nullptr) ::zip_source_free(bytes);
        const std::string why = ::zip_error_strerror(&trouble);
        ::zip_error_fini(&trouble);
        return base::error(
            "the zip archive or workbook is cut short or damaged; ask for it again: {} ({})",
            "zip-arkivet eller regnearket er afkortet eller beskadiget; bed om det igen: {} ({})",
            input.name(), why);
    }
    ::zip_error_fini(&trouble);
    state->archive.reset(archive);
    state->entries = list_entries(archive);
    return ZipArchive(std::move(state));
}

const std::vector<ZipEntry>& ZipArchive::entries() const {
    return state_->entries;
}

bool ZipArchive::contains(std::string_view name) const {
    return std::any_of(state_->entries.begin(), state_->entries.end(),
                       [&](const ZipEntry& entry) { return entry.name == name; });
}

base::Result<std::unique_ptr<ByteStream>> ZipArchive::unpack(const std::string& entry) const {
    const auto found = std::find_if(state_->entries.begin(), state_->entries.end(),
                                    [&](const ZipEntry& candidate) { return candidate.name == entry; });
    if (found == state_->entries.end())
        return base::error("the zip archive has no such file; name another: \"{}\" in {}",
                           "zip-arkivet har ikke den fil; nævn en anden: \"{}\" i {}", entry, state_->name);
    if (found->is_encrypted)
        return base::error("the zip archive is protected by a password; deliver it without: {}",
                           "zip-arkivet er beskyttet med adgangskode; lever det uden: {}", state_->name);
    const bool too_dense = found->unpacked_bytes > (std::uint64_t{64} << 20)
                           && found->unpacked_bytes / state_->limits.ratio_max > found->packed_bytes;
    if (found->unpacked_bytes > state_->limits.unpacked_bytes_max || too_dense)
        return base::error("the zip archive was not opened because it unpacks to far more than a table "
                           "does; unpack it yourself and look at it: {}",
                           "zip-arkivet er ikke åbnet, fordi det fylder langt mere udpakket, end en tabel "
                           "gør; pak det selv ud, og se på det: {}",
                           state_->name);
    zip_file_t* file = ::zip_fopen(state_->archive.get(), entry.c_str(), 0);
    if (file == nullptr)
        return base::error("the zip archive is damaged; ask for it again: {} ({})",
                           "zip-arkivet er beskadiget; bed om det igen: {} ({})", state_->name,
                           ::zip_strerror(state_->archive.get()));
    return std::unique_ptr<ByteStream>(
        std::make_unique<ZipStream>(state_, file, state_->name, found->unpacked_bytes));
}

base::Result<std::vector<UnpackedFile>> unzip(const Input& input, std::uint64_t bytes_max) {
    STYRHUS_TRY(const ZipArchive archive, ZipArchive::open(input));
    if (archive.entries().empty())
        return base::error("the zip archive holds no file; ask for it again: {}",
                           "zip-arkivet rummer ingen fil; bed om det igen: {}", input.name());
    std::vector<UnpackedFile> files;
    std::uint64_t left = bytes_max;
    for (const ZipEntry& entry : archive.entries()) {
        STYRHUS_TRY(std::unique_ptr<ByteStream> stream, archive.unpack(entry.name));
        StreamSource source(std::move(stream));
        STYRHUS_TRY(std::string bytes, read_all(source, left, input.name()));
        left -= bytes.size();
        files.push_back({entry.name.substr(entry.name.rfind('/') + 1), std::move(bytes)});
    }
    std::sort(files.begin(), files.end(),
              [](const UnpackedFile& a, const UnpackedFile& b) { return a.name < b.name; });
    return files;
}

} // namespace styrhus::intake::formats
