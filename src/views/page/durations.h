#pragma once

#include "document/document.h"
#include "models/ladder/figures.h"
#include "views/page/ask.h"

namespace styrhus::views::page {

/// Kaplan–Meier with delayed entry per step, with 95 % bands and those at risk.
document::Curves duration_curves(const Context& context, const LadderAsk& ask,
                                 const models::ladder::LadderFigures& figures);

} // namespace styrhus::views::page
