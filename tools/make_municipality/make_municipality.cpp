#include "make_municipality/make_municipality.h"

#include "make_municipality/billing.h"
#include "make_municipality/extracts.h"
#include "make_municipality/other_lists.h"
#include "make_municipality/own_units.h"
#include "make_municipality/readme.h"
#include "make_municipality/tariffs.h"
#include "make_municipality/truth.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace styrhus::make_municipality {

namespace {

/// Citizens with help grow by so much a year.
constexpr double growth = 0.025;

void check(const Order& order) {
    if (order.inhabitants < 2'000)
        throw std::runtime_error("A municipality needs at least 2,000 inhabitants");
    if (order.years < 1 || order.years > 30) throw std::runtime_error("Years must be from 1 to 30");
    if (order.last_month < 1 || order.last_month > 12)
        throw std::runtime_error("The last month must be from 1 to 12");
    if (order.last_year < 2000 || order.last_year > 2035)
        throw std::runtime_error("The last year must be from 2000 to 2035");
    if (order.full_extract_every_months < 1)
        throw std::runtime_error("Full extracts must come every month or more seldom");
    if (order.folder.empty())
        throw std::runtime_error("Say which folder the municipality is to be written in");
}

Window window_of(const Order& order) {
    return {month_at(order.last_year - order.years + 1, 1), month_at(order.last_year, order.last_month)};
}

class Maker {
  public:
    Maker(const Order& order, const Progress& progress)
        : order_(order), progress_(progress), window_(window_of(order)), mistakes_(order.plant_errors),
          market_(order.seed, order.inhabitants, year_of_month(window_.first), order.last_year),
          out_(order.folder, window_.first, window_.last), delivery_(out_, mistakes_, order.seed),
          cases_(order.seed, window_, market_, mistakes_),
          extracts_(delivery_, market_, window_, order.full_extract_every_months),
          other_(delivery_, window_, order.seed, order.full_extract_every_months),
          truth_(out_, market_, window_), ledger_(delivery_, market_, window_, order.seed),
          links_(out_, market_, window_), mix_(market_, window_, order.seed),
          billing_(ledger_, links_, delivery_, market_, window_, order.seed, order.inhabitants,
                   order.postings == Postings::mixed ? &mix_ : nullptr) {}

    Summary make() {
        if (order_.postings == Postings::mixed) count_bills();
        live_through(cases_, [&](const Family& family) { write(family); });
        say(.9, "Egne enheder og refusion");
        billing_.close();
        links_.close();
        say(.94, "Saldi, budget og takster");
        ledger_.close();
        other_.write_early_help(order_.inhabitants);
        write_tariffs(delivery_, market_, window_);
        out_.text_file("reference/accounts/units.toml", own_units_toml(market_));
        out_.text_file("README.txt", readme(order_));
        out_.finish();
        say(1, "Færdig");
        return {out_.files(),           out_.rows(),       out_.bytes(),
                cases_.citizens(),      cases_.persons(),  cases_.grants(),
                ledger_.postings(),     ledger_.net_ore(), mistakes_.planted(),
                mistakes_.near_misses()};
    }

  private:
    void say(double done, std::string_view what) {
        if (progress_) progress_(done, what);
    }

    /// Lives everything once without writing it, to know how many each provider bills in each month.
    void count_bills() {
        Mistakes same(order_.plant_errors);
        Cases cases(order_.seed, window_, market_, same);
        live_through(cases, [&](const Family& family) { mix_.count(family); });
        mix_.choose_collective();
    }

    /// Month after month, everybody who comes that month, from long before the first delivery.
    template <typename Visit>
    void live_through(Cases& cases, const Visit& visit) {
        const std::array<double, service_count> entries = entries_per_year(growth);
        const double scale = order_.inhabitants / 95'000.0;
        const Month reference = month_at(2024, 7);
        const Month begin = window_.first - 45 * 12;
        for (Month m = begin; m <= window_.last; ++m) {
            if (m % 6 == 0)
                say(.02 + .88 * (m - begin) / (window_.last - begin + 1), "Borgere, sager og posteringer");
            for (const ServiceInfo& s : all_services()) {
                const double rate = entries[static_cast<std::size_t>(s.service)];
                if (rate <= 0.0 || m < window_.first - 12 * warm_up_years(s.service)) continue;
                Rng rng({order_.seed, 0xA22, static_cast<std::uint64_t>(s.service),
                         static_cast<std::uint64_t>(m)});
                // Every fourth child brings a sibling.
                const double families =
                    is_child_service(s.service) && s.service != Service::youth_contact ? 1.25 : 1.0;
                const int count =
                    rng.poisson(rate / 12.0 / families * scale * std::exp(growth * (m - reference) / 12.0));
                for (int i = 0; i < count; ++i)
                    visit(cases.make(s.service, m, i));
            }
        }
    }

    void write(const Family& family) {
        if (family.citizens.empty()) return;
        extracts_.write(family);
        other_.write(family);
        billing_.bill(family);
        truth_.write(family);
    }

    Order order_;
    const Progress& progress_;
    Window window_;
    Mistakes mistakes_;
    Market market_;
    Output out_;
    Delivery delivery_;
    Cases cases_;
    Extracts extracts_;
    OtherLists other_;
    Truth truth_;
    Ledger ledger_;
    Links links_;
    PostingMix mix_;
    Billing billing_;
};

} // namespace

Summary make(const Order& order, const Progress& progress) {
    check(order);
    return Maker(order, progress).make();
}

} // namespace styrhus::make_municipality
