#include "models/matching/invoices.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

namespace styrhus::models::matching {

namespace {

using base::Money;
using domain::InvoiceLine;
using domain::InvoiceRow;
using domain::Posting;

/// More than this part above the granted is asked about (R11: a tolerance of a tenth).
constexpr std::int64_t tolerance_percent = 10;

/// A line as a bill: its supplier is the payee, its day of issue the day it came.
Posting bill_of(const InvoiceLine& line) {
    Posting bill;
    bill.source = line.source;
    bill.citizen = line.citizen;
    bill.provider = line.supplier;
    bill.amount = line.kind == InvoiceRow::line ? line.amount : Money{};
    bill.posted_on = line.issued_on;
    bill.service = line.service;
    bill.quantity_milli = line.quantity_milli;
    return bill;
}

std::uint16_t bit(Doubt doubt) {
    return static_cast<std::uint16_t>(doubt);
}

std::uint16_t doubts_of(const Match& match, Money amount) {
    if (match.state == LinkState::unlinked) return bit(Doubt::no_grant);
    std::uint16_t doubts = match.state == LinkState::probable ? bit(Doubt::not_certain) : std::uint16_t{0};
    if (has(match.signs, Sign::no_days)) doubts |= bit(Doubt::no_days);
    const std::int64_t ore = std::abs(amount.in_ore());
    switch (match.difference) {
    case Difference::price:
        return doubts | bit(Doubt::price);
    case Difference::quantity:
        return ore * 100 > match.expected_ore * (100 + tolerance_percent) ? doubts | bit(Doubt::quantity)
                                                                          : doubts;
    case Difference::thirty_and_a_half:
    case Difference::twelfth:
    case Difference::day_more:
    case Difference::day_less:
        return doubts | bit(Doubt::day_count);
    case Difference::other:
        return doubts | bit(Doubt::other_amount);
    default:
        return doubts;
    }
}

} // namespace

InvoiceControl control_invoices(const snapshot::Snapshot& snapshot) {
    const std::vector<InvoiceLine>& lines = snapshot.invoice_lines;
    std::vector<Posting> bills;
    bills.reserve(lines.size());
    for (const InvoiceLine& line : lines)
        bills.push_back(bill_of(line));
    InvoiceControl control = {match_invoices(snapshot, bills), {}};
    std::map<std::tuple<base::Date, domain::Term, domain::Term, std::uint64_t>, InvoiceDocument> documents;
    for (std::uint32_t row = 0; row < lines.size(); ++row) {
        const InvoiceLine& line = lines[row];
        InvoiceDocument& document = documents[{line.issued_on, line.supplier, line.document, line.version}];
        document.rows.push_back(row);
        document.is_credit = line.is_credit;
        document.amount += line.amount;
        const Match& match = control.matching.postings[row];
        if (match.state != LinkState::outside) document.doubts |= doubts_of(match, line.amount);
    }
    for (auto& [key, document] : documents)
        control.documents.push_back(std::move(document));
    return control;
}

} // namespace styrhus::models::matching
