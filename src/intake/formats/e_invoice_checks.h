#pragma once

#include "base/money.h"
#include "intake/formats/e_invoice.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace styrhus::intake::formats {

/// Something about an invoice that its supplier should answer for.
struct InvoiceTrouble {
    std::string code;                ///< stable, such as "invoice.lines_sum"
    std::optional<std::size_t> line; ///< among the invoice's lines; none = the document as a whole
    base::Money off_by;              ///< how much the document says more than its parts do
    std::string en;
    std::string da;
};

/// The arithmetic that EN 16931 asks of an invoice, as its own validation rules check it, and what of it
/// OIOUBL 2 has. Everything that does not hold, in the order of the document's parts; what a document leaves
/// out is not checked. Unless it is said otherwise, a rule holds to the øre.
///
/// - invoice.line_amount: quantity × price ÷ base quantity + the line's charges − its allowances
///   (PEPPOL-EN16931-R120, which lets it be off by 0.02). OIOUBL 2: quantity × price ÷ base quantity
///   (F-INV348), or that × the units of the price in one of the quantity.
/// - invoice.lines_sum: LineExtensionAmount is the sum of the lines (BR-CO-10).
/// - invoice.allowances_sum, invoice.charges_sum: of the document's own (BR-CO-11, BR-CO-12).
/// - invoice.net: TaxExclusiveAmount is lines − allowances + charges (BR-CO-13). OIOUBL 2: it is the taxes.
/// - invoice.tax_sum: a tax is the sum of its categories (BR-CO-14).
/// - invoice.tax_of_category: tax is taxable amount × rate, off by less than 1.00 (BR-CO-17).
/// - invoice.taxable: a category's taxable amount is its lines − allowances + charges, off by less than 1.00
///   (BR-S-08 and its like). OIOUBL 2 does not ask it.
/// - invoice.gross: TaxInclusiveAmount is net + tax (BR-CO-15). OIOUBL 2: with or without the rounding.
/// - invoice.payable: PayableAmount is gross − prepaid + rounding (BR-CO-16). OIOUBL 2: the rounding once.
std::vector<InvoiceTrouble> check_arithmetic(const EInvoice& invoice);

/// quantity × price × factor ÷ base in hundredths, half away from zero. None where base is not above zero or
/// the numbers are too large to be multiplied.
std::optional<base::Money> product(Decimal quantity, Decimal price, Decimal factor, Decimal base);

} // namespace styrhus::intake::formats
