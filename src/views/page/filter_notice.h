#pragma once

#include "document/document.h"
#include "views/page/ask.h"

/// What a page says when its filters leave nobody, and the way out.
namespace styrhus::views::page {

void add_filter_notice(const Context& context, const Request& request, const LadderAsk& ask, bool is_empty,
                       document::Document& page);

} // namespace styrhus::views::page
