#include "make_municipality/readme.h"

#include "make_municipality/names.h"

namespace styrhus::make_municipality {

std::string readme(const Order& order) {
    std::string out;
    out +=
        "BØGESUND KOMMUNE FINDES IKKE\r\n\r\n"
        "Alt i denne mappe er opdigtet af et program: kommunen, borgerne, adresserne, tilbuddene, "
        "priserne\r\n"
        "og sagerne. Ingen række handler om en virkelig person, og ingen oplysning er hentet fra et\r\n"
        "virkeligt system. Personnumrene kan ikke være nogens: dagen er 61-91 (60 for høj), eller måneden "
        "er\r\n"
        "21-32 (20 for høj). Fødselsdatoen står derfor i sin egen kolonne. CVR-numrene ligger i en række,\r\n"
        "der ikke er i brug. Kommunekoderne 990-999 findes heller ikke.\r\n\r\n";
    out += "Bestilt: frø " + std::to_string(order.seed) + ", " + std::to_string(order.inhabitants)
           + " indbyggere, " + std::to_string(order.years) + " år til og med "
           + std::to_string(order.last_month) + "/" + std::to_string(order.last_year)
           + (order.plant_errors ? ", med indlagte fejl" : ", uden fejl")
           + (order.postings == Postings::mixed ? ", blandede posteringer" : "") + ".\r\n\r\n";
    out += "deliveries/ÅÅÅÅ-MM/  de filer, der kom den måned, i kildesystemernes egne formater\r\n"
           "truth/              hvad der er sandt, og hvilke fejl og næsten-fejl der er lagt ind\r\n\r\n"
           "Den samme bestilling giver de samme filer, byte for byte.\r\n";
    return out;
}

} // namespace styrhus::make_municipality
