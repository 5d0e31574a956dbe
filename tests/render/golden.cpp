#include "render/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace styrhus::render {

void expect_golden(std::string_view name, const std::string& actual) {
    const std::filesystem::path path =
        std::filesystem::path(STYRHUS_SOURCE_DIR) / "tests/render/golden" / name;
    if (std::getenv("STYRHUS_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(path, std::ios::binary) << actual;
        return;
    }
    std::ifstream in(path, std::ios::binary);
    ASSERT_TRUE(in) << path << " is missing; run with STYRHUS_UPDATE_GOLDEN=1";
    const std::string expected((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    EXPECT_EQ(actual, expected);
}

} // namespace styrhus::render
