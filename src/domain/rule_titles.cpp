#include "domain/rule_titles.h"

#include <algorithm>

namespace styrhus::domain {

namespace {

constexpr RuleTitle titles[] = {
    {"reading.cpr_leading_zero", "CPR-nummer uden sit første nul", "CPR number without its leading zero"},
    {"reading.cpr_form", "Nummer, der ikke er et CPR-nummer", "Number that is no CPR number"},
    {"reading.cpr_modulus_11", "CPR-nummer, der ikke opfylder modulus 11",
     "CPR number that fails modulus 11"},
    {"reading.unknown_value", "Værdi, som oversættelsen ikke kender", "Value the mapping does not know"},
    {"reading.duplicate_row", "Række, der står to gange", "Row that stands twice"},
    {"reading.repeated_row", "Række, der står flere gange og tæller én", "Row that repeats and counts once"},
    {"reading.several_cprs", "Tekst, der nævner flere CPR-numre", "Text that names several CPR numbers"},
    {"invoice.line_amount", "Fakturalinje, der ikke er mængde × pris",
     "Invoice line that is not quantity × price"},
    {"invoice.lines_sum", "Faktura, hvis linjer ikke summer", "Invoice whose lines do not add up"},
    {"invoice.allowances_sum", "Faktura, hvis rabatter ikke summer",
     "Invoice whose allowances do not add up"},
    {"invoice.charges_sum", "Faktura, hvis gebyrer ikke summer", "Invoice whose charges do not add up"},
    {"invoice.net", "Faktura, hvis beløb uden moms ikke stemmer", "Invoice whose net amount does not agree"},
    {"invoice.tax_sum", "Faktura, hvis moms ikke summer", "Invoice whose VAT does not add up"},
    {"invoice.tax_of_category", "Faktura, hvis moms ikke er grundlag × sats",
     "Invoice whose VAT is not taxable amount × rate"},
    {"invoice.taxable", "Faktura, hvis momsgrundlag ikke stemmer",
     "Invoice whose taxable amount does not agree"},
    {"invoice.gross", "Faktura, hvis beløb med moms ikke stemmer",
     "Invoice whose gross amount does not agree"},
    {"invoice.payable", "Faktura, hvis beløb til betaling ikke stemmer",
     "Invoice whose amount to be paid does not agree"},
    {"invoice.no_total", "Faktura uden beløb til betaling", "Invoice without an amount to be paid"},
    {"invoice.unknown_form", "Faktura i ukendt form", "Invoice in an unknown form"},
    {"period.ends_before_start", "Slutdato før startdato", "End date before the start date"},
    {"period.next_start_ends", "Række, der går hen over borgerens næste start",
     "Row that runs past the citizen's next start"},
    {"delivery.incomplete", "Fil, der slutter midt i en række", "File that ends in the middle of a row"},
    {"delivery.no_key", "Kilde uden nøgle", "Source without a key"},
    {"delivery.closed_by_absence", "Række afsluttet, fordi den ikke længere er med",
     "Row ended because it is no longer delivered"},
    {"delivery.told_again", "Række, der er den samme under et tidligere CPR-nummer",
     "Row that is the same as one under a former CPR number"},
    {"joining.unknown_law", "Ukendt paragraf", "Unknown paragraph"},
    {"joining.no_rule", "Indsats, som ingen regel på trappen passer på",
     "Intervention that no rule of the ladder fits"},
    {"joining.no_price", "Bevilling uden pris", "Grant without a price"},
    {"joining.two_tariffs", "To takster samme dag", "Two tariffs on the same day"},
    {"joining.rate_too_large", "Pris, der er for stor til at regne med", "Price too large to count with"},
    {"joining.no_person", "Bevilling uden borger", "Grant without a citizen"},
    {"joining.no_area_line", "Konto uden linje i områdetræet", "Account without a line in the area tree"},
    {"joining.unknown_account", "Ukendt konto", "Unknown account"},
    {"joining.open_and_unnamed", "Åben række, der ikke er med i kildens seneste udtræk",
     "Open row that the source's latest extract does not name"},
    {"statement.set_aside", "Bevilling sat uden for trappen", "Grant set aside from the ladder"}};

} // namespace

const RuleTitle* title_of(std::string_view rule) {
    const auto* const found = std::find_if(std::begin(titles), std::end(titles),
                                           [&](const RuleTitle& t) { return t.rule == rule; });
    return found == std::end(titles) ? nullptr : found;
}

} // namespace styrhus::domain
