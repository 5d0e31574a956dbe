#pragma once

#include <boost/json/object.hpp>

#include <string>
#include <string_view>

/// What a request's body says.
namespace styrhus::api {

/// A member that is a text; empty where it is not there or no text.
std::string text_in(const boost::json::object& object, std::string_view key);

} // namespace styrhus::api
