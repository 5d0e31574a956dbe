#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What a request's body says.
namespace styrhus::api {

/// A member that is a text; empty where it is not there or no text.
std::string text_in(const boost::json::object& object, std::string_view key);

/// The same of a body that is the text of a JSON object; `text_if_there` tells a member that is not there
/// from an empty one.
std::optional<std::string> text_if_there(const std::string& body, std::string_view key);
std::string text_in(const std::string& body, std::string_view key);
/// 0 where it is not there or no number.
std::uint32_t number_in(const std::string& body, std::string_view key);

} // namespace styrhus::api
