#pragma once

#include "api/routes.h"
#include "api/site.h"

#include <memory>

namespace styrhus::api {

/// The mapping workbench on a mapping that is there: what it lacks, its text with a change, and a delivery
/// read once more.
void add_amending_routes(Routes& routes, const std::shared_ptr<const Site>& site);

} // namespace styrhus::api
