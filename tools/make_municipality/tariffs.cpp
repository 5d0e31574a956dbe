// The tariff list: what one unit costs at each facility and level. The January list holds every price from
// three years before the first delivery; July brings it again with what was raised on 1 July.

#include "make_municipality/tariffs.h"

#include "make_municipality/text.h"

namespace styrhus::make_municipality {

namespace {

bool holds_raises_of(Month month, const Facility& facility, int year) {
    const bool told = year < year_of_month(month) || number_in_year(month) >= 7;
    return facility.raised_in_july_of == year && told;
}

} // namespace

void write_tariffs(Delivery& delivery, const Market& market, const Window& window) {
    const int first_year = year_of_month(window.first) - 4;
    for (Month m = window.first; m <= window.last; ++m) {
        const int n = number_in_year(m);
        if (n != 1 && n != 7) continue;
        for (const Facility& f : market.facilities()) {
            for (std::size_t level = 0; level < f.levels.size(); ++level) {
                for (int year = first_year; year <= year_of_month(m); ++year) {
                    Day from = day_of(year, 1, 1);
                    const Day year_end = day_of(year, 12, 31);
                    while (from <= year_end) {
                        const Day to =
                            holds_raises_of(m, f, year) ? market.price_holds_until(f, from) : year_end;
                        Cells cells{
                            f.name,
                            f.levels[level].name,
                            f.provider,
                            std::string(unit_text(info(f.service).unit)),
                            amount_text(market.price(f, static_cast<int>(level), from), AmountForm::dotted),
                            date_text(from, DateForm::dashes),
                            date_text(to, DateForm::dashes),
                            f.cvr,
                            f.p_number,
                            std::string(decision_text(f.service, Ground::consent, from)),
                            permille_text(f.factor_permille),
                            std::string(owner_text(f.owner)),
                            std::string(settlement_text(f.settlement)),
                            std::to_string(f.places)};
                        delivery.put(Kind::takster, m, cells);
                        from = to + 1;
                    }
                }
            }
        }
    }
}

} // namespace styrhus::make_municipality
