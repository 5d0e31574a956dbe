#pragma once

#include "api/message.h"
#include "api/routes.h"

#include <exception>
#include <string>

/// Calling what handlers bring along, so that no exception of theirs ends the server.
namespace styrhus::api {

/// What the handler answers; an exception becomes a logged failure, a full disk an answer that says so.
Response call(const Handler& handler, const Request& request, const std::string& pattern);

/// Logs the exception under a number and answers with that number. `where` is a route's pattern or a word:
/// never an address, a parameter or a body. What looks like a CPR number in the message is struck out all the
/// same.
Response logged_failure(document::Language language, const std::string& where, const std::exception& error);

} // namespace styrhus::api
