#include "make_municipality/invoices.h"

#include "make_municipality/text.h"

namespace styrhus::make_municipality {

std::string_view told_text(Told told) {
    switch (told) {
    case Told::cpr:
        return "cpr";
    case Told::text:
        return "text";
    case Told::provider_period:
        return "provider_period";
    case Told::collective:
        return "collective";
    case Told::nothing:
        return "nothing";
    }
    return {};
}

std::string_view off_text(Off off) {
    switch (off) {
    case Off::none:
        return "none";
    case Off::x30_5:
        return "x30_5";
    case Off::x365_12:
        return "x365_12";
    case Off::vat:
        return "vat";
    case Off::vat_twice:
        return "vat_twice";
    case Off::day_more:
        return "day_more";
    case Off::day_less:
        return "day_less";
    case Off::credit:
        return "credit";
    case Off::reinvoice:
        return "reinvoice";
    }
    return {};
}

namespace {

/// Whole calendar months between two days; 0 where they are not whole.
int whole_months(Day from, Day to) {
    const bool whole = from == first_day(month_of(from)) && to == last_day(month_of(to));
    return whole ? month_of(to) - month_of(from) + 1 : 0;
}

/// The units on a bill that counts the days in that way; a denominator of 0 where it cannot.
Quantity billed_quantity(Unit unit, const Piece& piece, Day from, Day to, Off off) {
    const Quantity right = quantity(unit, piece, from, to);
    const int months = whole_months(from, to);
    const bool by_days = unit == Unit::day || unit == Unit::week || unit == Unit::month;
    const std::int64_t days_in_unit = unit == Unit::day    ? 1
                                      : unit == Unit::week ? 7
                                                           : length_of(month_of(to));
    switch (off) {
    case Off::x30_5:
        return unit == Unit::day && months > 0 ? Quantity{months * 61LL, 2} : Quantity{0, 0};
    case Off::x365_12:
        return unit == Unit::day && months > 0 ? Quantity{months * 365LL, 12} : Quantity{0, 0};
    case Off::day_more:
    case Off::day_less: {
        if (!by_days || to == from) return {0, 0};
        const std::int64_t one_day = right.denominator / days_in_unit;
        return {right.numerator + (off == Off::day_more ? one_day : -one_day), right.denominator};
    }
    default:
        return right;
    }
}

} // namespace

std::optional<Billed> billed(const Facility& facility, const Piece& piece, Day from, Day to,
                             int delivered_permille, Off off) {
    const bool about_vat = off == Off::vat || off == Off::vat_twice;
    if (about_vat && facility.factor_permille == 1000) return std::nullopt;
    const Quantity q = billed_quantity(info(facility.service).unit, piece, from, to, off);
    if (q.denominator == 0) return std::nullopt;
    const std::int64_t factor = facility.factor_permille;
    const std::int64_t factor_millionths = off == Off::vat         ? 1'000'000
                                           : off == Off::vat_twice ? factor * factor
                                                                   : factor * 1000;
    const std::int64_t delivered = q.numerator * delivered_permille;
    return Billed{scaled(piece.price, delivered * factor_millionths, q.denominator * 1'000'000'000),
                  scaled(delivered, 100, q.denominator * 1000)};
}

Day first_billed_day(const Window& window) {
    return first_day(window.first - 13);
}

int billed_months(const Facility& facility) {
    return facility.bills_quarterly ? 3 : 1;
}

Month first_billed_month(const Facility& facility, Month month) {
    return month - month % billed_months(facility);
}

} // namespace styrhus::make_municipality
