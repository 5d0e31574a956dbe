#include "make_municipality/names.h"

#include <array>
#include <stdexcept>

namespace styrhus::make_municipality {

namespace {

constexpr std::array<std::string_view, 12> women{"Testine",  "Fiktina",  "Opdigta",  "Demonika",
                                                 "Eksempla", "Mockilde", "Prøvine",  "Attrapia",
                                                 "Skinette", "Påfunda",  "Tænktine", "Modella"};
constexpr std::array<std::string_view, 12> men{"Testmund",  "Fiktivus",  "Opdigter", "Demobert",
                                               "Eksempler", "Mockbjørn", "Prøvius",  "Attrapius",
                                               "Skinulf",   "Påfundus",  "Tænkter",  "Modelbert"};
constexpr std::array<std::string_view, 14> families{
    "Prøvesen",      "Testrup", "Fiktivsen", "Opdigtsen", "Skinholm",  "Attraphøj",  "Påfundsen",
    "Eksempelgaard", "Mockdal", "Demostrup", "Tænkeborg", "Modelmark", "Attrapskov", "Fantomsen"};
constexpr std::array<std::string_view, 8> streets{"Opdigtet Allé", "Fiktivvej",      "Prøvestræde",
                                                  "Påfundsgade",   "Eksempelvænget", "Attrapparken",
                                                  "Tænkevej",      "Skinbakken"};
constexpr std::array<std::string_view, 10> places{"Eng", "Bakke", "Skov", "Have",   "Vang",
                                                  "Kær", "Høj",   "Dal",  "Strand", "Lund"};
constexpr std::array<std::string_view, 6> inventions{"Opdigtet", "Påfundet", "Fiktiv",
                                                     "Tænkt",    "Prøve-",   "Attrap-"};

std::string_view any(Rng& rng, std::span<const std::string_view> from) {
    return from[static_cast<std::size_t>(rng.below(static_cast<int>(from.size())))];
}

std::string_view nth(std::span<const std::string_view> from, int n) {
    return from[static_cast<std::size_t>(n) % from.size()];
}

void put_two(std::string& out, int value) {
    out += static_cast<char>('0' + value / 10 % 10);
    out += static_cast<char>('0' + value % 10);
}

constexpr int first_birth_year = 1900;
constexpr int birth_days = 150 * 366;

} // namespace

std::string first_name(Rng& rng, bool woman) {
    return std::string(woman ? any(rng, women) : any(rng, men));
}

std::string last_name(Rng& rng) {
    return std::string(any(rng, families));
}

std::string street_address(Rng& rng) {
    return std::string(any(rng, streets)) + " " + std::to_string(rng.whole(1, 198));
}

std::string facility_name(std::string_view type, Owner owner, int number) {
    if (owner == Owner::family) return "Plejefamilie nr. " + std::to_string(number);
    if (owner == Owner::citizen) return std::string(type) + ", ordning " + std::to_string(number);
    return std::string(type) + " " + std::string(nth(inventions, number)) + " "
           + std::string(nth(places, number / 6)) + " " + std::to_string(number);
}

std::string provider_name(Owner owner, int number) {
    switch (owner) {
    case Owner::own:
        return std::string(municipality_name);
    case Owner::municipality:
        return other_municipality(990 + number % 9);
    case Owner::region:
        return "Region Opdigt";
    case Owner::company:
        return (number % 2 == 0 ? "Fonden " : "Firmaet ") + std::string(nth(inventions, number / 2)) + " "
               + std::string(nth(places, number)) + (number % 2 == 0 ? "" : " ApS") + " nr. "
               + std::to_string(number);
    case Owner::family:
        return "Familien " + std::string(nth(families, number)) + " nr. " + std::to_string(number);
    case Owner::citizen:
        return "Borgeren selv";
    }
    return {};
}

std::string company_number(Owner owner, int number, int municipality) {
    if (owner == Owner::family || owner == Owner::citizen) return {};
    int base = 9'000'000 + 2 * number;
    if (owner == Owner::own) base = 9'990'002;
    if (owner == Owner::municipality) base = 9'990'000 + 2 * municipality;
    if (owner == Owner::region) base = 9'992'900;
    static constexpr std::array<int, 7> weights{2, 7, 6, 5, 4, 3, 2};
    for (;; ++base) {
        const std::string digits = std::to_string(base);
        int sum = 0;
        for (std::size_t i = 0; i < weights.size(); ++i)
            sum += weights[i] * (digits[i] - '0');
        const int check = (11 - sum % 11) % 11;
        if (check < 10) return digits + std::to_string(check); // 10: no number exists, the next one is free
    }
}

std::string other_municipality(int code) {
    static constexpr std::array<std::string_view, 9> names{"Fiktivby",     "Opdigtrup", "Prøvelev",
                                                           "Attraprød",    "Skinstrup", "Tænkerup",
                                                           "Eksempelslev", "Påfundby",  "Mockholm"};
    return std::string(nth(names, code - 990)) + " Kommune";
}

std::string caseworker(Rng& rng, Area area) {
    static constexpr std::array<std::string_view, 4> teams{"B", "H", "P", "U"};
    return "Rådgiver " + std::string(teams[static_cast<std::size_t>(area)]) + std::to_string(rng.whole(1, 9));
}

Numbers::Numbers() : used_(static_cast<std::size_t>(birth_days) * 2) {}

bool satisfies_modulus_11(std::string_view d) {
    static constexpr std::array<int, 10> weights{4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * (d[i] - '0');
    return sum % 11 == 0;
}

std::string Numbers::next(Rng& rng, Day birth, bool woman) {
    const Civil c = civil_of(birth);
    const bool high_month = c.day <= 9 && rng.chance(.08);
    std::string date;
    put_two(date, high_month ? c.day : c.day + 60);
    put_two(date, high_month ? c.month + 20 : c.month);
    put_two(date, c.year);
    const bool want_modulus = rng.chance(.5);
    // The seventh digit tells the century: 0–3 for the years 19yy, 4–9 for 20yy up to 2036.
    const int lowest = c.year < 2000 ? 0 : 4000;
    const int room = c.year < 2000 ? 2000 : 3000;
    const Day from_start = birth - day_of(first_birth_year, 1, 1);
    std::uint16_t& used = used_[static_cast<std::size_t>(from_start) * 2 + (woman ? 1 : 0)];
    while (used < room) {
        // 1229 is coprime with both rooms: every serial number is met once, in a scattered order.
        const int scattered = static_cast<int>((used * 1229LL + from_start * 7LL) % room);
        const int serial = lowest + scattered * 2 + (woman ? 0 : 1);
        ++used;
        std::string number = date;
        put_two(number, serial / 100);
        put_two(number, serial);
        if (satisfies_modulus_11(number) == want_modulus || used > room - 300) return number;
    }
    throw std::runtime_error(
        "More persons are born on one day than there are personal numbers for: ask for fewer inhabitants");
}

} // namespace styrhus::make_municipality
