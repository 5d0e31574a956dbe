#include "views/page/validity_sheet.h"

namespace styrhus::views::page {

namespace {

using models::validity::Look;
using models::validity::Validity;

ValiditySheet sheet_of(const Context& context, const Look& look, const std::vector<Validity>& validity) {
    ValiditySheet sheet;
    sheet.month = base::Month::containing(look.on);
    for (std::size_t i = 0; i < validity.size(); ++i) {
        const models::validity::RowCount& place = look.rows[i];
        const std::string unit(domain::is_none(place.unit)
                                   ? nobody_key
                                   : std::string_view(context.snapshot->terms->text(place.unit)));
        sheet.all += validity[i];
        sheet.by_source[place.source] += validity[i];
        sheet.by_unit[unit] += validity[i];
    }
    return sheet;
}

} // namespace

std::vector<ValiditySheet> validity_sheets(const Context& context, const FindingList& list) {
    std::vector<ValiditySheet> sheets;
    const auto& looks = list.looked_back().history->looks;
    for (const auto& look : looks) {
        // What is said holds today; at an extract before, an acceptance held on its day.
        const base::Date day = look == looks.back() ? context.snapshot->known_on : look->on;
        const bool is_same_month =
            !sheets.empty() && sheets.back().month == base::Month::containing(look->on);
        if (is_same_month) sheets.pop_back();
        sheets.push_back(sheet_of(context, *look, models::validity::validity_of(*look, list.words(), day)));
    }
    return sheets;
}

} // namespace styrhus::views::page
