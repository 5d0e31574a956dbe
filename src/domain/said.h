#pragma once

#include "base/date.h"
#include "domain/statement.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What statements share whatever their form: a reason in words, perhaps a last day, a day on which they were
/// said, and who speaks no more.
namespace styrhus::domain {

/// {"reason":"…"}, or {"until":"2026-03-31","reason":"…"} where what is said holds to a last day.
std::string reason_payload(std::string_view reason, base::Date until = base::Date::open_end());
/// The reason in such a payload; empty if it has none.
std::string reason_in(std::string_view payload);
/// The last day in such a payload; open if it has none.
base::Date until_in(std::string_view payload);

base::Date said_on(const Statement& statement);
/// Those said by the day.
std::vector<Statement> said_by(std::span<const Statement> statements, base::Date day);
/// Those that no other supersedes, in the order said.
std::vector<Statement> not_superseded(std::span<const Statement> statements);

} // namespace styrhus::domain
