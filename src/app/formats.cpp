#include "app/formats.h"

#include "render/csv.h"
#include "render/html.h"
#include "render/json.h"
#include "render/tables.h"
#include "render/text.h"
#include "render/xlsx.h"

#include <fmt/core.h>
#include <fstream>
#include <ostream>

namespace styrhus::app {

base::Result<void> write_document(const document::Document& document, std::string_view format,
                                  const std::string& file, std::ostream& stream, std::string_view table) {
    if (!table.empty() && format != "csv") {
        STYRHUS_TRY(const document::Document only, render::with_only(document, table));
        return write_document(only, format, file, stream);
    }
    if (format == "xlsx") {
        if (file.empty()) return base::Error{"A workbook is written to a file: name it with --out."};
        render::write_xlsx(document, file);
        return {};
    }
    std::string out;
    if (format == "text")
        out = render::to_text(document);
    else if (format == "json")
        out = render::to_json(document) + "\n";
    else if (format == "csv" && table.empty())
        out = render::to_csv(document);
    else if (format == "csv") {
        STYRHUS_TRY(out, render::to_csv(document, table));
    } else if (format == "html")
        out = render::to_html(document);
    else
        return base::Error{
            fmt::format("There is no format \"{}\": choose text, json, csv, html or xlsx.", format)};
    if (file.empty()) {
        stream << out;
        return {};
    }
    std::ofstream to(file, std::ios::binary);
    to << out;
    if (!to.flush()) return base::Error{fmt::format("cannot write {}; is the disk full?", file)};
    return {};
}

} // namespace styrhus::app
