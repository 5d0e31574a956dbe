#pragma once

#include "document/document.h"
#include "views/page/ask.h"

namespace styrhus::views::page {

/// "Where are those who stood here a year ago": the multi-state model's occupation probabilities per starting
/// step with their standard errors, and the expected time on each step. Adds nothing where the ladder has too
/// few moves to say anything.
void add_where_now(const Context& context, const LadderAsk& ask, document::Document& page);

} // namespace styrhus::views::page
