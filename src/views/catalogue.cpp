#include "views/views.h"

#include <algorithm>

namespace styrhus::views {

namespace {

constexpr std::string_view data_da = "Data og kvalitet";
constexpr std::string_view data_en = "Data and quality";

// Code, path, title, menu group, order in the menu (0 = not in it).
constexpr View views[] = {
    {"overview", "/", "Overblik", "Overview", "", "", 10, present_overview},
    {"ladder", "/trappe", "Indsatstrappen", "The ladder", "", "", 20, present_ladder},
    {"citizens", "/borgere", "Borgere", "Citizens", "", "", 30, present_citizens},
    {"citizen", "/borger/{id}", "Borger", "Citizen", "", "", 0, present_citizen},
    {"deliveries", "/leverancer", "Leverancer", "Deliveries", data_da, data_en, 50, present_deliveries},
    {"receipt", "/leverance/{id}", "Kvittering", "Receipt", "", "", 0, present_receipt},
    {"reconciliation", "/afstemning", "Afstemning", "Reconciliation", data_da, data_en, 55,
     present_reconciliation},
    {"definitions", "/definitioner", "Definitioner", "Definitions", data_da, data_en, 58,
     present_definitions},
    {"row", "/raekke/{delivery}/{file}/{line}", "Række", "Row", "", "", 0, present_row},
    {"explain", "/tal", "Bag tallet", "Behind the figure", "", "", 0, present_explain},
};

} // namespace

std::span<const View> catalogue() {
    return views;
}

const View* find_view(std::string_view code) {
    const auto* const found =
        std::find_if(std::begin(views), std::end(views), [&](const View& view) { return view.code == code; });
    return found == std::end(views) ? nullptr : found;
}

} // namespace styrhus::views
