#include "intake/formats/unpack.h"

#include "base/error_text.h"

#include <algorithm>
#include <fmt/core.h>
#include <zlib.h>

namespace styrhus::intake::formats {

namespace {

constexpr std::uint64_t ratio_checked_after = std::uint64_t{64} << 20;

class GzipStream : public ByteStream {
  public:
    GzipStream(std::shared_ptr<ByteSource> packed, std::string name, UnpackLimits limits)
        : packed_(std::move(packed)), name_(std::move(name)), limits_(limits), piece_(piece_bytes, '\0') {
        // 15 bits of window; + 16 expects the gzip wrapper.
        STYRHUS_CHECK(::inflateInit2(&zlib_, 15 + 16) == Z_OK);
    }
    GzipStream(const GzipStream&) = delete;
    GzipStream& operator=(const GzipStream&) = delete;
    ~GzipStream() override { ::inflateEnd(&zlib_); }

    base::Result<std::size_t> next(std::span<char> into) override {
        if (finished_) return std::size_t{0};
        zlib_.next_out = reinterpret_cast<Bytef*>(into.data());
        zlib_.avail_out = static_cast<uInt>(std::min<std::size_t>(into.size(), std::size_t{1} << 30));
        const uInt room = zlib_.avail_out;
        while (zlib_.avail_out == room && !finished_)
            STYRHUS_TRY_VOID(step());
        unpacked_ += room - zlib_.avail_out;
        const bool too_dense = unpacked_ > ratio_checked_after && unpacked_ / limits_.ratio_max > read_;
        if (unpacked_ > limits_.unpacked_bytes_max || too_dense)
            return base::error("the packed file was stopped because it unpacks to far more than a table "
                               "does; unpack it yourself and look at it: {}",
                               "den pakkede fil er stoppet, fordi den fylder langt mere udpakket, end en "
                               "tabel gør; pak den selv ud, og se på den: {}",
                               name_);
        return std::size_t{room - zlib_.avail_out};
    }

  private:
    base::Result<void> step() {
        if (zlib_.avail_in == 0) {
            STYRHUS_TRY(const std::size_t got, packed_->read_at(read_, piece_));
            packed_->release_before(read_);
            read_ += got;
            zlib_.next_in = reinterpret_cast<Bytef*>(piece_.data());
            zlib_.avail_in = static_cast<uInt>(got);
            if (got == 0) {
                finished_ = true;
                if (between_members_) return {};
                return damaged("ends too early", "slutter for tidligt");
            }
        }
        if (between_members_ && *zlib_.next_in != 0x1f) {
            // Zeros or other padding after the last member: gzip(1) passes it over too.
            finished_ = true;
            return {};
        }
        between_members_ = false;
        const int outcome = ::inflate(&zlib_, Z_NO_FLUSH);
        if (outcome == Z_STREAM_END) {
            between_members_ = true;
            STYRHUS_CHECK(::inflateReset(&zlib_) == Z_OK);
            return {};
        }
        if (outcome != Z_OK && outcome != Z_BUF_ERROR) return damaged("is damaged", "er beskadiget");
        return {};
    }

    base::Error damaged(std::string_view what, std::string_view danish) const {
        return base::error(
            "the packed file {0}, so no row of it can be trusted; ask for the file again: {2}",
            "den pakkede fil {1}, så ingen række i den er til at stole på; bed om den igen: {2}", what,
            danish, name_);
    }

    std::shared_ptr<ByteSource> packed_;
    std::string name_;
    UnpackLimits limits_;
    std::string piece_;
    z_stream zlib_{};
    std::uint64_t read_ = 0;
    std::uint64_t unpacked_ = 0;
    bool between_members_ = false;
    bool finished_ = false;
};

class Utf16Stream : public ByteStream {
  public:
    Utf16Stream(std::shared_ptr<ByteSource> text, Encoding encoding)
        : text_(std::move(text)), encoding_(encoding), piece_(piece_bytes, '\0') {}

    base::Result<std::size_t> next(std::span<char> into) override {
        if (given_ == made_.size()) STYRHUS_TRY_VOID(make());
        const std::size_t count = std::min(into.size(), made_.size() - given_);
        std::copy_n(made_.data() + given_, count, into.data());
        given_ += count;
        return count;
    }

  private:
    base::Result<void> make() {
        made_.clear();
        given_ = 0;
        STYRHUS_TRY(const std::size_t got, text_->read_at(read_, piece_));
        std::size_t whole = got;
        if (got == piece_.size()) {
            // A pair of surrogates is not split between two pieces: a leading half at the end waits.
            const std::size_t high = encoding_ == Encoding::utf16_big ? 0 : 1;
            const auto last = static_cast<unsigned char>(piece_[got - 2 + high]);
            if (last >= 0xD8 && last <= 0xDB) whole -= 2;
        }
        append_utf16(std::string_view(piece_).substr(0, whole), encoding_, made_);
        read_ += whole;
        text_->release_before(read_);
        return {};
    }

    std::shared_ptr<ByteSource> text_;
    Encoding encoding_;
    std::string piece_;
    std::string made_;
    std::size_t given_ = 0;
    std::uint64_t read_ = 0;
};

} // namespace

bool is_gzip(std::string_view start) {
    return start.starts_with("\x1f\x8b");
}
bool is_zip(std::string_view start) {
    return start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06");
}

std::unique_ptr<ByteStream> gunzip(std::shared_ptr<ByteSource> packed, std::string name,
                                   UnpackLimits limits) {
    return std::make_unique<GzipStream>(std::move(packed), std::move(name), limits);
}

std::unique_ptr<ByteStream> transcode_utf16(std::shared_ptr<ByteSource> text, Encoding encoding) {
    return std::make_unique<Utf16Stream>(std::move(text), encoding);
}

base::Result<std::string> read_all(ByteSource& source, std::uint64_t most, const std::string& name) {
    std::string content;
    for (;;) {
        const std::size_t before = content.size();
        const std::size_t piece = std::size_t{1} << 20;
        content.resize(before + piece);
        STYRHUS_TRY(const std::size_t got, source.read_at(before, std::span(content).subspan(before)));
        content.resize(before + got);
        source.release_before(content.size());
        if (content.size() > most)
            return base::error("the file is larger than can be read in this form; deliver it as "
                               "delimited text: more than {} bytes in {}",
                               "filen er større, end den kan læses i denne form; lever den som tekst med "
                               "skilletegn: mere end {} byte i {}",
                               most, name);
        if (got < piece) return content;
    }
}

} // namespace styrhus::intake::formats
