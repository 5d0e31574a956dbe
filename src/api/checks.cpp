#include "api/checks.h"

#include <algorithm>

namespace styrhus::api {

namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool is_address(std::string_view host) {
    if (host.starts_with('[')) return host.ends_with(']');
    return !host.empty() && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

} // namespace

std::string host_without_port(std::string_view host) {
    const std::size_t bracket = host.find(']');
    if (bracket != std::string_view::npos) return lower(host.substr(0, bracket + 1));
    return lower(host.substr(0, host.find(':')));
}

bool is_our_host(std::string_view host, const std::vector<std::string>& host_names) {
    const std::string name = host_without_port(host);
    if (name == "localhost" || is_address(name)) return true;
    return std::any_of(host_names.begin(), host_names.end(),
                       [&](const std::string& ours) { return lower(ours) == name; });
}

bool is_same_site(std::string_view host, std::string_view origin, std::string_view fetch_site) {
    if (!fetch_site.empty() && fetch_site != "same-origin" && fetch_site != "none") return false;
    if (origin.empty()) return true;
    const std::size_t scheme_end = origin.find("://");
    if (scheme_end == std::string_view::npos) return false;
    return lower(origin.substr(scheme_end + 3)) == lower(host);
}

} // namespace styrhus::api
