// The children's system's two other lists, quarterly: services with their prices, and what is committed for
// this year and the next. Neither has a personal number; `Sag rækkeID` names the row.

#include "make_municipality/extracts.h"

#include "make_municipality/text.h"

#include <algorithm>

namespace styrhus::make_municipality {

namespace {

/// The tariff with its VAT, per day and per month, as the system works it out: a month is 30.5 days.
struct DayAndMonth {
    std::int64_t day = 0;
    std::int64_t month = 0;
};

DayAndMonth prices_of(Unit unit, std::int64_t price) {
    switch (unit) {
    case Unit::day:
        return {price, scaled(price, 305, 10)};
    case Unit::month:
        return {scaled(price, 10, 305), price};
    case Unit::week:
        return {scaled(price, 1, 7), scaled(price, 305, 70)};
    default:
        return {};
    }
}

/// Øre on the invoice basis between two days; once-only services count on their first day.
std::int64_t committed(Unit unit, const Piece& piece, Day from, Day to) {
    from = std::max(from, piece.from);
    if (to < from) return 0;
    const Quantity q = quantity(unit, piece, from, to);
    return scaled(piece.price, q.numerator, q.denominator);
}

std::string row_number(const Grant& grant, std::size_t piece) {
    return numbered("R", grant.number, 8) + "-" + std::to_string(piece + 1);
}

} // namespace

void Extracts::write_child_lists(const Grant& grant, std::size_t index, const Cells& row, Month month,
                                 Day end) {
    const Piece& piece = grant.pieces[index];
    const Facility& f = market_.facility(grant.facility);
    const Unit unit = info(f.service).unit;
    const bool course = unit == Unit::course;
    const std::int64_t price = price_written(piece, month);
    Piece written = piece;
    written.from = first_day_written(piece);
    written.price = price;
    const DayAndMonth prices = prices_of(unit, price);
    const Day on = last_day(month);
    const auto money = [](std::int64_t ore) {
        return ore == 0 ? std::string() : amount_text(ore, AmountForm::plain);
    };
    const std::string status = end <= on ? "Afsluttet" : "Aktiv";
    const std::string function = market_.lines()[static_cast<std::size_t>(f.line)].function;
    const Day counted_to = std::min(end, on);
    const std::int64_t total = committed(unit, written, written.from, counted_to);

    Cells services{row[0],
                   row[1],
                   row[2],
                   "1",
                   money(price),
                   course ? money(price) : "",
                   money(prices.day),
                   money(prices.month),
                   money(prices.day),
                   money(total),
                   row[14],
                   row[8],
                   row_number(grant, index),
                   status,
                   row[5],
                   grant.stretch.ground == Ground::force ? "Ja" : "Nej",
                   row[15],
                   f.levels[static_cast<std::size_t>(grant.level)].name,
                   std::string(info(f.service).name),
                   row[11],
                   row[16],
                   function,
                   row[6],
                   f.owner == Owner::municipality ? other_municipality(f.municipality)
                                                  : std::string(municipality_name),
                   row[13] + ", " + std::to_string(f.places) + " pladser"};
    delivery_.put(Kind::dubu_ydelser, month, services);

    const int year = year_of_month(month);
    const auto in_year = [&](int y) {
        return committed(unit, written, day_of(y, 1, 1), std::min(end, day_of(y, 12, 31)));
    };
    const std::int64_t now = in_year(year);
    const std::int64_t next = course ? 0 : in_year(year + 1);
    Cells payments{row[0],
                   row[1],
                   row[2],
                   amount_text(now, AmountForm::plain),
                   amount_text(next, AmountForm::plain),
                   amount_text(now + next, AmountForm::plain),
                   function,
                   row_number(grant, index),
                   status};
    if (now != 0 || next != 0) delivery_.put(Kind::dubu_betalinger, month, payments);
}

} // namespace styrhus::make_municipality
