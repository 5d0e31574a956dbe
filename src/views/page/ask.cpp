#include "views/page/ask.h"

#include "base/error_text.h"
#include "base/words.h"
#include "views/page/selection.h"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

using base::Error;
using base::Month;
using base::Result;
using snapshot::Snapshot;

/// The slider reaches this far back at most.
constexpr int months_back_max = 240;

Month first_month_of(const Snapshot& snapshot, Month last, std::optional<std::uint8_t> ladder) {
    const snapshot::ModelColumns& columns = snapshot.columns;
    std::int32_t first = snapshot::open_day;
    const auto look = [&](const auto& table) {
        for (std::size_t i = 0; i < table.size(); ++i)
            if (!ladder || table.ladder[i] == *ladder) first = std::min(first, table.from[i]);
    };
    look(columns.pieces);
    look(columns.postings);
    // Before any source covers, what is known is what has lasted until then: no picture of its time.
    std::int32_t covered = snapshot::open_day;
    for (const snapshot::SourceOrigin& origin : columns.origins)
        covered = std::min(covered, origin.first_covered_day);
    if (covered != snapshot::open_day) first = std::max(first, covered);
    const Month earliest = last.plus(-months_back_max);
    if (first == snapshot::open_day) return last;
    return std::clamp(Month::containing(base::Date::from_days(first)), earliest, last);
}

Result<Month> month_parameter(const Request& request, std::string_view key, Month standard) {
    const std::string text = request.get(key);
    if (text.empty()) return standard;
    const Result<Month> month = base::parse_iso_month(text);
    if (!month)
        return base::error("\"{}\" is written as a month: 2025-10. It says: {}",
                           "\"{}\" skrives som en måned: 2025-10. Der står: {}", key, text);
    return *month;
}

MonthSpan span_of(Span kind, Month month) {
    switch (kind) {
    case Span::month:
        return {month, month};
    case Span::quarter_to_date:
        return {Month::from_index(month.index() / 3 * 3), month};
    case Span::year_to_date:
        return {Month::of(month.year(), 1), month};
    case Span::twelve_months:
        break;
    }
    return {month.plus(-11), month};
}

constexpr std::pair<std::string_view, Span> spans[] = {{"12mdr", Span::twelve_months},
                                                       {"maaned", Span::month},
                                                       {"kvartal", Span::quarter_to_date},
                                                       {"aar", Span::year_to_date}};

} // namespace

std::string_view name_of(CostBasis basis) {
    return basis == CostBasis::committed ? "committed" : "actual";
}

Month last_known_month(const Snapshot& snapshot) {
    return Month::containing(snapshot.as_of.plus_days(1)).plus(-1);
}

std::vector<std::uint8_t> used_ladders(const Snapshot& snapshot) {
    const snapshot::ModelColumns& columns = snapshot.columns;
    std::vector<bool> is_used(columns.ladders.size() + 1);
    for (const std::uint8_t ladder : columns.pieces.ladder)
        if (ladder != snapshot::no_ladder) is_used[ladder] = true;
    for (const std::uint8_t ladder : columns.postings.ladder)
        if (ladder != snapshot::no_ladder) is_used[ladder] = true;
    std::vector<std::uint8_t> used;
    for (std::size_t i = 0; i < columns.ladders.size(); ++i)
        if (is_used[i]) used.push_back(static_cast<std::uint8_t>(i));
    if (used.empty())
        for (std::size_t i = 0; i < columns.ladders.size(); ++i)
            used.push_back(static_cast<std::uint8_t>(i));
    return used;
}

std::optional<std::uint8_t> find_ladder(const Snapshot& snapshot, std::string_view code) {
    for (std::size_t i = 0; i < snapshot.columns.ladders.size(); ++i)
        if (snapshot.columns.ladders[i].code == code) return static_cast<std::uint8_t>(i);
    return std::nullopt;
}

base::Error no_such_ladder(std::string_view code) {
    return base::error("There is no such ladder. It says: {}", "Trappen findes ikke. Der står: {}", code);
}

std::string ladder_name(const Context& context, std::uint8_t ladder) {
    const std::string& code = context.snapshot->columns.ladders[ladder].code;
    const reference::Ladder* found = context.snapshot->reference->find_ladder(code);
    return found == nullptr ? code : std::string(context.tr(found->name_da, found->name_en));
}

StepName step_name(const Context& context, std::uint8_t ladder, int step, Month month) {
    const std::string& code = context.snapshot->columns.ladders[ladder].code;
    const reference::Ladder* found = context.snapshot->reference->find_ladder(code);
    const reference::LadderVersion* version = found == nullptr ? nullptr : found->version_on(month.last());
    if (version == nullptr && found != nullptr && !found->versions.empty()) version = &found->versions.back();
    const auto index = static_cast<std::size_t>(step - 1);
    if (version == nullptr || step < 1 || index >= version->steps.size()) {
        const std::string name = fmt::format("{} {}", context.tr("Trin", "Step"), step);
        return {name, name, ""};
    }
    const reference::LadderStep& named = version->steps[index];
    return {std::string(context.tr(named.name_da, named.name_en)),
            std::string(context.tr(named.short_da, named.short_en)), named.paragraphs};
}

Result<LadderAsk> read_ask(const Context& context, const Request& request) {
    const Snapshot& snapshot = *context.snapshot;
    LadderAsk ask;
    ask.has_postings = snapshot.columns.postings.size() > 0;
    ask.has_grants = snapshot.columns.pieces.size() > 0;
    ask.last_month = last_known_month(snapshot);
    ask.first_month = first_month_of(snapshot, ask.last_month, std::nullopt);
    STYRHUS_TRY(ask.month, month_parameter(request, "maaned", ask.last_month));
    // Who looks back to an earlier day keeps the page; the month is then the last that was known.
    if (ask.month > ask.last_month && !request.get(known_on_key).empty()) ask.month = ask.last_month;
    if (ask.month > ask.last_month)
        return base::error("Nothing is known of {} yet. The latest month is {}.",
                           "Der vides endnu intet om {}. Den seneste måned er {}.", base::iso(ask.month),
                           base::iso(ask.last_month));
    STYRHUS_TRY(ask.compare, month_parameter(request, "mod", ask.month.plus(-12)));
    if (ask.compare >= ask.month) ask.compare = ask.month.plus(-12);
    const std::string span = request.get("periode", spans[0].first);
    const auto found = std::find_if(std::begin(spans), std::end(spans),
                                    [&](const auto& known) { return known.first == span; });
    if (found == std::end(spans))
        return base::error("\"periode\" is 12mdr, maaned, kvartal or aar. It says: {}",
                           "\"periode\" er 12mdr, maaned, kvartal eller aar. Der står: {}", span);
    ask.span_kind = found->second;
    ask.span = span_of(ask.span_kind, ask.month);
    const std::string basis = request.get("basis");
    if (!basis.empty() && basis != "disponeret" && basis != "bogfoert")
        return base::error("\"basis\" is disponeret or bogfoert. It says: {}",
                           "\"basis\" er disponeret eller bogfoert. Der står: {}", basis);
    // Postings alone have no commitments to show.
    const bool shows_actual = basis.empty() ? !ask.has_grants && ask.has_postings : basis == "bogfoert";
    ask.basis = shows_actual ? CostBasis::actual : CostBasis::committed;
    for (const std::string_view key : filter_keys())
        if (const std::string value = request.get(key); !value.empty()) ask.filters.emplace(key, value);
    STYRHUS_TRY(ask.selection, selection_of(context, ask.filters));
    return ask;
}

Result<LadderAsk> read_ladder_ask(const Context& context, const Request& request) {
    const Snapshot& snapshot = *context.snapshot;
    if (snapshot.columns.ladders.empty())
        return Error{"There is no ladder in the reference data.", "Der er ingen trapper i referencedata."};
    STYRHUS_TRY(LadderAsk ask, read_ask(context, request));
    ask.ladder = used_ladders(snapshot).front();
    if (const std::string code = request.get("trappe"); !code.empty()) {
        const std::optional<std::uint8_t> ladder = find_ladder(snapshot, code);
        if (!ladder) return no_such_ladder(code);
        ask.ladder = *ladder;
    }
    ask.first_month = first_month_of(snapshot, ask.last_month, ask.ladder);
    if (const std::string step = request.get("trin"); !step.empty()) {
        const auto [end, trouble] = std::from_chars(step.data(), step.data() + step.size(), ask.step);
        const bool is_step = trouble == std::errc() && end == step.data() + step.size() && ask.step >= 1;
        if (!is_step)
            return base::error("\"trin\" is the number of a step, from 1 on. It says: {}",
                               "\"trin\" er nummeret på et trin, fra 1 og op. Der står: {}", step);
        // A step chosen on a taller ladder is none here.
        if (ask.step > snapshot.columns.ladders[ask.ladder].steps) ask.step = 0;
    }
    return ask;
}

models::ladder::Question question_of(const Snapshot& snapshot, MonthSpan span,
                                     const models::ladder::Selection& selection) {
    return {.first = span.first,
            .end = span.last.plus(1),
            .grain = models::ladder::Grain::month,
            .as_of = snapshot.as_of,
            .matrix = std::nullopt,
            .selection = selection};
}

} // namespace styrhus::views::page
