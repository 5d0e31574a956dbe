#include "api/site.h"

#include "api/amending_routes.h"
#include "api/contract.h"
#include "api/link_routes.h"
#include "api/mapping_routes.h"
#include "api/statement_routes.h"
#include "app/formats.h"
#include "app/incoming.h"
#include "render/json.h"
#include "render/json_writer.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <fmt/core.h>
#include <sstream>

namespace styrhus::api {

namespace {

using base::Result;

app::PageRequest page_request(const Request& request, std::string_view code) {
    app::PageRequest out = {.view = std::string(code), .language = request.language, .parameters = {}};
    for (const auto& [key, value] : request.query)
        if (key != "sprog" && key != "format" && key != app::table_parameter)
            out.parameters.insert_or_assign(key, value);
    return out;
}

struct Download {
    std::string_view format;
    std::string_view content_type;
};
constexpr std::array<Download, 3> downloads = {{
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"csv", "text/csv; charset=utf-8"},
    {"html", "text/html; charset=utf-8"},
}};

/// A document as the file asked for. Workbooks are made on disk and sent from there.
Response as_download(const Request& request, const Site& site, const document::Document& document,
                     std::string_view format) {
    const std::string_view table = request.parameter(app::table_parameter).value_or("");
    for (const Download& download : downloads) {
        if (download.format != format) continue;
        static std::atomic<std::uint64_t> counter = 0;
        const auto file = site.drafts / fmt::format("download-{}.{}", ++counter, format);
        std::ostringstream unused;
        const auto written = app::write_document(document, format, file.string(), unused, table);
        if (!written) return refusal(request.language, written.error(), table.empty() ? 500 : 404);
        Response response;
        response.content_type = download.content_type;
        response.file = file;
        response.is_file_removed_after = true;
        response.download_name = table.empty() ? fmt::format("{}.{}", document.view, format)
                                               : fmt::format("{}-{}.{}", document.view, table, format);
        return response;
    }
    return error_response(request.language, 400, "no_such_format", "Der findes ikke et sådant format.",
                          "There is no such format.");
}

bool is_page(std::string_view code) {
    const std::vector<app::Page> pages = app::pages();
    return std::any_of(pages.begin(), pages.end(), [&](const app::Page& page) { return page.code == code; });
}

Response view(const Request& request, const Site& site, std::string_view code) {
    const std::string_view format = request.parameter("format").value_or("json");
    app::PageRequest page = page_request(request, code);
    if (app::holds_all_rows(format, request.parameter(app::table_parameter).value_or("")))
        page.parameters.insert_or_assign(std::string(app::all_rows_parameter), "1");
    const auto document = site.municipality.present(page);
    if (!document) return refusal(request.language, document.error(), is_page(code) ? 400 : 404);
    if (format != "json") return as_download(request, site, *document, format);
    return json_response(render::to_json(*document));
}

Response catalogue(const Site& site) {
    Catalogue out = {
        site.municipality.home().municipality, site.municipality.home().is_fictitious, site.author, {}};
    for (const app::Page& page : app::pages())
        out.views.push_back({page.code,
                             page.path,
                             {page.title_da, page.title_en},
                             {page.group_da, page.group_en},
                             page.order});
    return json_response(render::json_of(out));
}

Response search(const Request& request, const Site& site) {
    SearchAnswer answer;
    for (app::SearchHit& hit : site.municipality.search(request.parameter("q").value_or("")))
        answer.hits.push_back({std::move(hit.label), std::move(hit.detail), std::move(hit.link)});
    return json_response(render::json_of(answer));
}

std::string_view name_of(app::JobState state) {
    static constexpr std::array<std::string_view, 4> names = {"waiting", "running", "done", "failed"};
    return names[static_cast<std::size_t>(state)];
}

std::string job_json(const app::JobStatus& status, document::Language language) {
    return render::json_of(JobAnswer{std::string(name_of(status.state)), status.done, status.what,
                                     text_of(status.error, language), status.result_link});
}

/// What is wrong with a file before anything is read of it, in the words of UX 7.6.
std::optional<Response> refused(const Request& request) {
    const auto name = request.parameter("filename");
    if (!name || name->empty())
        return error_response(request.language, 400, "no_name", "Filen mangler sit navn.",
                              "The file lacks its name.");
    std::error_code ignored;
    if (std::filesystem::file_size(request.body_file, ignored) == 0)
        return error_response(request.language, 400, "empty_file",
                              fmt::format("{} er tom. Hent udtrækket igen fra kilden.", *name),
                              fmt::format("{} is empty. Fetch the extract from the source again.", *name));
    return std::nullopt;
}

/// New figures with what was received, and the page that tells of it.
Result<std::string> published(const Site& site, const std::vector<app::Received>& received,
                              const app::Now& now, const app::Progress& progress) {
    // An archive or a workbook may hold several deliveries; then the page is that of all.
    const auto link = received.size() > 1
                          ? std::string("/leverancer")
                          : fmt::format("/leverance/{}", static_cast<std::uint32_t>(received.front().id));
    // The page says so when the same file came before; then nothing is changed.
    const bool is_known = std::all_of(received.begin(), received.end(),
                                      [](const app::Received& one) { return one.is_known_already; });
    if (is_known) return link + "?igen=1";
    // What is stored is stored: from here a wish to stop comes too late.
    STYRHUS_TRY_VOID(site.municipality.publish({.now = now, .known_on = std::nullopt},
                                               [&](double done, std::string_view what) {
                                                   (void)progress(0.5 + done / 2, what);
                                                   return true;
                                               }));
    app::look_back_when_idle(site.jobs, site.municipality);
    STYRHUS_TRY_VOID(app::all_stored(received));
    return link;
}

Response deliver(const Request& request, const Site& site) {
    if (auto answer = refused(request)) return std::move(*answer);
    auto file = app::read_file(request.body_file, std::string(*request.parameter("filename")));
    if (!file) return refusal(request.language, file.error());
    app::ReceiveOrder order = {.files = {std::move(*file)},
                               .mapping = std::string(request.parameter("mapping").value_or("")),
                               .extract_date = std::nullopt,
                               .now = site.now()};
    if (const auto placed = site.municipality.check_mappings(order); !placed)
        return refusal(request.language, placed.error());
    const std::string job =
        site.jobs.start([&site, order](const app::Progress& progress) -> Result<std::string> {
            const auto received = site.municipality.receive(
                order, [&](double done, std::string_view what) { return progress(done / 2, what); });
            if (!received) return received.error();
            return published(site, *received, order.now, progress);
        });
    return json_response(render::json_of(JobStarted{job}), 202);
}

Response job_status(const Request& request, const Site& site) {
    const auto status = site.jobs.status(std::string(request.value("id")));
    if (!status)
        return error_response(request.language, 404, "no_such_job", "Opgaven findes ikke.",
                              "There is no such job.");
    return json_response(job_json(*status, request.language));
}

Response job_events(const Request& request, const Site& site) {
    const std::string id(request.value("id"));
    if (!site.jobs.status(id))
        return error_response(request.language, 404, "no_such_job", "Opgaven findes ikke.",
                              "There is no such job.");
    Response response;
    response.content_type = "text/event-stream";
    response.events = [&site, id, language = request.language](const EventSink& sink) {
        return site.jobs.follow(id, [sink, language](const app::JobStatus& status) {
            (void)sink.send({.name = "", .data = job_json(status, language), .id = ""});
            if (status.state == app::JobState::done || status.state == app::JobState::failed) sink.close();
        });
    };
    return response;
}

domain::DeliveryId delivery_in(const Request& request) {
    std::uint32_t number = 0;
    for (const char c : request.value("id"))
        number = c >= '0' && c <= '9' ? number * 10 + static_cast<std::uint32_t>(c - '0') : 0;
    return domain::DeliveryId{number};
}

/// The delivery's files once more by the mapping as it is now, and new figures.
Response receive_again(const Request& request, const Site& site) {
    const domain::DeliveryId id = delivery_in(request);
    const app::Now now = site.now();
    const std::string job =
        site.jobs.start([&site, id, now](const app::Progress& progress) -> Result<std::string> {
            STYRHUS_TRY(const auto received,
                        site.municipality.receive_again(
                            id, site.author, now,
                            [&](double done, std::string_view what) { return progress(done / 2, what); }));
            return published(site, received, now, progress);
        });
    return json_response(render::json_of(JobStarted{job}), 202);
}

/// A release or a withdrawal, and new figures at once.
Response decide(const Request& request, const Site& site, bool is_release) {
    const domain::DeliveryId id = delivery_in(request);
    const app::Now now = site.now();
    const auto said = is_release ? site.municipality.release(id, site.author, now)
                                 : site.municipality.withdraw(id, site.author, request.body, now);
    if (!said) return refusal(request.language, said.error(), 404);
    const std::string job =
        site.jobs.start([&site, now, id](const app::Progress& progress) -> Result<std::string> {
            STYRHUS_TRY(const auto published,
                        site.municipality.publish({.now = now, .known_on = std::nullopt}, progress));
            app::look_back_when_idle(site.jobs, site.municipality);
            return fmt::format("/leverance/{}", static_cast<std::uint32_t>(id));
        });
    return json_response(render::json_of(JobStarted{job}), 202);
}

} // namespace

Routes routes_of(Site given) {
    const auto site = std::make_shared<const Site>(std::move(given));
    Routes routes;
    routes.get("/api/catalogue", [site](const Request&) { return catalogue(*site); });
    routes.get("/api/view/<code>", [site](const Request& r) { return view(r, *site, r.value("code")); });
    routes.get("/api/explain", [site](const Request& r) { return view(r, *site, "explain"); });
    routes.get("/api/search", [site](const Request& r) { return search(r, *site); });
    routes.upload("/api/deliveries", [site](const Request& r) { return deliver(r, *site); });
    routes.post("/api/deliveries/<id>/release", [site](const Request& r) { return decide(r, *site, true); });
    routes.post("/api/deliveries/<id>/withdraw",
                [site](const Request& r) { return decide(r, *site, false); });
    routes.post("/api/deliveries/<id>/again", [site](const Request& r) { return receive_again(r, *site); });
    routes.get("/api/jobs/<id>", [site](const Request& r) { return job_status(r, *site); });
    routes.get("/api/jobs/<id>/events", [site](const Request& r) { return job_events(r, *site); });
    routes.post("/api/jobs/<id>/cancel", [site](const Request& r) {
        site->jobs.cancel(std::string(r.value("id")));
        return job_status(r, *site);
    });
    add_mapping_routes(routes, site);
    add_amending_routes(routes, site);
    add_statement_routes(routes, site);
    add_link_routes(routes, site);
    return routes;
}

} // namespace styrhus::api
