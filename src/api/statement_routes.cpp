#include "api/statement_routes.h"

#include <boost/json/parse.hpp>

namespace styrhus::api {

namespace {

std::string text_of(const boost::json::object& object, std::string_view key) {
    const boost::json::value* member = object.if_contains(key);
    return member != nullptr && member->is_string() ? std::string(member->as_string()) : std::string();
}

/// Forms speak of one thing, in the field that is called after it.
std::string subject_of(const boost::json::object& filled) {
    for (const char* field : {"grant", "finding", "month"})
        if (std::string subject = text_of(filled, field); !subject.empty()) return subject;
    return {};
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
    app::SayOrder order = {.form = text_of(body.as_object(), "form"),
                           .subject = subject_of(filled),
                           .author = site.author,
                           .reason = text_of(filled, "reason"),
                           .until = std::nullopt,
                           .now = site.now()};
    if (const std::string until = text_of(filled, "until"); !until.empty()) {
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
