#include "base/check.h"
#include "intake/sources/fields.h"

#include <algorithm>
#include <array>

/// What the closed lists of the field catalogue are called where a person chooses from them.
namespace styrhus::intake::sources {

namespace {

constexpr ChoiceWord words[] = {
    {"male", "mand", "male"},
    {"female", "kvinde", "female"},
    {"unknown", "ukendt", "unknown"},
    {"mother", "mor", "mother"},
    {"father", "far", "father"},
    {"child", "barn", "child"},
    {"spouse", "ægtefælle", "spouse"},
    {"custody", "forældremyndighed", "custody"},
    {"draft", "kladde", "draft"},
    {"expected", "forventet", "expected"},
    {"granted", "bevilget", "granted"},
    {"ended", "afsluttet", "ended"},
    {"rejected", "afslået", "rejected"},
    {"day", "dag", "day"},
    {"week", "uge", "week"},
    {"two_weeks", "14 dage", "two weeks"},
    {"month", "måned", "month"},
    {"quarter", "kvartal", "quarter"},
    {"year", "år", "year"},
    {"hour", "time", "hour"},
    {"one_off", "engangsbeløb", "one-off"},
    {"by_day", "pr. dag", "by day"},
    {"month_by_day", "måned, fordelt på dage", "month by day"},
    {"month_twelfth", "måned som 1/12 år", "month as a twelfth of a year"},
    {"month_30_5", "måned som 30,5 dage", "month as 30.5 days"},
    {"year_365", "år som 365 dage", "year as 365 days"},
    {"hours_per_week", "timer pr. uge", "hours per week"},
    {"payment_on_day", "betaling på en fast dag", "payment on a fixed day"},
    {"own", "egen", "own"},
    {"other_municipality", "anden kommune", "other municipality"},
    {"region", "region", "region"},
    {"private_provider", "privat", "private"},
    {"cpr", "CPR-nummer", "CPR number"},
    {"other", "andet", "other"},
    {"person", "person", "person"},
    {"debit", "debet", "debit"},
    {"credit", "kredit", "credit"},
    {"line", "linje", "line"},
    {"allowance", "rabat", "allowance"},
    {"charge", "gebyr", "charge"},
    {"tax", "moms", "tax"},
    {"rounding", "afrunding", "rounding"},
    {"prepaid", "forudbetalt", "prepaid"},
    {"kroner", "kroner", "kroner"},
    {"yes", "ja", "yes"},
    {"no", "nej", "no"},
};

/// In the order of FactKind.
constexpr std::array<ChoiceWord, domain::fact_kind_count> kinds = {{
    {"citizen", "Borgere", "Citizens"},
    {"relation", "Relationer", "Relations"},
    {"grant", "Bevillinger", "Grants"},
    {"quantity", "Leverede mængder", "Delivered quantities"},
    {"tariff", "Takster", "Tariffs"},
    {"posting", "Posteringer", "Postings"},
    {"ledger_total", "Regnskabets totaler", "Ledger totals"},
    {"account", "Kontoplan", "Chart of accounts"},
    {"budget", "Budget", "Budget"},
    {"activity", "Aktiviteter og sager", "Activities and cases"},
    {"early_help", "Tidlig indsats", "Early help"},
    {"invoice_line", "E-fakturaer", "E-invoices"},
}};

ChoiceWord word_of(std::string_view name) {
    const auto* const found =
        std::find_if(std::begin(words), std::end(words), [&](const ChoiceWord& w) { return w.name == name; });
    STYRHUS_CHECK(found != std::end(words));
    return *found;
}

} // namespace

std::vector<ChoiceWord> choices_of(const FieldSpec& field) {
    if (field.type == FieldType::flag) return {word_of("yes"), word_of("no")};
    std::vector<ChoiceWord> out;
    std::string_view rest = field.choices;
    while (!rest.empty()) {
        const std::size_t blank = rest.find(' ');
        out.push_back(word_of(rest.substr(0, blank)));
        rest = blank == std::string_view::npos ? "" : rest.substr(blank + 1);
    }
    return out;
}

ChoiceWord fact_word(domain::FactKind kind) {
    return kinds[static_cast<std::size_t>(kind)];
}

} // namespace styrhus::intake::sources
