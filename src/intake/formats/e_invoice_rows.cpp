#include "intake/formats/e_invoice_rows.h"

#include "intake/formats/e_invoice_checks.h"

#include <algorithm>
#include <fmt/core.h>
#include <iterator>
#include <xxhash.h>

namespace styrhus::intake::formats {

namespace {

using base::Money;
using Column = InvoiceColumn;

constexpr std::string_view kroner = "DKK";

constexpr const char* headings[] = {"Rækketype",
                                    "Dokumenttype",
                                    "Dokumentnr.",
                                    "Udgave",
                                    "Række",
                                    "Udstedt",
                                    "Valuta",
                                    "Leverandør CVR",
                                    "Leverandør",
                                    "Modtager EAN",
                                    "Ordrenr.",
                                    "Kontering",
                                    "Personreference",
                                    "Køberreference",
                                    "Dokumenttekst",
                                    "Vedrører faktura",
                                    "Linjenr.",
                                    "Ordrelinje",
                                    "Linjetekst",
                                    "Periode fra",
                                    "Periode til",
                                    "Mængde",
                                    "Enhed",
                                    "Pris",
                                    "Momssats",
                                    "Beløb",
                                    "Beløb i fremmed valuta",
                                    "Sted",
                                    "Fil i arkivet"};
static_assert(std::size(headings) == invoice_column_count);

/// To so many decimals, half away from zero, without zeros at the end.
std::string decimal_text(Decimal value, unsigned decimals) {
    for (; value.scale > decimals; --value.scale) {
        const std::int64_t last = value.mantissa % 10;
        value.mantissa /= 10;
        // Only the digit that goes last decides, so the number is rounded once.
        if (value.scale == decimals + 1 && (last >= 5 || last <= -5)) value.mantissa += last > 0 ? 1 : -1;
    }
    std::int64_t one = 1;
    for (unsigned i = 0; i < value.scale; ++i)
        one *= 10;
    const bool is_negative = value.mantissa < 0;
    const std::int64_t whole = value.mantissa / one;
    const std::int64_t part = value.mantissa % one;
    std::string text = fmt::format("{}{}", is_negative ? "-" : "", is_negative ? -whole : whole);
    if (part != 0) text += fmt::format(".{:0{}}", is_negative ? -part : part, value.scale);
    return text;
}

/// The price of one unit in millionths of a krone.
std::string price_text(const EInvoiceLine& line) {
    constexpr unsigned decimals = 6;
    if (!line.price) return {};
    const bool is_for_one =
        !line.base_quantity || line.base_quantity->mantissa <= 0 || *line.base_quantity == Decimal{1, 0};
    if (is_for_one) return decimal_text(*line.price, decimals);
    // The price of ten thousand units in hundredths is the price of one in millionths.
    const auto millionths = product({10'000, 0}, *line.price, {1, 0}, *line.base_quantity);
    if (!millionths) return {};
    return decimal_text({millionths->in_ore(), decimals}, decimals);
}

std::string rate_text(const TaxCategory& category) {
    constexpr unsigned decimals = 4;
    return category.percent ? decimal_text(*category.percent, decimals) + "%" : std::string();
}

/// What is written of a thing, each text once.
std::string texts(std::initializer_list<std::string_view> parts) {
    std::string out;
    for (const std::string_view part : parts) {
        if (part.empty() || out.find(part) != std::string::npos) continue;
        if (!out.empty()) out.append(" / ");
        out.append(part);
    }
    return out;
}

bool is_gln_scheme(std::string_view scheme) {
    return scheme == "GLN" || scheme == "0088" || scheme == "EAN";
}

class RowMaker {
  public:
    RowMaker(const EInvoice& invoice, std::string_view file) : invoice_(invoice) {
        head_.at(Column::document_type) = is_credit() ? "Kreditnota" : "Faktura";
        head_.at(Column::document) = invoice.id;
        if (invoice.issued_on) head_.at(Column::issued_on) = base::iso(*invoice.issued_on);
        head_.at(Column::currency) = invoice.currency;
        head_.at(Column::supplier) = invoice.supplier.company;
        head_.at(Column::supplier_name) = invoice.supplier.name;
        if (is_gln_scheme(invoice.buyer.endpoint_scheme))
            head_.at(Column::buyer_gln) = invoice.buyer.endpoint;
        head_.at(Column::order) = invoice.order;
        head_.at(Column::accounting_cost) = invoice.accounting_cost;
        head_.at(Column::contact) = texts({invoice.buyer.contact, invoice.buyer.contact_name});
        head_.at(Column::buyer_reference) = texts({invoice.buyer_reference, invoice.customer_reference});
        head_.at(Column::note) = invoice.note;
        head_.at(Column::billed_in) = invoice.billed_in;
        head_.at(Column::file) = file;
        put_period(head_, invoice.period);
    }

    RowsOfInvoice make() && {
        for (const EInvoiceLine& line : invoice_.lines)
            add_line(line);
        for (const AllowanceCharge& one : invoice_.allowance_charges)
            add_allowance_charge(one);
        for (const TaxTotal& tax : invoice_.taxes)
            if (tax.currency == invoice_.currency) add_tax(tax);
        add_payment("Afrunding", invoice_.totals.rounding.value_or(Money()));
        add_payment("Forudbetalt", -invoice_.totals.prepaid.value_or(Money()));
        if (made_.rows.empty()) add_nothing();
        add_notes();
        put_version();
        if (invoice_.totals.payable)
            made_.payable = is_in_kroner() ? in_sign(*invoice_.totals.payable) : Money();
        return std::move(made_);
    }

  private:
    bool is_credit() const { return invoice_.kind == InvoiceKind::credit_note; }
    bool is_in_kroner() const { return invoice_.currency == kroner; }

    /// The one place where a credit note's sign is turned: a document says amounts and quantities as if it
    /// were an invoice.
    Money in_sign(Money amount) const { return is_credit() ? -amount : amount; }
    Decimal in_sign(Decimal quantity) const {
        return is_credit() ? Decimal{-quantity.mantissa, quantity.scale} : quantity;
    }

    static void put_period(RowOfInvoice& row, const InvoicePeriod& period) {
        if (period.first) row.at(Column::period_from) = base::iso(*period.first);
        if (period.last) row.at(Column::period_to) = base::iso(*period.last);
    }

    RowOfInvoice& add(std::string_view type, std::uint32_t xml_line, std::string_view what) {
        RowOfInvoice& row = made_.rows.emplace_back(head_);
        row.at(Column::row_type) = type;
        row.at(Column::row) = fmt::format("{}", made_.rows.size());
        row.at(Column::place) =
            xml_line == 0 ? std::string(what) : fmt::format("{}, linje {}", what, xml_line);
        return row;
    }

    void put_amount(RowOfInvoice& row, std::optional<Money> amount) {
        if (!amount) {
            constexpr std::string_view en =
                "The amount is missing, cannot be read, or is in another currency than its document. Ask the "
                "supplier for a corrected document.";
            constexpr std::string_view da = "Beløbet mangler, kan ikke læses eller er i en anden valuta end "
                                            "dokumentets. Bed leverandøren om "
                                            "et rettet dokument.";
            note(made_.rows.size() - 1, NoteWeight::rejects, "invoice.no_amount", "Beløb", std::string(en),
                 std::string(da));
            return;
        }
        row.at(is_in_kroner() ? Column::amount : Column::foreign_amount) = base::plain(in_sign(*amount));
    }

    void add_line(const EInvoiceLine& line) {
        const auto number = made_.rows.size() + 1;
        RowOfInvoice& row = add("Linje", line.line,
                                fmt::format("{}Line[{}]", is_credit() ? "CreditNote" : "Invoice", number));
        if (line.period.is_stated) {
            row.at(Column::period_from).clear();
            row.at(Column::period_to).clear();
            put_period(row, line.period);
        }
        row.at(Column::line) = line.id;
        row.at(Column::order_line) = line.order_line;
        if (!line.accounting_cost.empty()) row.at(Column::accounting_cost) = line.accounting_cost;
        if (!line.billed_in.empty()) row.at(Column::billed_in) = line.billed_in;
        row.at(Column::text) = texts({line.name, line.description, line.note, line.properties});
        if (line.quantity) row.at(Column::quantity) = decimal_text(in_sign(*line.quantity), 3);
        row.at(Column::unit) = line.unit;
        row.at(Column::price) = price_text(line);
        row.at(Column::tax_rate) = rate_text(line.category);
        put_amount(row, line.amount);
    }

    void add_allowance_charge(const AllowanceCharge& one) {
        RowOfInvoice& row = add(one.is_charge ? "Gebyr" : "Rabat", one.line, "AllowanceCharge");
        row.at(Column::text) = one.reason;
        row.at(Column::tax_rate) = rate_text(one.category);
        put_amount(row, one.amount && !one.is_charge ? std::optional(-*one.amount) : one.amount);
    }

    /// A tax of nothing says nothing.
    void add_tax(const TaxTotal& tax) {
        if (tax.amount && tax.amount->is_zero()) return;
        RowOfInvoice& row = add("Moms", tax.line, "TaxTotal");
        if (tax.subtotals.size() == 1) row.at(Column::tax_rate) = rate_text(tax.subtotals.front().category);
        put_amount(row, tax.amount);
    }

    void add_payment(std::string_view type, Money amount) {
        if (amount.is_zero()) return;
        put_amount(add(type, invoice_.totals.line, "LegalMonetaryTotal"), amount);
    }

    void add_nothing() {
        add("Linje", 0, "");
        note(0, NoteWeight::rejects, "invoice.no_lines", "",
             "The document has no lines and no amounts. Ask the supplier for it again.",
             "Dokumentet har ingen linjer og ingen beløb. Bed leverandøren om det igen.");
    }

    void note(std::size_t row, NoteWeight weight, std::string code, std::string column, std::string en,
              std::string da, Money at_stake = {}) {
        made_.notes.push_back({.row = row,
                               .weight = weight,
                               .code = std::move(code),
                               .column = std::move(column),
                               .at_stake = at_stake,
                               .en = std::move(en),
                               .da = std::move(da)});
    }

    /// What the document as a whole says wrongly stands at its first row.
    void add_notes() {
        if (!invoice_.is_known_form)
            note(0, NoteWeight::warning, "invoice.unknown_form", "",
                 "The document says neither OIOUBL 2, OIOUBL 3 nor Peppol; it is read by EN 16931.",
                 "Dokumentet siger hverken OIOUBL 2, OIOUBL 3 eller Peppol; det er læst efter EN 16931.");
        if (!invoice_.totals.payable)
            note(0, NoteWeight::warning, "invoice.no_total", "",
                 "The document does not say what is to be paid, so its rows cannot be held against it.",
                 "Dokumentet siger ikke, hvad der skal betales, så dets rækker kan ikke holdes op mod det.");
        for (InvoiceTrouble& one : check_arithmetic(invoice_)) {
            const Money size = one.off_by < Money() ? -one.off_by : one.off_by;
            note(one.line.value_or(0), NoteWeight::error, std::move(one.code),
                 one.line ? headings[static_cast<std::size_t>(Column::amount)] : "", std::move(one.en),
                 std::move(one.da), is_in_kroner() ? size : Money());
        }
        std::stable_sort(made_.notes.begin(), made_.notes.end(),
                         [](const RowNote& a, const RowNote& b) { return a.row < b.row; });
    }

    /// Of everything but where it stands.
    void put_version() {
        std::string all;
        for (const RowOfInvoice& row : made_.rows)
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                const auto column = static_cast<Column>(i);
                if (column != Column::place && column != Column::file) all += row.cells[i];
                all += '\x1f';
            }
        const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
        for (RowOfInvoice& row : made_.rows)
            row.at(Column::version) = fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
    }

    const EInvoice& invoice_;
    RowOfInvoice head_;
    RowsOfInvoice made_;
};

} // namespace

const std::vector<std::string>& invoice_headings() {
    static const std::vector<std::string> all(std::begin(headings), std::end(headings));
    return all;
}

RowsOfInvoice rows_of(const EInvoice& invoice, std::string_view file) {
    return RowMaker(invoice, file).make();
}

RowsOfInvoice rows_of_unreadable(const base::Error& why, std::string_view file) {
    RowsOfInvoice made;
    made.rows.emplace_back().at(InvoiceColumn::file) = file;
    made.notes.push_back({.row = 0,
                          .weight = NoteWeight::rejects,
                          .code = "invoice.unreadable",
                          .column = "",
                          .at_stake = {},
                          .en = why.message,
                          .da = why.in_danish()});
    return made;
}

} // namespace styrhus::intake::formats
