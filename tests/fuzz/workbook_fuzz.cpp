/// Any bytes as the parts of a workbook. A workbook whose archive has a wrong checksum is refused early, so
/// the bytes become the parts themselves: sheet, shared strings and styles, parted by lines of ~.

#include "base/check.h"
#include "intake/formats/encoding.h"
#include "intake/formats/table.h"

#include <cstdint>
#include <zip.h>

using namespace styrhus::intake::formats;

namespace {

struct Part {
    const char* name;
    std::string content;
};

std::string archive(const std::vector<Part>& parts) {
    zip_error_t trouble;
    ::zip_error_init(&trouble);
    zip_source_t* target = ::zip_source_buffer_create(nullptr, 0, 0, &trouble);
    ::zip_source_keep(target);
    zip_t* zip = ::zip_open_from_source(target, ZIP_TRUNCATE, &trouble);
    for (const Part& part : parts) {
        const auto index = ::zip_file_add(
            zip, part.name, ::zip_source_buffer(zip, part.content.data(), part.content.size(), 0), 0);
        ::zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    STYRHUS_CHECK(::zip_close(zip) == 0);
    ::zip_source_open(target);
    ::zip_source_seek(target, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(::zip_source_tell(target)), '\0');
    ::zip_source_seek(target, 0, SEEK_SET);
    ::zip_source_read(target, bytes.data(), bytes.size());
    ::zip_source_close(target);
    ::zip_source_free(target);
    return bytes;
}

/// What stands before the next ~.
std::string cut(std::string& text) {
    const std::size_t end = text.find('~');
    std::string part = text.substr(0, end);
    text = end == std::string::npos ? std::string() : text.substr(end + 1);
    return part;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string rest(data, data + size);
    const std::string sheet = cut(rest);
    const std::string strings = cut(rest);
    const std::string styles = cut(rest);
    const std::string bytes = archive({
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", "<R><Relationship Id='r' Type='x/officeDocument' Target='w.xml'/></R>"},
        {"_rels/w.xml.rels",
         "<R><Relationship Id='a' Type='x/worksheet' Target='s.xml'/><Relationship Id='b' "
         "Type='x/sharedStrings' Target='t.xml'/><Relationship Id='c' Type='x/styles' "
         "Target='y.xml'/></R>"},
        {"w.xml", "<workbook><sheets><sheet name='s' id='a'/></sheets></workbook>"},
        {"s.xml", sheet},
        {"t.xml", strings.empty() ? "<sst/>" : strings},
        {"y.xml", styles.empty() ? "<styleSheet/>" : styles},
    });
    auto reader = TableReader::open(Input::bytes(bytes, "fuzz"));
    if (!reader) return 0;
    RowBatch batch;
    std::uint64_t line = 0;
    // Blank rows up to a far cell are many and all alike.
    for (int batches = 0; batches < 4; ++batches) {
        const auto more = reader->next(batch);
        if (!more || !*more) return 0;
        for (std::size_t at = 0; at < batch.size(); ++at) {
            const Row row = batch[at];
            STYRHUS_CHECK(row.line > line && row.kinds.size() == row.fields.size());
            line = row.line;
            for (const std::string_view field : row.fields)
                STYRHUS_CHECK(is_utf8(field));
        }
    }
    return 0;
}
