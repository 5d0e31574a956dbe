#include "views/page/forecast_words.h"

#include "views/page/explained.h"
#include "views/page/figure.h"
#include "views/page/ledger.h"
#include "views/page/link_words.h"

#include <algorithm>
#include <fmt/core.h>
#include <iterator>

namespace styrhus::views::page {

namespace {

using models::forecast::AreaPart;
using models::forecast::Forecast;
using models::forecast::Lack;
using models::forecast::Layer;

constexpr LayerName names[] = {
    {Layer::posted, "posted", "Bogført", "Posted", "Bogført", "Posted", "kendt", "known"},
    {Layer::delivered, "delivered", "Leveret, ikke bogført", "Delivered, not posted", "Leveret, ikke bogført",
     "Delivered, not posted", "næsten sikkert", "nearly certain"},
    {Layer::committed, "committed", "Disponeret", "Committed", "Disponeret", "Committed",
     "sikkert, hvis intet sker", "certain if nothing happens"},
    {Layer::stated, "stated", "Meldte ændringer", "Stated changes", "Meldt", "Stated", "meldt", "stated"},
    {Layer::exits, "exits", "Afgang", "Exits", "Afgang", "Exits", "skøn", "estimate"},
    {Layer::inflow, "inflow", "Tilgang", "Inflow", "Tilgang", "Inflow", "skøn", "estimate"},
    {Layer::frames, "frames", "Rammer og serier", "Frames and series", "Rammer og serier",
     "Frames and series", "skøn", "estimate"},
    {Layer::year_end, "year_end", "Årsskifte", "Year-end", "Årsskifte", "Year-end", "skøn", "estimate"},
    {Layer::income, "income", "Indtægter", "Income", "Indtægter", "Income", "skøn", "estimate"},
    {Layer::refund, "refund", "Statsrefusion", "State refund", "Refusion", "Refund", "skøn", "estimate"}};
static_assert(std::size(names) == models::forecast::layers);

std::string_view lack_words(const Context& context, Lack lack) {
    switch (lack) {
    case Lack::postings_of_year:
        return context.tr("Der er ingen posteringer med regnskabsåret endnu.",
                          "No postings have come with the fiscal year yet.");
    case Lack::year_before:
        return context.tr(
            "Der er ikke posteringer fra hele året før: konti uden borger fortsætter, som de har gjort i år.",
            "Postings of the whole year before are lacking: accounts without citizens go on as they have "
            "this year.");
    case Lack::budget:
        return context.tr("Der er ikke leveret noget budget for året: afvigelsen kan ikke vises, og enheder "
                          "med eget budget fortsætter, som de har gjort.",
                          "No budget of the year is delivered: the deviation cannot be shown, and units with "
                          "a budget of their own go on as they have.");
    case Lack::refund_bands:
        return context.tr("Årets grænser for særligt dyre enkeltsager mangler i satserne "
                          "(parameters/refund.toml): refusionen fortsætter, som den har gjort.",
                          "The year's limits for expensive single cases are missing among the rates "
                          "(parameters/refund.toml): refunds go on as they have.");
    case Lack::certain_bands:
        return context.tr("Årets grænser for særligt dyre enkeltsager er foreløbige; det er refusionen også.",
                          "The year's limits for expensive single cases are provisional; so is the refund.");
    case Lack::run_off:
        return context.tr("Der er bogført for lidt til at vide, hvordan bevillinger plejer at blive til "
                          "posteringer: en bevilget krone er regnet som en krone.",
                          "Too little is posted to know how grants usually become postings: a krone granted "
                          "is taken as a krone.");
    }
    return {};
}

const reference::Area* area_named(const Context& context, std::string_view code) {
    const auto& areas = context.snapshot->reference->areas.areas();
    const auto found = std::find_if(areas.begin(), areas.end(),
                                    [&](const reference::Area& one) { return one.code == code; });
    return found == areas.end() ? nullptr : &*found;
}

int depth_of(const Context& context, const reference::Area& area) {
    int depth = 0;
    for (const reference::Area* at = &area; at != nullptr && !at->parent.empty();
         at = area_named(context, at->parent))
        ++depth;
    return depth;
}

/// An area's sum of the parts that belong to it; those without any are left out.
template <class Belongs>
std::vector<AreaSum> sums_where(const Context& context, const Forecast& forecast, Belongs belongs) {
    std::vector<AreaSum> sums;
    const auto add = [&](AreaSum sum) {
        bool has_any = false;
        for (const AreaPart& part : forecast.areas) {
            if (!belongs(part, sum.code)) continue;
            has_any = true;
            sum += part;
        }
        if (has_any) sums.push_back(std::move(sum));
    };
    for (const reference::Area& area : context.snapshot->reference->areas.areas()) {
        AreaSum sum;
        sum.code = area.code;
        sum.name = context.tr(area.name_da, area.name_en);
        sum.frame = area.frame;
        sum.depth = depth_of(context, area);
        add(std::move(sum));
    }
    AreaSum rest;
    rest.name = context.tr("Uden plads i områdetræet", "Without a place in the area tree");
    add(std::move(rest));
    return sums;
}

} // namespace

std::span<const LayerName> layer_names() {
    return names;
}

const LayerName* layer_named(std::string_view code) {
    const auto found = std::find_if(std::begin(names), std::end(names),
                                    [&](const LayerName& one) { return one.code == code; });
    return found == std::end(names) ? nullptr : found;
}

std::shared_ptr<const base::Result<Forecast>> forecast_of(const Context& context, int year) {
    if (context.forecast) return context.forecast(year);
    return std::make_shared<const base::Result<Forecast>>(
        models::forecast::forecast(*context.snapshot, *matching_of(context), year));
}

std::string layer_figure(std::string_view layer, std::string_view area, int year) {
    return format(Figure{fmt::format("forecast.{}", layer), {std::string(area), std::to_string(year)}, {}});
}

bool lies_in(const Context& context, domain::Term area, std::string_view under) {
    if (under == all_areas) return true;
    if (domain::is_none(area)) return under.empty();
    for (const reference::Area* at = area_named(context, context.snapshot->terms->text(area)); at != nullptr;
         at = at->parent.empty() ? nullptr : area_named(context, at->parent))
        if (at->code == under) return true;
    return false;
}

AreaSum& AreaSum::operator+=(const AreaPart& part) {
    ore += part.ore;
    budget += part.budget;
    return *this;
}

std::vector<AreaSum> area_sums(const Context& context, const Forecast& forecast) {
    return sums_where(context, forecast, [&](const AreaPart& part, const std::string& code) {
        return lies_in(context, part.area, code);
    });
}

std::vector<AreaSum> own_sums(const Context& context, const Forecast& forecast) {
    return sums_where(context, forecast, [&](const AreaPart& part, const std::string& code) {
        return domain::is_none(part.area) ? code.empty() : context.snapshot->terms->text(part.area) == code;
    });
}

void add_lacks(const Context& context, const Forecast& forecast, document::Document& page) {
    for (const Lack lack : forecast.lacks)
        page.blocks.emplace_back(document::Notice{
            .text = std::string(lack_words(context, lack)),
            .tone = lack == Lack::certain_bands ? document::Tone::muted : document::Tone::warning,
            .action_label = {},
            .action_link = {}});
}

base::Result<int> fiscal_year_asked(const Context& context, const Request& request) {
    if (first_fiscal_month(context) != 1)
        return base::Error{
            "The forecast counts on fiscal years from January to December. Those of the sources begin "
            "in April, so there is no forecast.",
            "Prognosen regner med regnskabsår fra januar til december. Kildernes begynder i april, så "
            "der er ingen prognose."};
    const std::string asked = request.get("aar");
    if (asked.empty()) return context.snapshot->as_of.year();
    return whole_number(asked);
}

void add_fiscal_years(const Context& context, int year, document::Document& page) {
    const std::string now = std::to_string(context.snapshot->as_of.year());
    const std::string before = std::to_string(context.snapshot->as_of.year() - 1);
    page.parameters.push_back({.key = "aar",
                               .label = std::string(context.tr("Regnskabsår", "Fiscal year")),
                               .kind = document::ParameterKind::choice,
                               .value = std::to_string(year),
                               .standard = now,
                               .options = {{now, now}, {before, before}},
                               .is_primary = true});
}

} // namespace styrhus::views::page
