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

Cells tariff_row(const Facility& f, std::string_view what, std::int64_t price, Day from, Day to) {
    return {f.name,
            std::string(what),
            f.provider,
            std::string(unit_text(info(f.service).unit)),
            amount_text(price, AmountForm::dotted),
            date_text(from, DateForm::dashes),
            date_text(to, DateForm::dashes),
            f.cvr,
            f.p_number,
            std::string(decision_text(f.service, Ground::consent, from)),
            permille_text(f.factor_permille),
            std::string(owner_text(f.owner)),
            std::string(settlement_text(f.settlement)),
            std::to_string(f.places)};
}

void write_facility(Delivery& delivery, const Market& market, const Facility& f, Month month,
                    int first_year) {
    const auto put = [&](std::string_view what, std::int64_t price, Day from, Day to) {
        Cells cells = tariff_row(f, what, price, from, to);
        delivery.put(Kind::takster, month, cells);
    };
    for (std::size_t level = 0; level < f.levels.size(); ++level) {
        for (int year = first_year; year <= year_of_month(month); ++year) {
            Day from = day_of(year, 1, 1);
            const Day year_end = day_of(year, 12, 31);
            while (from <= year_end) {
                const Day to = holds_raises_of(month, f, year) ? market.price_holds_until(f, from) : year_end;
                put(f.levels[level].name, market.price(f, static_cast<int>(level), from), from, to);
                from = to + 1;
            }
        }
    }
    // Prices that only look wrong are those with a supplement, so the list has it where they are looked for.
    if (!delivery.mistakes().on() || !is_child_service(f.service)) return;
    for (int year = first_year; year <= year_of_month(month); ++year)
        put(supplement_name, market.supplement(f, year), day_of(year, 1, 1), day_of(year, 12, 31));
}

} // namespace

void write_tariffs(Delivery& delivery, const Market& market, const Window& window) {
    const int first_year = year_of_month(window.first) - 4;
    for (Month m = window.first; m <= window.last; ++m) {
        if (number_in_year(m) != 1 && number_in_year(m) != 7) continue;
        for (const Facility& f : market.facilities())
            write_facility(delivery, market, f, m, first_year);
    }
}

} // namespace styrhus::make_municipality
