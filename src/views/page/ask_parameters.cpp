#include "base/words.h"
#include "views/page/ask.h"

#include <algorithm>
#include <fmt/core.h>
#include <initializer_list>
#include <set>

namespace styrhus::views::page {

namespace {

using document::Option;
using document::Parameter;
using document::ParameterKind;

/// Longer lists are for the search field, not for a menu.
constexpr std::size_t options_max = 300;

Parameter month_choice(const Context& context, const LadderAsk& ask, std::string_view key,
                       std::string_view label, base::Month value, base::Month standard) {
    Parameter parameter = {.key = std::string(key),
                           .label = std::string(label),
                           .kind = ParameterKind::month,
                           .value = base::iso(value),
                           .standard = base::iso(standard),
                           .options = {},
                           .is_primary = true};
    for (base::Month month = ask.last_month; month >= ask.first_month; month = month.plus(-1))
        parameter.options.push_back({base::iso(month), month_text(month, context.language)});
    return parameter;
}

Parameter choice(std::string_view key, std::string_view label, std::string value,
                 std::vector<Option> options) {
    const std::string standard = options.empty() ? "" : options.front().value;
    if (value.empty()) value = standard;
    return {.key = std::string(key),
            .label = std::string(label),
            .kind = ParameterKind::choice,
            .value = std::move(value),
            .standard = standard,
            .options = std::move(options),
            .is_primary = false};
}

/// The distinct terms of some columns.
std::vector<domain::Term> terms_in(std::initializer_list<std::span<const domain::Term>> columns) {
    std::vector<bool> is_seen;
    std::vector<domain::Term> terms;
    for (const std::span<const domain::Term> column : columns)
        for (const domain::Term term : column) {
            const auto at = static_cast<std::size_t>(term);
            if (at >= is_seen.size()) is_seen.resize(at + 1);
            if (is_seen[at] || domain::is_none(term)) continue;
            is_seen[at] = true;
            terms.push_back(term);
        }
    return terms;
}

/// "alle", then the options by their labels.
std::vector<Option> with_all(const Context& context, std::vector<Option> options) {
    std::sort(options.begin(), options.end(),
              [](const Option& a, const Option& b) { return a.label < b.label; });
    if (options.size() > options_max) options.resize(options_max);
    options.insert(options.begin(), Option{"", std::string(context.tr("alle", "all"))});
    return options;
}

/// Postings name own units by their code in the reference data.
std::string unit_name(const Context& context, const std::string& text) {
    for (const reference::Unit& unit : context.snapshot->reference->areas.units())
        if (unit.code == text) return unit.name_da;
    return text;
}

std::vector<Option> texts_in(const Context& context,
                             std::initializer_list<std::span<const domain::Term>> columns) {
    std::vector<Option> options;
    for (const domain::Term term : terms_in(columns)) {
        const std::string& text = context.snapshot->terms->text(term);
        options.push_back({text, unit_name(context, text)});
    }
    return with_all(context, std::move(options));
}

bool has_none(std::span<const domain::Term> column) {
    return std::find(column.begin(), column.end(), domain::Term{}) != column.end();
}

/// The areas that have rows, those above them, and last the rows without any.
std::vector<Option> areas_of(const Context& context) {
    const snapshot::ModelColumns& columns = context.snapshot->columns;
    std::set<std::string> codes;
    for (const domain::Term term : terms_in({columns.grants.area, columns.postings.area}))
        for (std::string code = context.snapshot->terms->text(term); !code.empty();) {
            codes.insert(code);
            const reference::Area* area =
                context.snapshot->reference->areas.area(code, context.snapshot->as_of);
            code = area == nullptr ? std::string() : area->parent;
        }
    std::vector<Option> options;
    options.reserve(codes.size());
    for (const std::string& code : codes)
        options.push_back({code, area_name(context, code)});
    options = with_all(context, std::move(options));
    if (options.size() > 1 && (has_none(columns.grants.area) || has_none(columns.postings.area)))
        options.push_back({std::string(no_area), std::string(context.tr("uden område", "no area"))});
    return options;
}

std::string filter_value(const LadderAsk& ask, std::string_view key) {
    const auto found = ask.filters.find(key);
    return found == ask.filters.end() ? "" : found->second;
}

void add_filters(const Context& context, const LadderAsk& ask, std::vector<Parameter>& parameters) {
    const snapshot::GrantColumns& grants = context.snapshot->columns.grants;
    const std::string all(context.tr("alle", "all"));
    const auto add = [&](std::string_view key, std::string_view da, std::string_view en,
                         std::vector<Option> options) {
        const std::string value = filter_value(ask, key);
        const bool is_offered = std::any_of(options.begin(), options.end(),
                                            [&](const Option& option) { return option.value == value; });
        if (!is_offered) options.push_back({value, value});
        if (options.size() > 1)
            parameters.push_back(choice(key, context.tr(da, en), value, std::move(options)));
    };
    add("omr", "Område", "Area", areas_of(context));
    add("maalgruppe", "Målgruppe", "Target group", texts_in(context, {grants.target_group}));
    add("enhed", "Enhed", "Unit", texts_in(context, {grants.unit, context.snapshot->columns.postings.unit}));
    add("leverandoer", "Leverandør", "Provider", texts_in(context, {grants.provider}));
    add("koen", "Køn", "Sex",
        {{"", all},
         {"k", std::string(context.tr("kvinder og piger", "women and girls"))},
         {"m", std::string(context.tr("mænd og drenge", "men and boys"))}});
    std::vector<Option> ages = {{"", all}};
    for (const char* range : {"0-5", "6-12", "13-17", "18-24", "25-39", "40-66", "67-"}) {
        const std::string text(range);
        const std::string last = text.substr(text.find('-') + 1);
        const std::string first = text.substr(0, text.find('-'));
        ages.push_back({text, last.empty()
                                  ? fmt::format("{} {}", first, context.tr("år og over", "and over"))
                                  : fmt::format("{}–{} {}", first, last, context.tr("år", "years"))});
    }
    add("alder", "Alder", "Age", std::move(ages));
}

} // namespace

std::vector<Parameter> period_parameters(const Context& context, const LadderAsk& ask) {
    std::vector<Parameter> parameters;
    parameters.push_back(
        month_choice(context, ask, "maaned", context.tr("Måned", "Month"), ask.month, ask.last_month));
    constexpr const char* names[] = {"12mdr", "maaned", "kvartal", "aar"};
    parameters.push_back(choice("periode", context.tr("Periode", "Period"),
                                names[static_cast<std::size_t>(ask.span_kind)],
                                {{"12mdr", std::string(context.tr("seneste 12 måneder", "latest 12 months"))},
                                 {"maaned", std::string(context.tr("måneden", "the month"))},
                                 {"kvartal", std::string(context.tr("kvartalet til nu", "quarter to date"))},
                                 {"aar", std::string(context.tr("året til nu", "year to date"))}}));
    const Option committed = {"disponeret",
                              std::string(context.tr("disponeret (bevillinger)", "committed (grants)"))};
    const Option actual = {"bogfoert", std::string(context.tr("bogført (posteringer)", "actual (postings)"))};
    const bool actual_first = !ask.has_grants && ask.has_postings;
    parameters.push_back(choice("basis", context.tr("Kroner", "Kroner"),
                                ask.basis == CostBasis::committed ? "disponeret" : "bogfoert",
                                actual_first ? std::vector<Option>{actual, committed}
                                             : std::vector<Option>{committed, actual}));
    return parameters;
}

std::vector<Parameter> ladder_parameters(const Context& context, const LadderAsk& ask) {
    const snapshot::Snapshot& snapshot = *context.snapshot;
    std::vector<Option> ladders;
    for (const std::uint8_t ladder : used_ladders(snapshot))
        ladders.push_back({snapshot.columns.ladders[ladder].code, ladder_name(context, ladder)});
    std::vector<Parameter> parameters = {choice("trappe", context.tr("Trappe", "Ladder"),
                                                snapshot.columns.ladders[ask.ladder].code,
                                                std::move(ladders))};
    parameters.front().is_primary = true;
    std::vector<Parameter> period = period_parameters(context, ask);
    parameters.push_back(std::move(period.front()));
    parameters.push_back(month_choice(context, ask, "mod", context.tr("Sammenlign med", "Compare with"),
                                      ask.compare, ask.month.plus(-12)));
    parameters.insert(parameters.end(), std::make_move_iterator(period.begin() + 1),
                      std::make_move_iterator(period.end()));
    add_filters(context, ask, parameters);
    return parameters;
}

} // namespace styrhus::views::page
