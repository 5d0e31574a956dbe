#include "render/xlsx.h"

#include "render/example_document.h"
#include "render/golden.h"
#include "render/read_xlsx.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace styrhus::render {
namespace {

using namespace document;

/// A file that is gone when the test is over.
struct TemporaryFile {
    std::filesystem::path path;
    explicit TemporaryFile(const std::string& name)
        : path(std::filesystem::temp_directory_path() / (std::to_string(::getpid()) + "-" + name)) {}
    ~TemporaryFile() { std::filesystem::remove(path); }
};

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string cells_of(const Document& document) {
    const TemporaryFile file("cells.xlsx");
    write_xlsx(document, file.path);
    return read_xlsx(file.path);
}

TEST(Xlsx, the_example_document_as_another_reader_sees_it) {
    expect_golden("example.xlsx.txt", cells_of(example_document()));
}

TEST(Xlsx, equal_documents_give_equal_bytes) {
    const TemporaryFile first("first.xlsx");
    const TemporaryFile second("second.xlsx");
    write_xlsx(example_document(), first.path);
    write_xlsx(example_document(), second.path);
    EXPECT_EQ(bytes_of(first.path), bytes_of(second.path));
}

TEST(Xlsx, sheet_names_excel_would_refuse_are_made_acceptable) {
    Document document;
    for (const char* title :
         {"'a/b'", "A b", "", "Et navn der er meget længere end de 31 tegn Excel vil have", "[]"})
        document.blocks.push_back(Table{.key = "t", .title = title, .columns = {{.key = "c", .label = "C"}}});
    const std::string cells = cells_of(document);
    for (const char* name : {"[a b]", "[A b (2)]", "[t-3]", "[Et navn der er meget længere e…]", "[Ark]"})
        EXPECT_NE(cells.find(name), std::string::npos) << name << "\n" << cells;
}

TEST(Xlsx, a_long_table_leaves_memory_row_by_row_and_reads_the_same) {
    Document document;
    Table table{.key = "rows", .columns = {{.key = "n", .label = "N", .kind = ColumnKind::count}}};
    for (int i = 0; i < 20'001; ++i)
        table.rows.push_back({.cells = {count_cell(i)}});
    document.blocks = {table};
    const std::string cells = cells_of(document);
    EXPECT_NE(cells.find("A20002 number #,##0 20000\n"), std::string::npos);
}

TEST(Xlsx, a_file_that_cannot_be_written_is_said) {
    EXPECT_THROW(write_xlsx(example_document(), "/nonexistent/x.xlsx"), std::runtime_error);
}

} // namespace
} // namespace styrhus::render
