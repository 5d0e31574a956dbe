#include "views/page/named.h"

#include "base/error_text.h"

namespace styrhus::views::page {

using base::Error;
using base::Result;

Error wrong_name(const Figure& figure) {
    return base::error("The figure's name cannot be read. Copy it from the page it stands on. It says: {}",
                       "Tallets navn kan ikke læses. Kopiér det fra siden, det står på. Der står: {}",
                       format(figure));
}

base::Error no_such_citizen(std::string_view label) {
    return base::error("There is no such citizen in the snapshot. It says: {}",
                       "Borgeren findes ikke i opgørelsen. Der står: {}", label);
}

Result<Named> read_name(const Context& context, const Figure& figure, bool has_rows) {
    if (figure.parts.size() < 2) return wrong_name(figure);
    Named named;
    if (figure.parts[0] != "any") {
        named.ladder = find_ladder(*context.snapshot, figure.parts[0]);
        if (!named.ladder) return no_such_ladder(figure.parts[0]);
    }
    named.which = figure.parts[1];
    if (has_rows) {
        STYRHUS_TRY(named.rows, parse_row(figure.parts[1]));
        named.rows.ladder = named.ladder;
    }
    STYRHUS_TRY(named.selection, selection_of(context, figure.filters));
    for (std::size_t i = 2; i < figure.parts.size(); ++i) {
        const std::string& part = figure.parts[i];
        if (part == "committed" || part == "actual") {
            named.basis = part == "actual" ? CostBasis::actual : CostBasis::committed;
        } else if (part.find("..") != std::string::npos) {
            STYRHUS_TRY(named.span, parse_months(part));
            named.month = named.span.last;
        } else {
            STYRHUS_TRY(const base::Date day, base::parse_iso(part));
            (i == 2 ? named.day : named.second_day) = day;
            ++named.days;
            named.month = base::Month::containing(day);
        }
    }
    return named;
}

PartList citizens_list(const Context& context) {
    PartList list;
    list.amount_label = context.tr("Borgere", "Citizens");
    list.unit = PartUnit::count;
    return list;
}

} // namespace styrhus::views::page
