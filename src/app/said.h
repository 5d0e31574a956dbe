#pragma once

#include "base/date.h"
#include "domain/statement.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What statements share whatever their form: a reason in words, and a day on which they were said.
namespace styrhus::app {

/// {"reason":"…"}
std::string reason_payload(std::string_view reason);
/// The reason in such a payload; empty if it has none.
std::string reason_in(std::string_view payload);

base::Date said_on(const domain::Statement& statement);
/// Those said by the day.
std::vector<domain::Statement> said_by(std::span<const domain::Statement> statements, base::Date day);

} // namespace styrhus::app
