#include "api/body.h"

namespace styrhus::api {

std::string text_in(const boost::json::object& object, std::string_view key) {
    const boost::json::value* member = object.if_contains(key);
    return member != nullptr && member->is_string() ? std::string(member->as_string()) : std::string();
}

} // namespace styrhus::api
