#pragma once

#include "document/document.h"
#include "views/page/ask.h"

namespace styrhus::views::page {

/// Early help without a grant, as counts beside steps 1 and 2, and what happens afterwards where the citizens
/// are known. Adds nothing where no source tells of it.
void add_early_help(const Context& context, const LadderAsk& ask, document::Document& page);

} // namespace styrhus::views::page
