#include "views/page/finding_words.h"

#include "base/words.h"
#include "models/validity/finding_name.h"
#include "snapshot/statements.h"
#include "views/page/frame.h"

#include <algorithm>
#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

using document::Cell;
using document::Tone;
using domain::FactKind;
using domain::RuleFinding;
using models::validity::Ending;
using models::validity::Verdict;

/// What the figures do with a field, as far as they use it.
struct Effect {
    FactKind kind;
    std::string_view field; ///< as mappings name it; empty: whatever the field
    std::string_view da;
    std::string_view en;
};

constexpr Effect effects[] = {
    {FactKind::grant, "start",
     "Startdatoen afgør, fra hvilken dag bevillingen tæller på trappen og i det disponerede.",
     "The start date decides from which day the grant counts on the ladder and in what is committed."},
    {FactKind::grant, "end",
     "Slutdatoen afgør, til hvilken dag bevillingen tæller på trappen og i det disponerede. Uden slutdato "
     "tæller den videre.",
     "The end date decides until which day the grant counts on the ladder and in what is committed. Without "
     "one it goes on."},
    {FactKind::grant, "price",
     "Prisen afgør, hvad bevillingen tæller i det disponerede og i trinnets enhedsudgift.",
     "The price decides what the grant counts in what is committed and in the step's unit cost."},
    {FactKind::grant, "quantity",
     "Mængden ganges med prisen i det disponerede, og timetallet kan afgøre trinnet.",
     "The quantity is multiplied by the price in what is committed, and hours may decide the step."},
    {FactKind::grant, "law",
     "Paragraffen afgør trappe og trin. Er den forkert, står borgeren på et forkert trin eller i resten.",
     "The paragraph decides ladder and step. If it is wrong, the citizen stands on a wrong step or in the "
     "remainder."},
    {FactKind::grant, "status", "Status afgør, om bevillingen tæller som bevilget eller som forventet.",
     "The status decides whether the grant counts as granted or as expected."},
    {FactKind::grant, "citizen",
     "Nummeret afgør, hvem bevillingen tæller på. Er det forkert, tæller en borger mere, uden alder og uden "
     "sine andre bevillinger.",
     "The number decides whom the grant counts for. If it is wrong, one citizen more is counted, without age "
     "and without the other grants."},
    {FactKind::grant, "paying_municipality",
     "Betalingskommunen afgør, om borgeren er på vores trappe, eller om udgiften er for andre.",
     "The paying municipality decides whether the citizen is on our ladder, or the cost is for others."},
    {FactKind::grant, "decided_on",
     "Datoen afgør, fra hvornår bevillingen var kendt. Den flytter ingen kroner, men viser, hvor sent vi ved "
     "besked.",
     "The date decides from when the grant was known. It moves no kroner, but shows how late we know."},
    {FactKind::grant, "", "Bevillingen tæller på trappen og i det disponerede, som den står.",
     "The grant counts on the ladder and in what is committed as it stands."},
    {FactKind::posting, "citizen",
     "Uden den rigtige borger kan kronerne ikke lægges på et trin: de står efter konto eller i resten.",
     "Without the right citizen the kroner cannot be put on a step: they stand by account or in the "
     "remainder."},
    {FactKind::posting, "posted_on",
     "Dagen afgør, hvilket regnskabsår kronerne står i, og hvor sent vi kender udgiften.",
     "The day decides the fiscal year of the kroner, and how late we know the cost."},
    {FactKind::posting, "", "Beløbet tæller i det bogførte, som det står.",
     "The amount counts in what is posted as it stands."},
};

const Effect& effect_of(const RuleFinding& finding) {
    const auto fits = [&](const Effect& effect) {
        return effect.kind == finding.kind
               && (effect.field.empty() || effect.field == finding.finding.column);
    };
    const auto* const found = std::find_if(std::begin(effects), std::end(effects), fits);
    return found == std::end(effects) ? *std::prev(std::end(effects)) : *found;
}

std::string words_of(const std::string& key, std::string_view none) {
    return key == nobody_key ? std::string(none) : key;
}

std::string day_words(const Context& context, base::Date day) {
    return date_text(day, context.language);
}

} // namespace

std::string finding_link(const RuleFinding& finding) {
    return fmt::format("/fund/{}/{}", finding.finding.rule, snapshot::subject_code(finding.subject));
}

std::string_view sentence_of(const Context& context, const RuleFinding& finding) {
    return context.tr(finding.finding.text_da, finding.finding.text_en);
}

std::string where_to_correct(const Context& context, const RuleFinding& finding) {
    const std::string code = source_of(context, finding);
    std::string where = source_name(context, code);
    for (const SourceName& source : context.sources)
        for (const auto& [field, heading] : source.columns)
            if (source.code == code && field == finding.finding.column)
                return fmt::format("{} → {}", where, heading);
    return where;
}

std::string effect_words(const Context& context, const RuleFinding& finding) {
    const Effect& effect = effect_of(finding);
    const bool is_grant = finding.kind == FactKind::grant;
    const std::string amount = kroner_text(finding.finding.at_stake, context.language);
    const std::string_view what = is_grant ? context.tr("det, fundet kan flytte", "what the finding may move")
                                           : context.tr("rækkens beløb", "the row's amount");
    // "12 kr." has its own full stop.
    return fmt::format("{} {} {}: {}{}", context.tr(effect.da, effect.en),
                       context.tr("På spil er", "At stake is"), what, amount,
                       amount.ends_with('.') ? "" : ".");
}

std::string_view severity_words(const Context& context, domain::Severity severity) {
    switch (severity) {
    case domain::Severity::error:
        return context.tr("fejl", "error");
    case domain::Severity::warning:
        return context.tr("advarsel", "warning");
    case domain::Severity::note:
        break;
    }
    return context.tr("bemærkning", "note");
}

std::string unit_words(const Context& context, const std::string& key) {
    return words_of(key, context.tr("ingen enhed", "no unit"));
}

std::string registrant_words(const Context& context, const std::string& key) {
    return words_of(key, context.tr("ingen nævnt", "nobody named"));
}

std::string_view ending_words(const Context& context, Ending ending) {
    switch (ending) {
    case Ending::corrected:
        return context.tr("rettet", "corrected");
    case Ending::gone:
        return context.tr("rækken leveres ikke længere", "the row is no longer delivered");
    case Ending::set_aside:
        return context.tr("sat uden for trappen", "set aside from the ladder");
    case Ending::elsewhere:
        return context.tr("rækken er uændret, men det gælder ikke længere",
                          "the row is unchanged, but it no longer holds");
    case Ending::none:
        break;
    }
    return context.tr("står endnu", "still stands");
}

Cell status_cell(const Context& context, const ListedFinding& one) {
    switch (one.status) {
    case Status::closed:
        return {.value = fmt::format("{} {}: {}", context.tr("lukket", "closed"),
                                     day_words(context, one.life->closed),
                                     ending_words(context, one.life->ending)),
                .tone = Tone::muted};
    case Status::accepted:
        return {.value = fmt::format("{} {}", context.tr("godkendt til", "accepted until"),
                                     day_words(context, one.word->until)),
                .tone = Tone::muted};
    case Status::false_alarm:
        return {.value = std::string(context.tr("forkert regel", "rule is wrong")), .tone = Tone::muted};
    case Status::open:
        break;
    }
    if (one.word == nullptr) return document::text_cell(std::string(context.tr("åben", "open")));
    return {.value = fmt::format("{} {}",
                                 context.tr("åben igen: godkendelsen udløb", "open again: accepted until"),
                                 day_words(context, one.word->until)),
            .tone = Tone::warning};
}

Cell opened_cell(const Context& context, const ListedFinding& one) {
    if (one.life == nullptr) return {};
    return {.value = one.life->opened,
            .note = std::string(one.life->may_be_older ? context.tr("eller før", "or before") : "")};
}

Cell age_cell(const Context& context, const ListedFinding& one) {
    if (one.life == nullptr) return {};
    return {.value = document::Count{one.life->age_days(context.snapshot->as_of)},
            .note = std::string(one.life->may_be_older ? context.tr("eller mere", "or more") : "")};
}

void add_history_state(const Context& context, const LookedBack& looked_back, document::Document& page) {
    if (looked_back.is_whole()) return;
    if (!looked_back.trouble.empty()) {
        page.blocks.emplace_back(document::Notice{
            fmt::format("{} ({})",
                        context.tr("Historikken kunne ikke beregnes, så fundenes alder vises ikke.",
                                   "The history could not be made, so the findings' ages are not shown."),
                        looked_back.trouble),
            Tone::error, "", ""});
        return;
    }
    page.blocks.emplace_back(document::Notice{
        fmt::format("{} {}",
                    fmt::format(fmt::runtime(context.tr(
                                    "Historikken beregnes: {} af {} udtræk er gået igennem.",
                                    "The history is being made: {} of {} extracts are looked at.")),
                                looked_back.looked, looked_back.wanted),
                    context.tr("Fundene er her; deres alder og de lukkede kommer, når den er færdig.",
                               "The findings are here; their ages and those closed come when it is done.")),
        Tone::plain, "", ""});
}

} // namespace styrhus::views::page
