#pragma once

#include "document/document.h"
#include "views/view.h"

namespace styrhus::views::page {

/// What waits for somebody, by kroner: held deliveries, late sources, rejected rows, findings by rule.
document::Table waiting_table(const Context& context);

} // namespace styrhus::views::page
