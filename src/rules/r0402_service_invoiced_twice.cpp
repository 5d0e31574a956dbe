#include "rules/rules.h"

#include <algorithm>
#include <map>
#include <tuple>

/// The same supplier's same amount for the same citizen and days on two invoices, and not taken back by a
/// credit note. Without a citizen's number the person reference tells whom it is for.
namespace styrhus::rules {

namespace {

/// What makes two lines the same bill.
using Bill = std::tuple<domain::Term, domain::IdentityRef, base::Date, base::Date, base::Money>;

struct Billed {
    std::vector<std::uint32_t> lines; ///< as invoiced
    std::size_t taken_back = 0;
};

domain::IdentityRef whom(const domain::InvoiceLine& line) {
    return domain::is_none(line.citizen) ? line.contact : line.citizen;
}

std::map<Bill, Billed> bills_of(const Municipality& at) {
    std::map<Bill, Billed> bills;
    for (std::uint32_t i = 0; i < at.invoice_lines().size(); ++i) {
        const domain::InvoiceLine& line = at.invoice_lines()[i];
        const bool is_asked = line.kind == domain::InvoiceRow::line && Municipality::has_service(line)
                              && !domain::is_none(whom(line)) && !line.amount.is_zero();
        if (!is_asked) continue;
        const bool is_back = line.amount < base::Money{};
        Billed& billed = bills[{line.supplier, whom(line), line.service.from, line.service.to,
                                is_back ? -line.amount : line.amount}];
        if (is_back)
            ++billed.taken_back;
        else
            billed.lines.push_back(i);
    }
    return bills;
}

/// In order of issue, without those that credit notes take back: the earliest go first.
std::vector<std::uint32_t> standing(const std::vector<domain::InvoiceLine>& all, Billed billed) {
    std::sort(billed.lines.begin(), billed.lines.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(all[a].issued_on, all[a].source) < std::tie(all[b].issued_on, all[b].source);
    });
    const std::size_t gone = std::min(billed.lines.size(), billed.taken_back);
    return {billed.lines.begin() + static_cast<std::ptrdiff_t>(gone), billed.lines.end()};
}

void service_invoiced_twice(const Municipality& at, Report& report) {
    const auto& all = at.invoice_lines();
    for (const auto& [bill, billed] : bills_of(at)) {
        const std::vector<std::uint32_t> lines = standing(all, billed);
        for (const std::uint32_t number : lines) {
            const domain::InvoiceLine& first = all[lines.front()];
            const domain::InvoiceLine& line = all[number];
            // The same invoice number again is another rule's (r0401).
            if (line.document == first.document) continue;
            report.invoice_line(number, line.issued_on, line.amount,
                                {"{} kr. for dagene {} til {} står også på faktura {} fra {}.",
                                 "DKK {} for the days {} to {} also stands on invoice {} of {}."},
                                {line.amount, line.service.from, line.service.to.plus_days(-1),
                                 at.text(first.document), first.issued_on});
        }
    }
}

} // namespace

const Rule r0402 = {.head = {.code = "r0402",
                             .severity = domain::Severity::error,
                             .title = {"Samme ydelse på to fakturaer", "Same service on two invoices"},
                             .reference = "Kontrolpraksis: dobbelte fakturaer",
                             .field = "amount"},
                    .needs = kind(domain::FactKind::invoice_line),
                    .look = service_invoiced_twice};

} // namespace styrhus::rules
