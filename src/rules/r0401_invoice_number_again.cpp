#include "rules/rules.h"

#include <algorithm>
#include <map>
#include <tuple>

/// One supplier's invoice number on two invoices that do not say the same. The same invoice sent once more is
/// the same rows and is not found here; an invoice that was put right should have a number of its own, and a
/// credit note.
namespace styrhus::rules {

namespace {

/// A document as it was sent.
struct Edition {
    std::uint32_t first_row = 0;
    base::Date issued_on;
    domain::SourceRef source;
    base::Money to_pay;
};

using Number = std::tuple<domain::Term, domain::Term, bool>;
using Editions = std::map<std::uint64_t, Edition>;

std::map<Number, Editions> editions_of(const Municipality& at) {
    std::map<Number, Editions> all;
    for (std::uint32_t i = 0; i < at.invoice_lines().size(); ++i) {
        const domain::InvoiceLine& row = at.invoice_lines()[i];
        const auto [found, is_new] = all[{row.supplier, row.document, row.is_credit}].try_emplace(
            row.version, Edition{i, row.issued_on, row.source, {}});
        Edition& edition = found->second;
        if (row.source < edition.source) edition = {i, row.issued_on, row.source, edition.to_pay};
        edition.to_pay += row.amount;
    }
    return all;
}

void invoice_number_again(const Municipality& at, Report& report) {
    for (const auto& [number, editions] : editions_of(at)) {
        if (editions.size() < 2) continue;
        std::vector<Edition> in_order;
        for (const auto& [version, edition] : editions)
            in_order.push_back(edition);
        std::sort(in_order.begin(), in_order.end(), [](const Edition& a, const Edition& b) {
            return std::tie(a.issued_on, a.source) < std::tie(b.issued_on, b.source);
        });
        const Edition& first = in_order.front();
        for (auto again = in_order.begin() + 1; again != in_order.end(); ++again)
            report.invoice_line(
                again->first_row, again->issued_on, again->to_pay,
                {"Fakturanummer {} er brugt før: den første faktura er fra {} på {} kr., denne er på {} kr. "
                 "Spørg leverandøren, hvilken der gælder, før der betales.",
                 "Invoice number {} was used before: the first invoice is of {} for DKK {}, this one for DKK "
                 "{}. Ask the supplier which holds before it is paid."},
                {at.text(std::get<1>(number)), first.issued_on, first.to_pay, again->to_pay});
    }
}

} // namespace

const Rule r0401 = {
    .head = {.code = "r0401",
             .severity = domain::Severity::error,
             .title = {"Samme fakturanummer med andet indhold", "Same invoice number with other content"},
             .reference = "Momssystemdirektivet (2006/112/EF) artikel 226, nr. 2",
             .field = "document"},
    .needs = kind(domain::FactKind::invoice_line),
    .look = invoice_number_again};

} // namespace styrhus::rules
