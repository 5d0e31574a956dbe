#include "views/page/where_now.h"

#include "base/words.h"
#include "models/ladder/duration.h"
#include "models/ladder/explain.h"
#include "models/multistate/expected_time.h"
#include "models/multistate/from_spells.h"
#include "models/multistate/occupation.h"
#include "models/multistate/robust_error.h"
#include "views/page/stair.h"

#include <algorithm>
#include <cmath>
#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

namespace multistate = models::multistate;
using document::Cell;
using document::ColumnKind;

multistate::CoveredDays covered_days(const Snapshot& snapshot) {
    std::int32_t first = snapshot::open_day;
    std::int32_t last = 0;
    for (const snapshot::SourceOrigin& origin : snapshot.columns.origins) {
        if (origin.first_covered_day > origin.last_covered_day) continue;
        first = std::min(first, origin.first_covered_day);
        last = std::max(last, origin.last_covered_day);
    }
    return {base::Date::from_days(first), base::Date::from_days(std::min(last, snapshot.as_of.days()))};
}

multistate::PathColumns paths_of(const Snapshot& snapshot, const Selection& selection, std::uint8_t ladder) {
    const base::Month month = last_known_month(snapshot);
    const auto spells =
        models::ladder::list_spells(snapshot.columns, question_of(snapshot, {month, month}, selection));
    return multistate::paths_from_spells(models::ladder::multistate_spells(spells, ladder),
                                         covered_days(snapshot), snapshot.columns.ladders[ladder].steps);
}

/// With one decimal in the language's mark: "±2,1".
std::string error_words(double error, double scale, const char* unit, Language language) {
    const auto tenths = static_cast<std::int64_t>(std::llround(error * scale * 10));
    return fmt::format("±{}{}{}{}", tenths / 10, language == Language::da ? ',' : '.', tenths % 10, unit);
}

std::vector<double> row_of(const std::vector<double>& table, std::size_t row, std::size_t states) {
    const auto first = table.begin() + static_cast<std::ptrdiff_t>(row * states);
    return {first, first + static_cast<std::ptrdiff_t>(states)};
}

Outlook outlook_of(const multistate::Study& study, int step, double horizon) {
    const multistate::Occupation occupation =
        multistate::estimate_occupation(study.table(), multistate::start_in(step - 1, study.table().states));
    const std::size_t row = occupation.row_at(horizon);
    const auto states = static_cast<std::size_t>(study.table().states);
    Outlook outlook;
    outlook.step = step;
    for (std::size_t state = 0; state < states; ++state)
        outlook.share.push_back(occupation.probability_at(row)[state]);
    outlook.share_error =
        row_of(multistate::robust_error(study, occupation, multistate::StartIs::given), row, states);
    outlook.days = multistate::expected_time(occupation, horizon);
    outlook.days_error =
        multistate::expected_time_error(study, occupation, horizon, multistate::StartIs::given);
    return outlook;
}

/// "3-5"; "3-0" is outside the ladder.
std::string which_of(int from, std::size_t state, std::size_t steps) {
    return fmt::format("{}-{}", from, state == steps ? 0 : state + 1);
}

document::Matrix matrix_of(const Context& context, const LadderAsk& ask,
                           const std::vector<Outlook>& answers) {
    const FigureNames names(context, ask);
    document::Matrix matrix;
    matrix.title =
        fmt::format("{} {}", context.tr("Hvor er de, der stod her i", "Where are those who stood here in"),
                    month_text(ask.compare, context.language));
    matrix.corner = context.tr("fra ↓ er nu →", "from ↓ is now →");
    matrix.is_ladder = false;
    const std::size_t steps = context.snapshot->columns.ladders[ask.ladder].steps;
    for (std::size_t step = 1; step <= steps; ++step)
        matrix.column_labels.push_back(std::to_string(step));
    matrix.column_labels.emplace_back(context.tr("ude", "out"));
    for (auto answer = answers.rbegin(); answer != answers.rend(); ++answer) {
        matrix.row_labels.push_back(fmt::format("{} {}", context.tr("Trin", "Step"), answer->step));
        std::vector<Cell> cells;
        for (std::size_t state = 0; state <= steps; ++state) {
            if (answer->share[state] <= 0)
                cells.emplace_back();
            else
                cells.push_back(
                    {.value = document::Percent{answer->share[state], 1},
                     .figure = names.between("ladder.where_now", which_of(answer->step, state, steps)),
                     .note = error_words(answer->share_error[state], 100, "", context.language)});
        }
        matrix.cells.push_back(std::move(cells));
    }
    return matrix;
}

document::Table time_of(const Context& context, const LadderAsk& ask, const std::vector<Outlook>& answers) {
    const FigureNames names(context, ask);
    document::Table table;
    table.key = "forventet_tid";
    table.title = fmt::format(
        "{} {}–{}", context.tr("Forventet tid på hvert trin,", "Expected time on each step,"),
        month_text(ask.compare.plus(1), context.language), month_text(ask.month, context.language));
    table.columns.push_back({.key = "from", .label = std::string(context.tr("Stod på", "Stood on"))});
    const std::size_t steps = context.snapshot->columns.ladders[ask.ladder].steps;
    for (std::size_t step = 1; step <= steps; ++step)
        table.columns.push_back({.key = fmt::format("step_{}", step),
                                 .label = fmt::format("{} {}", context.tr("Trin", "Step"), step),
                                 .kind = ColumnKind::duration});
    table.columns.push_back(
        {.key = "out", .label = std::string(context.tr("Ude", "Out")), .kind = ColumnKind::duration});
    for (const Outlook& answer : answers) {
        document::Row row;
        row.cells.push_back(
            document::text_cell(fmt::format("{} {}", context.tr("Trin", "Step"), answer.step)));
        for (std::size_t state = 0; state <= steps; ++state) {
            if (answer.days[state] <= 0)
                row.cells.emplace_back();
            else
                row.cells.push_back(
                    {.value = document::Duration{answer.days[state]},
                     .figure = names.between("ladder.expected_time", which_of(answer.step, state, steps)),
                     .note = error_words(answer.days_error[state], 1,
                                         context.language == Language::da ? " dage" : " days",
                                         context.language)});
        }
        table.rows.push_back(std::move(row));
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

} // namespace

std::vector<Outlook> outlooks(const Context& context, const Selection& selection, std::uint8_t ladder,
                              base::Date first, base::Date last) {
    const Snapshot& snapshot = *context.snapshot;
    const multistate::PathColumns paths = paths_of(snapshot, selection, ladder);
    if (paths.subject.empty()) return {};
    const std::int32_t origin = first.days();
    const std::int32_t end = std::min(last, snapshot.as_of).days();
    const auto study = multistate::Study::of(paths.view(), origin);
    if (!study || study->table().times.empty() || end <= origin) return {};
    std::vector<Outlook> all;
    // Among fewer at risk at the origin a row would say more of chance than of the step.
    for (int step = 1; step <= snapshot.columns.ladders[ladder].steps; ++step)
        if (study->table().at_risk_first[static_cast<std::size_t>(step - 1)] >= models::ladder::at_risk_min)
            all.push_back(outlook_of(*study, step, static_cast<double>(end)));
    return all;
}

void add_where_now(const Context& context, const LadderAsk& ask, document::Document& page) {
    const std::vector<Outlook> answers =
        outlooks(context, ask.selection, ask.ladder, ask.compare.last(), ask.month.last());
    if (answers.empty()) return;
    page.blocks.emplace_back(matrix_of(context, ask, answers));
    page.blocks.emplace_back(document::Paragraph{
        std::string(context.tr(
            "Aalen–Johansens estimat; ± er standardfejlen i procentpoint. Trin med færre end ti borgere "
            "ved begyndelsen er udeladt.",
            "The Aalen–Johansen estimate; ± is the standard error in percentage points. Steps with fewer "
            "than ten citizens at the start are left out.")),
        document::Tone::muted});
    page.blocks.emplace_back(time_of(context, ask, answers));
}

} // namespace styrhus::views::page
