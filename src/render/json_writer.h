#pragma once

#include "base/date.h"
#include "base/money.h"
#include "document/cell.h"
#include "render/described.h"

#include <cstdint>
#include <string>
#include <string_view>

/// Writes any struct that is described with Boost.Describe as JSON by the rules of render/json.h. The text is
/// made directly and not through boost::json::value: that would copy every document once more, and
/// Boost 1.81 writes 1.5 as 1.5E0.
namespace styrhus::render {

/// Quoted and escaped; bytes that are no UTF-8 become U+FFFD, so that the result always parses.
void append_json(std::string& out, std::string_view text);
void append_json(std::string& out, double number);
void append_json(std::string& out, std::int64_t number);
void append_json(std::string& out, base::Money amount);
void append_json(std::string& out, base::Date date);
void append_json(std::string& out, base::Month month);
void append_json(std::string& out, const document::Cell& cell);

template <class T>
void append_json_value(std::string& out, const T& value);

/// True for what is not written at all (render/json.h).
template <class T>
bool is_left_out(const T& value) {
    if constexpr (std::is_same_v<T, std::string>)
        return value.empty();
    else if constexpr (std::is_same_v<T, bool>)
        return !value;
    else if constexpr (IsOptional<T>::value)
        return !value.has_value();
    else if constexpr (std::is_same_v<T, document::Tone>)
        return value == document::Tone::plain;
    else
        return false;
}

template <class T>
void append_json_members(std::string& out, const T& value, bool is_first) {
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
        const auto& field = value.*member.pointer;
        if (is_left_out(field)) return;
        if (!is_first) out += ',';
        is_first = false;
        out.append("\"").append(member.name).append("\":");
        append_json_value(out, field);
    });
}

template <class T>
void append_json_enum(std::string& out, T value) {
    out.append("\"").append(boost::describe::enum_to_string(value, "")).append("\"");
}

template <class T>
void append_json_list(std::string& out, const std::vector<T>& list) {
    out += '[';
    bool is_first = true;
    for (const T& item : list) {
        if (!is_first) out += ',';
        is_first = false;
        append_json_value(out, item);
    }
    out += ']';
}

template <class T>
void append_json_value(std::string& out, const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::is_integral_v<T>) {
        append_json(out, static_cast<std::int64_t>(value)); // no count is larger
    } else if constexpr (std::is_enum_v<T>) {
        append_json_enum(out, value);
    } else if constexpr (IsOptional<T>::value) {
        append_json_value(out, *value);
    } else if constexpr (IsVector<T>::value) {
        append_json_list(out, value);
    } else if constexpr (IsVariant<T>::value) {
        std::visit(
            [&](const auto& item) {
                out.append("{\"kind\":\"").append(kind_name<std::decay_t<decltype(item)>>()).append("\"");
                append_json_members(out, item, false);
                out += '}';
            },
            value);
    } else if constexpr (boost::describe::has_describe_members<T>::value) {
        out += '{';
        append_json_members(out, value, true);
        out += '}';
    } else {
        append_json(out, value);
    }
}

/// The JSON of any described struct: the API's own answers.
template <class T>
std::string json_of(const T& value) {
    std::string out;
    append_json_value(out, value);
    return out;
}

} // namespace styrhus::render
