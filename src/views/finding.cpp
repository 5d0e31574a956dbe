#include "base/error_text.h"
#include "base/words.h"
#include "models/validity/finding_name.h"
#include "snapshot/statements.h"
#include "views/page/finding_list.h"
#include "views/page/finding_words.h"
#include "views/page/frame.h"
#include "views/views.h"

#include <algorithm>
#include <fmt/core.h>

/// One finding: what is wrong, where it is corrected, what it does to the figures, and what has been said of
/// it.
namespace styrhus::views {

namespace {

using namespace page;
using document::Cell;
using document::ColumnKind;
using document::Document;
using document::Form;
using document::Table;

base::Result<FindingName> name_asked(const Request& request) {
    const auto row = snapshot::subject_coded(request.get("row"));
    if (row) return FindingName{request.get("rule"), *row};
    return base::error("A finding is named by its rule and sixteen hexadecimal digits. It says: {}",
                       "Et fund nævnes med sin regel og seksten hexadecimale cifre. Der står: {}",
                       request.get("row"));
}

const domain::RuleReport* rule_of(const FindingList& list, const domain::RuleFinding& finding) {
    for (const domain::RuleReport& rule : list.checks().rules)
        if (rule.code == finding.finding.rule) return &rule;
    return nullptr;
}

Table fact_table(const Context& context, const FindingList& list, const ListedFinding& one) {
    const domain::RuleFinding& finding = *one.finding;
    const domain::Dictionary& terms = *context.snapshot->terms;
    Table table;
    table.key = "fundet";
    table.title = context.tr("Fundet", "The finding");
    table.columns = {{.key = "name", .label = std::string(context.tr("Hvad", "What"))},
                     {.key = "value", .label = std::string(context.tr("Svar", "Answer"))}};
    const auto add = [&](std::string_view da, std::string_view en, Cell cell) {
        table.rows.push_back(
            {.cells = {document::text_cell(std::string(context.tr(da, en))), std::move(cell)}});
    };
    add("rettes i", "correct in", document::text_cell(where_to_correct(context, finding)));
    add("rækken", "the row",
        {.value = row_words(context, finding.finding.source), .link = row_link(finding.finding.source)});
    if (one.person != 0)
        add("borger", "citizen",
            {.value = citizen_words(context, one.person), .link = citizen_link(context, one.person)});
    add("hvad det gør ved tallene", "what it does to the figures",
        document::text_cell(effect_words(context, finding)));
    add("enhed", "unit", document::text_cell(terms.text(finding.unit)));
    add("registreret af", "entered by", document::text_cell(terms.text(finding.registrant)));
    if (const domain::RuleReport* rule = rule_of(list, finding)) {
        add("regel", "rule",
            {.value = fmt::format("{} {}, {}", rule->code, context.tr(rule->title_da, rule->title_en),
                                  severity_words(context, rule->severity)),
             .link = address("/fund", {{"regel", rule->code}})});
        add("grundlag", "stands on", document::text_cell(rule->reference));
    }
    add("nævnes som", "is named",
        document::text_cell(models::validity::subject_of(models::validity::name_of(finding))));
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

/// Every run of extracts at which it stood.
Table life_table(const Context& context, const FindingList& list, const ListedFinding& one) {
    Table table;
    table.key = "forloeb";
    table.title = context.tr("Hvornår det har stået", "When it has stood");
    table.columns = {
        {.key = "opened",
         .label = std::string(context.tr("Set første gang", "First seen")),
         .kind = ColumnKind::date},
        {.key = "closed", .label = std::string(context.tr("Lukket", "Closed")), .kind = ColumnKind::date},
        {.key = "age", .label = std::string(context.tr("Dage", "Days")), .kind = ColumnKind::count},
        {.key = "ending", .label = std::string(context.tr("Hvordan", "How"))}};
    if (list.looked_back().is_whole()) {
        const auto name = models::validity::name_of(*one.finding);
        for (const models::validity::Life& life : list.looked_back().history->lives_of(name)) {
            const ListedFinding run = {.finding = life.finding.get(), .life = &life};
            table.rows.push_back({.cells = {opened_cell(context, run),
                                            life.is_closed() ? Cell{.value = life.closed} : Cell{},
                                            age_cell(context, run),
                                            {.value = std::string(ending_words(context, life.ending)),
                                             .link = row_link(life.finding->finding.source)}}});
        }
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr("Vises, når historikken er beregnet.", "Shown when the history is made.");
    return table;
}

std::string_view said_as(const Context& context, const std::string& form) {
    const auto* const known = models::validity::find_finding_form(form);
    if (known == nullptr) return context.tr("Taget tilbage", "Taken back");
    return context.tr(known->done_da, known->done_en);
}

/// The latest first.
void add_said(const Context& context, const domain::RuleFinding& finding, Document& page) {
    if (!context.said_of) return;
    const std::vector<Said> said =
        context.said_of(models::validity::subject_of(models::validity::name_of(finding)));
    if (said.empty()) return;
    Table table;
    table.key = "sagt";
    table.title = context.tr("Sagt om fundet", "Said of the finding");
    table.columns = {
        {.key = "what", .label = std::string(context.tr("Hvad", "What"))},
        {.key = "who", .label = std::string(context.tr("Hvem", "Who"))},
        {.key = "on", .label = std::string(context.tr("Den", "On")), .kind = ColumnKind::date},
        {.key = "until", .label = std::string(context.tr("Til og med", "Until")), .kind = ColumnKind::date},
        {.key = "why", .label = std::string(context.tr("Begrundelse", "Reason"))}};
    for (auto one = said.rbegin(); one != said.rend(); ++one)
        table.rows.push_back({.cells = {document::text_cell(std::string(said_as(context, one->form))),
                                        document::text_cell(one->author),
                                        {.value = one->on},
                                        one->until.is_open_end() ? Cell{} : Cell{.value = one->until},
                                        document::text_cell(one->reason)}});
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    page.blocks.emplace_back(std::move(table));
}

/// The finding itself, which the form carries along; there is nothing to choose.
document::FormField finding_field(const Context& context, const ListedFinding& one) {
    return {.key = "finding",
            .label = std::string(context.tr("Fund", "Finding")),
            .kind = "hidden",
            .value = models::validity::subject_of(models::validity::name_of(*one.finding)),
            .is_required = true};
}

document::FormField reason_field(const Context& context) {
    return {.key = "reason",
            .label = std::string(context.tr("Begrundelse", "Reason")),
            .kind = "text",
            .hint = std::string(
                context.tr("Vises sammen med dit navn og dagen.", "Shown with your name and the day.")),
            .is_required = true};
}

document::FormField until_field(const Context& context) {
    return {.key = "until",
            .label = std::string(context.tr("Godkendt til og med", "Accepted until")),
            .kind = "date",
            .hint = std::string(
                context.tr("Bagefter er fundet åbent igen.", "After that the finding is open again.")),
            .is_required = true};
}

void add_forms(const Context& context, const ListedFinding& one, Document& page) {
    if (one.status == Status::closed) return;
    if (one.status == Status::open)
        for (const models::validity::FindingForm& form : models::validity::finding_forms()) {
            const bool is_acceptance = form.verdict == models::validity::Verdict::accepted;
            Form block = {.key = std::string(form.form),
                          .title = std::string(is_acceptance ? context.tr("Rækken er, som den skal være",
                                                                          "The row is as it shall be")
                                                             : context.tr("Reglen tager fejl om rækken",
                                                                          "The rule is wrong about the row")),
                          .submit_label = std::string(context.tr(form.name_da, form.name_en)),
                          .fields = {finding_field(context, one), reason_field(context)}};
            if (is_acceptance) block.fields.push_back(until_field(context));
            page.blocks.emplace_back(std::move(block));
        }
    if (one.word != nullptr)
        page.blocks.emplace_back(
            Form{.key = std::string(snapshot::undo_form),
                 .title = std::string(context.tr("Tag det sagte tilbage", "Take back what was said")),
                 .submit_label = std::string(context.tr("Fortryd", "Undo")),
                 .fields = {finding_field(context, one)}});
}

/// "Åben siden 31.03.2024, 612 dage. 71.262 kr. på spil."
std::string lead_of(const Context& context, const ListedFinding& one) {
    std::string lead = std::get<std::string>(status_cell(context, one).value);
    if (one.life != nullptr)
        lead += fmt::format(". {} {}, {}", context.tr("Set første gang", "First seen"),
                            date_text(one.life->opened, context.language),
                            counted(one.life->age_days(context.snapshot->as_of),
                                    context.tr("dag gammelt", "day old"),
                                    context.tr("dage gammelt", "days old"), context.language));
    return fmt::format("{}. {} {}.", lead, kroner_text(one.finding->finding.at_stake, context.language),
                       context.tr("på spil", "at stake"));
}

} // namespace

Presented present_finding(const Context& context, const Request& request) {
    STYRHUS_TRY(const FindingName name, name_asked(request));
    const FindingList list(context);
    const ListedFinding* one = list.find(name);
    if (one == nullptr)
        return base::error("There is no such finding: {}", "Fundet findes ikke: {}",
                           models::validity::subject_of(name));
    Document page = begin_page(context, request, "finding", finding_link(*one->finding),
                               std::string(sentence_of(context, *one->finding)));
    page.path = finding_link(*one->finding);
    page.lead = lead_of(context, *one);
    add_history_state(context, list.looked_back(), page);
    page.blocks.emplace_back(fact_table(context, list, *one));
    add_forms(context, *one, page);
    page.blocks.emplace_back(life_table(context, list, *one));
    add_said(context, *one->finding, page);
    return page;
}

} // namespace styrhus::views
