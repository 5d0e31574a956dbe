#include "views/page/definitions.h"

#include <algorithm>

namespace styrhus::views::page {

namespace {

constexpr Definition table[] = {
    {"ladder.citizens", "Borgere på trinnet", "Citizens on the step",
     "Antal borgere, hvis højeste besluttende indsats den dag står på trinnet. En borger på to trapper "
     "tælles én gang i alt.",
     "Citizens whose highest deciding intervention that day stands on the step. A citizen on two ladders "
     "counts once in all.",
     "På dagen", "On the day", "Bevillinger", "Grants"},
    {"ladder.touching", "Berørte borgere", "Citizens touching the step",
     "Antal forskellige borgere med mindst én dag på trinnet. Kan ikke lægges sammen over trin.",
     "Distinct citizens with at least one day on the step. Does not add up over steps.", "I perioden",
     "In the period", "Bevillinger", "Grants"},
    {"ladder.full_year_persons", "Helårspersoner", "Full-year persons",
     "Dage på trinnet ÷ årets dage, lagt sammen over kalenderår.",
     "Days on the step ÷ days in the year, summed over calendar years.", "I perioden", "In the period",
     "Bevillinger", "Grants"},
    {"ladder.cost", "Udgift", "Cost",
     "Kroner på de dage, borgeren står på trinnet: disponeret efter bevillingernes egne regler, eller "
     "bogført fordelt jævnt "
     "over ydelsesperioden. Hver bevilling afrundes én gang pr. kalenderår.",
     "Kroner of the days the citizen is on the step: committed by the grants' own rules, or actual spread "
     "evenly over the "
     "service period. Each grant is rounded once a calendar year.",
     "I perioden", "In the period", "Bevillinger eller posteringer", "Grants or postings"},
    {"ladder.unit_cost", "Enhedsudgift", "Unit cost", "Udgift ÷ helårspersoner.", "Cost ÷ full-year persons.",
     "Pr. helårsperson", "Per full-year person", "Bevillinger eller posteringer", "Grants or postings"},
    {"ladder.unit_cost_deciding", "Enhedsudgift, besluttende", "Unit cost, deciding",
     "Udgift til den indsats, der bestemmer trinnet ÷ helårspersoner.",
     "Cost of the intervention that decides the step ÷ full-year persons.", "Pr. helårsperson",
     "Per full-year person", "Bevillinger eller posteringer", "Grants or postings"},
    {"ladder.unit_cost_month", "Enhedsudgift pr. måned", "Unit cost per month",
     "Udgift ÷ helårspersoner ÷ 12.", "Cost ÷ full-year persons ÷ 12.", "Pr. måned", "Per month",
     "Bevillinger eller posteringer", "Grants or postings"},
    {"ladder.share_of_citizens", "Andel af borgere", "Share of citizens",
     "Borgere på trinnet ÷ borgere på trappen.", "Citizens on the step ÷ citizens on the ladder.", "På dagen",
     "On the day", "Bevillinger", "Grants"},
    {"ladder.share_of_cost", "Andel af udgift", "Share of cost", "Udgift på trinnet ÷ udgift på trappen.",
     "Cost of the step ÷ cost of the ladder.", "I perioden", "In the period", "Bevillinger eller posteringer",
     "Grants or postings"},
    {"ladder.duration_median", "Varighed, median", "Duration, median",
     "Kaplan–Meier med forsinket indgang: den dag, hvor højst halvdelen endnu er på trinnet. Færre end ti i "
     "risiko: kurven stopper.",
     "Kaplan–Meier with delayed entry: the day at most half are still on the step. Fewer than ten at risk: "
     "the curve stops.",
     "Alt, kilderne dækker", "All that the sources cover", "Bevillinger", "Grants"},
    {"ladder.duration_elapsed", "Varighed indtil nu, median", "Elapsed duration, median",
     "Median af tiden til dato for borgere, der er på trinnet endnu.",
     "Median of the time so far of citizens still on the step.", "Alt, kilderne dækker",
     "All that the sources cover", "Bevillinger", "Grants"},
    {"ladder.duration_completed", "Varighed, afsluttede, median", "Completed duration, median",
     "Median af de ophold på trinnet, der er slut.", "Median of the stays on the step that are over.",
     "Alt, kilderne dækker", "All that the sources cover", "Bevillinger", "Grants"},
    {"ladder.between", "Flyttet mellem to datoer", "Moved between two dates",
     "Borgere efter det trin, de stod på den ene dag, og det, de står på den anden.",
     "Citizens by the step they held on the one day and on the other.", "To dage", "Two days", "Bevillinger",
     "Grants"},
    {"ladder.events", "Skift af trin", "Changes of step",
     "Skift, efter at huller til og med 31 dage er lukket, og afsluttede ophold under 30 dage er lagt til "
     "naboen.",
     "Changes, after gaps of up to 31 days are bridged and closed stays under 30 days joined to their "
     "neighbour.",
     "I perioden", "In the period", "Bevillinger", "Grants"},
    {"ladder.incomplete_windows", "Skift med ufuldstændigt vindue", "Changes with an incomplete window",
     "Skift, hvor tre måneder før ikke er dækket af kilden, eller tre måneder efter ikke er gået.",
     "Changes where three months before are not covered or three months after have not passed.", "I perioden",
     "In the period", "Bevillinger", "Grants"},
    {"ladder.cost_before", "Kr. pr. måned før skiftet", "Kroner per month before the change",
     "Disponeret i de tre måneder før ÷ 3 ÷ antal skift med hele vinduer.",
     "Committed in the three months before ÷ 3 ÷ changes with whole windows.", "Tre måneder", "Three months",
     "Bevillinger", "Grants"},
    {"ladder.cost_after", "Kr. pr. måned efter skiftet", "Kroner per month after the change",
     "Disponeret i de tre måneder efter ÷ 3 ÷ antal skift med hele vinduer.",
     "Committed in the three months after ÷ 3 ÷ changes with whole windows.", "Tre måneder", "Three months",
     "Bevillinger", "Grants"},
    {"ladder.earlier_time", "Tid på forrige trin, median", "Time on the earlier step, median",
     "Median af dage på det trin, borgeren forlod.", "Median of days on the step the citizen left.",
     "I perioden", "In the period", "Bevillinger", "Grants"},
    {"citizen.cost", "Borgerens udgift", "The citizen's cost",
     "Alle kroner for borgeren, på og uden for trapper.",
     "All kroner of the citizen, on and off the ladders.", "I perioden", "In the period",
     "Bevillinger eller posteringer", "Grants or postings"},
    {"ledger.accepted", "Godtagne posteringer", "Accepted postings",
     "Posteringer på konti og måneder, som økonomisystemet har givet sin egen total for.",
     "Postings of the accounts and months for which the finance system gave its own total.", "Regnskabsåret",
     "Fiscal year", "Posteringer", "Postings"},
    {"ledger.own_total", "Økonomisystemets egen total", "The finance system's own total",
     "Summen af økonomisystemets egne totaler.", "The sum of the finance system's own totals.",
     "Regnskabsåret", "Fiscal year", "Økonomisystemets totaler", "The finance system's totals"},
    {"delivery.rows_in", "Leverede rækker", "Delivered rows", "Godtagne + afviste rækker.",
     "Accepted + rejected rows.", "Leverancen", "The delivery", "Leverancens filer", "The delivery's files"},
    {"delivery.rows_accepted", "Godtagne rækker", "Accepted rows", "Rækker, der blev til fakta.",
     "Rows that became facts.", "Leverancen", "The delivery", "Leverancens filer", "The delivery's files"},
    {"delivery.rows_rejected", "Afviste rækker", "Rejected rows", "Rækker, der ikke kunne læses som fakta.",
     "Rows that could not be read as facts.", "Leverancen", "The delivery", "Leverancens filer",
     "The delivery's files"},
    {"delivery.money_in", "Leverede kroner", "Delivered kroner", "Godtagne + afviste kroner.",
     "Accepted + rejected kroner.", "Leverancen", "The delivery", "Leverancens filer",
     "The delivery's files"},
    {"delivery.money_accepted", "Godtagne kroner", "Accepted kroner", "Beløb på rækker, der blev til fakta.",
     "Amounts of rows that became facts.", "Leverancen", "The delivery", "Leverancens filer",
     "The delivery's files"},
    {"delivery.money_rejected", "Afviste kroner", "Rejected kroner",
     "Beløb på afviste rækker, hvor beløbet kunne læses.",
     "Amounts of rejected rows, where the amount could be read.", "Leverancen", "The delivery",
     "Leverancens filer", "The delivery's files"},
    {"early_help.courses", "Forløb uden bevilling", "Courses without a grant", "Talte forløb, uden borgere.",
     "Courses counted, without citizens.", "I perioden", "In the period", "Tidlig hjælp", "Early help"},
    {"early_help.participants", "Deltagere uden bevilling", "Participants without a grant",
     "Talte deltagere.", "Participants counted.", "I perioden", "In the period", "Tidlig hjælp",
     "Early help"},
    {"early_help.cost", "Udgift uden bevilling", "Cost without a grant", "Kildens udgift til forløbene.",
     "The source's cost of the courses.", "I perioden", "In the period", "Tidlig hjælp", "Early help"},
};

} // namespace

std::span<const Definition> definitions() {
    return table;
}

const Definition* find_definition(std::string_view measure) {
    const auto* const found =
        std::find_if(std::begin(table), std::end(table),
                     [&](const Definition& definition) { return definition.measure == measure; });
    return found == std::end(table) ? nullptr : found;
}

} // namespace styrhus::views::page
