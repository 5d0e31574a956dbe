#pragma once

#include "app/municipality.h"
#include "base/result.h"
#include "domain/statement.h"

/// What every order to say something goes through, whatever it speaks of.
namespace styrhus::app {

/// Whether it takes back the last that was said.
bool is_undo(const SayOrder& order);
/// Others must be able to understand what was said; taking something back needs no reason.
base::Result<void> check_reason(const SayOrder& order);
/// An acceptance has a last day ahead; nothing else that can be said has one.
base::Result<void> check_until(const SayOrder& order);
/// As the order says it; what it supersedes is for the caller to find.
domain::Statement statement_as_ordered(const SayOrder& order);

} // namespace styrhus::app
