#include "models/reserve/chain_ladder.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string>

/// The triangle of Taylor and Ashe with the figures Mack (1993) gives for it.
namespace styrhus::models::reserve {
namespace {

Triangle read_triangle(const std::filesystem::path& path) {
    Triangle triangle;
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        std::string cell;
        std::getline(cells, cell, ',');
        std::vector<double>& row = triangle.rows.emplace_back();
        while (std::getline(cells, cell, ','))
            if (!cell.empty() && cell != "\r") row.push_back(std::stod(cell));
    }
    return triangle;
}

TEST(TaylorAshe, reserve_and_standard_error) {
    const char* set = std::getenv("STYRHUS_REAL_DATA");
    const std::string folder = set != nullptr ? set : std::string(STYRHUS_SOURCE_DIR) + "/../shared/data";
    const std::string path = folder + "/reserve/taylor_ashe.csv";
    if (!std::filesystem::exists(path)) {
        if (set != nullptr) FAIL() << "STYRHUS_REAL_DATA is set, but there is no " << path;
        GTEST_SKIP() << "no " << path << "; set STYRHUS_REAL_DATA";
    }
    const Triangle triangle = read_triangle(path);
    ASSERT_EQ(triangle.rows.size(), 10U);
    const auto out = chain_ladder(triangle);
    ASSERT_TRUE(out) << out.error().message;
    EXPECT_EQ(std::lround(out->total_outstanding), 18'680'856);
    EXPECT_EQ(std::lround(out->total_standard_error), 2'447'095);
}

} // namespace
} // namespace styrhus::models::reserve
