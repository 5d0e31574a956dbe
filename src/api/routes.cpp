#include "api/routes.h"

#include "base/check.h"

namespace styrhus::api {

namespace {

std::vector<std::string> parts_of(std::string_view pattern) {
    std::vector<std::string> parts;
    STYRHUS_CHECK(pattern.starts_with('/'));
    pattern.remove_prefix(1);
    while (!pattern.empty()) {
        const std::size_t slash = pattern.find('/');
        parts.emplace_back(pattern.substr(0, slash));
        pattern = slash == std::string_view::npos ? std::string_view() : pattern.substr(slash + 1);
    }
    return parts;
}

bool is_name(std::string_view part) {
    return part.starts_with('<') && part.ends_with('>');
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& parts) {
    if (pattern.size() != parts.size()) return false;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (!is_name(pattern[i]) && pattern[i] != parts[i]) return false;
    return true;
}

Fields values_of(const std::vector<std::string>& pattern, const std::vector<std::string>& parts) {
    Fields values;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (is_name(pattern[i])) values.emplace_back(pattern[i].substr(1, pattern[i].size() - 2), parts[i]);
    return values;
}

std::string_view method_name(Method method) {
    switch (method) {
    case Method::get:
        return "GET, HEAD";
    case Method::head:
        return "HEAD";
    case Method::post:
        return "POST";
    case Method::put:
        return "PUT";
    case Method::patch:
        return "PATCH";
    case Method::remove:
        return "DELETE";
    }
    return "";
}

} // namespace

std::optional<std::string_view> find_field(const Fields& fields, std::string_view name) {
    for (const auto& [key, value] : fields)
        if (key == name) return value;
    return std::nullopt;
}

void Routes::add(Route route) {
    STYRHUS_CHECK(route.handler != nullptr);
    patterns_.push_back(parts_of(route.pattern));
    routes_.push_back(std::move(route));
}

RouteMatch Routes::match(Method method, const std::vector<std::string>& parts) const {
    const Method wanted = method == Method::head ? Method::get : method;
    RouteMatch found;
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (!fits(patterns_[i], parts)) continue;
        if (routes_[i].method == wanted) return {&routes_[i], values_of(patterns_[i], parts), {}};
        if (!found.allowed.empty()) found.allowed += ", ";
        found.allowed += method_name(routes_[i].method);
    }
    return found;
}

} // namespace styrhus::api
