#include "rules/validity/yearly_return.h"

#include "intake/formats/date_text.h"

#include <algorithm>
#include <stdexcept>

namespace styrhus::rules::validity {

Cell Row::operator[](std::string_view column) const {
    const auto found = std::find(table_->columns.begin(), table_->columns.end(), column);
    if (found == table_->columns.end())
        throw std::out_of_range(table_->name + " has no column " + std::string(column));
    const auto& cell = table_->cells[place_][static_cast<std::size_t>(found - table_->columns.begin())];
    return cell ? Cell(*cell) : std::nullopt;
}

Day Row::day(std::string_view column) const {
    return day_in((*this)[column]);
}

void YearlyReturn::add(Table table) {
    tables_[table.name] = std::move(table);
}

void YearlyReturn::remove(std::string_view name) {
    if (const auto table = tables_.find(name); table != tables_.end()) tables_.erase(table);
    if (const auto said = said_.find(name); said != said_.end()) said_.erase(said);
}

Table& YearlyReturn::table(std::string_view name) {
    const auto found = tables_.find(name);
    if (found == tables_.end()) throw std::out_of_range("the return has no table " + std::string(name));
    return found->second;
}

Told YearlyReturn::missing(const Names& needs) const {
    std::string missing;
    for (const std::string_view need : needs) {
        if (tables_.contains(need) || said_.contains(need)) continue;
        missing.append(missing.empty() ? "" : ", ").append(need);
    }
    return {missing, missing};
}

Rows YearlyReturn::rows(std::string_view table) const {
    Rows rows;
    if (const auto found = tables_.find(table); found != tables_.end())
        for (std::size_t place = 0; place < found->second.cells.size(); ++place)
            rows.emplace_back(found->second, place);
    return rows;
}

Rows YearlyReturn::rows(std::string_view table, Cell child) const {
    Rows rows = this->rows(table);
    std::erase_if(rows, [&](const Row& row) { return !child || row["CHILD"] != child; });
    return rows;
}

std::vector<Rows> YearlyReturn::by_child(std::string_view table) const {
    std::map<std::string_view, Rows> rows_of;
    for (const Row& row : rows(table))
        if (const Cell child = row["CHILD"]) rows_of[*child].push_back(row);
    std::vector<Rows> children;
    for (auto& [child, of_child] : rows_of)
        children.push_back(std::move(of_child));
    return children;
}

std::vector<Rows> YearlyReturn::by_child(std::string_view table, std::string_view day_column) const {
    std::vector<Rows> children = by_child(table);
    const auto sort_key = [&](const Row& row) {
        return row.day(day_column).value_or(base::Date::open_end());
    };
    for (Rows& rows : children)
        std::stable_sort(rows.begin(), rows.end(),
                         [&](const Row& a, const Row& b) { return sort_key(a) < sort_key(b); });
    return children;
}

Cell YearlyReturn::said(std::string_view name) const {
    const auto found = said_.find(name);
    return found == said_.end() ? std::nullopt : Cell(found->second);
}

Day YearlyReturn::day_said(std::string_view name) const {
    return day_in(said(name));
}

Day day_in(Cell text) {
    using intake::formats::DateFormat;
    if (!text) return std::nullopt;
    const bool has_slash = text->find('/') != std::string_view::npos;
    base::Date day;
    const auto trouble =
        intake::formats::read_date(*text, has_slash ? DateFormat::day_month_year : DateFormat::iso, day);
    return trouble == intake::formats::CellTrouble::none ? Day(day) : std::nullopt;
}

bool is_one_of(Cell cell, const Names& codes) {
    return cell && std::find(codes.begin(), codes.end(), *cell) != codes.end();
}

bool has_all(const Row& row, const Names& columns) {
    return std::all_of(columns.begin(), columns.end(),
                       [&](std::string_view column) { return row[column].has_value(); });
}

bool has_any(const Row& row, const Names& columns) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](std::string_view column) { return row[column].has_value(); });
}

bool is_before(Day first, Day second) {
    return first && second && *first < *second;
}

bool is_on_or_before(Day first, Day second) {
    return first && second && *first <= *second;
}

bool is_same(Day first, Day second) {
    return first && second && *first == *second;
}

bool is_in_year(Day day, const YearlyReturn& at) {
    return is_on_or_before(at.year_start(), day) && is_on_or_before(day, at.year_end());
}

bool is_under(int years, Day born, Day on) {
    return born && on && base::age_on(*born, *on) < years;
}

bool has_turned(int years, Day born, Day on) {
    return born && on && base::age_on(*born, *on) >= years;
}

} // namespace styrhus::rules::validity
