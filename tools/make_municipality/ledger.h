#pragma once

#include "make_municipality/invoices.h"

#include <string>
#include <string_view>
#include <vector>

namespace styrhus::make_municipality {

/// What a posting pays of one grant.
struct Share {
    std::int64_t grant = 0;
    std::string citizen;
    std::int64_t ore = 0;
};

/// One line of the finance system's journal. Expenditure is positive.
struct Posting {
    Month delivered = 0;
    Day booked = 0;
    int line = 0;
    int art = 0; ///< eight digits that begin with the art
    std::int64_t ore = 0;
    std::string text;
    std::string payee;     ///< a company number
    std::string recipient; ///< a personal number
    Day from = 0;          ///< service period; 0: none given
    Day to = 0;
    std::int64_t quantity_hundredths = 0;
    std::string_view unit;
    std::string_view kind;
    std::int64_t grant = 0; ///< 0: none, or several
    std::string citizen;
    Told told = Told::cpr;
    Off off = Off::none;
    std::vector<Share> shares; ///< where it pays for several
};

/// The finance system: its journal, its own totals, its table of lines, its budget.
class Ledger {
  public:
    Ledger(Delivery& delivery, const Market& market, const Window& window, std::uint64_t seed);

    Place post(const Posting& posting);
    /// Total rows, totals per month, table of lines, budget, and the true totals.
    void close();
    std::int64_t postings() const { return postings_; }
    std::int64_t net_ore() const { return net_; }
    /// Booked in that month on that line, so far.
    std::int64_t booked(int line, Month month) const;

  private:
    std::size_t cell_of(int line, Month month) const;
    void write_total_rows();
    void write_balances(Month month);
    void write_balance_year(Month month, int year);
    void write_lines();
    void write_budget(Month month);
    std::int64_t original_budget(int line, int year) const;
    void write_totals();

    Delivery& delivery_;
    const Market& market_;
    Window window_;
    std::uint64_t seed_;
    std::vector<std::int64_t> in_month_; ///< delivered in the month it is booked in
    std::vector<std::int64_t>
        in_january_; ///< delivered in January, booked in December before; by January's month
    std::vector<std::int64_t> delivered_; ///< net per delivered month
    std::int64_t postings_ = 0;
    std::int64_t net_ = 0;
};

} // namespace styrhus::make_municipality
