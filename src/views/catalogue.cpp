#include "views/views.h"

#include <algorithm>

namespace styrhus::views {

namespace {

constexpr std::string_view data_da = "Data og kvalitet";
constexpr std::string_view data_en = "Data and quality";

// Code, path, title, menu group, order in the menu (0 = not in it), keys that are no parameters, and whether
// it stands on the history of findings.
constexpr View views[] = {
    {"overview", "/", "Overblik", "Overview", "", "", 10, present_overview,
     "trappe mod omr maalgruppe enhed leverandoer koen alder"},
    {"ladder", "/trappe", "Indsatstrappen", "The ladder", "", "", 20, present_ladder, "trin visning"},
    {"forecast", "/prognose", "Prognose", "Forecast", "", "", 25, present_forecast, ""},
    {"citizens", "/borgere", "Borgere", "Citizens", "", "", 30, present_citizens, "bag trin"},
    {"citizen", "/borger/{id}", "Borger", "Citizen", "", "", 0, present_citizen, "id"},
    {"budget", "/rapporter", "Rapporter", "Reports", "", "", 40, present_budget, ""},
    {"deliveries", "/leverancer", "Leverancer", "Deliveries", data_da, data_en, 50, present_deliveries,
     "side"},
    {"receipt", "/leverance/{id}", "Kvittering", "Receipt", "", "", 0, present_receipt, "id"},
    {"reconciliation", "/afstemning", "Afstemning", "Reconciliation", data_da, data_en, 55,
     present_reconciliation, ""},
    {"links", "/koblinger", "Posteringer og bevillinger", "Postings and grants", data_da, data_en, 54,
     present_links, ""},
    {"link", "/kobling/{posting}", "Postering og bevilling", "Posting and grant", "", "", 0, present_link,
     "posting"},
    {"invoices", "/fakturaer", "E-fakturaer", "E-invoices", data_da, data_en, 56, present_invoices, ""},
    {"worklist", "/arbejdsliste", "Arbejdslister", "Work lists", data_da, data_en, 51, present_worklist,
     "registrator enhed kilde", true},
    {"findings", "/fund", "Fund og regler", "Findings and rules", data_da, data_en, 52, present_findings, "",
     true},
    {"finding", "/fund/{rule}/{row}", "Fund", "Finding", "", "", 0, present_finding, "rule row", true},
    {"validity", "/validitet", "Validitet", "Validity", data_da, data_en, 53, present_validity, "", true},
    {"closings", "/lukkede", "Lukkede måneder", "Closed months", data_da, data_en, 57, present_closings, ""},
    {"mappings", "/oversaettelser/alle", "Oversættelser", "Mappings", data_da, data_en, 58, present_mappings,
     ""},
    {"mapping", "/oversaettelse/{kode}", "Oversættelse", "Mapping", "", "", 0, present_mapping, "kode"},
    {"definitions", "/definitioner", "Definitioner", "Definitions", data_da, data_en, 59, present_definitions,
     ""},
    {"row", "/raekke/{delivery}/{file}/{line}", "Række", "Row", "", "", 0, present_row, "delivery file line"},
    {"explain", "/tal", "Bag tallet", "Behind the figure", "", "", 0, present_explain, "figur"},
};

bool has_word(std::string_view words, std::string_view wanted) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == wanted) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

} // namespace

std::span<const View> catalogue() {
    return views;
}

const View* find_view(std::string_view code) {
    const auto* const found =
        std::find_if(std::begin(views), std::end(views), [&](const View& view) { return view.code == code; });
    return found == std::end(views) ? nullptr : found;
}

std::vector<std::string> unknown_keys(const View& view, const Request& request,
                                      const document::Document& page) {
    std::vector<std::string> unknown;
    for (const auto& [key, value] : request.parameters) {
        const bool is_every_page = key == known_on_key || key == reading_key || key == all_rows_key;
        const bool is_parameter =
            std::any_of(page.parameters.begin(), page.parameters.end(),
                        [&, &named = key](const document::Parameter& one) { return one.key == named; });
        if (!is_every_page && !is_parameter && !has_word(view.other_keys, key)) unknown.push_back(key);
    }
    return unknown;
}

} // namespace styrhus::views
