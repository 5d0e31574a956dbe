#include "snapshot/join_report.h"

namespace styrhus::snapshot {

namespace {

struct Text {
    JoinTrouble trouble;
    const char* rule;
    domain::Severity severity;
    const char* column;
    const char* da;
    const char* en;
};

constexpr Text texts[] = {
    {JoinTrouble::unknown_law, "joining.unknown_law", domain::Severity::error, "law",
     "Paragraffen er ukendt. Bevillingens kroner står i resten, til den er rettet eller oversat.",
     "The paragraph is unknown. The grant's kroner stand in the remainder until it is corrected or mapped."},
    {JoinTrouble::no_rule, "joining.no_rule", domain::Severity::error, "law",
     "Ingen regel på trappen passer på indsatsen. Dens kroner står i resten.",
     "No rule of the ladder fits the intervention. Its kroner stand in the remainder."},
    {JoinTrouble::no_price, "joining.no_price", domain::Severity::error, "price",
     "Bevillingen har ingen pris, og ingen takst passer på tilbud, ydelse og dato. Borgeren tæller på "
     "trappen uden kroner.",
     "The grant has no price, and no tariff fits facility, service and date. The citizen counts on the "
     "ladder without kroner."},
    {JoinTrouble::two_tariffs, "joining.two_tariffs", domain::Severity::warning, "price",
     "To takster gælder samme dag. Den, der begyndte senest, er brugt.",
     "Two tariffs hold on the same day. The one that began last is used."},
    {JoinTrouble::rate_too_large, "joining.rate_too_large", domain::Severity::error, "price",
     "Pris, antal og faktor giver et tal, der ikke kan rummes. Ret dem i kildesystemet.",
     "Price, quantity and factor make a number too large to hold. Correct them in the source system."},
    {JoinTrouble::no_person, "joining.no_person", domain::Severity::warning, "citizen",
     "Bevillingen nævner ingen borger. Dens kroner står uden trin.",
     "The grant names no citizen. Its kroner stand without a step."},
    {JoinTrouble::no_area_line, "joining.no_area_line", domain::Severity::error, "account",
     "Kontoen har ingen linje i områdetræet. Den er regnet som en serie uden område.",
     "The account has no line in the area tree. It is treated as a series in no area."},
    {JoinTrouble::unknown_account, "joining.unknown_account", domain::Severity::error, "account",
     "Kontoen findes ikke i kontotabellen, så funktion og gruppering er ukendte.",
     "The account is not in the table of accounts, so function and grouping are unknown."},
    {JoinTrouble::still_open_unnamed, "joining.open_and_unnamed", domain::Severity::warning, "end",
     "Rækken er åben, men er ikke med i kildens seneste udtræk. Undersøg, om den er slut.",
     "The row is open but the source's latest extract does not name it. Find out whether it has ended."},
};

} // namespace

domain::Finding join_finding(JoinTrouble trouble, const domain::SourceRef& source, base::Money at_stake) {
    for (const Text& text : texts)
        if (text.trouble == trouble)
            return {.rule = text.rule,
                    .severity = text.severity,
                    .source = source,
                    .at_stake = at_stake,
                    .column = text.column,
                    .text_da = text.da,
                    .text_en = text.en};
    return {};
}

} // namespace styrhus::snapshot
