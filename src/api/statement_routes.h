#pragma once

#include "api/site.h"

#include <memory>

namespace styrhus::api {

/// What forms on pages send: statements of a named person.
void add_statement_routes(Routes& routes, const std::shared_ptr<const Site>& site);

} // namespace styrhus::api
