#include "api/link_routes.h"

#include "api/contract.h"
#include "render/json_writer.h"

#include <algorithm>
#include <charconv>

namespace styrhus::api {

namespace {

constexpr std::string_view rows_key = "antal";
constexpr std::size_t rows_most = 500;

template <class T>
Response answer(const Request& request, const base::Result<T>& made, int status) {
    return made ? json_response(render::json_of(*made)) : refusal(request.language, made.error(), status);
}

Response work(const Request& request, const Site& site) {
    app::LinkWorkRequest asked = {.language = request.language, .parameters = {}};
    for (const auto& [key, value] : request.query) {
        if (key == rows_key)
            (void)std::from_chars(value.data(), value.data() + value.size(), asked.most);
        else if (key != "sprog")
            asked.parameters.insert_or_assign(key, value);
    }
    asked.most = std::min(asked.most, rows_most);
    return answer(request, site.municipality.link_work(asked), 400);
}

Response desk(const Request& request, const Site& site) {
    return answer(request,
                  site.municipality.link_desk(std::string(request.value("posting")), request.language), 404);
}

Response choices(const Request& request, const Site& site) {
    return answer(request,
                  site.municipality.link_choices(std::string(request.value("posting")),
                                                 request.parameter("q").value_or(""), request.language),
                  404);
}

} // namespace

void add_link_routes(Routes& routes, const std::shared_ptr<const Site>& site) {
    routes.get("/api/links", [site](const Request& r) { return work(r, *site); });
    routes.get("/api/links/<posting>", [site](const Request& r) { return desk(r, *site); });
    routes.get("/api/links/<posting>/grants", [site](const Request& r) { return choices(r, *site); });
}

} // namespace styrhus::api
