#include "api/heads.h"

#include "api/contract.h"
#include "render/json_writer.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <atomic>
#include <iterator>
#include <random>

namespace styrhus::api {

namespace {

std::string_view reason(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 421:
        return "Misdirected Request";
    case 422:
        return "Unprocessable Content";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 507:
        return "Insufficient Storage";
    default:
        return "Status";
    }
}

/// Pages of the app may load only from the server itself. Charts set style attributes, so those are allowed,
/// but no inline style sheets and no inline scripts.
constexpr std::string_view app_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' "
    "data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'";
/// A page to print carries its style in itself and needs nothing else.
constexpr std::string_view document_policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                                             "font-src 'self'; base-uri 'none'; form-action 'none'; "
                                             "frame-ancestors 'self'";
constexpr std::string_view data_policy = "default-src 'none'; frame-ancestors 'none'";

std::string_view policy_of(const Response& response) {
    if (!response.content_type.starts_with("text/html")) return data_policy;
    return response.is_app_page ? app_policy : document_policy;
}

/// The date of the head, made once a second.
std::string_view http_date(std::time_t now) {
    thread_local std::time_t made_at = -1;
    thread_local std::string text;
    if (made_at != now) {
        text = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
        made_at = now;
    }
    return text;
}

/// A field's value cannot begin a new line.
std::string one_line(std::string_view value) {
    std::string out(value);
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return out;
}

bool is_unreserved(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.'
           || c == '_' || c == '~';
}

/// RFC 6266 with the extended form of RFC 8187, so that æøå arrive.
std::string disposition(std::string_view name) {
    std::string plain;
    std::string extended;
    for (const char c : name) {
        plain += is_unreserved(c) ? c : '_';
        if (is_unreserved(c))
            extended += c;
        else
            fmt::format_to(std::back_inserter(extended), "%{:02X}", static_cast<unsigned char>(c));
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + extended;
}

} // namespace

std::string head_of(const Response& response, const HeadOptions& options) {
    std::string out;
    out.reserve(768);
    const auto to = std::back_inserter(out);
    fmt::format_to(to, "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason(response.status),
                   http_date(options.now));
    const bool has_body = response.status != 304 && response.status != 204;
    if (has_body) fmt::format_to(to, "Content-Type: {}\r\n", one_line(response.content_type));
    if (options.is_chunked)
        out += "Transfer-Encoding: chunked\r\n";
    else if (options.length && has_body)
        fmt::format_to(to, "Content-Length: {}\r\n", *options.length);
    if (!response.etag.empty()) fmt::format_to(to, "ETag: \"{}\"\r\n", one_line(response.etag));
    if (!response.download_name.empty())
        fmt::format_to(to, "Content-Disposition: {}\r\n", disposition(response.download_name));
    fmt::format_to(to, "Cache-Control: {}\r\n", one_line(response.cache_control));
    if (!options.is_kept_alive) out += "Connection: close\r\n";
    fmt::format_to(to, "Content-Security-Policy: {}\r\n", policy_of(response));
    out += "X-Content-Type-Options: nosniff\r\n"
           "X-Frame-Options: SAMEORIGIN\r\n"
           "Referrer-Policy: same-origin\r\n"
           "Cross-Origin-Opener-Policy: same-origin\r\n"
           "Cross-Origin-Resource-Policy: same-origin\r\n"
           "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n";
    for (const auto& [name, value] : response.headers)
        fmt::format_to(to, "{}: {}\r\n", one_line(name), one_line(value));
    out += "\r\n";
    return out;
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
    if (etag.empty()) return false;
    if (if_none_match == "*") return true;
    const std::string quoted = "\"" + std::string(etag) + "\"";
    return if_none_match.find(quoted) != std::string_view::npos;
}

std::string without_cpr(std::string_view text) {
    constexpr std::size_t shortest_hidden = 6;
    std::string out(text);
    for (std::size_t i = 0; i < out.size();) {
        std::size_t end = i;
        while (end < out.size() && out[end] >= '0' && out[end] <= '9')
            ++end;
        if (end - i >= shortest_hidden) {
            std::fill(out.begin() + static_cast<std::ptrdiff_t>(i),
                      out.begin() + static_cast<std::ptrdiff_t>(end), '#');
            // The last four digits behind a hyphen or a blank.
            for (std::size_t k = end + 1;
                 k < std::min(end + 5, out.size()) && (out[end] == '-' || out[end] == ' '); ++k)
                if (out[k] >= '0' && out[k] <= '9') out[k] = '#';
        }
        i = std::max(end, i + 1);
    }
    return out;
}

std::string next_error_number() {
    // Begins at random, so that yesterday's number is not today's.
    static std::atomic<unsigned> next{std::random_device{}()};
    return fmt::format("{:04x}", next.fetch_add(1) & 0xFFFFu);
}

Response json_response(std::string json, int status) {
    return {.status = status, .body = std::move(json)};
}

Response error_response(document::Language language, int status, std::string code, std::string_view danish,
                        std::string_view english) {
    const std::string_view message = language == document::Language::da ? danish : english;
    return json_response(
        render::json_of(ErrorBody{{.message = std::string(message), .code = std::move(code)}}), status);
}

const std::string& text_of(const base::Error& error, document::Language language) {
    return language == document::Language::da ? error.in_danish() : error.message;
}

Response refusal(document::Language language, const base::Error& error, int status) {
    return error_response(language, status, "refused", error.in_danish(), error.message);
}

Response failure_response(document::Language language, const std::string& number) {
    return error_response(
        language, 500, number,
        "Siden kunne ikke hentes. Det, du har skrevet, er gemt. Prøv igen (fejl " + number + ").",
        "The page could not load. What you wrote is saved. Try again (error " + number + ").");
}

} // namespace styrhus::api
