#pragma once

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>

namespace styrhus::tests {

/// Where the data that nobody on this project wrote lies: STYRHUS_REAL_DATA, else beside the checkout. Empty
/// if there is none and nobody said there should be; a folder that was named and is missing is a failure.
inline std::filesystem::path real_data() {
    if (const char* named = std::getenv("STYRHUS_REAL_DATA")) {
        EXPECT_TRUE(std::filesystem::is_directory(named))
            << "STYRHUS_REAL_DATA names a folder that is missing: " << named;
        return named;
    }
    const std::filesystem::path beside = std::filesystem::path(STYRHUS_SOURCE_DIR) / ".." / "shared" / "data";
    return std::filesystem::is_directory(beside) ? beside : std::filesystem::path();
}

} // namespace styrhus::tests

/// Declares `name` as the folder of the real data, or skips the test and says so.
#define STYRHUS_REAL_DATA_OR_SKIP(name)                                                                      \
    const std::filesystem::path name = ::styrhus::tests::real_data();                                        \
    if (name.empty()) GTEST_SKIP() << "no real data: set STYRHUS_REAL_DATA or lay it at ../shared/data"
