#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Whether a request comes from our own pages (docs: OWASP on DNS rebinding and cross-site request forgery).
namespace styrhus::api {

/// "127.0.0.1" of "127.0.0.1:8080", "[::1]" of "[::1]:80", in lower case.
std::string host_without_port(std::string_view host);

/// True for localhost, for any literal address (a name that was rebound is never one) and for the names
/// given.
bool is_our_host(std::string_view host, const std::vector<std::string>& host_names);

/// May this request change something? `origin` and `fetch_site` are empty where the client is no browser.
bool is_same_site(std::string_view host, std::string_view origin, std::string_view fetch_site);

} // namespace styrhus::api
