#include "render/block_tables.h"
#include "render/numbers.h"

#include <algorithm>

namespace styrhus::render {

using namespace document;

namespace {

bool is_missing(const Cell& cell) {
    return std::holds_alternative<Missing>(cell.value);
}

bool has_measure(const Stair& stair, Cell StairStep::*cell) {
    const auto has = [&](const StairStep& step) { return !is_missing(step.*cell); };
    return has(stair.total) || std::any_of(stair.steps.begin(), stair.steps.end(), has);
}

std::vector<StairMeasure> all_measures(const Stair& stair, Language l, Purpose purpose) {
    const std::string then =
        stair.compare_month ? month_name(*stair.compare_month, l) : say(l, "før", "before");
    const std::string days = purpose == Purpose::to_compute ? say(l, ", dage", ", days") : "";
    const std::string hundredths = purpose == Purpose::to_compute ? ", %" : "";
    const std::string kroner = say(l, ", kr.", ", DKK");
    using S = StairStep;
    using K = ColumnKind;
    return {
        {say(l, "Borgere ", "Citizens ") + month_name(stair.month, l), &S::citizens_at_end, K::count},
        {say(l, "Borgere ", "Citizens ") + then, &S::citizens_then, K::count},
        {say(l, "Borgere berørt i perioden", "Citizens touching the period"), &S::citizens_touching,
         K::count},
        {say(l, "Helårspersoner", "Full-year persons"), &S::full_year_persons, K::decimal},
        {say(l, "Enhedsudgift pr. helårsperson", "Unit cost per full-year person") + kroner, &S::unit_cost,
         K::money},
        {say(l, "heraf den bestemmende indsats", "of which the deciding service") + kroner,
         &S::unit_cost_deciding, K::money},
        {say(l, "Enhedsudgift pr. måned", "Unit cost per month") + kroner, &S::unit_cost_month, K::money},
        {say(l, "Udgift", "Cost") + kroner, &S::cost, K::money},
        {say(l, "Udgift efter konto, uden borger", "Cost by account, without a citizen") + kroner,
         &S::cost_by_account, K::money},
        {say(l, "Varighed, median", "Duration, median") + days, &S::median_duration, K::duration},
        {say(l, "Forløbet tid, median", "Elapsed, median") + days, &S::elapsed_median, K::duration},
        {say(l, "Afsluttede forløb, median", "Completed, median") + days, &S::completed_median, K::duration},
        {say(l, "Andel af borgere", "Share of citizens") + hundredths, &S::share_of_citizens, K::percent},
        {say(l, "Andel af udgift", "Share of cost") + hundredths, &S::share_of_cost, K::percent},
        {say(l, "Flyttet op fra trinnet under", "Moved up from the step below"), &S::moves_up_from, K::count},
        {say(l, "Flyttet ned herfra", "Moved down from here"), &S::moves_down_from, K::count},
    };
}

} // namespace

std::string stair_headline(const Stair& stair, const StairStep& step, Language language) {
    const auto by_account = [](const StairStep& of) {
        return std::get_if<base::Money>(&of.cost_by_account.value);
    };
    if (!is_missing(step.citizens_at_end) || by_account(step) == nullptr)
        return value_text(step.citizens_at_end.value, {.language = language});
    base::Money largest;
    for (const StairStep& one : stair.steps)
        if (by_account(one) != nullptr) largest = std::max(largest, *by_account(one));
    // The step is narrow; the table beneath says what it is.
    const bool in_millions = readable_unit(largest) == MoneyUnit::millions;
    return money(*by_account(step), in_millions ? MoneyUnit::millions : MoneyUnit::kroner, language)
           + (in_millions ? say(language, " mio.", "m") : "");
}

std::vector<StairMeasure> stair_measures(const Stair& stair, Language language, Purpose purpose) {
    std::vector<StairMeasure> measures = all_measures(stair, language, purpose);
    std::erase_if(measures, [&](const StairMeasure& measure) { return !has_measure(stair, measure.cell); });
    return measures;
}

Table stair_table(const Stair& stair, Language language, Purpose purpose) {
    Table table{.key = "stair", .title = stair.title};
    table.columns.push_back({.key = "measure", .label = say(language, "Mål", "Measure")});
    for (const StairStep& step : stair.steps) {
        const std::string number = std::to_string(step.step);
        table.columns.push_back(
            {.key = "step" + number, .label = number + " " + step.name, .kind = ColumnKind::decimal});
    }
    table.columns.push_back(
        {.key = "total", .label = say(language, "I alt", "Total"), .kind = ColumnKind::decimal});
    for (const StairMeasure& measure : stair_measures(stair, language, purpose)) {
        Row row{.cells = {text_cell(measure.label)}};
        for (const StairStep& step : stair.steps)
            row.cells.push_back(step.*measure.cell);
        row.cells.push_back(stair.total.*measure.cell);
        table.rows.push_back(std::move(row));
    }
    const auto add_total_only = [&](const char* label, const Cell& cell) {
        if (is_missing(cell)) return;
        Row row{.cells = {text_cell(label)}};
        row.cells.resize(stair.steps.size() + 1);
        row.cells.push_back(cell);
        table.rows.push_back(std::move(row));
    };
    add_total_only(say(language, "Tilgang", "Inflow"), stair.inflow);
    add_total_only(say(language, "Afgang", "Outflow"), stair.outflow);
    return table;
}

} // namespace styrhus::render
