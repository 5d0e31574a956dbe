#pragma once

#include <string>
#include <string_view>

namespace styrhus::render {

/// Compares with tests/render/golden/<name>, byte for byte. With STYRHUS_UPDATE_GOLDEN set the file is
/// rewritten and the difference is for review.
void expect_golden(std::string_view name, const std::string& actual);

} // namespace styrhus::render
