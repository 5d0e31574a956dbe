#include "api/mapping_routes.h"

#include "api/body.h"
#include "api/contract.h"
#include "api/uploads.h"
#include "app/incoming.h"
#include "render/json_writer.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/core.h>

namespace styrhus::api {

namespace {

std::string label_of(const app::NamedWord& word, document::Language language) {
    return language == document::Language::da ? word.da : word.en;
}

std::string reason_of(const app::ColumnSuggestion& one, document::Language language) {
    const bool is_danish = language == document::Language::da;
    switch (one.by) {
    case app::SuggestedBy::mapping:
        return fmt::format("{} {}", is_danish ? "som i" : "as in", one.mapping);
    case app::SuggestedBy::name:
        return is_danish ? "samme navn" : "the same name";
    case app::SuggestedBy::likeness:
        return is_danish ? "navnet ligner" : "the name is like it";
    case app::SuggestedBy::values:
        return is_danish ? "værdierne ligner" : "the values are like it";
    case app::SuggestedBy::nothing:
        break;
    }
    return {};
}

Response preview(const Request& request, const Site& site) {
    const std::string name(request.parameter("filename").value_or("upload.csv"));
    if (!is_plain_name(name))
        return error_response(request.language, 400, "bad_name", "Filnavnet kan ikke bruges.",
                              "The file name cannot be used.");
    const auto file = app::read_file(request.body_file, name);
    if (!file) return refusal(request.language, file.error());
    const auto seen = site.municipality.preview(*file, std::string(request.parameter("sheet").value_or("")));
    if (!seen) return refusal(request.language, seen.error());
    MappingPreview out = {keep_upload(site, request.body_file, name),
                          seen->encoding,
                          seen->delimiter,
                          seen->sheet,
                          seen->sheets,
                          seen->header,
                          seen->sample_rows,
                          seen->kind,
                          seen->mapping_code,
                          {}};
    for (const app::KindPreview& kind : seen->kinds)
        out.kinds.push_back(choice_of(kind, request.language));
    return json_response(render::json_of(out));
}

document::Document receipt_of(const domain::ReadDelivery& read, document::Language language) {
    const bool is_danish = language == document::Language::da;
    const domain::DeliverySums& sums = read.delivery.sums;
    document::Document out;
    out.view = "trial";
    out.language = language;
    out.title = is_danish ? "Kvittering, før noget gemmes" : "Receipt before anything is stored";
    const auto count = [](std::uint64_t n) { return document::count_cell(static_cast<std::int64_t>(n)); };
    document::Equation rows = {.title = is_danish ? "Rækker" : "Rows", .terms = {}, .difference = count(0)};
    rows.terms = {{"", is_danish ? "leveret" : "delivered", count(sums.rows_in)},
                  {"=", is_danish ? "godtaget" : "accepted", count(sums.rows_accepted)},
                  {"+", is_danish ? "afvist" : "rejected", count(sums.rows_rejected)}};
    document::Equation money = {.title = "Kroner",
                                .unit = document::MoneyUnit::ore,
                                .terms = {},
                                .difference = document::money_cell({})};
    money.terms = {{"", is_danish ? "leveret" : "delivered", document::money_cell(sums.money_in)},
                   {"=", is_danish ? "godtaget" : "accepted", document::money_cell(sums.money_accepted)},
                   {"+", is_danish ? "afvist" : "rejected", document::money_cell(sums.money_rejected)}};
    document::Table changes = {
        .key = "changes",
        .title = is_danish ? "Mod det, der er leveret før" : "Against what was delivered before",
        .columns = {{"what", is_danish ? "Rækker" : "Rows"},
                    {"rows", is_danish ? "Antal" : "Number", document::ColumnKind::count}},
        .rows = {}};
    const std::pair<const char*, std::uint64_t> changed[] = {
        {is_danish ? "nye" : "new", sums.rows_new},
        {is_danish ? "ændrede" : "changed", sums.rows_changed},
        {is_danish ? "forsvundne" : "gone", sums.rows_gone}};
    for (const auto& [what, number] : changed)
        changes.rows.push_back({.cells = {document::text_cell(what), count(number)}});
    document::Table gaps = {.key = "gaps",
                            .title = is_danish ? "Det, oversættelsen ikke kender"
                                               : "What the mapping does not know",
                            .columns = {{"column", is_danish ? "Kolonne" : "Column"},
                                        {"value", is_danish ? "Værdi" : "Value"},
                                        {"rows", is_danish ? "Rækker" : "Rows", document::ColumnKind::count}},
                            .rows = {},
                            .empty_text = is_danish ? "Alt er oversat." : "Everything is mapped."};
    for (const domain::MappingGap& gap : read.gaps)
        gaps.rows.push_back(
            {.cells = {document::text_cell(gap.column), document::text_cell(gap.value), count(gap.rows)}});
    document::Table rejected = {
        .key = "rejected",
        .title = is_danish ? "Afviste rækker" : "Rejected rows",
        .columns = {{"line", is_danish ? "Linje" : "Line", document::ColumnKind::count},
                    {"column", is_danish ? "Kolonne" : "Column"},
                    {"why", is_danish ? "Hvorfor" : "Why"}},
        .rows = {},
        .empty_text = is_danish ? "Ingen rækker er afvist." : "No rows are rejected."};
    constexpr std::size_t rejected_shown = 50;
    for (const domain::Rejection& one : read.rejections) {
        if (rejected.rows.size() == rejected_shown) break;
        rejected.rows.push_back({.cells = {count(one.source.line), document::text_cell(one.column),
                                           document::text_cell(is_danish ? one.text_da : one.text_en)}});
    }
    rejected.rows_in_all = static_cast<std::int64_t>(read.rejections.size());
    out.blocks = {std::move(rows), std::move(money), std::move(changes), std::move(gaps),
                  std::move(rejected)};
    if (read.delivery.is_held)
        out.blocks.insert(
            out.blocks.begin(),
            document::Notice{
                .text = is_danish ? "Så meget ville forsvinde, at leverancen ville vente på frigivelse."
                                  : "So much would vanish that the delivery would wait for release.",
                .tone = document::Tone::warning});
    return out;
}

/// On the file that waits under `upload`, or on the files of the delivery.
base::Result<std::vector<app::IncomingFile>> files_to_try(const Request& request, const Site& site) {
    const std::string upload = text_in(request.body, "upload");
    if (!upload.empty()) return uploaded_files(site, upload);
    return site.municipality.delivered_files(domain::DeliveryId{number_in(request.body, "delivery")});
}

Response trial(const Request& request, const Site& site) {
    const std::string toml = text_in(request.body, "mapping");
    MappingTrial out = {.toml = toml, .errors = {}, .unknown_values = {}, .receipt = std::nullopt};
    const auto files = files_to_try(request, site);
    if (!files) return refusal(request.language, files.error(), 404);
    const auto tried = site.municipality.try_mapping(toml, *files, site.now());
    if (!tried) return refusal(request.language, tried.error());
    for (const auto& trouble : tried->troubles)
        out.errors.push_back({static_cast<int>(trouble.line), text_of(trouble.what, request.language)});
    if (!tried->read) return json_response(render::json_of(out));
    for (const domain::MappingGap& gap : tried->read->gaps)
        if (gap.kind == domain::MappingGap::Kind::unknown_value)
            out.unknown_values.push_back(unknown_value(gap));
    out.receipt = receipt_of(*tried->read, request.language);
    return json_response(render::json_of(out));
}

Response save(const Request& request, const Site& site) {
    const app::Now now = site.now();
    const auto saved =
        site.municipality.save_mapping({.toml = text_in(request.body, "toml"),
                                        .author = site.author,
                                        .now = now,
                                        .instead_of = text_if_there(request.body, "instead_of")});
    if (!saved) return refusal(request.language, saved.error());
    return json_response(render::json_of(MappingSaved{saved->code, saved->version, site.author, now.today}));
}

Response list(const Request& request, const Site& site) {
    MappingList out;
    for (const auto& mapping : site.municipality.mappings())
        out.mappings.push_back(
            {mapping.code, request.language == document::Language::da ? mapping.name_da : mapping.name_en,
             mapping.kind});
    return json_response(render::json_of(out));
}

/// Saved views are a statement of the user; the last one holds them all.
Response my_views(const Site& site) {
    const std::string payload = site.municipality.last_payload("user:" + site.author, "my.views");
    return json_response(payload.empty() ? "{\"views\":[]}" : payload);
}

Response save_my_views(const Request& request, const Site& site) {
    boost::system::error_code wrong;
    const boost::json::value value = boost::json::parse(request.body, wrong);
    if (wrong || !value.is_object() || value.as_object().if_contains("views") == nullptr)
        return error_response(request.language, 400, "bad_body", "Indholdet er ikke gemte visninger.",
                              "The body is no saved views.");
    const auto said = site.municipality.say_of("user:" + site.author, "my.views", site.author,
                                               boost::json::serialize(value), site.now());
    if (!said) return refusal(request.language, said.error());
    return json_response(boost::json::serialize(value));
}

} // namespace

KindChoice choice_of(const app::KindPreview& kind, document::Language language) {
    KindChoice out = {kind.word.name, label_of(kind.word, language), {}, {}};
    for (const app::FieldInfo& field : kind.fields) {
        FieldChoice& one = out.fields.emplace_back(FieldChoice{
            field.word.name, label_of(field.word, language), {}, field.is_needed, field.is_end_date});
        for (const app::NamedWord& choice : field.choices)
            one.choices.push_back({choice.name, label_of(choice, language)});
    }
    for (const app::ColumnSuggestion& one : kind.columns)
        out.columns.push_back({one.column, one.field, one.confidence, reason_of(one, language)});
    return out;
}

UnknownValue unknown_value(const domain::MappingGap& gap) {
    return {gap.column, gap.field, gap.value, static_cast<std::int64_t>(gap.rows), gap.amount};
}

void add_mapping_routes(Routes& routes, const std::shared_ptr<const Site>& site) {
    routes.upload("/api/mappings/preview", [site](const Request& r) { return preview(r, *site); });
    routes.post("/api/mappings/trial", [site](const Request& r) { return trial(r, *site); });
    routes.post("/api/mappings", [site](const Request& r) { return save(r, *site); });
    routes.get("/api/mappings", [site](const Request& r) { return list(r, *site); });
    routes.get("/api/my/views", [site](const Request&) { return my_views(*site); });
    routes.post("/api/my/views", [site](const Request& r) { return save_my_views(r, *site); });
}

} // namespace styrhus::api
