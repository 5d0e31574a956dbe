#include "document/cells.h"
#include "views/page/figure.h"
#include "views/view.h"

#include <algorithm>

namespace styrhus::views {

namespace {

using document::Document;

/// A link within Styrhus that names no day of its own gets these keys.
void carry(std::string& link, const std::string& keys) {
    if (!link.starts_with('/')) return;
    if (link.find(std::string(known_on_key) + "=") != std::string::npos) return;
    link += link.find('?') == std::string::npos ? '?' : '&';
    link += keys;
}

void add_known_on(const Context& context, const Request& request, Document& page) {
    const std::string reading = request.get(reading_key, "modtaget");
    page.parameters.push_back({.key = std::string(known_on_key),
                               .label = std::string(context.tr("Kendt pr.", "Known on")),
                               .kind = document::ParameterKind::date,
                               .value = request.get(known_on_key),
                               .standard = "",
                               .options = {},
                               .is_primary = false});
    if (request.get(known_on_key).empty()) return;
    page.parameters.push_back(
        {.key = std::string(reading_key),
         .label = std::string(context.tr("Læsning", "Reading")),
         .kind = document::ParameterKind::choice,
         .value = reading,
         .standard = "modtaget",
         .options = {{"modtaget", std::string(context.tr("det, der var modtaget", "what was received"))},
                     {"genskabt", std::string(context.tr("det, kilderne vidste", "what the sources knew"))}},
         .is_primary = false});
    std::string keys = std::string(known_on_key) + "=" + page::encoded(request.get(known_on_key));
    if (reading != "modtaget") keys += "&" + std::string(reading_key) + "=" + page::encoded(reading);
    document::for_each_cell(
        page, [&](document::Cell& cell) { carry(cell.link, keys); },
        [&](std::string& link) { carry(link, keys); });
}

} // namespace

base::Result<Document> present(const View& view, const Context& context, const Request& request) {
    STYRHUS_TRY(Document page, view.present(context, request));
    add_known_on(context, request, page);
    return page;
}

} // namespace styrhus::views
