#pragma once

#include "app/municipality.h"
#include "base/result.h"
#include "domain/statement.h"
#include "models/matching/matching.h"
#include "snapshot/snapshot.h"

#include <optional>

/// What every order to say something goes through, whatever it speaks of.
namespace styrhus::app {

/// Whether it takes back the last that was said.
bool is_undo(const SayOrder& order);
/// Others must be able to understand what was said; taking something back needs no reason.
base::Result<void> check_reason(const SayOrder& order);
/// An acceptance has a last day ahead; nothing else that can be said has one.
base::Result<void> check_until(const SayOrder& order);
/// Only what is said of a posting names grants that it pays for.
base::Result<void> check_no_links(const SayOrder& order);
/// As the order says it; what it supersedes is for the caller to find.
domain::Statement statement_as_ordered(const SayOrder& order);

/// Why nothing can be said of the links of a posting that is matched so; none where something can.
std::optional<base::Error> why_no_link_is_said(const models::matching::Match& match);
/// What a form about a posting says in the figures at hand; an error in words if it cannot be said.
base::Result<models::matching::LinkWords> link_words_of(const SayOrder& order,
                                                        const snapshot::Snapshot& snapshot,
                                                        const models::matching::Matching& matching);

} // namespace styrhus::app
