// What the fictitious municipality can grant, what it costs and how long it lasts. The figures are anchors
// for a municipality of 95,000 inhabitants in 2024 prices; none of them is an official figure.

#include "make_municipality/catalogue.h"

namespace styrhus::make_municipality {

namespace {

using S = Service;
using U = Unit;

// Shares of places by owner: own, other municipality, region, company, foster family, the citizen.
constexpr std::array<double, owner_count> mixed{.53, .14, .06, .27, 0, 0};
constexpr std::array<double, owner_count> mostly_own{.72, .06, 0, .22, 0, 0};
constexpr std::array<double, owner_count> only_own{1, 0, 0, 0, 0, 0};
constexpr std::array<double, owner_count> homes{.22, .22, .12, .44, 0, 0};
constexpr std::array<double, owner_count> private_homes{0, .06, 0, .94, 0, 0};
constexpr std::array<double, owner_count> per_family{0, 0, 0, 0, 1, 0};
constexpr std::array<double, owner_count> cash{0, 0, 0, 0, 0, 1};
constexpr std::array<double, owner_count> shelters{.30, .40, 0, .30, 0, 0};

constexpr Law placement(std::string_view old_number, std::string_view new_number) {
    return {"SEL § 52, stk. 3, nr. 7", "BL § 46, stk. 1", old_number, new_number};
}

// One service is read across; a formatter would make a page of each.
// clang-format off
constexpr std::array<ServiceInfo, service_count> services{{
    // service, name, type, law, unit, price, spread; median, shape and longest months; limited in time;
    // stock, places of a facility, owners; ages at entry; residential
    {S::c30_family, "Konsulentbistand til familien", "Tidligt forebyggende indsats", {"SEL § 11, stk. 3, nr. 1",
     "BL § 30, stk. 1, nr. 1"}, U::course, 11500, .25, 4, 2.2, 12, true, 140, 60, mostly_own, 0, 16, false},
    {S::c30_group, "Netværks- og samtalegruppe", "Tidligt forebyggende indsats", {"SEL § 11, stk. 3, nr. 2",
     "BL § 30, stk. 1, nr. 2"}, U::course, 8500, .25, 4, 2.4, 10, true, 70, 60, mostly_own, 5, 16, false},
    {S::c30_other, "Anden tidligt forebyggende indsats", "Tidligt forebyggende indsats", {"SEL § 11, stk. 3, nr. 4",
     "BL § 30, stk. 1, nr. 4"}, U::course, 12500, .3, 4, 2.2, 12, true, 70, 60, mostly_own, 3, 16, false},
    {S::c35, "Økonomisk støtte", "Økonomisk støtte", {"SEL § 11, stk. 4", "BL § 35, stk. 1"}, U::course, 6000, .5, 1,
     3, 1, true, 0, 80, cash, 3, 16, false},
    {S::c32_day, "Dagbehandling", "Dagbehandlingstilbud", {"SEL § 52, stk. 3, nr. 1", "BL § 32, stk. 1, nr. 1"},
     U::month, 260000, .25, 18, 2, 72, false, 42, 14, mixed, 6, 15, false},
    {S::c32_home, "Praktisk og pædagogisk støtte i hjemmet", "Støtte i hjemmet", {"SEL § 52, stk. 3, nr. 2",
     "BL § 32, stk. 1, nr. 2"}, U::month, 105000, .3, 12, 2, 60, false, 150, 40, mostly_own, 2, 16, false},
    {S::c32_contact, "Fast kontaktperson", "Kontaktperson", {"SEL § 52, stk. 3, nr. 6", "BL § 32, stk. 1, nr. 3"},
     U::month, 85000, .3, 11, 2, 48, false, 25, 30, mostly_own, 9, 16, false},
    {S::c32_internship, "Praktik med godtgørelse", "Praktiktilbud", {"SEL § 52, stk. 3, nr. 8",
     "BL § 32, stk. 1, nr. 4"}, U::week, 42000, .2, 6, 2.4, 18, true, 8, 10, mostly_own, 15, 17, false},
    {S::c32_family, "Familiebehandling", "Familiebehandling", {"SEL § 52, stk. 3, nr. 3", "BL § 32, stk. 1, nr. 5"},
     U::month, 100000, .3, 10, 2, 48, false, 130, 40, mostly_own, 0, 15, false},
    {S::c32_stay, "Døgnophold for familien", "Familieinstitution", {"SEL § 52, stk. 3, nr. 4",
     "BL § 32, stk. 1, nr. 6"}, U::day, 900000, .2, 4, 2.6, 12, true, 5, 4, homes, 0, 3, false},
    {S::c32_respite, "Støtteophold", "Støtteophold", {"SEL § 52, stk. 3, nr. 5", "BL § 32, stk. 1, nr. 7"}, U::month,
     110000, .3, 24, 2, 96, false, 25, 12, {.4, .1, 0, .1, .4, 0}, 3, 15, false},
    {S::c32_other, "Anden hjælp til barnet", "Anden hjælp", {"SEL § 52, stk. 3, nr. 9", "BL § 32, stk. 1, nr. 8"},
     U::month, 60000, .3, 9, 2, 36, false, 45, 30, mostly_own, 4, 16, false},
    {S::network, "Anbringelse i netværk", "Netværksplejefamilie", placement("SEL § 66, stk. 1, nr. 2",
     "BL § 43, stk. 1, nr. 2"), U::month, 160000, .2, 40, 2, 200, false, 25, 1, per_family, 1, 15, true},
    {S::foster, "Anbringelse i plejefamilie", "Almen plejefamilie", placement("SEL § 66, stk. 1, nr. 1",
     "BL § 43, stk. 1, nr. 1"), U::month, 430000, .12, 48, 2, 210, false, 60, 1, per_family, 0, 14, true},
    {S::foster_strengthened, "Anbringelse i plejefamilie", "Forstærket plejefamilie",
     placement("SEL § 66, stk. 1, nr. 1", "BL § 43, stk. 1, nr. 1"), U::month, 560000, .12, 48, 2, 200, false, 35, 1,
     per_family, 2, 14, true},
    {S::foster_special, "Anbringelse i plejefamilie", "Specialiseret plejefamilie",
     placement("SEL § 66, stk. 1, nr. 1", "BL § 43, stk. 1, nr. 1"), U::month, 760000, .15, 40, 2, 200, false, 17, 1,
     per_family, 4, 15, true},
    {S::residence, "Anbringelse på opholdssted", "Opholdssted", placement("SEL § 66, stk. 1, nr. 5",
     "BL § 43, stk. 1, nr. 5"), U::day, 1300000, .25, 16, 2, 110, false, 32, 8, private_homes, 11, 17, true},
    {S::institution_social, "Anbringelse på børne- og ungehjem", "Børne- og ungehjem",
     placement("SEL § 66, stk. 1, nr. 6", "BL § 43, stk. 1, nr. 6"), U::day, 1450000, .25, 16, 2, 110, false, 16, 8,
     {.45, .3, .2, .05, 0, 0}, 9, 17, true},
    {S::institution_disability, "Anbringelse på døgninstitution", "Døgninstitution, handicap",
     placement("SEL § 66, stk. 1, nr. 6", "BL § 43, stk. 1, nr. 6"), U::day, 1400000, .25, 30, 2, 150, false, 14, 8,
     {.4, .3, .25, .05, 0, 0}, 7, 16, true},
    {S::own_room, "Anbringelse på eget værelse", "Eget værelse", placement("SEL § 66, stk. 1, nr. 3",
     "BL § 43, stk. 1, nr. 3"), U::month, 440000, .2, 12, 2, 40, false, 10, 5, {.3, 0, 0, .7, 0, 0}, 16, 17, true},
    {S::boarding_school, "Anbringelse på efterskole", "Kost- eller efterskole", placement("SEL § 66, stk. 1, nr. 4",
     "BL § 43, stk. 1, nr. 4"), U::month, 110000, .15, 10, 3, 24, true, 5, 3, {0, 0, 0, 1, 0, 0}, 14, 16, true},
    {S::secure, "Anbringelse på sikret institution", "Sikret døgninstitution", placement("SEL § 66, stk. 1, nr. 6",
     "BL § 43, stk. 1, nr. 7"), U::day, 1510000, .05, 2.5, 2.5, 9, true, 1, 2, {0, .3, .7, 0, 0, 0}, 14, 17, true},
    {S::youth_contact, "Ungestøtte, kontaktperson", "Kontaktperson", {"SEL § 76, stk. 3, nr. 2",
     "BL § 114, stk. 1, nr. 2"}, U::month, 90000, .2, 12, 2, 58, false, 20, 20, mostly_own, 18, 20, false},
    {S::c86, "Merudgifter, barn", "Merudgiftsydelse", {"SEL § 41, stk. 1", "BL § 86, stk. 1"}, U::month, 25000, .3,
     36, 2, 150, false, 230, 200, cash, 1, 15, false},
    {S::c87, "Tabt arbejdsfortjeneste", "Tabt arbejdsfortjeneste", {"SEL § 42, stk. 1", "BL § 87, stk. 1"}, U::month,
     150000, .3, 24, 2, 120, false, 125, 200, cash, 1, 15, false},
    {S::a82a, "Gruppebaseret hjælp og støtte", "Gruppeforløb", {"SEL § 82 a", "SEL § 82 a"}, U::course, 12000, .3, 5,
     2.6, 11, true, 92, 60, mostly_own, 18, 64, false},
    {S::a82b, "Individuel tidsbegrænset støtte", "Individuelt forløb", {"SEL § 82 b", "SEL § 82 b"}, U::course,
     20000, .3, 5, 3.5, 6, true, 66, 60, mostly_own, 18, 64, false},
    {S::a82d, "Velfærdsteknologi", "Velfærdsteknologi", {"SEL § 82 d", "SEL § 82 d"}, U::course, 7000, .5, 1, 3, 1,
     true, 0, 200, only_own, 18, 64, false},
    {S::a85, "Socialpædagogisk støtte i eget hjem", "Bostøtte", {"SEL § 85", "SEL § 85"}, U::hour, 500, .08, 30, 2,
     240, false, 595, 60, mostly_own, 18, 60, false},
    {S::a85_intensive, "Intensiv bostøtte", "ICM/ACT", {"SEL § 85", "SEL § 85"}, U::hour, 520, .08, 14, 2, 60, false,
     12, 20, mostly_own, 18, 60, false},
    {S::a95, "Kontant tilskud til hjælpere", "Hjælperordning", {"SEL § 95, stk. 3", "SEL § 95, stk. 3"}, U::hour,
     290, .05, 96, 2, 300, false, 14, 30, cash, 18, 60, false},
    {S::a96, "Borgerstyret personlig assistance", "BPA", {"SEL § 96", "SEL § 96"}, U::hour, 285, .06, 96, 2, 300,
     false, 28, 30, {0, 0, 0, .4, 0, .6}, 18, 60, false},
    {S::a97, "Ledsagelse", "Ledsageordning", {"SEL § 97", "SEL § 97"}, U::month, 45000, .05, 72, 2, 240, false, 20,
     90, mostly_own, 18, 58, false},
    {S::a101, "Behandling af stofmisbrug", "Ambulant behandling", {"SEL § 101", "SEL § 101"}, U::month, 36000, .25,
     9, 2, 36, false, 110, 90, mostly_own, 18, 58, false},
    {S::a101_residential, "Døgnbehandling af stofmisbrug", "Døgnbehandling", {"SEL § 101", "SEL § 101"}, U::day,
     900000, .2, 3, 3, 8, true, 2, 4, {0, .2, .1, .7, 0, 0}, 20, 58, false},
    {S::a141, "Alkoholbehandling", "Ambulant alkoholbehandling", {"SUL § 141", "SUL § 141"}, U::course, 20000, .3, 9,
     2, 36, false, 150, 100, {.6, .1, .1, .2, 0, 0}, 20, 66, false},
    {S::a103, "Beskyttet beskæftigelse", "Beskyttet værksted", {"SEL § 103", "SEL § 103"}, U::month, 95000, .2, 84,
     2, 360, false, 22, 30, mixed, 19, 55, false},
    {S::a104, "Aktivitets- og samværstilbud", "Aktivitets- og samværstilbud", {"SEL § 104", "SEL § 104"}, U::day,
     210000, .25, 84, 2, 360, false, 40, 25, mixed, 19, 60, false},
    {S::a105, "Støtte i botilbudslignende bolig", "Botilbudslignende bolig", {"ABL § 105, stk. 2",
     "ABL § 105, stk. 2"}, U::day, 900000, .28, 108, 2, 460, false, 225, 14, mixed, 22, 60, true},
    {S::a107, "Midlertidigt botilbud", "Midlertidigt botilbud", {"SEL § 107", "SEL § 107"}, U::day, 850000, .28, 22,
     2, 140, false, 115, 10, {.45, .15, .08, .32, 0, 0}, 18, 55, true},
    {S::a108, "Længerevarende botilbud", "Længerevarende botilbud", {"SEL § 108", "SEL § 108"}, U::day, 1080000, .22,
     156, 2, 520, false, 74, 12, {.52, .16, .12, .20, 0, 0}, 25, 64, true},
    {S::a108_special, "Længerevarende botilbud, særligt specialiseret", "Højt specialiseret botilbud", {"SEL § 108",
     "SEL § 108"}, U::day, 2800000, .10, 96, 2, 400, false, 11, 4, {0, .2, .4, .4, 0, 0}, 25, 60, true},
    {S::a109, "Ophold på krisecenter", "Krisecenter", {"SEL § 109", "SEL § 109"}, U::day, 600000, .15, 2, 2.2, 12,
     false, 7, 4, {0, .4, 0, .6, 0, 0}, 18, 50, true},
    {S::a110, "Ophold på herberg eller forsorgshjem", "Forsorgshjem", {"SEL § 110", "SEL § 110"}, U::day, 600000,
     .15, 2.5, 2.2, 14, false, 28, 10, shelters, 18, 60, true},
}};

constexpr std::array next_table{
    Next{S::c30_family, S::c32_family, .09}, Next{S::c30_family, S::c32_home, .05},
    Next{S::c30_group, S::c32_other, .05}, Next{S::c30_group, S::c30_family, .05},
    Next{S::c30_other, S::c32_home, .07}, Next{S::c30_other, S::c32_family, .04},
    Next{S::c32_home, S::c30_other, .06}, Next{S::c32_home, S::c32_family, .06},
    Next{S::c32_home, S::foster, .02}, Next{S::c32_home, S::residence, .02}, Next{S::c32_home, S::network, .01},
    Next{S::c32_family, S::c30_family, .08}, Next{S::c32_family, S::c32_home, .06},
    Next{S::c32_family, S::foster, .025}, Next{S::c32_family, S::network, .01},
    Next{S::c32_family, S::residence, .012}, Next{S::c32_other, S::c30_other, .05},
    Next{S::c32_other, S::c32_home, .05}, Next{S::c32_contact, S::residence, .04},
    Next{S::c32_contact, S::own_room, .03}, Next{S::c32_day, S::c32_home, .15},
    Next{S::c32_day, S::residence, .04}, Next{S::c32_day, S::institution_disability, .03},
    Next{S::c32_stay, S::c32_family, .40}, Next{S::c32_stay, S::foster, .15}, Next{S::network, S::foster, .10},
    Next{S::network, S::c32_home, .20}, Next{S::foster, S::c32_home, .20},
    Next{S::foster, S::foster_strengthened, .15}, Next{S::foster, S::residence, .12},
    Next{S::foster_strengthened, S::foster, .10}, Next{S::foster_strengthened, S::residence, .15},
    Next{S::foster_strengthened, S::foster_special, .06}, Next{S::foster_special, S::foster_strengthened, .15},
    Next{S::foster_special, S::residence, .15}, Next{S::residence, S::foster_strengthened, .10},
    Next{S::residence, S::own_room, .12}, Next{S::residence, S::c32_home, .24},
    Next{S::residence, S::institution_social, .06}, Next{S::institution_social, S::residence, .12},
    Next{S::institution_social, S::foster_special, .10}, Next{S::institution_social, S::c32_home, .20},
    Next{S::institution_disability, S::residence, .08}, Next{S::institution_disability, S::c32_home, .10},
    Next{S::boarding_school, S::c32_home, .20}, Next{S::secure, S::residence, .50},
    Next{S::secure, S::institution_social, .20}, Next{S::c87, S::c32_home, .05}, Next{S::c86, S::c32_home, .04},
    Next{S::a82a, S::a85, .08}, Next{S::a82a, S::a82b, .08}, Next{S::a82b, S::a85, .14},
    Next{S::a82b, S::a82a, .05}, Next{S::a101, S::a101_residential, .04}, Next{S::a101, S::a110, .03},
    Next{S::a101, S::a85, .05}, Next{S::a101_residential, S::a101, .50},
    Next{S::a101_residential, S::a107, .10}, Next{S::a85, S::a82b, .08}, Next{S::a85, S::a82a, .05},
    Next{S::a85, S::a107, .09}, Next{S::a85, S::a105, .05}, Next{S::a85, S::a85_intensive, .02},
    Next{S::a85_intensive, S::a85, .40}, Next{S::a85_intensive, S::a107, .10}, Next{S::a107, S::a85, .36},
    Next{S::a107, S::a105, .26}, Next{S::a107, S::a108, .08}, Next{S::a105, S::a108, .08},
    Next{S::a105, S::a85, .14}, Next{S::a105, S::a107, .06}, Next{S::a108, S::a105, .14},
    Next{S::a108, S::a108_special, .05}, Next{S::a108_special, S::a108, .30}, Next{S::a110, S::a85, .10},
    Next{S::a110, S::a107, .05}, Next{S::a110, S::a101, .08}, Next{S::a109, S::a82b, .08},
    Next{S::a96, S::a108, .05}, Next{S::a104, S::a105, .05},
};

constexpr std::array side_table{
    Beside{S::a105, S::a104, .86, .40}, Beside{S::a105, S::a103, .20, .05}, Beside{S::a105, S::a97, .55, .06},
    Beside{S::a108, S::a104, .90, .45}, Beside{S::a108, S::a97, .26, .06}, Beside{S::a107, S::a104, .78, .28},
    Beside{S::a107, S::a103, .20, .05}, Beside{S::a107, S::a97, .2, .04}, Beside{S::a85, S::a104, .42, .14},
    Beside{S::a85, S::a103, .31, .08}, Beside{S::a85, S::a97, .32, .03}, Beside{S::a85, S::a101, 0, .42},
    Beside{S::a96, S::a97, .40, 0}, Beside{S::a85, S::a82d, .05, .01}, Beside{S::a85, S::a82b, .06, .06},
    Beside{S::a104, S::a97, .3, 0}, Beside{S::a103, S::a97, .2, 0}, Beside{S::c32_home, S::c32_respite, .20, 0},
    Beside{S::c32_home, S::c32_contact, .22, 0}, Beside{S::c32_home, S::c86, .20, 0},
    Beside{S::c32_home, S::c87, .12, 0}, Beside{S::c32_day, S::c32_respite, .40, 0},
    Beside{S::c32_day, S::c86, .45, 0}, Beside{S::c32_day, S::c87, .35, 0},
    Beside{S::c32_family, S::c32_contact, .22, 0}, Beside{S::c86, S::c32_respite, .14, 0},
    Beside{S::c86, S::c87, .2, 0}, Beside{S::residence, S::c32_contact, .10, 0},
    Beside{S::foster, S::c32_contact, .12, 0}, Beside{S::foster, S::c35, .2, 0},
    Beside{S::c32_family, S::c35, .15, 0}, Beside{S::c30_family, S::c35, .08, 0},
    Beside{S::institution_disability, S::c86, .3, 0},
};
// clang-format on

} // namespace

const ServiceInfo& info(Service service) {
    return services[static_cast<std::size_t>(service)];
}

std::span<const ServiceInfo> all_services() {
    return services;
}

std::span<const Next> next_services() {
    return next_table;
}

std::span<const Beside> side_services() {
    return side_table;
}

} // namespace styrhus::make_municipality
