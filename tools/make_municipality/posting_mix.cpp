#include "make_municipality/posting_mix.h"

#include "make_municipality/extracts.h"

#include <algorithm>
#include <array>

namespace styrhus::make_municipality {

namespace {

constexpr double collective_share = .15;
constexpr int citizens_on_a_bill_max = 20;

// Of a hundred bills, those that are not put together with others.
constexpr std::array<double, 4> told_weights{60, 10, 10, 5};
constexpr std::array<Told, 4> told_ways{Told::cpr, Told::text, Told::provider_period, Told::nothing};

// Of a hundred bills that can be off in the way; the rest are right.
constexpr std::array<double, 8> off_weights{7, 7, 4, 4, 4, 4, 3, 67};
constexpr std::array<Off, 8> off_ways{Off::x30_5,    Off::x365_12,  Off::vat,    Off::vat_twice,
                                      Off::day_more, Off::day_less, Off::credit, Off::none};

constexpr std::array<std::string_view, 12> month_names{"januar",    "februar", "marts",    "april",
                                                       "maj",       "juni",    "juli",     "august",
                                                       "september", "oktober", "november", "december"};

Rng rng_of(std::uint64_t seed, std::uint64_t purpose, const Grant& grant, Day from) {
    return Rng({seed, purpose, static_cast<std::uint64_t>(grant.number), static_cast<std::uint64_t>(from)});
}

/// "120509": day, month and year as people write a birth date.
std::string birth_in_text(Day birth) {
    const std::string dotted = date_text(birth, DateForm::dots);
    return dotted.substr(0, 2) + dotted.substr(3, 2) + dotted.substr(8, 2);
}

std::string case_number(const Citizen& citizen, Service service) {
    return is_child_service(service) ? "Sag S-" + citizen.key.substr(1) : "Voksensag " + citizen.key;
}

} // namespace

std::string month_in_words(Month month) {
    return std::string(month_names[static_cast<std::size_t>(number_in_year(month) - 1)]) + " "
           + std::to_string(year_of_month(month));
}

PostingMix::PostingMix(const Market& market, const Window& window, std::uint64_t seed)
    : market_(market), window_(window), seed_(seed), begin_(window.first - 15),
      months_(static_cast<std::size_t>(window.last - begin_) + 1) {
    citizens_.resize(market.facilities().size() * months_);
    collective_.resize(citizens_.size());
}

std::size_t PostingMix::cell_of(int facility, Month first) const {
    return static_cast<std::size_t>(facility) * months_ + static_cast<std::size_t>(first - begin_);
}

void PostingMix::count(const Family& family) {
    for (const Citizen& citizen : family.citizens) {
        for (const Grant& grant : citizen.grants) {
            const Facility& f = market_.facility(grant.facility);
            if (!grant.real() || grant.never_billed || !is_bought(f)) continue;
            const Day from = std::max(grant.pieces.front().from, first_billed_day(window_));
            const Day to = std::min(grant.pieces.back().to, window_.to());
            if (to < from) continue;
            if (info(f.service).unit == Unit::course) {
                ++bills_;
                continue;
            }
            for (Month m = first_billed_month(f, month_of(from)); first_day(m) <= to; m += billed_months(f)) {
                ++citizens_[cell_of(grant.facility, m)];
                ++bills_;
            }
        }
    }
}

void PostingMix::choose_collective() {
    std::vector<std::size_t> possible;
    for (std::size_t cell = 0; cell < citizens_.size(); ++cell) {
        if (citizens_[cell] >= 2 && citizens_[cell] <= citizens_on_a_bill_max) possible.push_back(cell);
    }
    const auto wanted = static_cast<std::int64_t>(collective_share * static_cast<double>(bills_));
    Rng rng({seed_, 0xC011});
    std::int64_t chosen = 0;
    for (std::size_t left = possible.size(); left > 0 && chosen < wanted; --left) {
        std::swap(possible[static_cast<std::size_t>(rng.below(static_cast<int>(left)))], possible[left - 1]);
        collective_[possible[left - 1]] = true;
        chosen += citizens_[possible[left - 1]];
    }
}

bool PostingMix::is_collective(int facility, Month first) const {
    return collective_[cell_of(facility, first)];
}

Told PostingMix::told(const Grant& grant, Day from) const {
    Rng rng = rng_of(seed_, 0x701D, grant, from);
    return told_ways[static_cast<std::size_t>(rng.pick(told_weights))];
}

bool PostingMix::is_possible(const Grant& grant, const Piece& piece, Day from, Day to, Off off) const {
    if (off == Off::none) return true;
    if (off == Off::credit) return reason_for_credit(grant, piece, from, to) != Off::none;
    const Facility& f = market_.facility(grant.facility);
    const auto bill = billed(f, piece, from, to, 1000, off);
    return bill && bill->ore != cost(f, piece, from, to);
}

Off PostingMix::off(const Grant& grant, const Piece& piece, Day from, Day to) const {
    Rng rng = rng_of(seed_, 0x0FF5, grant, from);
    const Off drawn = off_ways[static_cast<std::size_t>(rng.pick(off_weights))];
    return is_possible(grant, piece, from, to, drawn) ? drawn : Off::none;
}

Off PostingMix::reason_for_credit(const Grant& grant, const Piece& piece, Day from, Day to) const {
    Rng rng = rng_of(seed_, 0xC4ED, grant, from);
    const auto first = static_cast<std::size_t>(rng.below(static_cast<int>(all_off.size())));
    for (std::size_t i = 0; i < all_off.size(); ++i) {
        const Off off = all_off[(first + i) % all_off.size()];
        if (is_possible(grant, piece, from, to, off)) return off;
    }
    return Off::none;
}

std::string PostingMix::text(Told told, const Citizen& citizen, const Person& person, const Grant& grant,
                             Day from) const {
    Rng rng = rng_of(seed_, 0x7E47, grant, from);
    const std::string number = std::to_string(rng.whole(10'000, 99'999));
    const std::string month = month_in_words(month_of(from));
    const std::string initials = person.first.substr(0, 1) + person.last.substr(0, 1);
    const Service service = market_.facility(grant.facility).service;
    switch (told) {
    case Told::text:
        switch (rng.below(4)) {
        case 0:
            return "Vedr. " + with_hyphen(person.cpr) + ", " + month;
        case 1:
            return "Faktura " + number + " " + initials + " " + birth_in_text(person.birth);
        case 2:
            return month + ", " + initials + " f. " + date_text(person.birth, DateForm::dots);
        default:
            return case_number(citizen, service) + ", " + month;
        }
    case Told::provider_period:
        return "Faktura " + number + ", " + month;
    default:
        return "Faktura " + number;
    }
}

} // namespace styrhus::make_municipality
