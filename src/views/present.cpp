#include "base/error_text.h"
#include "document/cells.h"
#include "views/known.h"
#include "views/page/figure.h"

#include <algorithm>

namespace styrhus::views {

namespace {

using document::Document;

constexpr std::string_view received = "modtaget";
constexpr std::string_view reconstructed = "rekonstrueret";

/// Parameters whose value is a figure's name.
constexpr std::string_view named_figures[] = {"figur", "bag"};

/// The same request with the day as a parameter, also where only a figure's name says it.
Request with_day(const Request& request) {
    Request out = request;
    for (const std::string_view key : named_figures) {
        auto figure = page::parse_figure(request.get(key));
        if (!figure) continue;
        for (const std::string_view known : {known_on_key, reading_key}) {
            const auto found = figure->filters.find(known);
            if (found == figure->filters.end()) continue;
            out.parameters.try_emplace(std::string(known), found->second);
            figure->filters.erase(found);
        }
        out.parameters[std::string(key)] = page::format(*figure);
    }
    return out;
}

/// A link within Styrhus that names no day of its own gets these keys, and so does a figure's name.
void carry(std::string& text, const std::string& keys) {
    if (text.empty() || text.find(std::string(known_on_key) + "=") != std::string::npos) return;
    text += text.find('?') == std::string::npos ? '?' : '&';
    text += keys;
}

std::string keys_of(const Request& request) {
    std::string keys = std::string(known_on_key) + "=" + page::encoded(request.get(known_on_key));
    if (const std::string reading = request.get(reading_key, received); reading != received)
        keys += "&" + std::string(reading_key) + "=" + page::encoded(reading);
    return keys;
}

void carry_day(const Request& request, Document& page) {
    const std::string keys = keys_of(request);
    document::for_each_cell(
        page,
        [&](document::Cell& cell) {
            carry(cell.link, keys);
            carry(cell.figure, keys);
        },
        [&](std::string& link) { carry(link, keys); });
}

void add_parameters(const Context& context, const Request& request, Document& page) {
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
         .value = request.get(reading_key, received),
         .standard = std::string(received),
         .options = {{std::string(received),
                      std::string(context.tr("det, der var modtaget", "what was received"))},
                     {std::string(reconstructed),
                      std::string(context.tr("det, kilderne vidste", "what the sources knew"))}},
         .is_primary = false});
}

} // namespace

base::Result<KnownAsked> known_asked(const Request& given) {
    const Request request = with_day(given);
    KnownAsked asked;
    const std::string reading = request.get(reading_key, received);
    if (reading != received && reading != reconstructed)
        return base::error("\"laesning\" is modtaget or rekonstrueret. It says: {}",
                           "\"laesning\" er modtaget eller rekonstrueret. Der står: {}", reading);
    if (reading == reconstructed) asked.reading = domain::KnownReading::reconstructed;
    const std::string text = request.get(known_on_key);
    if (text.empty()) return asked;
    const auto day = base::parse_iso(text);
    if (!day)
        return base::error("\"kendt\" is written as a day: 2025-11-14. It says: {}",
                           "\"kendt\" skrives som en dag: 2025-11-14. Der står: {}", text);
    asked.on = *day;
    return asked;
}

base::Result<Document> present(const View& view, const Context& context, const Request& given) {
    STYRHUS_TRY_VOID(known_asked(given));
    const Request request = with_day(given);
    STYRHUS_TRY(Document page, view.present(context, request));
    add_parameters(context, request, page);
    if (!request.get(known_on_key).empty()) carry_day(request, page);
    return page;
}

} // namespace styrhus::views
