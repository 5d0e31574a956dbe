#include "base/check.h"
#include "intake/formats/encoding.h"
#include "intake/formats/table.h"

#include <cstdint>
#include <string>

/// Any bytes as an e-invoice: rows in their order, in UTF-8, each note at a row that is there and with its
/// words, and amounts that can be added.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace styrhus::intake::formats;
    // Most of what begins otherwise is delimited text, which has its own target.
    const std::string bytes = "<?xml" + std::string(data, data + size);
    auto reader = TableReader::open(Input::bytes(bytes, "fuzz"));
    STYRHUS_CHECK(reader.has_value());
    RowBatch batch;
    std::uint64_t line = 0;
    for (;;) {
        const auto more = reader->next(batch);
        STYRHUS_CHECK(more.has_value());
        if (!*more) break;
        for (std::size_t at = 0; at < batch.size(); ++at) {
            STYRHUS_CHECK(batch[at].line == ++line && batch[at].trouble == RowTrouble::none);
            STYRHUS_CHECK(batch[at].fields.size() == reader->shape().columns.size());
            for (const std::string_view field : batch[at].fields)
                STYRHUS_CHECK(is_utf8(field));
        }
        std::size_t row = 0;
        for (const RowNote& note : batch.notes()) {
            STYRHUS_CHECK(note.row >= row && note.row < batch.size());
            STYRHUS_CHECK(!note.code.empty() && !note.en.empty() && !note.da.empty());
            row = note.row;
        }
    }
    STYRHUS_CHECK(line > 0);
    return 0;
}
