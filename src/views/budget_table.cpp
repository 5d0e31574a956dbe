#include "base/words.h"
#include "views/page/forecast_words.h"
#include "views/page/frame.h"
#include "views/views.h"

#include <fmt/core.h>

/// The table a council sees three or four times a year: budget, expected result and carry-over per area
/// (DEFINITIONS 7, SOURCE_LAYOUTS).
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

constexpr std::string_view sign_key = "fortegn";
constexpr std::string_view plus_is_over = "plus";
constexpr std::string_view minus_is_over = "minus";

/// A row's eight columns. Requests for appropriations are nothing until somebody can state them.
struct Line {
    Money original;
    Money revised; ///< without carry-over
    Money requests;
    Money expected;
    Money carry_over;

    Money budget() const { return revised + requests; }
    Money result() const { return expected - budget(); }
    Money result_with_carry_over() const { return result() - carry_over; }
    Line& operator+=(const Line& other) {
        original += other.original;
        revised += other.revised;
        requests += other.requests;
        expected += other.expected;
        carry_over += other.carry_over;
        return *this;
    }
};

Line line_of(const AreaSum& sum) {
    return {.original = sum.budget.original,
            .revised = sum.budget.revised - sum.budget.carry_over,
            .requests = {},
            .expected = sum.expected(),
            .carry_over = sum.budget.carry_over};
}

class BudgetTablePage {
  public:
    BudgetTablePage(const Context& context, const Request& request, const Forecast& forecast)
        : context_(context), request_(request), forecast_(forecast),
          is_turned_(request.get(sign_key, plus_is_over) == minus_is_over) {}

    Document make() {
        Document page = begin_page(context_, request_, "budget", "/rapporter",
                                   std::string(context_.tr("Budgetopfølgning", "Budget follow-up")));
        add_fiscal_years(context_, forecast_.year, page);
        add_sign(page);
        page.title = fmt::format("{} {}", tr("Budgetopfølgning", "Budget follow-up"), forecast_.year);
        page.lead = fmt::format("{} {}. {} {}",
                                tr("Mio. kr., med det, der er kendt", "DKK million, with what is known on"),
                                base::date_text(forecast_.cut, context_.language),
                                is_turned_ ? tr("Minus er merforbrug.", "Minus is overspending.")
                                           : tr("Plus er merforbrug.", "Plus is overspending."),
                                tr("Forventet forbrug er prognosens middelskøn.",
                                   "The expected result is the forecast's mean estimate."));
        add_lacks(context_, forecast_, page);
        Table table = begin_table();
        Line whole;
        for (const reference::Frame& frame : frames()) {
            Line subtotal;
            bool has_rows = false;
            for (const AreaSum& sum : own_sums(context_, forecast_)) {
                if (sum.frame != frame.code) continue;
                has_rows = true;
                add_row(table, sum.name, line_of(sum), sum.code);
                subtotal += line_of(sum);
            }
            whole += subtotal;
            if (!has_rows || frame.code.empty()) continue;
            add_row(table, tr(frame.name_da, frame.name_en), subtotal, {});
            table.rows.back().is_total = true;
        }
        add_row(table, tr("I alt", "In all"), whole, all_areas);
        table.rows.back().is_total = true;
        table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
        page.blocks.emplace_back(std::move(table));
        page.blocks.emplace_back(document::Paragraph{
            fmt::format(
                "{} {}",
                is_turned_ ? "(4) = (2) + (3), (6) = (4) − (5), (8) = (6) + (7)."
                           : "(4) = (2) + (3), (6) = (5) − (4), (8) = (6) − (7).",
                tr("Bevillingsansøgninger kan endnu ikke meldes ind og står som 0. Hvor sikkert det "
                   "forventede "
                   "forbrug er, siger tabellen ikke.",
                   "Appropriation requests cannot be stated yet and stand as 0. How certain the expected "
                   "result is, the table does not say.")),
            Tone::muted});
        return page;
    }

  private:
    std::string tr(std::string_view da, std::string_view en) const {
        return std::string(context_.tr(da, en));
    }

    /// Those of the area tree, and one without a name for what has no place in it.
    std::vector<reference::Frame> frames() const {
        std::vector<reference::Frame> frames = context_.snapshot->reference->areas.frames();
        frames.emplace_back();
        return frames;
    }

    void add_sign(Document& page) const {
        page.parameters.push_back(
            {.key = std::string(sign_key),
             .label = tr("Fortegn", "Sign"),
             .kind = document::ParameterKind::choice,
             .value = std::string(is_turned_ ? minus_is_over : plus_is_over),
             .standard = std::string(plus_is_over),
             .options = {{std::string(plus_is_over), tr("plus er merforbrug", "plus is overspending")},
                         {std::string(minus_is_over), tr("minus er merforbrug", "minus is overspending")}},
             .is_primary = true});
    }

    Table begin_table() const {
        Table table;
        table.key = "budgetopfoelgning";
        table.title = tr("Budget og forventet resultat", "Budget and expected result");
        table.columns = {{.key = "area", .label = tr("Område", "Area")}};
        const auto column = [&](std::string key, std::string_view da, std::string_view en, bool is_result) {
            table.columns.push_back(
                {.key = std::move(key),
                 .label = fmt::format("({}) {}", table.columns.size(), context_.tr(da, en)),
                 .kind = ColumnKind::money,
                 .unit = document::MoneyUnit::millions,
                 .is_signed = is_result});
        };
        column("original", "Oprindeligt budget", "Original budget", false);
        column("revised", "Korrigeret budget ekskl. overførsler", "Revised budget excl. carry-over", false);
        column("requests", "Bevillingsansøgninger", "Appropriation requests", false);
        column("budget", "Korrigeret budget inkl. bevillingsansøgninger", "Revised budget incl. requests",
               false);
        column("expected", "Forventet forbrug", "Expected result", false);
        column("result", "Årets forventede resultat ekskl. overførsler",
               "The year's expected result excl. carry-over", true);
        column("carry_over", "Overførsel", "Carry-over", false);
        column("result_with", "Årets forventede resultat inkl. overførsler",
               "The year's expected result incl. carry-over", true);
        return table;
    }

    Cell result_cell(Money result) const {
        return {.value = is_turned_ ? -result : result,
                .tone = result.is_zero()   ? Tone::muted
                        : Money{} < result ? Tone::up
                                           : Tone::down};
    }

    void add_row(Table& table, std::string name, const Line& line, std::string_view area) const {
        const std::string figure =
            area.empty() ? std::string() : layer_figure("expected", area, forecast_.year);
        table.rows.push_back(
            {.cells = {document::text_cell(std::move(name)), document::money_cell(line.original),
                       document::money_cell(line.revised), document::money_cell(line.requests),
                       document::money_cell(line.budget()), document::money_cell(line.expected, figure),
                       result_cell(line.result()), document::money_cell(line.carry_over),
                       result_cell(line.result_with_carry_over())}});
    }

    const Context& context_;
    const Request& request_;
    const Forecast& forecast_;
    bool is_turned_;
};

} // namespace

Presented present_budget(const Context& context, const Request& request) {
    STYRHUS_TRY(const int year, fiscal_year_asked(context, request));
    const auto made = forecast_of(context, year);
    if (!*made) return made->error();
    return BudgetTablePage(context, request, **made).make();
}

} // namespace styrhus::views
