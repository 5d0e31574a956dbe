#pragma once

#include "api/message.h"

#include <cstdint>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

/// The text of an answer's head, and the words of errors.
namespace styrhus::api {

struct HeadOptions {
    /// Nothing for an answer whose length is not known: it is sent in chunks, or to an HTTP/1.0 client until
    /// the end.
    std::optional<std::uint64_t> length;
    bool is_chunked = false;
    bool is_kept_alive = true;
    std::time_t now = 0;
};

/// The status line, the fields every answer carries for the browser's safety, and the answer's own.
std::string head_of(const Response& response, const HeadOptions& options);

/// True if the field names this content: "*" or one of its tags, weak or not (RFC 9110, 13.1.2).
bool names_etag(std::string_view if_none_match, std::string_view etag);

/// Runs of digits that could be a CPR number as number signs, for the log.
std::string without_cpr(std::string_view text);

/// Four hexadecimal digits a user can read aloud and an administrator can find in the log.
std::string next_error_number();

/// 500 with the number of the failure.
Response failure_response(document::Language language, const std::string& number);

} // namespace styrhus::api
