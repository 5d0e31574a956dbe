#include "views/page/where_now.h"

#include "models/multistate/expected_time.h"
#include "models/multistate/from_spells.h"
#include "models/multistate/occupation.h"
#include "models/multistate/robust_error.h"
#include "views/page/parts.h"
#include "views/page/words.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

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

multistate::PathColumns paths_of(const Context& context, const LadderAsk& ask) {
    const Snapshot& snapshot = *context.snapshot;
    std::vector<multistate::Spell> rows;
    for (const SpellPart& part : spells(snapshot, ask.selection, ask.ladder, std::nullopt)) {
        const models::ladder::Spell& spell = part.spell;
        rows.push_back({static_cast<std::int32_t>(part.person), static_cast<std::uint8_t>(spell.step - 1),
                        base::Date::from_days(spell.from),
                        spell.is_open ? base::Date::open_end() : base::Date::from_days(spell.to)});
    }
    return multistate::paths_from_spells(rows, covered_days(snapshot),
                                         snapshot.columns.ladders[ask.ladder].steps);
}

/// With one decimal in the language's mark: "±2,1".
std::string error_words(double error, double scale, const char* unit, Language language) {
    const auto tenths = static_cast<std::int64_t>(std::llround(error * scale * 10));
    return fmt::format("±{}{}{}{}", tenths / 10, language == Language::da ? ',' : '.', tenths % 10, unit);
}

struct Answer {
    int step = 0;
    multistate::Occupation occupation;
    std::vector<double> probability_error;
    std::vector<double> time;
    std::vector<double> time_error;
};

/// Below this many at risk at the origin a row would say more of chance than of the step.
constexpr std::int32_t at_risk_min = 10;

std::vector<Answer> answers_of(const multistate::Study& study, double horizon, int steps) {
    std::vector<Answer> answers;
    for (int step = 1; step <= steps; ++step) {
        const auto state = static_cast<std::size_t>(step - 1);
        if (study.table().at_risk_first[state] < at_risk_min) continue;
        Answer answer;
        answer.step = step;
        answer.occupation = multistate::estimate_occupation(
            study.table(), multistate::start_in(step - 1, study.table().states));
        answer.probability_error =
            multistate::robust_error(study, answer.occupation, multistate::StartIs::given);
        answer.time = multistate::expected_time(answer.occupation, horizon);
        answer.time_error =
            multistate::expected_time_error(study, answer.occupation, horizon, multistate::StartIs::given);
        answers.push_back(std::move(answer));
    }
    return answers;
}

document::Matrix matrix_of(const Context& context, const LadderAsk& ask, const std::vector<Answer>& answers,
                           double horizon) {
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
        const std::size_t row = answer->occupation.row_at(horizon);
        std::vector<Cell> cells;
        for (std::size_t state = 0; state <= steps; ++state) {
            const double share = answer->occupation.probability_at(row)[state];
            const double error = answer->probability_error[row * (steps + 1) + state];
            if (share <= 0)
                cells.emplace_back();
            else
                cells.push_back({.value = document::Percent{share, 1},
                                 .note = error_words(error, 100, "", context.language)});
        }
        matrix.cells.push_back(std::move(cells));
    }
    return matrix;
}

document::Table time_of(const Context& context, const LadderAsk& ask, const std::vector<Answer>& answers) {
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
    for (const Answer& answer : answers) {
        document::Row row;
        row.cells.push_back(
            document::text_cell(fmt::format("{} {}", context.tr("Trin", "Step"), answer.step)));
        for (std::size_t state = 0; state <= steps; ++state) {
            if (answer.time[state] <= 0)
                row.cells.emplace_back();
            else
                row.cells.push_back({.value = document::Duration{answer.time[state]},
                                     .note = error_words(answer.time_error[state], 1,
                                                         context.language == Language::da ? " dage" : " days",
                                                         context.language)});
        }
        table.rows.push_back(std::move(row));
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

} // namespace

void add_where_now(const Context& context, const LadderAsk& ask, document::Document& page) {
    const multistate::PathColumns paths = paths_of(context, ask);
    if (paths.subject.empty()) return;
    const std::int32_t origin = ask.compare.last().days();
    const auto study = multistate::Study::of(paths.view(), origin);
    if (!study || study->table().times.empty()) return;
    const std::int32_t end = std::min(ask.month.last(), context.snapshot->as_of).days();
    if (end <= origin) return;
    const auto answers =
        answers_of(*study, static_cast<double>(end), context.snapshot->columns.ladders[ask.ladder].steps);
    if (answers.empty()) return;
    page.blocks.emplace_back(matrix_of(context, ask, answers, static_cast<double>(end)));
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
