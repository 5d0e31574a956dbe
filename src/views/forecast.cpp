#include "base/words.h"
#include "views/page/definitions.h"
#include "views/page/figure.h"
#include "views/page/forecast_words.h"
#include "views/page/frame.h"
#include "views/views.h"

#include <fmt/core.h>

/// Where does the year end, and what is that made of? (UX 7.3, DEFINITIONS 6)
namespace styrhus::views {

namespace {

using namespace page;
using base::Money;
using document::Cell;
using document::ColumnKind;
using document::Document;
using document::Table;
using document::Tone;
using models::forecast::Forecast;
using models::forecast::Layer;

constexpr std::string_view service_cap = "service_cap";
constexpr std::size_t inflow_shown = 15;
/// Less is said in kroner: in millions it would be nothing.
constexpr Money in_millions_from = Money::ore(100'000'00);

class ForecastPage {
  public:
    ForecastPage(const Context& context, const Request& request, const Forecast& forecast)
        : context_(context), request_(request), forecast_(forecast), sums_(area_sums(context, forecast)) {
        for (const AreaSum& sum : own_sums(context, forecast)) {
            add_to(whole_, sum);
            if (sum.frame == service_cap) add_to(cap_, sum);
        }
    }

    Document make() {
        Document page = begin_page(context_, request_, "forecast", "/prognose",
                                   std::string(context_.tr("Prognose", "Forecast")));
        add_fiscal_years(context_, forecast_.year, page);
        page.title = title();
        page.lead =
            fmt::format("{} {} {} {}. {} {}.", tr("Regnskabsåret", "The fiscal year"), forecast_.year,
                        tr("med det, der er kendt", "with what is known on"),
                        base::date_text(forecast_.cut, context_.language),
                        tr("Posteringer er leveret til og med", "Postings are delivered to the end of"),
                        base::month_text(forecast_.posted_until, context_.language));
        add_lacks(context_, forecast_, page);
        page.blocks.emplace_back(tiles());
        page.blocks.emplace_back(layers());
        page.blocks.emplace_back(area_table());
        page.blocks.emplace_back(layer_table());
        page.blocks.emplace_back(inflow_table());
        page.blocks.emplace_back(document::Paragraph{
            std::string(context_.tr(
                "Prognosen er et middelskøn. Den siger endnu ikke, hvor sikker den er, og den er ikke holdt "
                "op "
                "mod færdige år på denne side.",
                "The forecast is a mean estimate. It does not yet say how certain it is, and is not held "
                "against finished years on this page.")),
            Tone::muted});
        return page;
    }

  private:
    static void add_to(AreaSum& whole, const AreaSum& part) {
        whole.ore += part.ore;
        whole.budget += part.budget;
    }

    std::string tr(std::string_view da, std::string_view en) const {
        return std::string(context_.tr(da, en));
    }
    std::string figure(std::string_view layer, std::string_view area) const {
        return layer_figure(layer, area, forecast_.year);
    }

    std::string title() const {
        const Money deviation = whole_.deviation();
        if (!whole_.budget.is_delivered)
            return fmt::format("{} {} {}", forecast_.year, tr("ventes at ende på", "is expected to end at"),
                               base::millions_text(whole_.expected(), context_.language));
        if (deviation.is_zero())
            return fmt::format("{} {}", forecast_.year,
                               tr("ventes at ende på budgettet", "is expected to end on budget"));
        const bool is_over = Money{} < deviation;
        const Money size = is_over ? deviation : -deviation;
        return fmt::format("{} {} {} {}", forecast_.year, tr("ventes at ende", "is expected to end"),
                           size < in_millions_from ? base::kroner_text(size, context_.language)
                                                   : base::millions_text(size, context_.language),
                           is_over ? tr("over budgettet", "over the budget")
                                   : tr("under budgettet", "under the budget"));
    }

    Cell deviation_cell(const AreaSum& sum) const {
        if (!sum.budget.is_delivered) return {};
        const Money deviation = sum.deviation();
        return {.value = deviation,
                .tone = deviation.is_zero()   ? Tone::muted
                        : Money{} < deviation ? Tone::up
                                              : Tone::down};
    }
    static Cell budget_cell(const AreaSum& sum) {
        return sum.budget.is_delivered ? document::money_cell(sum.budget.revised) : Cell{};
    }

    document::Tiles tiles() const {
        document::Tiles tiles;
        const auto add = [&](std::string label, Cell cell, std::string note) {
            tiles.tiles.push_back(
                {.label = std::move(label), .figure = std::move(cell), .unit = {}, .note = std::move(note)});
        };
        add(tr("Korrigeret budget", "Revised budget"), budget_cell(whole_), {});
        add(tr("Forventet regnskab", "Expected result"),
            document::money_cell(whole_.expected(), figure("expected", all_areas)),
            fmt::format("{} {}",
                        base::percent_text(whole_.ore.of(Layer::posted), whole_.ore.sum(), context_.language),
                        tr("er bogført", "is posted")));
        add(tr("Afvigelse", "Deviation"), deviation_cell(whole_),
            tr("plus er merforbrug", "plus is overspending"));
        add(tr("Heraf i servicerammen", "Of it inside the service cap"), deviation_cell(cap_),
            tr("statsrefusionen ligger udenfor", "the state refund lies outside"));
        return tiles;
    }

    document::Layers layers() const {
        document::Layers block;
        block.title = tr("Hvad består prognosen af?", "What is the forecast made of?");
        for (const LayerName& name : layer_names())
            if (const std::int64_t ore = whole_.ore.of(name.layer); ore != 0)
                block.parts.push_back(
                    {.label = tr(name.da, name.en),
                     .amount = document::money_cell(Money::ore(ore), figure(name.code, all_areas)),
                     .certainty = tr(name.certainty_da, name.certainty_en)});
        block.budget = budget_cell(whole_);
        return block;
    }

    static document::Column money_column(std::string key, std::string label) {
        return {.key = std::move(key),
                .label = std::move(label),
                .kind = ColumnKind::money,
                .unit = document::MoneyUnit::thousands};
    }

    document::Row area_row(const AreaSum& sum, std::string_view area) const {
        document::Row row;
        row.depth = sum.depth;
        row.cells = {document::text_cell(sum.name), budget_cell(sum),
                     document::money_cell(sum.expected(), figure("expected", area)), deviation_cell(sum)};
        for (const LayerName& name : layer_names()) {
            const std::int64_t ore = sum.ore.of(name.layer);
            row.cells.push_back(ore == 0 ? Cell{.value = Money{}, .tone = Tone::muted}
                                         : document::money_cell(Money::ore(ore), figure(name.code, area)));
        }
        return row;
    }

    Table area_table() const {
        Table table;
        table.key = "omraader";
        table.title = tr("Hvor opstår afvigelsen?", "Where does the deviation arise?");
        table.columns = {{.key = "area", .label = tr("Område", "Area")},
                         money_column("budget", tr("Korrigeret budget", "Revised budget")),
                         money_column("expected", tr("Forventet", "Expected")),
                         money_column("deviation", tr("Afvigelse", "Deviation"))};
        table.columns.back().is_signed = true;
        for (const LayerName& name : layer_names())
            table.columns.push_back(money_column(std::string(name.code), tr(name.short_da, name.short_en)));
        for (const AreaSum& sum : sums_)
            table.rows.push_back(area_row(sum, sum.code));
        AreaSum whole = whole_;
        whole.name = tr("I alt", "In all");
        table.rows.push_back(area_row(whole, all_areas));
        table.rows.back().is_total = true;
        table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
        return table;
    }

    Table layer_table() const {
        Table table;
        table.key = "lag";
        table.title = tr("Lag for lag", "Layer by layer");
        table.columns = {{.key = "layer", .label = tr("Lag", "Layer")},
                         money_column("granted", tr("Bevilget", "Granted")),
                         money_column("realisation", tr("Heraf bogføres ikke", "Of it never posted")),
                         money_column("amount", tr("Beløb", "Amount")),
                         {.key = "what", .label = tr("Hvad det er", "What it is")}};
        table.columns[1].unit = table.columns[2].unit = table.columns[3].unit = document::MoneyUnit::kroner;
        Money delivered;
        Money committed;
        for (const models::forecast::AreaPart& part : forecast_.areas) {
            delivered += Money::ore(part.granted_delivered_ore);
            committed += Money::ore(part.granted_committed_ore);
        }
        char letter = 'A';
        for (const LayerName& name : layer_names()) {
            const Money amount = Money::ore(whole_.ore.of(name.layer));
            const bool is_granted = name.layer == Layer::delivered || name.layer == Layer::committed;
            const Money granted = name.layer == Layer::delivered ? delivered : committed;
            const Definition* definition = find_definition(fmt::format("forecast.{}", name.code));
            table.rows.push_back(
                {.cells = {document::text_cell(fmt::format("{} {}", letter++, context_.tr(name.da, name.en))),
                           is_granted ? document::money_cell(granted) : Cell{},
                           is_granted ? document::money_cell(amount - granted) : Cell{},
                           document::money_cell(amount, figure(name.code, all_areas)),
                           document::text_cell(tr(definition->formula_da, definition->formula_en))}});
        }
        table.rows.push_back(
            {.cells = {document::text_cell(tr("Forventet regnskab", "Expected result")),
                       {},
                       {},
                       document::money_cell(whole_.expected(), figure("expected", all_areas)),
                       {}},
             .is_total = true});
        table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
        return table;
    }

    Table inflow_table() const {
        using models::forecast::InflowPart;
        std::vector<InflowPart> parts = forecast_.inflow;
        std::stable_sort(parts.begin(), parts.end(),
                         [](const InflowPart& a, const InflowPart& b) { return b.ore < a.ore; });
        Table table;
        table.key = "tilgang";
        table.title = tr("Tilgang, der ventes", "Inflow expected");
        table.columns = {{.key = "law", .label = tr("Paragraf", "Paragraph")},
                         {.key = "a_month",
                          .label = tr("Nye forløb om måneden", "New courses a month"),
                          .kind = ColumnKind::decimal},
                         {.key = "to_come",
                          .label = tr("Endnu ikke skrevet", "Not written yet"),
                          .kind = ColumnKind::decimal},
                         money_column("amount", tr("Beløb", "Amount"))};
        table.rows_in_all = static_cast<std::int64_t>(parts.size());
        if (!request_.wants_all_rows() && parts.size() > inflow_shown) {
            parts.resize(inflow_shown);
            table.more = address_of_all("/prognose", request_);
        }
        for (const InflowPart& part : parts)
            table.rows.push_back({.cells = {document::text_cell(context_.snapshot->terms->text(part.law)),
                                            {.value = document::Decimal{part.a_month, 1}},
                                            {.value = document::Decimal{part.still_to_come, 1}},
                                            document::money_cell(Money::ore(part.ore))}});
        table.empty_text = tr("Ingen tilgang ventes i året.", "No inflow is expected in the year.");
        return table;
    }

    const Context& context_;
    const Request& request_;
    const Forecast& forecast_;
    std::vector<AreaSum> sums_;
    AreaSum whole_;
    AreaSum cap_;
};

} // namespace

Presented present_forecast(const Context& context, const Request& request) {
    STYRHUS_TRY(const int year, fiscal_year_asked(context, request));
    const auto made = forecast_of(context, year);
    if (!*made) return made->error();
    return ForecastPage(context, request, **made).make();
}

} // namespace styrhus::views
