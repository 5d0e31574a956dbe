// How the services stand in the law, on the ladders and in the chart of accounts.

#include "make_municipality/catalogue.h"

namespace styrhus::make_municipality {

namespace {
using S = Service;
}

bool is_child_service(Service service) {
    return service < S::a82a;
}

bool is_placement(Service service) {
    return service >= S::network && service <= S::secure;
}

std::string_view decision_text(Service service, Ground ground, Day day) {
    const bool since = year_of(day) >= law_change_year;
    if (is_placement(service) && ground == Ground::force)
        return since ? "BL § 47, stk. 1" : "SEL § 58, stk. 1";
    if (is_placement(service) && ground == Ground::youth) {
        return since ? "BL § 114, stk. 1, nr. 1" : "SEL § 76, stk. 3, nr. 1";
    }
    const Law& law = info(service).law;
    return since ? law.since_2024 : law.before_2024;
}

std::string_view measure_text(Service service, Ground ground, Day day) {
    const Law& law = info(service).law;
    const std::string_view own =
        year_of(day) >= law_change_year ? law.measure_since_2024 : law.measure_before_2024;
    return own.empty() ? decision_text(service, ground, day) : own;
}

namespace {

int step_of_child(Service service) {
    switch (service) {
    case S::c30_family:
    case S::c30_group:
    case S::c30_other:
    case S::c35:
    case S::c87:
        return 2;
    case S::c32_day:
    case S::c32_home:
    case S::c32_internship:
    case S::c32_family:
    case S::c32_stay:
    case S::c32_other:
    case S::youth_contact:
        return 3;
    case S::network:
        return 4;
    case S::foster:
    case S::foster_strengthened:
    case S::foster_special:
        return 5;
    case S::residence:
    case S::institution_social:
    case S::institution_disability:
    case S::own_room:
    case S::boarding_school:
    case S::secure:
        return 6;
    default:
        return 0;
    }
}

int step_of_adult(Service service, bool disability, int weekly_hours_hundredths) {
    switch (service) {
    case S::a82d:
        return 1;
    case S::a82a:
    case S::a82b:
        return 2;
    case S::a101:
    case S::a101_residential:
        return disability ? 0 : 2;
    case S::a85:
        return disability && weekly_hours_hundredths >= 500 ? 4 : 3;
    case S::a85_intensive:
        return !disability || weekly_hours_hundredths >= 500 ? 4 : 3;
    case S::a95:
    case S::a96:
        return disability ? 4 : 0;
    case S::a105:
        return disability ? 5 : 7;
    case S::a109:
    case S::a110:
        return disability ? 0 : 5;
    case S::a107:
        return 6;
    case S::a108:
        return 7;
    case S::a108_special:
        return 8;
    default:
        return 0;
    }
}

} // namespace

int step_of(Service service, Ladder ladder, int weekly_hours_hundredths) {
    if (ladder == Ladder::children) return is_child_service(service) ? step_of_child(service) : 0;
    if (is_child_service(service)) return 0;
    return step_of_adult(service, ladder == Ladder::disability, weekly_hours_hundredths);
}

Ladder ladder_of(Area area) {
    if (area == Area::child) return Ladder::children;
    return area == Area::disability ? Ladder::disability : Ladder::vulnerable;
}

std::string_view area_text(Area area) {
    switch (area) {
    case Area::child:
        return "Børn og unge";
    case Area::disability:
        return "Handicap";
    case Area::psychiatry:
        return "Socialpsykiatri";
    case Area::vulnerable:
        return "Udsatte voksne";
    }
    return {};
}

namespace {

AccountLine child_account(Service service, Owner owner) {
    switch (service) {
    case S::c30_family:
    case S::c30_group:
    case S::c30_other:
        return {"5.28.21", 17, "Tidligt forebyggende indsatser"};
    case S::c35:
        return {"5.28.21", 11, "Økonomisk støtte til familier"};
    case S::c32_home:
        return {"5.28.21", 2, "Praktisk og pædagogisk støtte i hjemmet"};
    case S::c32_family:
        return {"5.28.21", 3, "Familiebehandling"};
    case S::c32_stay:
        return {"5.28.21", 4, "Døgnophold for familier"};
    case S::c32_respite:
        return {"5.28.21", 5, "Støtteophold"};
    case S::c32_contact:
    case S::youth_contact:
        return {"5.28.21", 7, "Fast kontaktperson for barn eller ung"};
    case S::c32_internship:
        return {"5.28.21", 9, "Praktiktilbud"};
    case S::c32_day:
    case S::c32_other:
        return {"5.28.21", 10, "Anden hjælp til barn eller ung"};
    case S::network:
        return {"5.28.22", 5, "Netværksplejefamilier"};
    case S::foster_special:
        return {"5.28.22", 4, "Kommunale plejefamilier"};
    case S::foster:
    case S::foster_strengthened:
        return {"5.28.22", 2, "Plejefamilier, vederlag"};
    case S::residence:
        return {"5.28.20", 3, "Opholdssteder"};
    case S::boarding_school:
        return {"5.28.20", 4, "Kost- og efterskoler"};
    case S::own_room:
        return {"5.28.20", 5, "Eget værelse"};
    case S::institution_social:
        return {"5.28.23", 2, "Børne- og ungehjem, sociale vanskeligheder"};
    case S::institution_disability:
        return {"5.28.23", 1, "Døgninstitutioner, handicap"};
    case S::secure:
        return {"5.28.24", 1, "Sikrede døgninstitutioner"};
    case S::c86:
        return {"5.57.72", 9, "Merudgifter, børn"};
    default:
        break;
    }
    static_cast<void>(owner);
    return {"5.57.72", 15, "Tabt arbejdsfortjeneste"};
}

} // namespace

AccountLine account_of(Service service, Area area, Owner owner) {
    if (is_child_service(service)) return child_account(service, owner);
    switch (service) {
    case S::a82a:
    case S::a82b:
        return {"5.38.38", 12, "Tidsbegrænset støtte §§ 82 a-b"};
    case S::a82d:
        return {"5.38.41", 3, "Velfærdsteknologi § 82 d"};
    case S::a85:
    case S::a85_intensive:
        if (area == Area::disability) return {"5.38.38", 4, "Socialpædagogisk støtte § 85, handicap"};
        if (area == Area::psychiatry) return {"5.38.38", 5, "Socialpædagogisk støtte § 85, sindslidende"};
        return {"5.38.38", 3, "Socialpædagogisk støtte § 85, udsatte"};
    case S::a95:
        return {"5.38.38", 1, "Tilskud til hjælpere § 95"};
    case S::a96:
        return {"5.38.38", 2, "Borgerstyret personlig assistance § 96"};
    case S::a97:
        return {"5.38.53", 3, "Ledsageordning § 97"};
    case S::a101:
    case S::a101_residential:
        return {"5.38.45", 1, "Behandling af stofmisbrugere § 101"};
    case S::a141:
        return {"5.38.44", 1, "Alkoholbehandling, sundhedsloven § 141"};
    case S::a103:
        return {"5.38.58", 1, "Beskyttet beskæftigelse § 103"};
    case S::a104:
        return {"5.38.59", 1, "Aktivitets- og samværstilbud § 104"};
    case S::a105:
        return {"5.38.51", 1, "Botilbudslignende tilbud"};
    case S::a107:
        return {"5.38.52", 1, "Midlertidige botilbud § 107"};
    case S::a108:
    case S::a108_special:
        return {"5.38.50", 1, "Længerevarende botilbud § 108"};
    case S::a109:
        return {"5.38.42", 2, "Krisecentre § 109"};
    default:
        return {"5.38.42", 1, "Forsorgshjem og herberger § 110"};
    }
}

double price_index(int year) {
    double index = 1.0;
    for (int y = year; y < 2024; ++y)
        index /= y >= 2023 ? 1.042 : y == 2022 ? 1.038 : 1.024;
    for (int y = 2025; y <= year; ++y)
        index *= y == 2025 ? 1.037 : 1.031;
    return index;
}

} // namespace styrhus::make_municipality
