#include "api/amending_routes.h"

#include "api/body.h"
#include "api/contract.h"
#include "api/mapping_routes.h"
#include "api/uploads.h"
#include "render/json_writer.h"

#include <array>
#include <boost/json/parse.hpp>
#include <fmt/core.h>
#include <utility>

namespace styrhus::api {

namespace {

using domain::MappingGap;

std::string reason_of(const MappingGap& gap, document::Language language) {
    if (gap.likely.empty()) return {};
    const bool is_danish = language == document::Language::da;
    std::string reason = fmt::format("{} {} %", is_danish ? "navnet ligner" : "name alike", gap.by_name);
    if (gap.by_values > 0)
        reason += fmt::format(", {} {} %", is_danish ? "værdierne" : "values", gap.by_values);
    return reason;
}

/// Each gap to the list it belongs to.
void add_gap(const MappingGap& gap, document::Language language, OpenedMapping& out) {
    switch (gap.kind) {
    case MappingGap::Kind::unmapped_column:
        out.new_columns.push_back({gap.column, gap.likely, reason_of(gap, language)});
        break;
    case MappingGap::Kind::missing_column:
        out.missing_columns.push_back(gap.column);
        break;
    case MappingGap::Kind::unknown_value:
        out.unknown_values.push_back(unknown_value(gap));
        break;
    case MappingGap::Kind::renamed_label:
        out.renamed_labels.push_back({gap.column, gap.field, gap.likely, gap.value, gap.codes, gap.amount});
        break;
    case MappingGap::Kind::unread_sheet:
        break;
    }
}

/// Beside the file that waits under ?upload=, or beside the source's latest delivery.
Response open(const Request& request, const Site& site) {
    std::vector<app::IncomingFile> files;
    if (const auto upload = request.parameter("upload")) {
        auto waiting = uploaded_files(site, *upload);
        if (!waiting) return refusal(request.language, waiting.error(), 404);
        files = std::move(*waiting);
    }
    const auto opened = site.municipality.open_mapping(std::string(request.value("code")),
                                                       files.empty() ? nullptr : &files.front());
    if (!opened) return refusal(request.language, opened.error(), 404);
    const bool is_danish = request.language == document::Language::da;
    OpenedMapping out = {.code = opened->info.code,
                         .title = is_danish ? opened->info.name_da : opened->info.name_en,
                         .version = opened->version,
                         .toml = opened->toml,
                         .kind = choice_of(opened->kind, request.language)};
    for (const app::KnownColumn& column : opened->columns) {
        MappedColumn& one = out.columns.emplace_back(MappedColumn{column.column, column.field, {}});
        for (const auto& [value, meaning] : column.values)
            one.values.push_back({value, meaning});
    }
    for (const MappingGap& gap : opened->gaps)
        add_gap(gap, request.language, out);
    if (opened->delivery) out.delivery = static_cast<int>(opened->delivery->id);
    return json_response(render::json_of(out));
}

/// Nothing for a kind that there is not.
std::optional<app::MappingAmendment> amendment_in(const boost::json::value& value) {
    using Kind = app::MappingAmendment::Kind;
    static constexpr std::array<std::pair<std::string_view, Kind>, 3> kinds = {
        {{"heading", Kind::heading}, {"value", Kind::value}, {"column", Kind::column}}};
    if (!value.is_object()) return std::nullopt;
    const boost::json::object& object = value.as_object();
    const std::string name = text_in(object, "kind");
    for (const auto& [word, kind] : kinds)
        if (name == word)
            return app::MappingAmendment{kind, text_in(object, "column"), text_in(object, "field"),
                                         text_in(object, "text"), text_in(object, "meaning")};
    return std::nullopt;
}

/// The text of a mapping and what is to be said besides → the text that says it.
Response amend(const Request& request, const Site&) {
    const auto bad_body = [&] {
        return error_response(request.language, 400, "bad_body",
                              "Indholdet er ikke ændringer af en oversættelse.",
                              "The body is no changes of a mapping.");
    };
    boost::system::error_code wrong;
    const boost::json::value body = boost::json::parse(request.body, wrong);
    const boost::json::value* changes =
        !wrong && body.is_object() ? body.as_object().if_contains("changes") : nullptr;
    if (changes == nullptr || !changes->is_array()) return bad_body();
    std::vector<app::MappingAmendment> amendments;
    for (const boost::json::value& change : changes->as_array()) {
        auto amendment = amendment_in(change);
        if (!amendment) return bad_body();
        amendments.push_back(std::move(*amendment));
    }
    const auto amended = app::Municipality::amend_mapping(text_in(body.as_object(), "toml"), amendments);
    if (!amended) return refusal(request.language, amended.error());
    return json_response(render::json_of(AmendedMapping{*amended}));
}

} // namespace

void add_amending_routes(Routes& routes, const std::shared_ptr<const Site>& site) {
    routes.post("/api/mappings/amended", [site](const Request& r) { return amend(r, *site); });
    routes.get("/api/mappings/<code>", [site](const Request& r) { return open(r, *site); });
}

} // namespace styrhus::api
