#include "rules/validity/pack.h"

/// Fields that hold a day of the calendar.
namespace styrhus::rules::validity {

namespace {

Rule day_in_column(std::string_view code, std::string_view title, std::string_view table,
                   std::string_view column) {
    return each_row(code, title, {table}, [=](const Row& row) { return row[column] && !row.day(column); });
}

Rule required_day(std::string_view code, std::string_view title, std::string_view table,
                  std::string_view column) {
    return each_row(code, title, {table}, [=](const Row& row) { return !row.day(column); });
}

} // namespace

Rules day_rules() {
    return {
        required_day("102", "Date of birth is no day", "Header", "DOB"),
        day_in_column("112", "Day of the decision for adoption is no day", "AD1", "DATE_INT"),
        day_in_column("113", "Day of the match is no day", "AD1", "DATE_MATCH"),
        day_in_column("116", "Day the decision was reversed is no day", "PlacedAdoption",
                      "DATE_PLACED_CEASED"),
        day_in_column("147", "End of the episode is no day", "Episodes", "DEC"),
        required_day("166", "Day of the review is no day", "Reviews", "REVIEW"),
        day_in_column("171", "Birth of the mother's child is no day", "Header", "MC_DOB"),
        required_day("1004", "Start of the time missing is no day", "Missing", "MIS_START"),
    };
}

} // namespace styrhus::rules::validity
