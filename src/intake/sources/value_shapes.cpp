#include "intake/sources/value_shapes.h"

#include "intake/formats/date_text.h"

#include <algorithm>

namespace styrhus::intake::sources {

bool is_like_cpr(std::string_view text) {
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return (digits == 9 || digits == 10) && text.size() <= 11
           && text.find_first_not_of("0123456789- ") == std::string_view::npos;
}

bool is_like_date(std::string_view text) {
    base::Date day;
    return text.size() >= 8
           && formats::read_date(text, formats::DateFormat::any, day) == formats::CellTrouble::none;
}

} // namespace styrhus::intake::sources
