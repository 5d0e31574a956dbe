#pragma once

#include "base/date.h"
#include "rules/engine/rule_of.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// England's yearly return of children looked after (SSDA903) as its rules see it: tables of text, this
/// year's and last year's, and what is said of the collection.
namespace styrhus::rules::validity {

using Names = std::vector<std::string_view>;
/// Empty where the row says nothing. A text without letters is a value, and mostly a wrong one.
using Cell = std::optional<std::string_view>;
/// Empty where nothing is said, or no day of the calendar.
using Day = std::optional<base::Date>;

struct Table {
    std::string name; ///< "Episodes"; last year's is "Episodes_last"
    std::vector<std::string> columns;
    std::vector<std::int64_t> numbers; ///< what each row is known by
    std::vector<std::vector<std::optional<std::string>>> cells;
};

/// A row of a table that outlives it.
class Row {
  public:
    Row(const Table& table, std::size_t place) : table_(&table), place_(place) {}

    const std::string& table() const { return table_->name; }
    std::int64_t number() const { return table_->numbers[place_]; }
    /// Throws std::out_of_range where the table has no such column.
    Cell operator[](std::string_view column) const;
    Day day(std::string_view column) const;

  private:
    const Table* table_;
    std::size_t place_;
};
using Rows = std::vector<Row>;

/// One year's return.
class YearlyReturn {
  public:
    void add(Table table);
    void say(std::string name, std::string text) { said_[std::move(name)] = std::move(text); }
    /// Takes away a table, or what was said of the collection.
    void remove(std::string_view name);
    /// Throws std::out_of_range where the return has no such table.
    Table& table(std::string_view name);

    /// Which of the tables, and of what is said of the collection, are not there; empty if all are.
    Told missing(const Names& needs) const;

    /// In the order of the table; empty where the return has no such table.
    Rows rows(std::string_view table) const;
    /// Those of one child; none for a row that names no child.
    Rows rows(std::string_view table, Cell child) const;
    bool has(std::string_view table, Cell child) const { return !rows(table, child).empty(); }
    /// The rows of each child in the order of the table; rows that name no child are left out.
    std::vector<Rows> by_child(std::string_view table) const;
    /// The same by the day in the column; rows without that day come last.
    std::vector<Rows> by_child(std::string_view table, std::string_view day_column) const;

    Cell said(std::string_view name) const;
    Day year_start() const { return day_said("collection_start"); }
    Day year_end() const { return day_said("collection_end"); }

  private:
    Day day_said(std::string_view name) const;

    std::map<std::string, Table, std::less<>> tables_;
    std::map<std::string, std::string, std::less<>> said_;
};

/// dd/mm/yyyy or yyyy-mm-dd.
Day day_in(Cell text);
bool is_one_of(Cell cell, const Names& codes);
bool has_all(const Row& row, const Names& columns);
bool has_any(const Row& row, const Names& columns);

/// Of days that are both known; false where one is not.
bool is_before(Day first, Day second);
bool is_on_or_before(Day first, Day second);
bool is_same(Day first, Day second);
/// Whether the day lies in the year of the return, both ends in it.
bool is_in_year(Day day, const YearlyReturn& at);
bool is_under(int years, Day born, Day on);
bool has_turned(int years, Day born, Day on);

} // namespace styrhus::rules::validity
