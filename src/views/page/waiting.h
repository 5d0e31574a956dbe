#pragma once

#include "document/document.h"
#include "views/view.h"

namespace styrhus::views::page {

/// What waits for somebody: late sources and held deliveries first, then rejected rows and findings by rule,
/// by kroner. The first twelve and a link to all, or all.
document::Table waiting_table(const Context& context, const Request& request);

} // namespace styrhus::views::page
