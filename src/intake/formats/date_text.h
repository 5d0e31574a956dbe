#pragma once

#include "base/date.h"
#include "base/result.h"
#include "intake/formats/trouble.h"

#include <cstdint>
#include <string_view>

namespace styrhus::intake::formats {

/// How a column writes its days. A time of day after the date (`dd-mm-yyyy hh-mm`, `hh:mm:ss`, `Thh:mm:ssZ`)
/// is passed over in every form: the day is as the source wrote it, in the source's own time zone.
enum class DateFormat : std::uint8_t {
    any,            ///< each of the below by its shape; a day always stands before its month
    day_month_year, ///< 14-03-2024, 14.03.2024, 14/03/2024, 4-3-2024
    iso,            ///< 2024-03-14
    compact,        ///< 20240314
    month_name,   ///< 14-Jan-2011, 14-maj-12, 14. oktober 2024; two-digit years by Excel's rule: 00–29 are
                  ///< 2000–2029
    excel_serial, ///< 45365 or 45365,5: days from 1899-12-30 (1900 date system, days after 28 February 1900)
};

/// Reads a day without allocating. Blank, and SAP's blank 00-00-0000 and 00000000, give CellTrouble::blank
/// with the open end; any day of the year 9999 is the open end too.
CellTrouble read_date(std::string_view text, DateFormat format, base::Date& date);

/// The same with a sentence as its error; blank is the open end and no error (whether a start may be blank is
/// the mapping's choice).
base::Result<base::Date> parse_date(std::string_view text, DateFormat format = DateFormat::any);

} // namespace styrhus::intake::formats
