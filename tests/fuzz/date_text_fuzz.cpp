/// Any text as a date: what is read is a day of the calendar, and its own form reads as the same day.

#include "base/check.h"
#include "intake/formats/date_text.h"

#include <cstdint>
#include <string>

using namespace styrhus;
using namespace styrhus::intake::formats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    for (const DateFormat format : {DateFormat::any, DateFormat::day_month_year, DateFormat::iso,
                                    DateFormat::compact, DateFormat::month_name, DateFormat::excel_serial}) {
        base::Date date;
        const CellTrouble trouble = read_date(text, format, date);
        if (trouble == CellTrouble::blank) STYRHUS_CHECK(date.is_open_end());
        if (trouble != CellTrouble::none || date.is_open_end()) continue;
        const base::CivilDay day = date.civil();
        STYRHUS_CHECK(base::civil_date(day.year, day.month, day.day).has_value());
        STYRHUS_CHECK(*parse_date(base::iso(date), DateFormat::iso) == date);
        // The long way and the short way to read a date agree, whichever this one took.
        base::Date again;
        STYRHUS_CHECK(read_date(" " + text, format, again) == CellTrouble::none && again == date);
    }
    return 0;
}
