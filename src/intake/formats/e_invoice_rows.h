#pragma once

#include "base/money.h"
#include "intake/formats/e_invoice.h"
#include "intake/formats/table.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// An invoice as rows: one for each line, allowance, charge, tax, rounding and prepayment, as the document
/// says them. They sum to what is to be paid.
namespace styrhus::intake::formats {

enum class InvoiceColumn : std::uint8_t {
    row_type,
    document_type,
    document,
    version, ///< a fingerprint of all the document says: the same in every copy of it, however it is written
    row,     ///< the row's number in its document, from 1
    issued_on,
    currency,
    supplier,
    supplier_name,
    buyer_gln,
    order,
    accounting_cost,
    contact,
    buyer_reference,
    note,
    billed_in,
    line,
    order_line,
    text,
    period_from,
    period_to,
    quantity,
    unit,
    price, ///< per unit of the quantity
    tax_rate,
    amount,         ///< in kroner; a credit note's are negative
    foreign_amount, ///< in the document's currency where that is another
    place,
    file, ///< in its archive
};
constexpr std::size_t invoice_column_count = 29;

/// The headings, in the order of the columns.
const std::vector<std::string>& invoice_headings();

struct RowOfInvoice {
    std::array<std::string, invoice_column_count> cells;
    std::string& at(InvoiceColumn column) { return cells[static_cast<std::size_t>(column)]; }
    const std::string& at(InvoiceColumn column) const { return cells[static_cast<std::size_t>(column)]; }
};

struct RowsOfInvoice {
    std::vector<RowOfInvoice> rows; ///< never none
    std::vector<RowNote> notes;     ///< in the order of the rows
    /// What is to be paid, in the rows' sign; zero in another currency than kroner, for then the rows hold no
    /// kroner. None where the document does not say it.
    std::optional<base::Money> payable;
};

RowsOfInvoice rows_of(const EInvoice& invoice, std::string_view file);

/// A document that could not be read: one row that is rejected with the reason.
RowsOfInvoice rows_of_unreadable(const base::Error& why, std::string_view file);

} // namespace styrhus::intake::formats
