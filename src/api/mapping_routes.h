#pragma once

#include "api/routes.h"
#include "api/site.h"

#include <memory>

namespace styrhus::api {

/// The mapping workbench: preview of a file, trial of a mapping, saving; and each user's saved views.
void add_mapping_routes(Routes& routes, const std::shared_ptr<const Site>& site);

} // namespace styrhus::api
