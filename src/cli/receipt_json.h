#pragma once

#include "app/municipality.h"

#include <string>
#include <vector>

/// What `receive` and `publish` say, for scripts.
namespace styrhus::cli {

/// `{"receipts": […], "error": "…"}`, amounts in øre. A receipt that is refused says why and holds no sums;
/// the error, if any, is what stopped the rest.
std::string receipts_json(const std::vector<app::Received>& received, const std::string& error);

/// One snapshot: its names, the day it is known until and how much it holds.
std::string published_json(const app::Published& published);

} // namespace styrhus::cli
