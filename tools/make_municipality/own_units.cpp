#include "make_municipality/own_units.h"

namespace styrhus::make_municipality {

namespace {

/// The policy area a unit's budget belongs to, by its function.
std::string_view area_of(std::string_view function) {
    if (function == "5.28.21") return "children_preventive";
    if (function == "5.28.25") return "children_disability";
    if (function.starts_with("5.28")) return "children_placements";
    if (function.starts_with("5.57")) return "children_transfers";
    if (function == "5.38.42") return "vulnerable_shelters";
    if (function == "5.38.44" || function == "5.38.45") return "vulnerable_treatment";
    if (function == "5.38.37" || function == "5.38.38") return "adults_support";
    if (function == "5.38.58" || function == "5.38.59") return "adults_day";
    if (function == "5.38.40" || function == "5.38.41" || function == "5.38.53") return "adults_other";
    return "adults_housing";
}

} // namespace

std::string own_units_toml(const Market& market) {
    std::string out = "# Bøgesund Kommunes egne enheder. Kommunen findes ikke.\n";
    for (const Facility& f : market.facilities()) {
        if (f.unit_psp < 0) continue;
        const Line& psp = market.lines()[static_cast<std::size_t>(f.unit_psp)];
        const Line& centre = market.lines()[static_cast<std::size_t>(f.unit_cost_centre)];
        out +=
            "\n[[unit]]\ncode = \"unit_" + centre.cost_centre + "\"\nname_da = \"" + f.name + "\"\narea = \"";
        out += area_of(psp.function);
        out += "\"\ncost_centres = [\"" + centre.cost_centre + "\"]\naccounts = [\"" + psp.psp
               + "\"]\nnames = [\"" + f.name + "\"]\nsettlement = \"";
        out += f.settlement == Settlement::frame ? "frame" : "activity";
        out += "\"\nvalid_from = 2007-01-01\n";
    }
    return out;
}

} // namespace styrhus::make_municipality
