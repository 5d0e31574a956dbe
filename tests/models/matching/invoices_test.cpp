#include "models/matching/invoices.h"
#include "models/matching/year.h"
#include "views/small_town.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace styrhus::models::matching {
namespace {

using base::Date;
using base::Month;
using base::Period;

constexpr std::uint32_t invoices = 4; ///< the delivery

/// Anna lives at Havbakken for 2,000 a day, VAT component included; 95.4 % of it is left after reimbursement.
class InvoiceTown : public views::SmallTown {
  public:
    InvoiceTown() {
        deliver("e_invoice", domain::FactKind::invoice_line);
        add_tariff("Havbakken", house, 2000).vat_factor_ppm = 954'000;
        anna_ = add_person(Date::of(1990, 1, 1));
        add_grant(anna_, "SEL § 107", {day(1, 1), day(7, 1)}, 0).has_price = false;
    }
    domain::InvoiceLine& line(std::string_view document, std::int64_t kroner, int month = 6) {
        domain::InvoiceLine& made =
            add_invoice_line(invoices, document, Period::month(Month::of(2023, month)).to, kroner);
        made.supplier = term(house);
        made.citizen = domain::IdentityRef{anna_};
        made.service = Period::month(Month::of(2023, month));
        return made;
    }
    /// Doubts by the number of the document.
    std::map<std::string, std::uint16_t> doubts() {
        const auto snapshot = context(Date::of(2023, 12, 31)).snapshot;
        std::map<std::string, std::uint16_t> doubts;
        for (const InvoiceDocument& one : control_invoices(*snapshot).documents)
            doubts[snapshot->terms->text(snapshot->invoice_lines[one.rows.front()].document)] = one.doubts;
        return doubts;
    }

  private:
    std::uint32_t anna_ = 0;
};

std::uint16_t bit(Doubt doubt) {
    return static_cast<std::uint16_t>(doubt);
}

// June: 30 × 2,000 = 60,000 on the invoice's basis. 61,000 is 30.5 days, 58,000 a day less; 63,000 for 30
// days is 2,100 a day; 42,000 for 21 days are fewer than granted and nothing to ask about.
TEST(InvoiceControl, an_invoice_is_held_against_the_grants_price_and_days) {
    InvoiceTown town;
    town.line("right", 60'000);
    town.line("months", 61'000);
    town.line("day", 58'000);
    town.line("price", 63'000).quantity_milli = 30'000;
    town.line("fewer", 42'000).quantity_milli = 21'000;
    town.line("odd", 71'234);
    EXPECT_EQ(town.doubts(), (std::map<std::string, std::uint16_t>{{"right", 0},
                                                                   {"months", bit(Doubt::day_count)},
                                                                   {"day", bit(Doubt::day_count)},
                                                                   {"price", bit(Doubt::price)},
                                                                   {"fewer", 0},
                                                                   {"odd", bit(Doubt::other_amount)}}));
}

// The grant ended 30 June; another house has no grant at all.
TEST(InvoiceControl, days_and_houses_without_a_grant) {
    InvoiceTown town;
    town.line("august", 62'000, 8);
    town.line("stranger", 60'000).supplier = town.term("87654325");
    const auto doubts = town.doubts();
    EXPECT_TRUE(has(doubts.at("august"), Doubt::no_days));
    EXPECT_EQ(doubts.at("stranger"), bit(Doubt::no_grant));
}

// VAT is to be paid but pays for no grant; the two rows are one document of 75,000.
TEST(InvoiceControl, rows_that_are_no_service_are_in_the_sum_only) {
    InvoiceTown town;
    town.line("with VAT", 60'000);
    town.line("with VAT", 15'000).kind = domain::InvoiceRow::tax;
    const auto snapshot = town.context(Date::of(2023, 12, 31)).snapshot;
    const InvoiceControl control = control_invoices(*snapshot);
    ASSERT_EQ(control.documents.size(), 1U);
    EXPECT_EQ(control.documents[0].amount, base::Money::kroner(75'000));
    EXPECT_EQ(control.documents[0].doubts, 0);
    EXPECT_EQ(control.matching.postings[1].state, LinkState::outside);
}

TEST(InvoiceControl, a_credit_note_takes_its_invoice_back) {
    InvoiceTown town;
    town.line("first", 60'000);
    town.line("credit", -60'000);
    const auto snapshot = town.context(Date::of(2023, 12, 31)).snapshot;
    const InvoiceControl control = control_invoices(*snapshot);
    ASSERT_EQ(control.documents.size(), 2U);
    EXPECT_TRUE(control.documents[0].is_credit != control.documents[1].is_credit);
    for (const Match& match : control.matching.postings)
        EXPECT_TRUE(has(match.signs, Sign::undone));
}

} // namespace
} // namespace styrhus::models::matching
