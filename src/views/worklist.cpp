#include "base/error_text.h"
#include "base/words.h"
#include "views/page/finding_list.h"
#include "views/page/finding_words.h"
#include "views/page/frame.h"
#include "views/views.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <map>

/// Who has what to correct? A list to hand to each registrant, unit or source, and one that can be printed.
namespace styrhus::views {

namespace {

using namespace page;
using base::Money;
using document::Cell;
using document::ColumnKind;
using document::Document;
using document::Table;

using List = std::vector<const ListedFinding*>;

/// What the findings are handed out by.
struct Grouping {
    std::string_view key; ///< in the address: the value of `efter`, and the key of the one chosen
    std::string_view da;
    std::string_view en;
    std::string (*of)(const Context& context, const domain::RuleFinding& finding);
    std::string (*words)(const Context& context, const std::string& key);
    std::string FindingChoice::*chosen;
};
constexpr std::array<Grouping, 3> groupings = {{
    {"registrator", "registrator", "registrant", registrant_key, registrant_words,
     &FindingChoice::registrant},
    {"enhed", "enhed", "unit", unit_key, unit_words, &FindingChoice::unit},
    {"kilde", "kilde", "source", source_of,
     [](const Context& context, const std::string& key) { return source_name(context, key); },
     &FindingChoice::source},
}};

base::Result<Grouping> grouping_asked(const Request& request) {
    const std::string key = request.get("efter", groupings.front().key);
    for (const Grouping& grouping : groupings)
        if (grouping.key == key) return grouping;
    return base::error("\"efter\" is registrator, enhed or kilde. It says: {}",
                       "\"efter\" er registrator, enhed eller kilde. Der står: {}", key);
}

std::vector<document::Column> columns_of(
    const Context& context,
    std::initializer_list<std::tuple<const char*, std::string_view, std::string_view, ColumnKind>> columns) {
    std::vector<document::Column> out;
    for (const auto& [key, da, en, kind] : columns)
        out.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    return out;
}

/// One row a group, the largest amount at stake first.
Table group_table(const Context& context, const Grouping& grouping, const List& open) {
    std::map<std::string, List> groups;
    for (const ListedFinding* one : open)
        groups[grouping.of(context, *one->finding)].push_back(one);
    Table table;
    table.key = "arbejdslister";
    table.title = fmt::format("{} {}", context.tr("En liste til hver", "A list for each"),
                              context.tr(grouping.da, grouping.en));
    table.columns =
        columns_of(context, {{"who", grouping.da, grouping.en, ColumnKind::text},
                             {"rows", "Fund", "Findings", ColumnKind::count},
                             {"oldest", "Ældste set første gang", "Oldest first seen", ColumnKind::date},
                             {"at_stake", "På spil", "At stake", ColumnKind::money}});
    std::vector<std::pair<Money, document::Row>> rows;
    for (const auto& [key, list] : groups) {
        const ListedFinding* oldest =
            *std::min_element(list.begin(), list.end(), [](const ListedFinding* a, const ListedFinding* b) {
                return a->life != nullptr && b->life != nullptr && a->life->opened < b->life->opened;
            });
        const std::string by(grouping.key == groupings.front().key ? "" : grouping.key);
        const std::string link = address("/arbejdsliste", {{"efter", by}, {grouping.key, key}});
        rows.emplace_back(
            at_stake_of(list),
            document::Row{.cells = {{.value = grouping.words(context, key), .link = link},
                                    document::count_cell(static_cast<std::int64_t>(list.size())),
                                    opened_cell(context, *oldest),
                                    document::money_cell(at_stake_of(list))}});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [amount, row] : rows)
        table.rows.push_back(std::move(row));
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr("Alt er rettet.", "Everything is corrected.");
    return table;
}

/// All of it, for it is printed.
Table work_table(const Context& context, const List& list) {
    Table table;
    table.key = "arbejdsliste";
    table.title = context.tr("Ret i denne rækkefølge", "Correct in this order");
    table.columns = columns_of(context, {{"number", "Nr.", "No.", ColumnKind::count},
                                         {"what", "Hvad er galt", "What is wrong", ColumnKind::text},
                                         {"citizen", "Borger", "Citizen", ColumnKind::text},
                                         {"where", "Rettes i", "Correct in", ColumnKind::text},
                                         {"row", "Rækken", "The row", ColumnKind::text},
                                         {"age", "Alder, dage", "Age, days", ColumnKind::count},
                                         {"at_stake", "På spil", "At stake", ColumnKind::money}});
    for (const ListedFinding* one : list) {
        const domain::RuleFinding& finding = *one->finding;
        table.rows.push_back(
            {.cells = {document::count_cell(static_cast<std::int64_t>(table.rows.size()) + 1),
                       {.value = std::string(sentence_of(context, finding)), .link = finding_link(finding)},
                       one->person == 0 ? Cell{}
                                        : Cell{.value = citizen_words(context, one->person),
                                               .link = citizen_link(context, one->person)},
                       document::text_cell(where_to_correct(context, finding)),
                       {.value = row_words(context, finding.finding.source),
                        .link = row_link(finding.finding.source)},
                       age_cell(context, *one),
                       document::money_cell(finding.finding.at_stake)}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr("Alt er rettet.", "Everything is corrected.");
    return table;
}

void add_parameters(const Context& context, const Grouping& asked, const std::string& one, const List& open,
                    Document& page) {
    document::Parameter by = {.key = "efter",
                              .label = std::string(context.tr("Delt efter", "Handed out by")),
                              .value = std::string(asked.key),
                              .standard = std::string(groupings.front().key),
                              .options = {},
                              .is_primary = true};
    for (const Grouping& grouping : groupings)
        by.options.push_back({std::string(grouping.key), std::string(context.tr(grouping.da, grouping.en))});
    std::map<std::string, std::string> names;
    for (const ListedFinding* finding : open) {
        const std::string key = asked.of(context, *finding->finding);
        names.emplace(key, asked.words(context, key));
    }
    if (!one.empty()) names.emplace(one, asked.words(context, one));
    document::Parameter who = {.key = std::string(asked.key),
                               .label = std::string(context.tr(asked.da, asked.en)),
                               .value = one,
                               .standard = "",
                               .options = {{"", std::string(context.tr("alle", "all"))}},
                               .is_primary = true};
    for (const auto& [key, name] : names)
        who.options.push_back({key, name});
    page.parameters.push_back(std::move(by));
    page.parameters.push_back(std::move(who));
}

std::string title_of(const Context& context, std::string_view whose, const List& list) {
    if (list.empty())
        return fmt::format("{}{}", whose, context.tr("Alt er rettet", "Everything is corrected"));
    return fmt::format("{}{}, {} {}", whose,
                       counted(static_cast<std::int64_t>(list.size()), context.tr("fund", "finding"),
                               context.tr("fund", "findings"), context.language),
                       kroner_text(at_stake_of(list), context.language), context.tr("på spil", "at stake"));
}

} // namespace

Presented present_worklist(const Context& context, const Request& request) {
    STYRHUS_TRY(const Grouping grouping, grouping_asked(request));
    const std::string one = request.get(grouping.key);
    Document page = begin_page(context, request, "worklist", "/arbejdsliste",
                               std::string(context.tr("Arbejdslister", "Work lists")));
    const FindingList list(context);
    const List open = chosen(context, list, {.status = Status::open});
    add_parameters(context, grouping, one, open, page);
    add_history_state(context, list.looked_back(), page);
    if (one.empty()) {
        page.title = title_of(context, "", open);
        page.lead = context.tr("Hvem skal rette hvad? Vælg en liste, og udskriv eller hent den.",
                               "Who shall correct what? Choose a list, and print or fetch it.");
        page.blocks.emplace_back(group_table(context, grouping, open));
        return page;
    }
    FindingChoice choice = {.status = Status::open};
    choice.*grouping.chosen = one;
    const List own = chosen(context, list, choice);
    page.title = title_of(context, grouping.words(context, one) + ": ", own);
    page.lead = context.tr(
        "Ret i kildesystemet; rækken er væk fra listen ved næste udtræk. Er rækken, som den skal "
        "være, eller tager reglen fejl, så vælg fundet og sig det.",
        "Correct in the source system; the row leaves the list with the next extract. If the row is "
        "as it shall be, or the rule is wrong, choose the finding and say so.");
    page.blocks.emplace_back(work_table(context, own));
    return page;
}

} // namespace styrhus::views
