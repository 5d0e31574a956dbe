/// Any bytes as a packed file: gzip, zip, or a workbook's container. Whatever they hold, reading ends with
/// rows or with one message, within the limits.

#include "base/check.h"
#include "intake/formats/table.h"
#include "intake/formats/unpack.h"

#include <cstdint>

using namespace styrhus::intake::formats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Input input = Input::bytes(std::string(data, data + size), "fuzz");
    constexpr std::uint64_t unzipped_max = 1U << 20;
    if (const auto files = unzip(input, unzipped_max)) {
        std::uint64_t unzipped = 0;
        for (const UnpackedFile& file : *files)
            unzipped += file.bytes.size();
        STYRHUS_CHECK(!files->empty() && unzipped <= unzipped_max);
    }
    auto reader = TableReader::open(input, {.limits = {.unpacked_bytes_max = 1U << 20}});
    if (!reader) {
        STYRHUS_CHECK(!reader.error().message.empty());
        return 0;
    }
    RowBatch batch;
    std::uint64_t bytes = 0;
    for (;;) {
        const auto more = reader->next(batch);
        if (!more || !*more) return 0;
        for (std::size_t at = 0; at < batch.size(); ++at)
            for (const std::string_view field : batch[at].fields)
                bytes += field.size();
        // Windows-1252 and U+FFFD make at most three bytes of one.
        STYRHUS_CHECK(reader->shape().container == Container::plain
                      || reader->shape().container == Container::workbook
                      || bytes <= (3U << 20) + (3U << 20));
    }
}
