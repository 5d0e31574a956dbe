#pragma once

#include "api/routes.h"
#include "app/jobs.h"
#include "app/municipality.h"

#include <filesystem>
#include <functional>
#include <string>

namespace styrhus::api {

/// What the routes stand on. Everything outlives the server.
struct Site {
    app::Municipality& municipality;
    app::Jobs& jobs;
    std::filesystem::path drafts; ///< uploads that wait for a mapping
    std::string author;           ///< the local user, until people log in
    std::function<app::Now()> now;
};

/// Every route of the municipality's own: pages, explanations, search, deliveries, jobs, mappings, saved
/// views.
Routes routes_of(Site site);

} // namespace styrhus::api
