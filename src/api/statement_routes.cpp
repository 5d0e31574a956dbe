#include "api/statement_routes.h"

#include <boost/json/parse.hpp>

namespace styrhus::api {

namespace {

std::string text_of(const boost::json::object& object, std::string_view key) {
    const boost::json::value* member = object.if_contains(key);
    return member != nullptr && member->is_string() ? std::string(member->as_string()) : std::string();
}

Response say(const Request& request, const Site& site) {
    boost::system::error_code wrong;
    const boost::json::value body = boost::json::parse(request.body, wrong);
    const boost::json::value* values =
        !wrong && body.is_object() ? body.as_object().if_contains("values") : nullptr;
    if (values == nullptr || !values->is_object())
        return error_response(request.language, 400, "bad_body", "Indholdet er ikke en udfyldt formular.",
                              "The body is no filled form.");
    const boost::json::object& filled = values->as_object();
    const auto said = site.municipality.say_of_grant({.form = text_of(body.as_object(), "form"),
                                                      .subject = text_of(filled, "grant"),
                                                      .author = site.author,
                                                      .reason = text_of(filled, "reason"),
                                                      .now = site.now()});
    if (!said) return refusal(request.language, said.error());
    return json_response("{}");
}

} // namespace

void add_statement_routes(Routes& routes, const std::shared_ptr<const Site>& site) {
    routes.post("/api/statements", [site](const Request& r) { return say(r, *site); });
}

} // namespace styrhus::api
