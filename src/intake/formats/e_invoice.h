#pragma once

#include "base/date.h"
#include "base/money.h"
#include "base/result.h"
#include "intake/formats/amount.h"
#include "intake/formats/byte_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// E-invoices in UBL 2 (ISO/IEC 19845) as Danish authorities receive them: OIOUBL 2.x and OIOUBL 3 by
/// Nemhandel, and Peppol BIS Billing 3, which is EN 16931 in UBL.
///
/// Everything stands as the document says it: a credit note's amounts are positive here, and the sign is
/// turned where rows are made of it (e_invoice_rows.h). Amounts are hundredths of the document's currency;
/// one that says another currency is absent, as is one that cannot be read.
namespace styrhus::intake::formats {

enum class InvoiceKind : std::uint8_t { invoice, credit_note };

/// Whose rules the document follows. They differ in two things that decide kroner:
/// - In OIOUBL 2 `TaxExclusiveAmount` holds the tax, elsewhere the net.
/// - In OIOUBL 2 a line's amount is price × quantity, and what is taken off or put on it stands among the
///   document's allowances and charges; elsewhere the line's own are in its amount.
enum class InvoiceForm : std::uint8_t { oioubl_2, en_16931 };

struct InvoiceParty {
    std::string name;
    std::string company;        ///< the legal entity's number as written: DK16356706, 16356706
    std::string company_scheme; ///< DK:CVR, 0184, DK:CPR, …
    std::string endpoint;
    std::string endpoint_scheme; ///< GLN, 0088, DK:CVR, 0184, …
    std::string contact;         ///< the contact's id: the person reference of the order
    std::string contact_name;
};

/// First and last day, both included.
struct InvoicePeriod {
    std::optional<base::Date> first;
    std::optional<base::Date> last;
    bool is_stated = false;
};

struct TaxCategory {
    std::string code; ///< S, Z, E … in EN 16931; StandardRated, ZeroRated … in OIOUBL 2
    std::optional<Decimal> percent;
    bool operator==(const TaxCategory&) const = default;
};

struct AllowanceCharge {
    bool is_charge = false;
    std::optional<base::Money> amount;
    std::string reason;
    TaxCategory category;
    std::uint32_t line = 0; ///< of the XML, here and below
};

struct TaxSubtotal {
    std::optional<base::Money> taxable;
    std::optional<base::Money> tax;
    TaxCategory category;
    std::uint32_t line = 0;
};

/// One tax; OIOUBL 2 has one for each, EN 16931 one for VAT and one more in the accounting currency.
struct TaxTotal {
    std::optional<base::Money> amount;
    std::string currency;
    std::vector<TaxSubtotal> subtotals;
    std::uint32_t line = 0;
};

struct EInvoiceLine {
    std::string id;
    std::string name;
    std::string description;
    std::string note;
    std::string properties; ///< what the supplier adds of the item by name, such as "Borger: …"
    std::optional<Decimal> quantity;
    std::string unit; ///< UN/ECE recommendation 20: DAY, HUR, MON, C62 …
    std::optional<Decimal> price;
    std::optional<Decimal> base_quantity; ///< the price is for so many
    std::optional<Decimal> unit_factor;   ///< OIOUBL 2: units of the price in one unit of the quantity
    std::optional<base::Money> amount;
    std::vector<AllowanceCharge> allowance_charges;
    TaxCategory category;
    InvoicePeriod period;
    std::string accounting_cost;
    std::string order_line;
    std::string billed_in; ///< the invoice that a credit note's line takes back
    std::uint32_t line = 0;
};

struct EInvoiceTotals {
    std::optional<base::Money> line_extension;
    std::optional<base::Money> tax_exclusive; ///< always the net
    std::optional<base::Money> tax_exclusive_as_written;
    std::optional<base::Money> tax_inclusive;
    std::optional<base::Money> allowances;
    std::optional<base::Money> charges;
    std::optional<base::Money> prepaid;
    std::optional<base::Money> rounding;
    std::optional<base::Money> payable;
    std::uint32_t line = 0;
};

struct EInvoice {
    InvoiceKind kind = InvoiceKind::invoice;
    InvoiceForm form = InvoiceForm::en_16931;
    bool is_known_form = true; ///< false: the customization is none of the three; read as EN 16931
    std::string customization;
    std::string profile;
    std::string id;
    std::optional<base::Date> issued_on;
    std::string currency;
    std::string order;
    std::string accounting_cost;
    std::string buyer_reference;
    std::string customer_reference; ///< the order's
    std::string note;
    std::string billed_in; ///< the invoice that a credit note, or a corrected invoice, speaks of
    InvoiceParty supplier;
    InvoiceParty buyer;
    InvoicePeriod period;
    std::vector<AllowanceCharge> allowance_charges;
    std::vector<TaxTotal> taxes;
    EInvoiceTotals totals;
    std::vector<EInvoiceLine> lines;

    /// Of the taxes in the document's own currency; none where one of them cannot be read.
    std::optional<base::Money> tax() const;
};

/// An amount beyond this is taken for a mistake: 10 billion kroner in øre. Sums of a document then stay
/// within what Money holds.
constexpr std::int64_t invoice_ore_max = 1'000'000'000'000;

/// Reads one document. An Error says what is wrong with it as a whole: it is not XML, or no invoice or credit
/// note of UBL 2. A value that is missing or cannot be read is absent in the result.
base::Result<EInvoice> read_e_invoice(ByteStream& stream);

} // namespace styrhus::intake::formats
