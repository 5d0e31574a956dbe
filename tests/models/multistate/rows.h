#pragma once

#include "models/multistate/paths.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

/// Stays as the tests write them, and the CSV files that tests compare with.
namespace styrhus::models::multistate::testing {

template <class Time>
struct Stay {
    std::int32_t subject = 0;
    Time entry = 0;
    Time exit = 0;
    std::uint8_t from = 0;
    std::uint8_t to = no_event;
};

/// Columns that own their rows.
template <class Time>
struct Rows {
    std::vector<std::int32_t> subject;
    std::vector<Time> entry;
    std::vector<Time> exit;
    std::vector<std::uint8_t> from;
    std::vector<std::uint8_t> to;
    int states = 0;

    Rows(int states_, const std::vector<Stay<Time>>& stays) : states(states_) {
        for (const Stay<Time>& stay : stays) {
            subject.push_back(stay.subject);
            entry.push_back(stay.entry);
            exit.push_back(stay.exit);
            from.push_back(stay.from);
            to.push_back(stay.to);
        }
    }
    Paths<Time> view() const {
        return {.subject = subject, .entry = entry, .exit = exit, .from = from, .to = to, .states = states};
    }
};

/// A CSV file as columns of text by name; quotes around fields are taken off.
class CsvFile {
  public:
    explicit CsvFile(const std::string& path) {
        std::ifstream file(path);
        std::string line;
        std::getline(file, line);
        const std::vector<std::string> names = fields(line);
        while (std::getline(file, line)) {
            const std::vector<std::string> row = fields(line);
            for (std::size_t i = 0; i < names.size(); ++i)
                columns_[names[i]].push_back(row.at(i));
            ++rows_;
        }
    }

    std::size_t rows() const { return rows_; }
    const std::string& text(const std::string& column, std::size_t row) const {
        return columns_.at(column).at(row);
    }
    double number(const std::string& column, std::size_t row) const { return std::stod(text(column, row)); }

  private:
    static std::vector<std::string> fields(std::string line) {
        line.erase(std::remove(line.begin(), line.end(), '"'), line.end());
        line.erase(std::remove(line.begin(), line.end(), '\r'), line.end());
        std::vector<std::string> result;
        std::istringstream parts(line);
        for (std::string field; std::getline(parts, field, ',');)
            result.push_back(field);
        if (!line.empty() && line.back() == ',') result.emplace_back();
        return result;
    }

    std::map<std::string, std::vector<std::string>> columns_;
    std::size_t rows_ = 0;
};

} // namespace styrhus::models::multistate::testing
