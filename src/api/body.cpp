#include "api/body.h"

#include <boost/json/parse.hpp>

namespace styrhus::api {

namespace {

/// Nothing where the body is no object or has no such member.
std::optional<boost::json::value> member_of(const std::string& body, std::string_view key) {
    boost::system::error_code wrong;
    const boost::json::value value = boost::json::parse(body, wrong);
    if (wrong || !value.is_object()) return std::nullopt;
    const boost::json::value* member = value.as_object().if_contains(key);
    return member == nullptr ? std::nullopt : std::optional(*member);
}

} // namespace

std::string text_in(const boost::json::object& object, std::string_view key) {
    const boost::json::value* member = object.if_contains(key);
    return member != nullptr && member->is_string() ? std::string(member->as_string()) : std::string();
}

std::optional<std::string> text_if_there(const std::string& body, std::string_view key) {
    const auto member = member_of(body, key);
    return member && member->is_string() ? std::optional(std::string(member->as_string())) : std::nullopt;
}

std::string text_in(const std::string& body, std::string_view key) {
    return text_if_there(body, key).value_or("");
}

std::uint32_t number_in(const std::string& body, std::string_view key) {
    const auto member = member_of(body, key);
    return member && member->is_int64() ? static_cast<std::uint32_t>(member->as_int64()) : 0;
}

} // namespace styrhus::api
