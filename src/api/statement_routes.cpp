#include "api/statement_routes.h"

#include "api/body.h"

#include <boost/json/parse.hpp>

#include <optional>
#include <vector>

namespace styrhus::api {

namespace {

/// Forms speak of one thing, in the field that is called after it.
std::string subject_of(const boost::json::object& filled) {
    for (const char* field : {"grant", "finding", "month", "posting"})
        if (std::string subject = text_in(filled, field); !subject.empty()) return subject;
    return {};
}

/// [{"grant":"grant:…","ore":123456}]; the øre may be left out of the only one.
std::optional<std::vector<app::SaidGrant>> links_of(const boost::json::value& value) {
    if (!value.is_array()) return std::nullopt;
    std::vector<app::SaidGrant> links;
    for (const boost::json::value& one : value.as_array()) {
        if (!one.is_object()) return std::nullopt;
        app::SaidGrant& link = links.emplace_back(app::SaidGrant{text_in(one.as_object(), "grant"), {}});
        const boost::json::value* ore = one.as_object().if_contains("ore");
        if (ore == nullptr) continue;
        if (!ore->is_int64()) return std::nullopt;
        link.amount = base::Money::ore(ore->as_int64());
    }
    return links;
}

Response bad_body(const Request& request) {
    return error_response(request.language, 400, "bad_body", "Indholdet er ikke en udfyldt formular.",
                          "The body is no filled form.");
}

Response say(const Request& request, const Site& site) {
    boost::system::error_code wrong;
    const boost::json::value body = boost::json::parse(request.body, wrong);
    const boost::json::value* values =
        !wrong && body.is_object() ? body.as_object().if_contains("values") : nullptr;
    if (values == nullptr || !values->is_object()) return bad_body(request);
    const boost::json::object& filled = values->as_object();
    app::SayOrder order = {.form = text_in(body.as_object(), "form"),
                           .subject = subject_of(filled),
                           .author = site.author,
                           .reason = text_in(filled, "reason"),
                           .until = std::nullopt,
                           .now = site.now()};
    if (const boost::json::value* links = body.as_object().if_contains("links")) {
        order.links = links_of(*links);
        if (!order.links) return bad_body(request);
    }
    if (const std::string until = text_in(filled, "until"); !until.empty()) {
        const auto day = base::parse_iso(until);
        if (!day) return refusal(request.language, day.error());
        order.until = *day;
    }
    const auto said = site.municipality.say(order);
    if (!said) return refusal(request.language, said.error());
    return json_response("{}");
}

} // namespace

void add_statement_routes(Routes& routes, const std::shared_ptr<const Site>& site) {
    routes.post("/api/statements", [site](const Request& r) { return say(r, *site); });
}

} // namespace styrhus::api
