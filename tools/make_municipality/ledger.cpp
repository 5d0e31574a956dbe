#include "make_municipality/ledger.h"

#include "make_municipality/text.h"

#include <algorithm>
#include <cmath>

namespace styrhus::make_municipality {

namespace {
constexpr Month total_row_every = 3;
}

Ledger::Ledger(Delivery& delivery, const Market& market, const Window& window, std::uint64_t seed)
    : delivery_(delivery), market_(market), window_(window), seed_(seed) {
    const std::size_t months = window.months();
    in_month_.resize(months * market.lines().size());
    in_january_.resize(in_month_.size());
    delivered_.resize(months);
    // The total rows come last; their near-misses are postings that come before.
    for (Month m = window.first; m <= window.last && delivery.mistakes().on(); m += total_row_every) {
        delivery_.mistakes().owe(Mistake::total_row);
    }
}

std::size_t Ledger::cell_of(int line, Month month) const {
    return static_cast<std::size_t>(month - window_.first) * market_.lines().size()
           + static_cast<std::size_t>(line);
}

Place Ledger::post(const Posting& p) {
    const Line& line = market_.lines()[static_cast<std::size_t>(p.line)];
    ++postings_;
    net_ += p.ore;
    delivered_[static_cast<std::size_t>(p.delivered - window_.first)] += p.ore;
    const bool late_year = month_of(p.booked) != p.delivered;
    (late_year ? in_january_ : in_month_)[cell_of(p.line, p.delivered)] += p.ore;

    Cells cells{std::to_string(p.art),
                line.cost_centre,
                line.psp,
                "9990000001",
                "",
                p.ore < 0 ? "K" : "D",
                amount_text(p.ore < 0 ? -p.ore : p.ore, AmountForm::dotted),
                first_letters(p.text, 50),
                p.payee,
                p.payee.empty() ? "" : "03",
                p.recipient,
                p.recipient.empty() ? "" : "02",
                p.from == 0 ? "" : date_text(p.from, DateForm::dots),
                p.from == 0 ? "" : date_text(p.to, DateForm::dots),
                p.quantity_hundredths == 0 ? "" : hundredths_text(p.quantity_hundredths),
                p.quantity_hundredths == 0 ? "" : std::string(p.unit),
                numbered(month_stamp(p.delivered), postings_, 8),
                date_text(p.booked, DateForm::dots)};
    const Place place = delivery_.put(Kind::opus_posteringer, p.delivered, cells, p.citizen, p.ore);
    Output& out = delivery_.out();
    out.row(out.file(Kind::truth_postings),
            {out.name_of(place.file), std::to_string(place.line), std::string(p.kind),
             p.grant == 0 ? "" : std::to_string(p.grant), p.citizen,
             p.from == 0 ? "" : date_text(p.from, DateForm::iso),
             p.from == 0 ? "" : date_text(p.to, DateForm::iso), std::to_string(p.ore)});
    return place;
}

std::int64_t Ledger::booked(int line, Month month) const {
    std::int64_t sum = in_month_[cell_of(line, month)];
    // What was delivered in January and February with the date 31 December belongs to December.
    for (Month m = month + 1; number_in_year(month) == 12 && m <= std::min(month + 2, window_.last); ++m) {
        sum += in_january_[cell_of(line, m)];
    }
    return sum;
}

void Ledger::close() {
    if (delivery_.mistakes().on()) write_total_rows();
    for (Month m = window_.first; m <= window_.last; ++m) {
        write_balances(m);
        const int n = number_in_year(m);
        if (n == 1 || n == 4 || n == 6 || n == 10) write_budget(m);
    }
    write_lines();
    write_totals();
}

void Ledger::write_total_rows() {
    Output& out = delivery_.out();
    int turn = 0;
    for (Month m = window_.first; m <= window_.last; m += total_row_every) {
        const std::int64_t net = delivered_[static_cast<std::size_t>(m - window_.first)];
        Cells cells(18);
        cells[5].assign(1, net < 0 ? 'K' : 'D');
        cells[6] = amount_text(net < 0 ? -net : net, AmountForm::dotted);
        const bool labelled = turn++ % 2 == 1;
        if (labelled) cells[7] = "I alt";
        const Place place = out.row(out.file(Kind::opus_posteringer, m), cells);
        delivery_.mistakes().record(out, Mistake::total_row, false, place, place, "", 0,
                                    labelled ? "labelled" : "without a label");
    }
}

void Ledger::write_balances(Month month) {
    // While the old year is open for late postings its totals are delivered beside the new year's.
    if (number_in_year(month) <= 2 && month - number_in_year(month) >= window_.first)
        write_balance_year(month, year_of_month(month) - 1);
    write_balance_year(month, year_of_month(month));
}

void Ledger::write_balance_year(Month month, int year) {
    Output& out = delivery_.out();
    for (int period = 1; period <= 12; ++period) {
        const Month m = month_at(year, period);
        if (m < window_.first || m > month) continue;
        for (std::size_t i = 0; i < market_.lines().size(); ++i) {
            const int line = static_cast<int>(i);
            std::int64_t sum = in_month_[cell_of(line, m)];
            for (Month j = m + 1; period == 12 && j <= std::min(month, m + 2); ++j)
                sum += in_january_[cell_of(line, j)];
            if (sum == 0) continue;
            const Line& l = market_.lines()[i];
            out.row(out.file(Kind::opus_saldo, month),
                    {std::to_string(year), std::to_string(period), l.psp, l.cost_centre,
                     amount_text(sum, AmountForm::dotted_after)});
        }
    }
}

void Ledger::write_lines() {
    Output& out = delivery_.out();
    for (Month m = window_.first; m <= window_.last; ++m) {
        if (number_in_year(m) != 1) continue;
        for (const Line& line : market_.lines()) {
            out.row(out.file(Kind::opus_psp, m),
                    {line.psp, line.function, std::to_string(line.dranst), numbered("", line.grouping, 3),
                     line.name, line.cost_centre});
        }
    }
}

std::int64_t Ledger::original_budget(int line, int year) const {
    const bool first = month_at(year - 1, 1) < window_.first;
    const int from = first ? year : year - 1;
    std::int64_t sum = 0;
    int months = 0;
    for (Month m = month_at(from, 1); m <= std::min(month_at(from, 12), window_.last); ++m, ++months)
        sum += booked(line, m);
    if (months == 0) return 0;
    Rng rng({seed_, 0xB0D9, static_cast<std::uint64_t>(line), static_cast<std::uint64_t>(year)});
    // Last year's accounts with the year's prices, and a hope that it will cost a little less.
    const double growth = first ? 1.0 : price_index(year) / price_index(year - 1);
    const double factor = growth * rng.between(.95, 1.02) * 12.0 / months;
    return scaled(sum, std::llround(factor * 10'000), 1'000'000'000) * 100'000;
}

namespace {

/// So many thousandths of an amount, in whole thousands of kroner.
std::int64_t thousandths(std::int64_t ore, int share) {
    return scaled(ore, share, 1000LL * 100'000) * 100'000;
}

std::int64_t part(std::int64_t whole, int period) {
    return whole * period / 12 - whole * (period - 1) / 12;
}

} // namespace

void Ledger::write_budget(Month month) {
    Output& out = delivery_.out();
    const int year = year_of_month(month);
    const int now = number_in_year(month);
    std::int64_t moved = 0;
    for (std::size_t i = 0; i < market_.lines().size(); ++i) {
        const int line = static_cast<int>(i);
        const Line& l = market_.lines()[i];
        const std::int64_t original = original_budget(line, year);
        Rng rng({seed_, 0xB0DA, i, static_cast<std::uint64_t>(year)});
        const bool more = rng.chance(.12) && l.cost_centre.empty();
        const std::int64_t supplement = more && now >= 6 ? thousandths(original, 25) : 0;
        const bool own_unit = !l.cost_centre.empty();
        const std::int64_t carried = own_unit && now >= 4 ? thousandths(original, rng.whole(-20, 30)) : 0;
        // Virements are taken from one line and given to the next one that has a budget.
        std::int64_t virement = 0;
        if (now >= 10 && original != 0 && moved != 0) {
            virement = -moved;
            moved = 0;
        } else if (now >= 10 && original > 0 && rng.chance(.1) && i + 10 < market_.lines().size()) {
            virement = moved = thousandths(original, -15);
        }
        if (original == 0 && virement == 0) continue;
        for (int period = 1; period <= 12; ++period) {
            const std::int64_t o = part(original, period);
            const std::int64_t s = part(supplement, period);
            const std::int64_t v = part(virement, period);
            const std::int64_t c = part(carried, period);
            out.row(out.file(Kind::budget, month),
                    {std::to_string(year), l.psp, l.cost_centre, amount_text(o, AmountForm::dotted),
                     amount_text(s, AmountForm::dotted), amount_text(v, AmountForm::dotted),
                     amount_text(c, AmountForm::dotted), amount_text(o + s + v + c, AmountForm::dotted),
                     std::to_string(period)});
        }
    }
}

void Ledger::write_totals() {
    Output& out = delivery_.out();
    for (const Facility& f : market_.facilities()) {
        if (f.owner != Owner::own) continue;
        const Line& unit = market_.lines()[static_cast<std::size_t>(f.unit_psp)];
        out.row(out.file(Kind::truth_units),
                {f.name, std::string(info(f.service).name), std::string(settlement_text(f.settlement)),
                 unit.psp, market_.lines()[static_cast<std::size_t>(f.unit_cost_centre)].cost_centre,
                 market_.lines()[static_cast<std::size_t>(f.line)].psp, unit.function,
                 numbered("", unit.grouping, 3)});
    }
    for (Month m = window_.first; m <= window_.last; ++m) {
        for (std::size_t i = 0; i < market_.lines().size(); ++i) {
            const std::int64_t sum = booked(static_cast<int>(i), m);
            if (sum == 0) continue;
            const Line& l = market_.lines()[i];
            out.row(out.file(Kind::truth_totals),
                    {std::to_string(year_of_month(m)), std::to_string(number_in_year(m)), l.psp,
                     l.cost_centre, l.function, std::to_string(l.dranst), numbered("", l.grouping, 3),
                     std::to_string(sum)});
        }
    }
}

} // namespace styrhus::make_municipality
