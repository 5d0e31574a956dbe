// What no single citizen causes: wages of own units, sold places, internal income, frames, refunds.

#include "make_municipality/billing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace styrhus::make_municipality {

namespace {

struct Bands {
    int from_year;
    double low, middle, high; ///< kroner a year
};
constexpr std::array<Bands, 5> bands{{{0, 850e3, 1660e3, 2090e3},
                                      {2022, 860e3, 1680e3, 2120e3},
                                      {2023, 885e3, 1730e3, 2180e3},
                                      {2024, 910e3, 1780e3, 2250e3},
                                      {2025, 950e3, 1850e3, 2340e3}}};

double refund_of(double month_kroner, int year) {
    const Bands* b = &bands.front();
    for (const Bands& each : bands) {
        if (year >= each.from_year) b = &each;
    }
    const auto over = [&](double limit) { return std::max(0.0, month_kroner - limit / 12.0); };
    return .25 * (over(b->low) + over(b->middle) + over(b->high));
}

} // namespace

void Billing::count_refund(const Citizen& citizen) {
    const std::size_t who = citizen.life.area == Area::child ? 0 : 1;
    for (std::size_t i = 0; i < citizen_months_.size(); ++i) {
        if (citizen_months_[i] < 7'000'000) continue;
        const int year = year_of_month(window_.first + static_cast<Month>(i));
        refunds_[who][i] +=
            std::llround(refund_of(static_cast<double>(citizen_months_[i]) / 100.0, year) * 100.0);
    }
}

void Billing::post_sum(Month month, int line, int art, std::int64_t ore, std::string_view text,
                       std::string_view kind) {
    if (ore == 0 || month > window_.last) return;
    Posting p;
    p.delivered = month;
    p.booked = last_day(month);
    p.line = line;
    p.art = art;
    p.ore = ore;
    p.text = text;
    p.kind = kind;
    const Place place = ledger_.post(p);
    Mistakes& mistakes = delivery_.mistakes();
    const auto near = [&](Mistake mistake, std::string_view note) {
        if (mistakes.near_miss(mistake))
            mistakes.record(delivery_.out(), mistake, true, place, place, "", 0, note);
    };
    near(Mistake::posting_without_grant, "not for one citizen");
    if (!market_.lines()[static_cast<std::size_t>(line)].cost_centre.empty()) {
        near(Mistake::unknown_psp, "posted on a cost centre, so without a PSP element");
        near(Mistake::blank_row, "few cells are filled, and that is right");
        if (text.empty()) near(Mistake::total_row, "an ordinary posting without a text");
    }
}

void Billing::close_unit(std::size_t facility) {
    const Facility& f = market_.facilities()[facility];
    Rng rng({seed_, 0x0417, facility});
    const double level = rng.between(.97, 1.07);
    const bool sells = f.settlement == Settlement::activity;
    const double sold_share = sells ? rng.between(.15, .45) : 0.0;
    for (Month m = window_.first; m <= window_.last; ++m) {
        // Wages follow the places, not the month's citizens: an average of the last half year.
        std::int64_t sum = 0;
        int months = 0;
        for (Month k = std::max(window_.first, m - 5); k <= m; ++k, ++months)
            sum += activity_[at(facility, k)];
        const double own = static_cast<double>(sum) / months;
        const auto sold = static_cast<std::int64_t>(own * sold_share);
        const auto cost =
            static_cast<std::int64_t>((own + static_cast<double>(sold)) * level * rng.between(.98, 1.02));
        post_sum(m, f.unit_cost_centre, 10'000'000, cost * 86 / 100, m % 2 == 0 ? "" : "Løn", "wages");
        post_sum(m, f.unit_cost_centre, 22'000'000, cost * 14 / 100, "Varekøb og drift", "goods");
        post_sum(m, f.unit_psp, 77'000'000, -sold, "Salg af pladser til andre kommuner", "sold_places");
    }
}

void Billing::close_internal() {
    // The unit's income is the authority's expenditure, the same month: internal settlement nets to zero.
    for (const auto& [when, units] : internal_) {
        for (const auto& [line, ore] : units) {
            Posting p;
            p.delivered = when.first;
            p.booked = when.second;
            p.line = line;
            p.art = 97'000'000;
            p.ore = ore;
            p.text = "Intern afregning, egne borgere";
            p.kind = "internal_income";
            ledger_.post(p);
        }
    }
}

void Billing::close_frames() {
    static constexpr std::array<double, 5> kroner_per_inhabitant{265, 190, 45, 22, 105};
    for (std::size_t i = 0; i < market_.frame_lines().size(); ++i) {
        Rng rng({seed_, 0xF4A3, i});
        for (Month m = window_.first; m <= window_.last; ++m) {
            const double month = kroner_per_inhabitant[i] * inhabitants_ / 12.0
                                 * price_index(year_of_month(m)) * rng.between(.97, 1.03);
            post_sum(m, market_.frame_lines()[i], 10'000'000, std::llround(month * 100), "Løn", "frame");
        }
    }
    for (Month m = window_.first; m <= window_.last; ++m) {
        if (number_in_year(m) % 3 != 0) continue;
        const double quarter = 6.0 * inhabitants_ * price_index(year_of_month(m));
        post_sum(m, market_.objective_line(), 48'000'000, std::llround(quarter * 100),
                 "Objektiv finansiering", "objective");
    }
}

void Billing::close_refunds() {
    const std::array<int, 2> lines{market_.child_refund_line(), market_.adult_refund_line()};
    for (Month m = window_.first; m <= window_.last; ++m) {
        const auto i = static_cast<std::size_t>(m - window_.first);
        if (i > 0)
            post_sum(m, market_.shelter_refund_line(), 86'000'000, -shelters_[i - 1] / 2,
                     "Statsrefusion 50 pct.", "refund");
        if (number_in_year(m) % 3 != 1 || i < 3) continue;
        // A quarter is claimed in the month after it; one claim in ten is forgotten.
        for (std::size_t who = 0; who < 2; ++who) {
            const std::int64_t quarter =
                std::accumulate(refunds_[who].begin() + static_cast<std::ptrdiff_t>(i) - 3,
                                refunds_[who].begin() + static_cast<std::ptrdiff_t>(i), std::int64_t{0});
            post_sum(m, lines[who], 86'000'000, -quarter * 9 / 10, "Særligt dyre enkeltsager", "refund");
        }
    }
}

void Billing::close() {
    for (std::size_t i = 0; i < market_.facilities().size(); ++i) {
        if (market_.facilities()[i].owner == Owner::own) close_unit(i);
    }
    close_gathered();
    close_internal();
    close_frames();
    close_refunds();
}

} // namespace styrhus::make_municipality
