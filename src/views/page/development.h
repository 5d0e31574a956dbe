#pragma once

#include "document/document.h"
#include "views/page/ask.h"

/// The ladder period by period: months, quarters or years, each step with every measure, committed and actual
/// side by side.
namespace styrhus::views::page {

/// The choice of months, quarters or years; an error names what it may say.
base::Result<models::ladder::Grain> read_grain(const Request& request);
document::Parameter grain_parameter(const Context& context, models::ladder::Grain grain);

/// The periods up to the chosen month. The whole ladder, and the step chosen; every step where the address
/// asks for all, and else a link to them.
document::Table development(const Context& context, const LadderAsk& ask, models::ladder::Grain grain,
                            const Request& request);

} // namespace styrhus::views::page
