#pragma once

#include "base/money.h"
#include "models/matching/matching.h"

#include <cstdint>
#include <vector>

namespace styrhus::models::matching {

/// Why a document should not be paid before its supplier is asked. Bits.
enum class Doubt : std::uint16_t {
    no_grant = 1,      ///< no grant is known that a line could be for
    not_certain = 2,   ///< a line's grant is only probable
    no_days = 4,       ///< a line's days are not granted
    price = 8,         ///< another price than the agreed
    quantity = 16,     ///< more hours or days than granted, beyond a tenth
    day_count = 32,    ///< months of 30.5 or 365 ÷ 12 days, or a day too many
    other_amount = 64, ///< an amount that nothing explains
};
constexpr bool has(std::uint16_t doubts, Doubt doubt) {
    return (doubts & static_cast<std::uint16_t>(doubt)) != 0;
}

/// An invoice or credit note as it came, whole.
struct InvoiceDocument {
    std::vector<std::uint32_t> rows; ///< in Snapshot::invoice_lines, in their order
    bool is_credit = false;
    base::Money amount; ///< to be paid, VAT and roundings in it
    std::uint16_t doubts = 0;
};

/// What e-invoices ask to be paid, held against what is granted.
struct InvoiceControl {
    Matching matching; ///< its postings are Snapshot::invoice_lines; rows that are no lines stay `outside`
    std::vector<InvoiceDocument> documents; ///< by day of issue, then by row
};

InvoiceControl control_invoices(const snapshot::Snapshot& snapshot);

} // namespace styrhus::models::matching
