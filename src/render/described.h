#pragma once

#include <boost/core/demangle.hpp>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>
#include <variant>
#include <vector>

/// What the writers of JSON and of TypeScript need to know about types described with Boost.Describe.
namespace styrhus::render {

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public>;

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVariant : std::false_type {};
template <class... T>
struct IsVariant<std::variant<T...>> : std::true_type {};

/// "Heading" for styrhus::document::Heading.
template <class T>
std::string type_name() {
    const std::string full = boost::core::demangle(typeid(T).name());
    const std::size_t colon = full.rfind(':');
    return colon == std::string::npos ? full : full.substr(colon + 1);
}

/// "StairStep" becomes "stair_step".
std::string snake_case(std::string_view pascal);

/// The `kind` a struct carries when it stands in a variant: "heading".
template <class T>
const std::string& kind_name() {
    static const std::string name = snake_case(type_name<T>());
    return name;
}

} // namespace styrhus::render
