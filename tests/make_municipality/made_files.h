#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

// A reader of the made files that knows nothing of how they were written.
namespace styrhus::made {

namespace fs = std::filesystem;

inline std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

struct Row {
    std::int64_t line = 0;
    std::vector<std::string> cells;
};

/// Rows of a semicolon file with quotes; the header is the first.
inline std::vector<Row> rows_of(const fs::path& path) {
    std::string text = bytes_of(path);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    std::vector<Row> rows;
    Row row{1, {""}};
    std::int64_t line = 1;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') ++line;
        if (quoted) {
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
                row.cells.back() += '"';
                ++i;
            } else if (c == '"') {
                quoted = false;
            } else {
                row.cells.back() += c;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ';') {
            row.cells.emplace_back();
        } else if (c == '\n') {
            rows.push_back(row);
            row = {line, {""}};
        } else if (c != '\r') {
            row.cells.back() += c;
        }
    }
    return rows;
}

/// "1.234,56", "-1234,56" and "1.234,56-" in øre.
inline std::int64_t ore_of(const std::string& text) {
    std::int64_t ore = 0;
    for (char c : text) {
        if (c >= '0' && c <= '9') ore = ore * 10 + (c - '0');
    }
    return text.find('-') != std::string::npos ? -ore : ore;
}

/// "31-12-2024" and "31.12.2024" as "2024-12-31"; empty where there is no date.
inline std::string iso(const std::string& danish) {
    if (danish.size() != 10) return "";
    return danish.substr(6) + "-" + danish.substr(3, 2) + "-" + danish.substr(0, 2);
}

/// A table of the truth, or a delivered list: cell by column name.
class Table {
  public:
    explicit Table(const fs::path& path) : rows_(rows_of(path)) {
        for (std::size_t i = 0; i < rows_.front().cells.size(); ++i)
            column_[rows_.front().cells[i]] = i;
    }
    std::size_t size() const { return rows_.size() - 1; }
    /// Where the row begins in its file, the header being 1.
    std::int64_t line(std::size_t row) const { return rows_[row + 1].line; }
    /// Whether it has as many cells as the header, and is not the header once more.
    bool is_row(std::size_t row) const {
        return rows_[row + 1].cells.size() == column_.size() && rows_[row + 1].cells != rows_.front().cells;
    }
    const std::string& at(std::size_t row, const std::string& column) const {
        return rows_[row + 1].cells[column_.at(column)];
    }
    std::int64_t number(std::size_t row, const std::string& column) const {
        return std::stoll(at(row, column));
    }

  private:
    std::vector<Row> rows_;
    std::map<std::string, std::size_t> column_;
};

} // namespace styrhus::made
