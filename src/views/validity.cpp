#include "base/words.h"
#include "views/page/finding_list.h"
#include "views/page/finding_words.h"
#include "views/page/frame.h"
#include "views/page/validity_sheet.h"
#include "views/views.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/core.h>
#include <map>

/// How many of our rows are right, where are they not, and does it get better?
namespace styrhus::views {

namespace {

using namespace page;
using base::Money;
using document::Cell;
using document::ColumnKind;
using document::Document;
using document::Table;
using models::validity::Validity;

using Sheets = std::vector<ValiditySheet>;
using Places = std::map<std::string, Validity>;

constexpr std::size_t places_shown = 15;
constexpr std::size_t rules_shown = 10;
constexpr std::size_t sources_drawn = 4;
constexpr int months_in_grid = 12;

/// A kind of place, such as the units, and how one of them is told of.
struct PlaceKind {
    std::string_view key; ///< of the table and in the address of the list below
    std::string_view title_da;
    std::string_view title_en;
    std::string_view head_da;
    std::string_view head_en;
    Places ValiditySheet::*of;
    std::string (*words)(const Context& context, const std::string& key);
};

std::string source_words(const Context& context, const std::string& code) {
    return source_name(context, code);
}

const PlaceKind sources = {"kilde",  "Kilde for kilde",         "Source by source", "Kilde",
                           "Source", &ValiditySheet::by_source, source_words};
const PlaceKind units = {"enhed",           "Enhed for enhed",       "Unit by unit", "Enhed eller konto",
                         "Unit or account", &ValiditySheet::by_unit, unit_words};

std::string list_link(const PlaceKind& kind, const std::string& key) {
    return address("/fund", {{kind.key, key}});
}

Cell score_cell(const Validity& validity, std::string link = {}) {
    if (validity.rows == 0) return {};
    constexpr double whole = 1000;
    return {.value = document::Percent{static_cast<double>(validity.score_thousandths()) / whole, 1},
            .link = std::move(link)};
}

/// In points of one per cent.
Cell change_cell(const Validity& now, const Validity* before) {
    if (before == nullptr || before->rows == 0 || now.rows == 0) return {};
    constexpr double thousandths_a_point = 10;
    const std::int64_t change = now.score_thousandths() - before->score_thousandths();
    return {.value = document::Decimal{static_cast<double>(change) / thousandths_a_point, 1}};
}

const Validity* find(const Places& places, const std::string& key) {
    const auto found = places.find(key);
    return found == places.end() ? nullptr : &found->second;
}

/// The months' last sheets; null for the one before where there is none.
struct Now {
    const ValiditySheet& sheet;
    const ValiditySheet* before;
};

Now now_of(const Sheets& sheets) {
    return {sheets.back(), sheets.size() > 1 ? &sheets[sheets.size() - 2] : nullptr};
}

/// Where most is wrong comes first.
std::vector<std::string> by_wrong_rows(const Places& places) {
    std::vector<std::string> keys;
    for (const auto& [key, validity] : places)
        if (validity.rows > 0) keys.push_back(key);
    std::stable_sort(keys.begin(), keys.end(), [&](const std::string& a, const std::string& b) {
        return places.at(a).wrong > places.at(b).wrong;
    });
    return keys;
}

void show_some(Table& table, const Request& request) {
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    if (request.wants_all_rows() || table.rows.size() <= places_shown) return;
    table.rows.resize(places_shown);
    table.more = address_of_all("/validitet", request);
}

Table score_table(const Context& context, const Request& request, const PlaceKind& kind, const Now& now) {
    Table table;
    table.key = kind.key;
    table.title = context.tr(kind.title_da, kind.title_en);
    const auto column = [&](const char* key, std::string_view da, std::string_view en, ColumnKind of) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = of});
    };
    column("place", kind.head_da, kind.head_en, ColumnKind::text);
    column("rows", "Rækker", "Rows", ColumnKind::count);
    column("wrong", "Med åben fejl eller advarsel", "With an open error or warning", ColumnKind::count);
    column("settled", "Godkendt eller forkert regel", "Accepted or rule wrong", ColumnKind::count);
    column("score", "Validitet", "Validity", ColumnKind::percent);
    column("change", "Siden sidste måned, procentpoint", "Since last month, points", ColumnKind::decimal);
    table.columns.back().is_signed = true;
    const Places& places = now.sheet.*kind.of;
    for (const std::string& key : by_wrong_rows(places)) {
        const Validity& validity = places.at(key);
        const Validity* before = now.before == nullptr ? nullptr : find(now.before->*kind.of, key);
        table.rows.push_back({.cells = {{.value = kind.words(context, key), .link = list_link(kind, key)},
                                        document::count_cell(static_cast<std::int64_t>(validity.rows)),
                                        document::count_cell(static_cast<std::int64_t>(validity.wrong)),
                                        document::count_cell(static_cast<std::int64_t>(validity.settled)),
                                        score_cell(validity),
                                        change_cell(validity, before)}});
    }
    show_some(table, request);
    table.empty_text = context.tr("Ingen rækker.", "No rows.");
    return table;
}

/// Each unit over the last twelve months.
Table month_grid(const Context& context, const Request& request, const Sheets& sheets) {
    Table table;
    table.key = "maaneder";
    table.title = context.tr("Enhederne måned for måned", "The units month by month");
    table.columns = {{.key = "place", .label = std::string(context.tr(units.head_da, units.head_en))}};
    const base::Month last = sheets.back().month;
    std::vector<const ValiditySheet*> shown;
    for (const ValiditySheet& sheet : sheets)
        if (sheet.month > last.plus(-months_in_grid)) shown.push_back(&sheet);
    for (const ValiditySheet* sheet : shown)
        table.columns.push_back({.key = "month_" + base::iso(sheet->month),
                                 .label = month_text(sheet->month, context.language),
                                 .kind = ColumnKind::percent});
    for (const std::string& key : by_wrong_rows(sheets.back().by_unit)) {
        document::Row row;
        row.cells.push_back({.value = unit_words(context, key), .link = list_link(units, key)});
        for (const ValiditySheet* sheet : shown) {
            const Validity* validity = find(sheet->by_unit, key);
            row.cells.push_back(validity == nullptr ? Cell{} : score_cell(*validity));
        }
        table.rows.push_back(std::move(row));
    }
    show_some(table, request);
    return table;
}

/// All rows, and the sources with most of them.
document::Lines trend(const Context& context, const Sheets& sheets) {
    document::Lines lines;
    lines.title = context.tr("Andelen af rækker uden åbne fejl og advarsler, måned for måned",
                             "The share of rows without open errors and warnings, month by month");
    lines.unit = "%";
    const auto add = [&](std::string name, document::Tone tone, const std::string& link, auto validity_in) {
        document::Series series = {.name = std::move(name), .tone = tone, .points = {}};
        for (const ValiditySheet& sheet : sheets)
            if (const Validity* validity = validity_in(sheet); validity != nullptr && validity->rows > 0)
                series.points.push_back({.month = sheet.month, .value = score_cell(*validity, link)});
        lines.series.push_back(std::move(series));
    };
    add(std::string(context.tr("alle rækker", "all rows")), document::Tone::plain, "/fund",
        [](const ValiditySheet& sheet) { return &sheet.all; });
    std::vector<std::pair<std::uint64_t, std::string>> largest;
    for (const auto& [key, validity] : sheets.back().by_source)
        if (validity.rows > 0) largest.emplace_back(validity.rows, key);
    std::sort(largest.rbegin(), largest.rend());
    for (std::size_t i = 0; i < std::min(largest.size(), sources_drawn); ++i)
        add(source_name(context, largest[i].second), document::Tone::muted,
            list_link(sources, largest[i].second),
            [&key = largest[i].second](const ValiditySheet& sheet) { return find(sheet.by_source, key); });
    return lines;
}

/// The rules with most kroner at stake in what is open.
Table top_rules(const Context& context, const FindingList& list) {
    std::map<std::string, std::vector<const ListedFinding*>> open;
    for (const ListedFinding* one : chosen(context, list, {.status = Status::open}))
        open[one->finding->finding.rule].push_back(one);
    std::vector<std::pair<Money, std::string>> order;
    order.reserve(open.size());
    for (const auto& [rule, findings] : open)
        order.emplace_back(at_stake_of(findings), rule);
    std::sort(order.rbegin(), order.rend());
    Table table;
    table.key = "regler";
    table.title = context.tr("Reglerne med mest på spil", "The rules with most at stake");
    table.columns = {{.key = "rule", .label = std::string(context.tr("Regel", "Rule"))},
                     {.key = "rows",
                      .label = std::string(context.tr("Åbne fund", "Open findings")),
                      .kind = ColumnKind::count},
                     {.key = "at_stake",
                      .label = std::string(context.tr("På spil", "At stake")),
                      .kind = ColumnKind::money}};
    for (const auto& [amount, code] : order) {
        if (table.rows.size() == rules_shown) break;
        std::string words = code;
        for (const domain::RuleReport& rule : list.checks().rules)
            if (rule.code == code) words += fmt::format(" {}", context.tr(rule.title_da, rule.title_en));
        table.rows.push_back(
            {.cells = {{.value = std::move(words), .link = address("/fund", {{"regel", code}})},
                       document::count_cell(static_cast<std::int64_t>(open.at(code).size())),
                       document::money_cell(amount)}});
    }
    table.rows_in_all = static_cast<std::int64_t>(order.size());
    table.empty_text = context.tr("Ingen åbne fund.", "No open findings.");
    if (order.size() > rules_shown) table.more = "/fund";
    return table;
}

std::string title_of(const Context& context, const Validity& all) {
    constexpr std::int64_t whole = 1000;
    return fmt::format("{} {}", percent_tenths_text(all.score_thousandths(), whole, context.language),
                       context.tr("af rækkerne er uden åbne fejl og advarsler",
                                  "of the rows have no open errors or warnings"));
}

/// "Det er 0,3 procentpoint mere end i sep. 2025. 1.234 af 98.000 rækker har en åben fejl eller advarsel."
std::string lead_of(const Context& context, const Now& now) {
    const document::Language language = context.language;
    std::string lead;
    if (now.before != nullptr) {
        const std::int64_t change = now.sheet.all.score_thousandths() - now.before->all.score_thousandths();
        const std::string month = month_text(now.before->month, language);
        lead =
            change == 0
                ? fmt::format("{} {}. ", context.tr("Det er uændret siden", "That is unchanged since"), month)
                : fmt::format("{} {} {} {}. ", context.tr("Det er", "That is"),
                              base::tenths_text(std::abs(change), language),
                              change > 0 ? context.tr("procentpoint mere end i", "points more than in")
                                         : context.tr("procentpoint mindre end i", "points less than in"),
                              month);
    }
    return lead
           + fmt::format(
               "{} {} {}.", number_text(static_cast<std::int64_t>(now.sheet.all.wrong), language),
               context.tr("af", "of"),
               counted(
                   static_cast<std::int64_t>(now.sheet.all.rows),
                   context.tr("række har en åben fejl eller advarsel", "row has an open error or warning"),
                   context.tr("rækker har en åben fejl eller advarsel", "rows have an open error or warning"),
                   language));
}

} // namespace

Presented present_validity(const Context& context, const Request& request) {
    Document page = begin_page(context, request, "validity", "/validitet",
                               std::string(context.tr("Validitet", "Validity")));
    const FindingList list(context);
    const Sheets sheets = validity_sheets(context, list);
    const Now now = now_of(sheets);
    page.title = title_of(context, now.sheet.all);
    page.lead = lead_of(context, now);
    add_history_state(context, list.looked_back(), page);
    if (sheets.size() > 1) page.blocks.emplace_back(trend(context, sheets));
    page.blocks.emplace_back(score_table(context, request, sources, now));
    page.blocks.emplace_back(score_table(context, request, units, now));
    if (sheets.size() > 1) page.blocks.emplace_back(month_grid(context, request, sheets));
    page.blocks.emplace_back(top_rules(context, list));
    return page;
}

} // namespace styrhus::views
