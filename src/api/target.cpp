#include "api/target.h"

#include "render/utf8.h"

namespace styrhus::api {

using base::Error;
using base::Result;

namespace {

constexpr std::size_t parameters_max = 200;

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

enum class Plus { is_plus, is_blank };

Result<std::string> decoded(std::string_view text, Plus plus) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return Error{"a percent sign without two digits"};
            const int high = hex_value(text[i + 1]);
            const int low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) return Error{"a percent sign without two digits"};
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus == Plus::is_blank) {
            c = ' ';
        }
        if (is_control(c) || c == '\\') return Error{"a character that may not stand in an address"};
        out += c;
    }
    for (std::string_view rest = out; !rest.empty();) {
        const std::size_t length = render::utf8_length(rest);
        if (length == 0) return Error{"text that is no UTF-8"};
        rest.remove_prefix(length);
    }
    return out;
}

Result<std::vector<std::string>> decoded_parts(std::string_view path) {
    std::vector<std::string> parts;
    path.remove_prefix(1);
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        STYRHUS_TRY(std::string part, decoded(path.substr(0, slash), Plus::is_plus));
        if (part.empty() || part == "." || part == "..") return Error{"an empty or dotted part of the path"};
        parts.push_back(std::move(part));
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    }
    return parts;
}

Result<Fields> decoded_query(std::string_view query) {
    Fields fields;
    while (!query.empty()) {
        const std::size_t end = query.find('&');
        const std::string_view field = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
        if (field.empty()) continue;
        if (fields.size() == parameters_max) return Error{"too many parameters"};
        const std::size_t equals = field.find('=');
        STYRHUS_TRY(std::string name, decoded(field.substr(0, equals), Plus::is_blank));
        const std::string_view raw =
            equals == std::string_view::npos ? std::string_view() : field.substr(equals + 1);
        STYRHUS_TRY(std::string value, decoded(raw, Plus::is_blank));
        fields.emplace_back(std::move(name), std::move(value));
    }
    return fields;
}

} // namespace

std::string Target::path() const {
    std::string out;
    for (const std::string& part : parts)
        out.append("/").append(part);
    return out.empty() ? "/" : out;
}

Result<Target> decode_target(std::string_view target) {
    if (target.empty() || target.front() != '/') return Error{"an address that does not begin with a slash"};
    if (target.find('#') != std::string_view::npos) return Error{"a fragment"};
    const std::size_t question = target.find('?');
    STYRHUS_TRY(std::vector<std::string> parts, decoded_parts(target.substr(0, question)));
    const std::string_view query =
        question == std::string_view::npos ? std::string_view() : target.substr(question + 1);
    STYRHUS_TRY(Fields fields, decoded_query(query));
    return Target{std::move(parts), std::move(fields)};
}

} // namespace styrhus::api
