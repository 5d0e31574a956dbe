#pragma once

#include "api/contract.h"
#include "api/routes.h"
#include "api/site.h"

#include <memory>

namespace styrhus::api {

/// In the language asked for.
KindChoice choice_of(const app::KindPreview& kind, document::Language language);
UnknownValue unknown_value(const domain::MappingGap& gap);

/// The mapping workbench: preview of a file, trial of a mapping, saving; and each user's saved views.
void add_mapping_routes(Routes& routes, const std::shared_ptr<const Site>& site);

} // namespace styrhus::api
