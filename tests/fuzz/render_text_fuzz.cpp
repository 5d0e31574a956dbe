/// Text from a source, whatever its bytes: in every format it stays text. JSON parses and gives it back, HTML
/// gets no tag from it, a terminal no control character, a spreadsheet no formula.

#include "base/check.h"
#include "render/csv.h"
#include "render/html.h"
#include "render/json.h"
#include "render/text.h"
#include "render/utf8.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <cstdint>

using namespace styrhus;

namespace {

std::size_t count_of(const std::string& text, char c) {
    std::size_t n = 0;
    for (const char each : text)
        n += each == c ? 1 : 0;
    return n;
}

document::Document document_with(const std::string& text) {
    document::Document out;
    out.title = text;
    out.blocks = {document::Table{.key = "t",
                                  .columns = {{.key = "c", .label = text}},
                                  .rows = {{.cells = {document::text_cell(text)}}}},
                  document::Paragraph{text}};
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    const document::Document document = document_with(text);
    const boost::json::value json = boost::json::parse(render::to_json(document));
    const bool is_clean = render::clean_utf8(text) == text;
    if (is_clean && !text.empty()) STYRHUS_CHECK(json.at("title").as_string() == text);

    static const std::size_t tags = count_of(render::to_html(document_with("x")), '<');
    const bool is_visible = render::clean_utf8(text).find_first_not_of(" \t\r\n") != std::string::npos;
    if (is_visible) STYRHUS_CHECK(count_of(render::to_html(document), '<') == tags);

    for (const char c : render::to_text(document))
        STYRHUS_CHECK(c == '\n' || static_cast<unsigned char>(c) >= 0x20);

    const std::string csv = *render::to_csv(document, "t");
    const std::string field = csv.substr(3); // after the byte-order mark
    if (!field.empty())
        STYRHUS_CHECK(std::string_view("=+-@\t").find(field.front()) == std::string_view::npos);
    return 0;
}
