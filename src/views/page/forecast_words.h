#pragma once

#include "models/forecast/forecast.h"
#include "views/view.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What pages of the year's result share: its layers in words, and its areas as a tree.
namespace styrhus::views::page {

/// A layer as the pages call it; what it is stands with the definition of "forecast." and its code.
struct LayerName {
    models::forecast::Layer layer;
    std::string_view code; ///< "committed": the last word of its measure
    std::string_view da;
    std::string_view en;
    std::string_view short_da; ///< the head of a column
    std::string_view short_en;
    std::string_view certainty_da;
    std::string_view certainty_en;
};
/// In the order of the layers.
std::span<const LayerName> layer_names();
const LayerName* layer_named(std::string_view code);

/// Of the context's door, or made here where it has none.
std::shared_ptr<const base::Result<models::forecast::Forecast>> forecast_of(const Context& context, int year);

constexpr std::string_view all_areas = "all";
/// The name of a layer's figure, or with "expected" of their sum: of an area with those beneath it, by its
/// code, or of `all_areas`.
std::string layer_figure(std::string_view layer, std::string_view area, int year);

/// Whether an area is another or lies beneath it; everything lies beneath `all_areas`.
bool lies_in(const Context& context, domain::Term area, std::string_view under);

/// An area of the tree with those beneath it added up.
struct AreaSum {
    std::string code; ///< empty where no line of the area tree fits
    std::string name;
    std::string frame; ///< code of the frame it counts in
    int depth = 0;
    models::forecast::Layered ore;
    models::forecast::Budget budget;

    base::Money expected() const { return base::Money::ore(ore.sum()); }
    base::Money deviation() const { return expected() - budget.revised; }
    AreaSum& operator+=(const models::forecast::AreaPart& part);
};
/// Parents before their children, in the order of the area tree; those with nothing in them are left out.
std::vector<AreaSum> area_sums(const Context& context, const models::forecast::Forecast& forecast);
/// What stands on the area itself, without those beneath it, in the same order.
std::vector<AreaSum> own_sums(const Context& context, const models::forecast::Forecast& forecast);

/// What the forecast lacks, as notices.
void add_lacks(const Context& context, const models::forecast::Forecast& forecast, document::Document& page);

/// The fiscal year of the address (`aar`), else the one that runs.
base::Result<int> fiscal_year_asked(const Context& context, const Request& request);
/// The years that can be forecast, as a choice of the page.
void add_fiscal_years(const Context& context, int year, document::Document& page);

} // namespace styrhus::views::page
