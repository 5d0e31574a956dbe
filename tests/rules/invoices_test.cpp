#include "rules/town.h"

#include <gtest/gtest.h>

/// Invoices: delivery 5 of the town, numbered after the four that every town has.
namespace styrhus::rules {
namespace {

constexpr std::uint32_t invoices = 5;
const Date march = day(2023, 3, 31);
const Date april = day(2023, 4, 30);

class InvoiceTown : public RuleTown {
  public:
    InvoiceTown() { deliver("e_invoice", domain::FactKind::invoice_line); }

    domain::InvoiceLine& add(std::string_view document, Date issued_on, std::int64_t kroner) {
        return add_invoice_line(invoices, document, issued_on, kroner);
    }
    /// For a citizen's days in March.
    domain::InvoiceLine& add_for(std::uint32_t person, std::string_view document, Date issued_on,
                                 std::int64_t kroner) {
        domain::InvoiceLine& line = add(document, issued_on, kroner);
        line.citizen = domain::IdentityRef{person};
        line.service = Period::month(base::Month::of(2023, 3));
        return line;
    }
};

// F-1 of 100 + 25 (lines 2 and 3), and F-1 of 200 (line 4). A credit note may have an invoice's number, and
// two suppliers may have the same.
TEST(Invoices, r0401_invoice_number_again) {
    InvoiceTown town;
    town.add("F-1", march, 100);
    town.add("F-1", march, 25);
    town.add("F-1", april, 200).version = 2;
    town.add("F-1", april, -100).version = 3;
    town.add("F-1", april, 300).supplier = town.term("12345674");
    town.add("F-2", march, 100);
    EXPECT_EQ(
        town.found("r0401"),
        Found{"line 4: Fakturanummer F-1 er brugt før: den første faktura er fra 31.03.2023 på 125,00 kr., "
              "denne er på 200,00 kr. Spørg leverandøren, hvilken der gælder, før der betales. [200.00]"});
}

// Anna's March stands on F-1 (line 2) and on F-2 (line 3). Line 4 is another amount, line 5 another month,
// line 6 somebody else's, and what says neither whom nor when is left alone.
TEST(Invoices, r0402_service_invoiced_twice) {
    InvoiceTown town;
    const std::uint32_t anna = town.add_person(day(1990, 1, 1));
    const std::uint32_t bent = town.add_person(day(1990, 1, 1));
    town.add_for(anna, "F-1", march, 1000);
    town.add_for(anna, "F-2", april, 1000);
    town.add_for(anna, "F-3", april, 1001);
    town.add_for(anna, "F-4", april, 1000).service = Period::month(base::Month::of(2023, 4));
    town.add_for(bent, "F-5", april, 1000);
    town.add("F-6", april, 1000);
    town.add("F-7", april, 1000);
    town.add_for(anna, "F-8", april, 1000).kind = domain::InvoiceRow::tax;
    EXPECT_EQ(town.found("r0402"),
              Found{"line 3: 1.000,00 kr. for dagene 01.03.2023 til 31.03.2023 står også "
                    "på faktura F-1 fra 31.03.2023. [1000.00]"});
}

// F-1 is taken back by a credit note and invoiced anew as F-2: once is right. The same on F-3 is one too
// many.
TEST(Invoices, r0402_what_was_credited_may_be_invoiced_anew) {
    InvoiceTown town;
    const std::uint32_t anna = town.add_person(day(1990, 1, 1));
    town.add_for(anna, "F-1", march, 1000);
    town.add_for(anna, "K-1", april, -1000);
    town.add_for(anna, "F-2", april, 1000);
    EXPECT_EQ(town.found("r0402"), nothing);
    town.add_for(anna, "F-3", april, 1000);
    EXPECT_EQ(town.found("r0402"),
              Found{"line 5: 1.000,00 kr. for dagene 01.03.2023 til 31.03.2023 står også "
                    "på faktura F-2 fra 30.04.2023. [1000.00]"});
}

// Without a number the person reference tells; two lines of one invoice are for the supplier to explain.
TEST(Invoices, r0402_by_person_reference_and_not_within_one_invoice) {
    InvoiceTown town;
    const auto add = [&](std::string_view document, std::uint64_t contact) {
        domain::InvoiceLine& line = town.add(document, march, 500);
        line.contact = domain::IdentityRef{contact};
        line.service = Period::month(base::Month::of(2023, 3));
    };
    add("F-1", 77);
    add("F-1", 77);
    EXPECT_EQ(town.found("r0402"), nothing);
    add("F-2", 77);
    add("F-3", 78);
    EXPECT_EQ(town.found("r0402").size(), 1U);
}

} // namespace
} // namespace styrhus::rules
