#pragma once

#include "api/site.h"

#include <memory>

namespace styrhus::api {

/// What waits for a person to confirm which grants it pays for, and what there is to choose among. What is
/// said goes the way of every statement.
void add_link_routes(Routes& routes, const std::shared_ptr<const Site>& site);

} // namespace styrhus::api
