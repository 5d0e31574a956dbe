#include "base/words.h"
#include "views/page/explained.h"
#include "views/page/forecast_words.h"
#include "views/page/named.h"

#include <cmath>
#include <fmt/core.h>

/// "forecast.committed/adults/2025": the postings, grants, groups and account lines behind a layer.
namespace styrhus::views::page {

namespace {

using base::Result;
using models::forecast::Forecast;
using models::forecast::GrantPart;
using models::forecast::InflowPart;
using models::forecast::Layer;
using models::forecast::LinePart;

std::string line_words(const Context& context, const LinePart& part) {
    if (part.method == reference::Method::case_)
        return std::string(context.tr("regninger, som ingen bevilling svarer til", "bills without a grant"));
    if (part.method == reference::Method::refund)
        return std::string(context.tr("refusion, sag for sag", "refund, case by case"));
    if (part.method == reference::Method::income)
        return std::string(part.is_own_unit ? context.tr("egne enheders indtægter", "own units' income")
                                            : context.tr("myndighedens indtægter", "the authority's income"));
    if (part.is_by_budget)
        return std::string(context.tr("egne enheder: budgettets rest", "own units: rest of the budget"));
    return std::string(context.tr("konti uden borger: sidste års rest", "accounts without citizens: as last "
                                                                        "year's rest"));
}

class Listing {
  public:
    Listing(const Context& context, const Forecast& forecast, std::string_view area)
        : context_(context), snapshot_(*context.snapshot), forecast_(forecast), area_(area) {
        list_.amount_label = context.tr("Kroner", "Kroner");
    }

    void add(Layer layer) {
        if (layer == Layer::posted) add_postings();
        for (const GrantPart& part : forecast_.grants)
            if (is_in(part.area)) add_grant(part, part.ore.of(layer), layer);
        if (layer == Layer::inflow)
            for (const InflowPart& part : forecast_.inflow)
                if (is_in(part.area)) add_inflow(part);
        for (const LinePart& part : forecast_.lines)
            if (part.layer == layer && is_in(part.area))
                add({.what = fmt::format("{}: {}", area_words(part.area), line_words(context_, part)),
                     .person = 0,
                     .source = std::nullopt,
                     .amount = part.ore,
                     .figure = {}});
    }
    PartList take() { return std::move(list_); }

  private:
    bool is_in(domain::Term area) const { return lies_in(context_, area, area_); }
    void add(PartRow row) {
        if (row.amount != 0) list_.rows.push_back(std::move(row));
    }
    std::string area_words(domain::Term area) const {
        const std::string& code = snapshot_.terms->text(area);
        for (const reference::Area& one : snapshot_.reference->areas.areas())
            if (one.code == code) return std::string(context_.tr(one.name_da, one.name_en));
        return std::string(context_.tr("uden område", "no area"));
    }
    void add_postings() {
        const snapshot::PostingColumns& postings = snapshot_.columns.postings;
        for (std::size_t row = 0; row < postings.size(); ++row)
            if (postings.fiscal_year[row] == forecast_.year
                && postings.method[row] != reference::Method::outside && is_in(postings.area[row]))
                add({.what = snapshot_.terms->text(postings.account[row]),
                     .person = static_cast<std::uint32_t>(postings.person[row]),
                     .source = postings.source[row],
                     .amount = postings.amount_ore[row],
                     .figure = {}});
    }
    void add_grant(const GrantPart& part, std::int64_t ore, Layer layer) {
        const domain::Grant& grant = snapshot_.grants[part.grant];
        std::string what = snapshot_.terms->text(grant.law);
        if (layer == Layer::exits && part.is_dead)
            what += context_.tr(": intet bogført i lang tid", ": nothing posted for long");
        add({.what = std::move(what),
             .person = static_cast<std::uint32_t>(snapshot_.persons.find(grant.citizen)),
             .source = grant.source,
             .amount = ore,
             .figure = {}});
    }
    void add_inflow(const InflowPart& part) {
        constexpr double tenths = 10;
        const auto tenths_of = [&](double number) {
            return base::tenths_text(std::lround(number * tenths), context_.language);
        };
        add({.what = fmt::format("{}: {} {}, {} {}", snapshot_.terms->text(part.law), tenths_of(part.a_month),
                                 context_.tr("om måneden", "a month"), tenths_of(part.still_to_come),
                                 context_.tr("endnu ikke skrevet", "not written yet")),
             .person = 0,
             .source = std::nullopt,
             .amount = part.ore,
             .figure = {}});
    }

    const Context& context_;
    const snapshot::Snapshot& snapshot_;
    const Forecast& forecast_;
    std::string_view area_;
    PartList list_;
};

} // namespace

Result<Explained> explain_forecast(const Context& context, const Figure& figure) {
    constexpr std::string_view begin = "forecast.";
    if (figure.parts.size() != 2) return wrong_name(figure);
    const std::string_view measure = std::string_view(figure.measure).substr(begin.size());
    const LayerName* layer = layer_named(measure);
    if (layer == nullptr && measure != "expected") return wrong_name(figure);
    STYRHUS_TRY(const int year, whole_number(figure.parts[1]));
    const auto made = forecast_of(context, year);
    if (!*made) return made->error();
    Listing listing(context, **made, figure.parts[0]);
    for (const LayerName& one : layer_names())
        if (layer == nullptr || layer == &one) listing.add(one.layer);
    return explained_sum(listing.take());
}

} // namespace styrhus::views::page
