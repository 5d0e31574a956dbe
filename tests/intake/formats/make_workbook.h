#pragma once

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>
#include <xlsxwriter.h>

/// Workbooks for tests, written by libxlsxwriter.
namespace styrhus::tests {

enum class Memory { ordinary, constant };

/// Writes a workbook and gives its bytes.
template <class Fill>
std::string workbook_bytes(const Fill& fill, Memory memory = Memory::ordinary) {
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("styrhus-workbook-" + std::to_string(::getpid()) + ".xlsx");
    // With constant memory texts stand in their cells and not among the shared strings.
    lxw_workbook_options options{};
    options.constant_memory = memory == Memory::constant ? LXW_TRUE : LXW_FALSE;
    lxw_workbook* workbook = ::workbook_new_opt(path.c_str(), &options);
    fill(workbook);
    EXPECT_EQ(::workbook_close(workbook), LXW_NO_ERROR);
    std::ifstream in(path, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    std::filesystem::remove(path);
    return bytes.str();
}

inline void write_row(lxw_worksheet* sheet, lxw_row_t row, const std::vector<const char*>& texts) {
    for (std::size_t column = 0; column < texts.size(); ++column)
        if (*texts[column] != 0)
            ::worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), texts[column], nullptr);
}

} // namespace styrhus::tests
