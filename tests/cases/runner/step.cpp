#include "cases/runner/commands.h"
#include "reference/load.h"

#include <fmt/core.h>
#include <sstream>

namespace styrhus::cases {

namespace {

using base::Result;

/// "law; facility type; hours a week; day", blanks round the cells; hours and the rest may be empty.
Result<reference::StepQuestion> question_of(const std::vector<std::string>& cells, std::string_view source) {
    if (cells.size() != 4)
        return base::Error{"a question is \"paragraph; facility type; hours a week; day\""};
    STYRHUS_TRY(const base::Date day, base::parse_iso(cells[3]));
    reference::StepQuestion question;
    question.source = source;
    question.law = cells[0];
    question.facility_type = cells[1];
    if (!cells[2].empty()) question.hours_per_week_milli = std::stoll(cells[2]) * 1000;
    question.date = day;
    return question;
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::stringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ';');) {
        const std::size_t first = cell.find_first_not_of(' ');
        const std::size_t last = cell.find_last_not_of(' ');
        cells.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
    }
    return cells;
}

std::string answer_text(const reference::Reference& reference, const reference::Placement& placement) {
    if (placement.answer_count == 0) return "no ladder";
    std::string out;
    for (std::uint8_t i = 0; i < placement.answer_count; ++i) {
        const reference::StepAnswer& answer = placement.answers[i];
        out += fmt::format("{}{} ", i > 0 ? ", " : "", reference.ladder(answer.ladder).code);
        if (answer.placing == reference::Placing::decides)
            out += fmt::format("step {}", static_cast<int>(answer.step));
        else
            out += answer.placing == reference::Placing::does_not_decide ? "brings cost only" : "remainder";
    }
    return out;
}

} // namespace

/// The argument is the source that asks: its ladders answer.
Result<std::string> step(const CaseFile& file, std::string_view source) {
    const Section* questions = file.find("questions");
    if (questions == nullptr) return base::Error{"the case has no section \"== questions\""};
    STYRHUS_TRY(const auto reference, reference::load(STYRHUS_SOURCE_DIR "/data"));
    std::string out;
    std::stringstream lines(questions->text);
    for (std::string line; std::getline(lines, line);) {
        const std::vector<std::string> cells = cells_of(line);
        STYRHUS_TRY(const reference::StepQuestion question, question_of(cells, source));
        out += fmt::format("{} → {}\n", line, answer_text(*reference, reference->place(question)));
    }
    return out;
}

} // namespace styrhus::cases
