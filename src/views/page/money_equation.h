#pragma once

#include "document/document.h"
#include "models/ladder/figures.h"
#include "views/page/ask.h"

/// Σ steps + by account + no step + coverage difference + for others + remainder = ledger (DEFINITIONS 4).
namespace styrhus::views::page {

/// The kroner of the span by where they stand, with this ladder's rows apart from the other ladders'. From
/// postings where there are any, else from grants.
document::Equation money_equation(const Context& context, const LadderAsk& ask,
                                  const models::ladder::Figures& figures);
/// The same with all ladders together.
document::Equation money_equation_of_all(const Context& context, const LadderAsk& ask,
                                         const models::ladder::Figures& figures);

/// What the kroner of a remainder are, by the method of their account line.
std::string method_name(const Context& context, reference::Method method);

} // namespace styrhus::views::page
