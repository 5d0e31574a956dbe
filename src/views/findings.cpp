#include "base/error_text.h"
#include "base/words.h"
#include "views/page/choices.h"
#include "views/page/finding_list.h"
#include "views/page/finding_words.h"
#include "views/page/frame.h"
#include "views/views.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <map>

/// What shall I correct first? (UX 7.8)
namespace styrhus::views {

namespace {

using namespace page;
using base::Money;
using document::Cell;
using document::ColumnKind;
using document::Document;
using document::Table;
using document::Tone;
using domain::RuleOutcome;
using domain::RuleReport;
using domain::Severity;

using List = std::vector<const ListedFinding*>;

struct StatusWord {
    std::string_view key; ///< in the address
    std::optional<Status> status;
    std::string_view da;
    std::string_view en;
    std::string_view title_da; ///< after the number, as in "3 godkendte fund"
    std::string_view title_en;
};
const std::array<StatusWord, 5> status_words = {{
    {"aaben", Status::open, "åbne", "open", "åbne", "open"},
    {"godkendt", Status::accepted, "godkendte", "accepted", "godkendte", "accepted"},
    {"forkert", Status::false_alarm, "forkert regel", "rule is wrong", "forkerte", "wrong"},
    {"lukket", Status::closed, "lukkede", "closed", "lukkede", "closed"},
    {"alle", std::nullopt, "alle", "all", "", ""},
}};

base::Result<StatusWord> status_asked(const Request& request) {
    const std::string key = request.get("status", status_words.front().key);
    for (const StatusWord& word : status_words)
        if (word.key == key) return word;
    return base::error("\"status\" is aaben, godkendt, forkert, lukket or alle. It says: {}",
                       "\"status\" er aaben, godkendt, forkert, lukket eller alle. Der står: {}", key);
}

Table finding_table(const Context& context, const Request& request, const StatusWord& status,
                    const List& list) {
    Table table;
    table.key = "fund";
    table.title = status.status == Status::open ? context.tr("Ret disse først", "Correct these first")
                                                : context.tr("Fundene", "The findings");
    const auto column = [&](const char* key, std::string_view da, std::string_view en,
                            ColumnKind kind = ColumnKind::text) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    column("what", "Hvad er galt", "What is wrong");
    column("citizen", "Borger", "Citizen");
    column("where", "Rettes i", "Correct in");
    column("unit", "Enhed", "Unit");
    column("registrant", "Registreret af", "Entered by");
    column("opened", "Set første gang", "First seen", ColumnKind::date);
    column("age", "Alder, dage", "Age, days", ColumnKind::count);
    column("status", "Status", "Status");
    column("at_stake", "På spil", "At stake", ColumnKind::money);
    const domain::Dictionary& terms = *context.snapshot->terms;
    const std::size_t shown = request.wants_all_rows() ? list.size() : std::min(list.size(), rows_shown);
    for (std::size_t i = 0; i < shown; ++i) {
        const ListedFinding& one = *list[i];
        const domain::RuleFinding& finding = *one.finding;
        table.rows.push_back(
            {.cells = {
                 {.value = std::string(sentence_of(context, finding)),
                  .link = finding_link(finding),
                  .tone = finding.finding.severity == Severity::error ? Tone::warning : Tone::plain},
                 one.person == 0 ? Cell{}
                                 : Cell{.value = citizen_words(context, one.person),
                                        .link = citizen_link(context, one.person)},
                 {.value = where_to_correct(context, finding), .link = row_link(finding.finding.source)},
                 document::text_cell(terms.text(finding.unit)),
                 document::text_cell(terms.text(finding.registrant)),
                 opened_cell(context, one),
                 age_cell(context, one),
                 status_cell(context, one),
                 document::money_cell(finding.finding.at_stake)}});
    }
    table.rows_in_all = static_cast<std::int64_t>(list.size());
    if (shown < list.size()) table.more = address_of_all("/fund", request);
    table.empty_text = context.tr("Intet at rette.", "Nothing to correct.");
    return table;
}

struct OfRule {
    std::int64_t open = 0;
    std::int64_t false_alarms = 0;
    Money at_stake; ///< of the open ones
};

std::map<std::string, OfRule> by_rule(const FindingList& list) {
    std::map<std::string, OfRule> rules;
    for (const ListedFinding& one : list.all()) {
        OfRule& rule = rules[one.finding->finding.rule];
        rule.false_alarms += one.status == Status::false_alarm ? 1 : 0;
        if (one.status != Status::open) continue;
        ++rule.open;
        rule.at_stake += one.finding->finding.at_stake;
    }
    return rules;
}

/// Rules that ran, by what is open of what they found.
Table rule_table(const Context& context, const FindingList& list) {
    std::map<std::string, OfRule> of_rule = by_rule(list);
    Table table;
    table.key = "regler";
    table.title = context.tr("Reglerne", "The rules");
    const auto column = [&](const char* key, std::string_view da, std::string_view en,
                            ColumnKind kind = ColumnKind::text) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    column("code", "Regel", "Rule");
    column("title", "Hvad den finder", "What it finds");
    column("severity", "Alvor", "Severity");
    column("rows", "Åbne fund", "Open findings", ColumnKind::count);
    column("at_stake", "På spil", "At stake", ColumnKind::money);
    column("false_alarms", "Meldt forkert", "Reported wrong", ColumnKind::count);
    column("reference", "Grundlag", "Stands on");
    std::vector<const RuleReport*> rules;
    for (const RuleReport& rule : list.checks().rules)
        if (rule.outcome == RuleOutcome::ran) rules.push_back(&rule);
    std::stable_sort(rules.begin(), rules.end(), [&](const RuleReport* a, const RuleReport* b) {
        return of_rule[a->code].at_stake > of_rule[b->code].at_stake;
    });
    for (const RuleReport* rule : rules) {
        const OfRule& of = of_rule[rule->code];
        const std::string link = of.open == 0 ? "" : address("/fund", {{"regel", rule->code}});
        const std::string wrong =
            of.false_alarms == 0 ? "" : address("/fund", {{"status", "forkert"}, {"regel", rule->code}});
        table.rows.push_back(
            {.cells = {
                 {.value = rule->code, .link = address("/fund", {{"status", "alle"}, {"regel", rule->code}})},
                 document::text_cell(std::string(context.tr(rule->title_da, rule->title_en))),
                 document::text_cell(std::string(severity_words(context, rule->severity))),
                 {.value = document::Count{of.open}, .link = link},
                 {.value = of.at_stake, .link = link},
                 {.value = document::Count{of.false_alarms}, .link = wrong},
                 document::text_cell(rule->reference)}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr("Ingen regler har kunnet køre.", "No rule could run.");
    return table;
}

/// What those who know the rows say is wrong with a rule, for whoever improves it.
void add_false_alarms(const Context& context, const FindingList& list, Document& page) {
    List wrong = chosen(context, list, {.status = Status::false_alarm});
    if (wrong.empty()) return;
    std::stable_sort(wrong.begin(), wrong.end(), [](const ListedFinding* a, const ListedFinding* b) {
        return a->finding->finding.rule < b->finding->finding.rule;
    });
    Table table;
    table.key = "forkerte";
    table.title = context.tr("Her tager reglen fejl, siger de, der kender rækken",
                             "Here the rule is wrong, say those who know the row");
    table.columns = {
        {.key = "rule", .label = std::string(context.tr("Regel", "Rule"))},
        {.key = "what", .label = std::string(context.tr("Hvad den siger", "What it says"))},
        {.key = "why", .label = std::string(context.tr("Hvorfor det er forkert", "Why that is wrong"))},
        {.key = "who", .label = std::string(context.tr("Sagt af", "Said by"))},
        {.key = "on", .label = std::string(context.tr("Den", "On")), .kind = ColumnKind::date}};
    for (const ListedFinding* one : wrong)
        table.rows.push_back({.cells = {document::text_cell(one->finding->finding.rule),
                                        {.value = std::string(sentence_of(context, *one->finding)),
                                         .link = finding_link(*one->finding)},
                                        document::text_cell(one->word->reason),
                                        document::text_cell(one->word->author),
                                        {.value = one->word->on}}});
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    page.blocks.emplace_back(std::move(table));
}

/// Rules that could not look, and rules that broke: nobody may take their silence for an answer.
void add_silent_rules(const Context& context, const domain::Checks& checks, Document& page) {
    Table table;
    table.key = "tavse_regler";
    table.title = context.tr("Sprunget over eller fejlet", "Skipped or failed");
    table.columns = {{.key = "code", .label = std::string(context.tr("Regel", "Rule"))},
                     {.key = "title", .label = std::string(context.tr("Hvad den finder", "What it finds"))},
                     {.key = "outcome", .label = std::string(context.tr("Tilstand", "State"))},
                     {.key = "why", .label = std::string(context.tr("Hvorfor", "Why"))}};
    for (const RuleReport& rule : checks.rules) {
        if (rule.outcome == RuleOutcome::ran) continue;
        const bool is_broken = rule.outcome == RuleOutcome::failed;
        const std::string_view why = context.tr(rule.why_da, rule.why_en);
        table.rows.push_back(
            {.cells = {document::text_cell(rule.code),
                       document::text_cell(std::string(context.tr(rule.title_da, rule.title_en))),
                       {.value = std::string(is_broken ? context.tr("fejlet", "failed")
                                                       : context.tr("sprunget over", "skipped")),
                        .tone = is_broken ? Tone::error : Tone::muted},
                       document::text_cell(
                           is_broken
                               ? std::string(why)
                               : fmt::format("{}: {}", context.tr("ikke leveret", "not delivered"), why))}});
    }
    if (table.rows.empty()) return;
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    page.blocks.emplace_back(std::move(table));
}

void add_status(const Context& context, const StatusWord& asked, Document& page) {
    document::Parameter parameter = {.key = "status",
                                     .label = std::string(context.tr("Status", "Status")),
                                     .kind = document::ParameterKind::choice,
                                     .value = std::string(asked.key),
                                     .standard = std::string(status_words.front().key),
                                     .options = {},
                                     .is_primary = true};
    for (const StatusWord& word : status_words)
        parameter.options.push_back({std::string(word.key), std::string(context.tr(word.da, word.en))});
    page.parameters.push_back(std::move(parameter));
}

void add_parameters(const Context& context, const FindingChoice& choice, const FindingList& list,
                    Document& page) {
    std::map<std::string, std::string> sources;
    std::map<std::string, std::string> units;
    std::map<std::string, std::string> registrants;
    std::map<std::string, std::string> rules;
    for (const ListedFinding& one : list.all()) {
        const std::string source = source_of(context, *one.finding);
        const std::string unit = unit_key(context, *one.finding);
        const std::string registrant = registrant_key(context, *one.finding);
        sources.emplace(source, source_name(context, source));
        units.emplace(unit, unit_words(context, unit));
        registrants.emplace(registrant, registrant_words(context, registrant));
        rules.emplace(one.finding->finding.rule, one.finding->finding.rule);
    }
    for (const RuleReport& rule : list.checks().rules)
        if (const auto named = rules.find(rule.code); named != rules.end())
            named->second = fmt::format("{} {}", rule.code, context.tr(rule.title_da, rule.title_en));
    add_choice(context, "kilde", context.tr("Kilde", "Source"), choice.source, sources, page);
    add_choice(context, "enhed", context.tr("Enhed", "Unit"), choice.unit, units, page);
    add_choice(context, "registrator", context.tr("Registreret af", "Entered by"), choice.registrant,
               registrants, page);
    add_choice(context, "regel", context.tr("Regel", "Rule"), choice.rule, rules, page);
}

/// "3 fund, 71.262 kr. på spil"; of the open ones, which nobody has to name.
std::string title_of(const Context& context, const StatusWord& status, const List& list) {
    if (list.empty() && status.status == Status::open)
        return std::string(context.tr("Intet at rette", "Nothing to correct"));
    const std::string_view which =
        status.status == Status::open ? "" : context.tr(status.title_da, status.title_en);
    const std::string_view blank = which.empty() ? "" : " ";
    return fmt::format(
        "{} {}{}{}, {} {}", base::number_text(static_cast<std::int64_t>(list.size()), context.language),
        which, blank, list.size() == 1 ? context.tr("fund", "finding") : context.tr("fund", "findings"),
        kroner_text(at_stake_of(list), context.language), context.tr("på spil", "at stake"));
}

/// A rule that could not look has not said that all is well.
std::string lead_of(const Context& context, const domain::Checks& checks) {
    std::string lead(context.tr("Hvad skal rettes først? Størst beløb på spil står øverst.",
                                "What shall be corrected first? The largest amount at stake is on top."));
    const auto silent = std::count_if(checks.rules.begin(), checks.rules.end(), [](const RuleReport& rule) {
        return rule.outcome != RuleOutcome::ran;
    });
    if (silent == 0) return lead;
    return fmt::format(
        "{} {} {}", lead,
        counted(silent, context.tr("regel", "rule"), context.tr("regler", "rules"), context.language),
        context.tr("har ikke kunnet se efter.", "could not look."));
}

} // namespace

Presented present_findings(const Context& context, const Request& request) {
    Document page = begin_page(context, request, "findings", "/fund",
                               std::string(context.tr("Fund og regler", "Findings and rules")));
    const FindingList list(context);
    STYRHUS_TRY(const StatusWord status, status_asked(request));
    const FindingChoice choice = {.status = status.status,
                                  .rule = request.get("regel"),
                                  .source = request.get("kilde"),
                                  .unit = request.get("enhed"),
                                  .registrant = request.get("registrator")};
    add_status(context, status, page);
    add_parameters(context, choice, list, page);
    const List asked = chosen(context, list, choice);
    page.title = title_of(context, status, asked);
    page.lead = lead_of(context, list.checks());
    add_history_state(context, list.looked_back(), page);
    page.blocks.emplace_back(finding_table(context, request, status, asked));
    page.blocks.emplace_back(rule_table(context, list));
    add_false_alarms(context, list, page);
    add_silent_rules(context, list.checks(), page);
    return page;
}

} // namespace styrhus::views
