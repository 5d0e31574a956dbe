#include "base/words.h"
#include "views/page/choices.h"
#include "views/page/frame.h"
#include "views/page/receipts.h"
#include "views/views.h"

#include <algorithm>
#include <fmt/format.h>
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
using domain::RuleFinding;
using domain::RuleOutcome;
using domain::RuleReport;
using domain::Severity;

constexpr std::size_t rows_shown = 50;

/// What the list is narrowed to; empty is all.
struct Asked {
    std::string rule;
    std::string source;
    std::string unit;
    std::string registrant;
};

std::string source_of(const Context& context, const RuleFinding& one) {
    const domain::Delivery* delivery = find_delivery(context, one.finding.source.delivery);
    return delivery == nullptr ? std::string() : delivery->source;
}

bool is_asked(const Context& context, const Asked& asked, const RuleFinding& one) {
    const domain::Dictionary& terms = *context.snapshot->terms;
    return (asked.rule.empty() || one.finding.rule == asked.rule)
           && (asked.source.empty() || source_of(context, one) == asked.source)
           && (asked.unit.empty() || terms.text(one.unit) == asked.unit)
           && (asked.registrant.empty() || terms.text(one.registrant) == asked.registrant);
}

/// The largest amount at stake first, errors before the rest where they are equal.
std::vector<const RuleFinding*> list_of(const Context& context, const Asked& asked,
                                        const std::vector<RuleFinding>& all) {
    std::vector<const RuleFinding*> list;
    for (const RuleFinding& one : all)
        if (is_asked(context, asked, one)) list.push_back(&one);
    std::stable_sort(list.begin(), list.end(), [](const RuleFinding* a, const RuleFinding* b) {
        if (a->finding.at_stake != b->finding.at_stake) return a->finding.at_stake > b->finding.at_stake;
        return a->finding.severity > b->finding.severity;
    });
    return list;
}

/// "Sensum, indsatser → IndsatsSlutDato": the place the registrant knows.
std::string where_to_correct(const Context& context, const RuleFinding& one) {
    const std::string code = source_of(context, one);
    std::string where = source_name(context, code);
    for (const SourceName& source : context.sources)
        for (const auto& [field, heading] : source.columns)
            if (source.code == code && field == one.finding.column)
                return fmt::format("{} → {}", where, heading);
    return where;
}

std::string_view severity_words(const Context& context, Severity severity) {
    switch (severity) {
    case Severity::error:
        return context.tr("fejl", "error");
    case Severity::warning:
        return context.tr("advarsel", "warning");
    case Severity::note:
        break;
    }
    return context.tr("bemærkning", "note");
}

Table finding_table(const Context& context, const Request& request,
                    const std::vector<const RuleFinding*>& list) {
    const domain::Dictionary& terms = *context.snapshot->terms;
    Table table;
    table.key = "fund";
    table.title = context.tr("Ret disse først", "Correct these first");
    const auto column = [&](const char* key, std::string_view da, std::string_view en,
                            ColumnKind kind = ColumnKind::text) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    column("what", "Hvad er galt", "What is wrong");
    column("citizen", "Borger", "Citizen");
    column("where", "Rettes i", "Correct in");
    column("unit", "Enhed", "Unit");
    column("registrant", "Registreret af", "Entered by");
    column("on", "Dag", "Day", ColumnKind::date);
    column("at_stake", "På spil", "At stake", ColumnKind::money);
    const std::size_t shown = request.wants_all_rows() ? list.size() : std::min(list.size(), rows_shown);
    for (std::size_t i = 0; i < shown; ++i) {
        const RuleFinding& one = *list[i];
        table.rows.push_back(
            {.cells = {{.value = std::string(context.tr(one.finding.text_da, one.finding.text_en)),
                        .link = row_link(one.finding.source),
                        .tone = one.finding.severity == Severity::error ? Tone::warning : Tone::plain},
                       one.person == 0 ? Cell{}
                                       : Cell{.value = citizen_words(context, one.person),
                                              .link = citizen_link(context, one.person)},
                       document::text_cell(where_to_correct(context, one)),
                       document::text_cell(terms.text(one.unit)),
                       document::text_cell(terms.text(one.registrant)),
                       {.value = one.on},
                       {.value = one.finding.at_stake, .link = row_link(one.finding.source)}}});
    }
    table.rows_in_all = static_cast<std::int64_t>(list.size());
    if (shown < list.size()) table.more = address_of_all("/fund", request);
    table.empty_text = context.tr("Intet at rette.", "Nothing to correct.");
    return table;
}

/// Rules that ran, by what they found.
Table rule_table(const Context& context, const domain::Checks& checks) {
    std::map<std::string, Money> at_stake;
    for (const RuleFinding& one : checks.findings)
        at_stake[one.finding.rule] += one.finding.at_stake;
    Table table;
    table.key = "regler";
    table.title = context.tr("Reglerne", "The rules");
    table.columns = {
        {.key = "code", .label = std::string(context.tr("Regel", "Rule"))},
        {.key = "title", .label = std::string(context.tr("Hvad den finder", "What it finds"))},
        {.key = "severity", .label = std::string(context.tr("Alvor", "Severity"))},
        {.key = "rows", .label = std::string(context.tr("Fund", "Findings")), .kind = ColumnKind::count},
        {.key = "at_stake",
         .label = std::string(context.tr("På spil", "At stake")),
         .kind = ColumnKind::money},
        {.key = "reference", .label = std::string(context.tr("Grundlag", "Stands on"))}};
    std::vector<const RuleReport*> rules;
    for (const RuleReport& rule : checks.rules)
        if (rule.outcome == RuleOutcome::ran) rules.push_back(&rule);
    std::stable_sort(rules.begin(), rules.end(), [&](const RuleReport* a, const RuleReport* b) {
        return at_stake[a->code] > at_stake[b->code];
    });
    for (const RuleReport* rule : rules) {
        const std::string link = rule->found == 0 ? "" : address("/fund", {{"regel", rule->code}});
        table.rows.push_back(
            {.cells = {{.value = rule->code, .link = link},
                       document::text_cell(std::string(context.tr(rule->title_da, rule->title_en))),
                       document::text_cell(std::string(severity_words(context, rule->severity))),
                       {.value = document::Count{static_cast<std::int64_t>(rule->found)}, .link = link},
                       {.value = at_stake[rule->code], .link = link},
                       document::text_cell(rule->reference)}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr("Ingen regler har kunnet køre.", "No rule could run.");
    return table;
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

void add_parameters(const Context& context, const Asked& asked, const domain::Checks& checks,
                    Document& page) {
    const domain::Dictionary& terms = *context.snapshot->terms;
    std::map<std::string, std::string> sources;
    std::map<std::string, std::string> units;
    std::map<std::string, std::string> registrants;
    std::map<std::string, std::string> rules;
    for (const RuleFinding& one : checks.findings) {
        const std::string source = source_of(context, one);
        sources.emplace(source, source_name(context, source));
        units.emplace(terms.text(one.unit), terms.text(one.unit));
        registrants.emplace(terms.text(one.registrant), terms.text(one.registrant));
    }
    for (const RuleReport& rule : checks.rules)
        if (rule.found > 0)
            rules.emplace(rule.code,
                          fmt::format("{} {}", rule.code, context.tr(rule.title_da, rule.title_en)));
    add_choice(context, "kilde", context.tr("Kilde", "Source"), asked.source, sources, page);
    add_choice(context, "enhed", context.tr("Enhed", "Unit"), asked.unit, units, page);
    add_choice(context, "registrator", context.tr("Registreret af", "Entered by"), asked.registrant,
               registrants, page);
    add_choice(context, "regel", context.tr("Regel", "Rule"), asked.rule, rules, page);
}

/// A row that several rules find is at stake once.
Money at_stake_of(const std::vector<const RuleFinding*>& list) {
    std::map<std::pair<domain::FactKind, std::uint64_t>, Money> rows;
    for (const RuleFinding* one : list) {
        Money& row = rows[{one->kind, one->subject}];
        row = std::max(row, one->finding.at_stake);
    }
    Money sum;
    for (const auto& [row, amount] : rows)
        sum += amount;
    return sum;
}

std::string title_of(const Context& context, std::int64_t number, Money at_stake) {
    if (number == 0) return std::string(context.tr("Intet at rette", "Nothing to correct"));
    return fmt::format(
        "{}, {} {}",
        counted(number, context.tr("fund", "finding"), context.tr("fund", "findings"), context.language),
        kroner_text(at_stake, context.language), context.tr("på spil", "at stake"));
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
    const std::shared_ptr<const domain::Checks> checks =
        context.checks ? context.checks() : std::make_shared<const domain::Checks>();
    const Asked asked = {request.get("regel"), request.get("kilde"), request.get("enhed"),
                         request.get("registrator")};
    add_parameters(context, asked, *checks, page);
    const std::vector<const RuleFinding*> list = list_of(context, asked, checks->findings);
    page.title = title_of(context, static_cast<std::int64_t>(list.size()), at_stake_of(list));
    page.lead = lead_of(context, *checks);
    page.blocks.emplace_back(finding_table(context, request, list));
    page.blocks.emplace_back(rule_table(context, *checks));
    add_silent_rules(context, *checks, page);
    return page;
}

} // namespace styrhus::views
