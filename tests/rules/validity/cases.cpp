#include "rules/validity/cases.h"

#include <boost/json/parse.hpp>
#include <fmt/core.h>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

namespace styrhus::rules::validity {

namespace {

namespace json = boost::json;

std::string string_of(const json::value& value) {
    return std::string(value.as_string());
}

/// Numbers stand in the cases as others' tables hold them: 1, "1" and 1.0 are the same cell.
std::optional<std::string> cell_of(const json::value& value) {
    if (value.is_null()) return std::nullopt;
    if (value.is_string()) return string_of(value);
    return fmt::format("{}", value.to_number<double>());
}

Table table_of(std::string name, const json::object& given) {
    Table table;
    table.name = std::move(name);
    for (const json::value& column : given.at("columns").as_array())
        table.columns.push_back(string_of(column));
    for (const json::value& number : given.at("index").as_array())
        table.numbers.push_back(number.to_number<std::int64_t>());
    for (const json::value& row : given.at("rows").as_array()) {
        auto& cells = table.cells.emplace_back();
        for (const json::value& cell : row.as_array())
            cells.push_back(cell_of(cell));
    }
    return table;
}

/// A table, or a sentence about the collection.
void add(YearlyReturn& given, std::string name, const json::value& value) {
    if (value.is_object())
        given.add(table_of(std::move(name), value.as_object()));
    else
        given.say(std::move(name), string_of(value));
}

YearlyReturn return_of(const json::object& input) {
    YearlyReturn given;
    for (const auto& [name, value] : input) {
        if (name == "metadata") continue;
        add(given, std::string(name), value);
    }
    if (const json::value* metadata = input.if_contains("metadata"))
        for (const auto& [name, value] : metadata->as_object())
            add(given, std::string(name), value);
    return given;
}

std::vector<FailingRow> failing_rows(const std::string& rule, const json::object& expected) {
    std::set<FailingRow> rows;
    for (const auto& [table, numbers] : expected)
        for (const json::value& number : numbers.as_array())
            rows.insert({rule, std::string(table), number.to_number<std::int64_t>()});
    return {rows.begin(), rows.end()};
}

} // namespace

std::vector<Case> read_cases(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const json::value rules = json::parse(text);
    std::vector<Case> cases;
    for (const json::value& rule : rules.as_array())
        for (const json::value& one : rule.at("cases").as_array()) {
            const std::string code = string_of(rule.at("code"));
            cases.push_back({code, return_of(one.at("input").as_object()),
                             failing_rows(code, one.at("expected").as_object())});
        }
    return cases;
}

} // namespace styrhus::rules::validity
