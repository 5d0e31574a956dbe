#include "intake/formats/e_invoice_checks.h"

#include "base/words.h"

#include <algorithm>
#include <fmt/core.h>

namespace styrhus::intake::formats {

namespace {

using base::Language;
using base::Money;
__extension__ using Wide = __int128;

constexpr Decimal one = {1, 0};
constexpr Money line_tolerance = Money::ore(2);
constexpr Money tax_tolerance = Money::ore(99); // "under one": BR-CO-17

bool multiply(Wide& product, Wide factor) {
    return !__builtin_mul_overflow(product, factor, &product);
}

bool multiply_by_power_of_ten(Wide& product, unsigned power) {
    for (unsigned i = 0; i < power; ++i)
        if (!multiply(product, 10)) return false;
    return true;
}

Money size_of(Money amount) {
    return amount < Money() ? -amount : amount;
}

/// The same number, however many zeros it ends with.
bool same_number(const Decimal& a, const Decimal& b) {
    const base::Fraction left = a.fraction();
    const base::Fraction right = b.fraction();
    return static_cast<Wide>(left.numerator) * right.denominator
           == static_cast<Wide>(right.numerator) * left.denominator;
}

bool same_category(const TaxCategory& a, const TaxCategory& b) {
    if (a.code != b.code || a.percent.has_value() != b.percent.has_value()) return false;
    return !a.percent || same_number(*a.percent, *b.percent);
}

/// What one rule compares.
struct Rule {
    std::string_view code;
    std::string_view source; ///< the rule's name in its standard
    std::string_view what_da;
    std::string_view what_en;
    std::string_view sum_da; ///< what it should equal
    std::string_view sum_en;
};

constexpr Rule line_amount = {"invoice.line_amount",
                              "PEPPOL-EN16931-R120",
                              "Linjens beløb",
                              "The line's amount",
                              "mængde × pris med linjens gebyrer og rabatter",
                              "quantity × price with the line's charges and allowances"};
constexpr Rule line_amount_oioubl_2 = {"invoice.line_amount", "OIOUBL F-INV348", "Linjens beløb",
                                       "The line's amount",   "mængde × pris",   "quantity × price"};
constexpr Rule lines_sum = {"invoice.lines_sum",    "EN 16931 BR-CO-10",           "Summen af linjerne",
                            "The sum of the lines", "linjernes beløb lagt sammen", "the lines added up"};
constexpr Rule allowances_sum = {"invoice.allowances_sum",
                                 "EN 16931 BR-CO-11",
                                 "Summen af rabatter",
                                 "The sum of allowances",
                                 "fakturaens rabatter lagt sammen",
                                 "the document's allowances added up"};
constexpr Rule charges_sum = {"invoice.charges_sum",
                              "EN 16931 BR-CO-12",
                              "Summen af gebyrer",
                              "The sum of charges",
                              "fakturaens gebyrer lagt sammen",
                              "the document's charges added up"};
constexpr Rule net = {"invoice.net",
                      "EN 16931 BR-CO-13",
                      "Beløbet uden moms",
                      "The amount without VAT",
                      "linjer − rabatter + gebyrer",
                      "lines − allowances + charges"};
constexpr Rule tax_as_exclusive = {"invoice.net",
                                   "OIOUBL 2",
                                   "TaxExclusiveAmount (afgifter i alt)",
                                   "TaxExclusiveAmount (taxes in all)",
                                   "afgifterne lagt sammen",
                                   "the taxes added up"};
constexpr Rule tax_sum = {"invoice.tax_sum",
                          "EN 16931 BR-CO-14",
                          "Afgiften i alt",
                          "The tax in all",
                          "afgiften pr. momssats lagt sammen",
                          "the tax of each category added up"};
constexpr Rule gross = {"invoice.gross",       "EN 16931 BR-CO-15",        "Beløbet med moms",
                        "The amount with VAT", "beløbet uden moms + moms", "the amount without VAT + VAT"};
constexpr Rule payable = {"invoice.payable",
                          "EN 16931 BR-CO-16",
                          "Beløbet til betaling",
                          "The amount to be paid",
                          "beløbet med moms − forudbetalt + afrunding",
                          "the amount with VAT − prepaid + rounding"};
constexpr Rule tax_of_category = {"invoice.tax_of_category", "EN 16931 BR-CO-17",
                                  "Momsen af en momssats",   "The VAT of a category",
                                  "momsgrundlag × momssats", "taxable amount × rate"};
constexpr Rule taxable = {"invoice.taxable",
                          "EN 16931 BR-S-08",
                          "Grundlaget for en momssats",
                          "The taxable amount of a category",
                          "dens linjer − rabatter + gebyrer",
                          "its lines − allowances + charges"};

class Checker {
  public:
    explicit Checker(const EInvoice& invoice)
        : invoice_(invoice), is_oioubl_2_(invoice.form == InvoiceForm::oioubl_2) {}

    std::vector<InvoiceTrouble> check() && {
        for (std::size_t i = 0; i < invoice_.lines.size(); ++i)
            check_line(i);
        check_sums();
        for (const TaxTotal& tax : invoice_.taxes)
            check_tax(tax);
        if (!is_oioubl_2_) check_taxable();
        check_totals();
        return std::move(troubles_);
    }

  private:
    void compare(const Rule& rule, std::optional<Money> said, std::optional<Money> sum,
                 std::uint32_t xml_line, Money tolerance = {},
                 std::optional<std::size_t> line = std::nullopt) {
        if (!said || !sum || size_of(*said - *sum) <= tolerance) return;
        const Money off_by = *said - *sum;
        const auto text = [&](std::string_view sentence, std::string_view what, std::string_view parts,
                              Language language) {
            const auto money = [&](Money amount) {
                return fmt::format("{} {}", base::ore_text(amount, language), invoice_.currency);
            };
            return fmt::format(fmt::runtime(sentence), what, money(*said), parts, money(*sum),
                               money(size_of(off_by)), rule.source, xml_line);
        };
        troubles_.push_back({.code = std::string(rule.code),
                             .line = line,
                             .off_by = off_by,
                             .en = text("{} is {}, but {} is {}: {} apart ({}; line {} of the document). Ask "
                                        "the supplier for a corrected invoice or a credit note.",
                                        rule.what_en, rule.sum_en, Language::en),
                             .da = text("{} er {}, men {} er {}: {} fra hinanden ({}; dokumentets linje {}). "
                                        "Bed leverandøren om en rettet faktura eller en kreditnota.",
                                        rule.what_da, rule.sum_da, Language::da)});
    }

    void check_line(std::size_t index) {
        const EInvoiceLine& line = invoice_.lines[index];
        if (!line.quantity || !line.price) return;
        const Decimal per = line.base_quantity.value_or(one);
        const auto plain = product(*line.quantity, *line.price, one, per);
        if (!is_oioubl_2_) {
            const auto own = balance(line.allowance_charges);
            if (plain && own)
                compare(line_amount, line.amount, *plain + *own, line.line, line_tolerance, index);
            return;
        }
        // The rule multiplies by nothing else; the guideline also by the units in one.
        const auto converted = product(*line.quantity, *line.price, line.unit_factor.value_or(one), per);
        const bool fits = line.amount && converted && size_of(*line.amount - *converted) <= line_tolerance;
        if (!fits) compare(line_amount_oioubl_2, line.amount, plain, line.line, line_tolerance, index);
    }

    /// Charges − allowances; none where an amount is missing.
    static std::optional<Money> balance(const std::vector<AllowanceCharge>& all) {
        Money sum;
        for (const AllowanceCharge& one_of : all) {
            if (!one_of.amount) return std::nullopt;
            sum += one_of.is_charge ? *one_of.amount : -*one_of.amount;
        }
        return sum;
    }

    std::optional<Money> sum_of_document(bool is_charge) const {
        Money sum;
        for (const AllowanceCharge& one_of : invoice_.allowance_charges) {
            if (one_of.is_charge != is_charge) continue;
            if (!one_of.amount) return std::nullopt;
            sum += *one_of.amount;
        }
        return sum;
    }

    void check_sums() {
        const EInvoiceTotals& totals = invoice_.totals;
        std::optional<Money> lines = Money();
        for (const EInvoiceLine& line : invoice_.lines)
            lines = lines && line.amount ? std::optional(*lines + *line.amount) : std::nullopt;
        compare(lines_sum, totals.line_extension, lines, totals.line);
        compare(allowances_sum, totals.allowances.value_or(Money()), sum_of_document(false), totals.line);
        compare(charges_sum, totals.charges.value_or(Money()), sum_of_document(true), totals.line);
    }

    void check_tax(const TaxTotal& tax) {
        if (tax.subtotals.empty() || tax.currency != invoice_.currency) return;
        std::optional<Money> sum = Money();
        for (const TaxSubtotal& part : tax.subtotals) {
            sum = sum && part.tax ? std::optional(*sum + *part.tax) : std::nullopt;
            if (!part.taxable || !part.category.percent) continue;
            const Decimal amount = {part.taxable->in_ore(), 2};
            compare(tax_of_category, part.tax, product(amount, *part.category.percent, one, {100, 0}),
                    part.line, tax_tolerance);
        }
        compare(tax_sum, tax.amount, sum, tax.line);
    }

    void check_taxable() {
        for (const TaxTotal& tax : invoice_.taxes) {
            if (tax.currency != invoice_.currency) continue;
            for (const TaxSubtotal& part : tax.subtotals)
                compare(taxable, part.taxable, total_of(part.category), part.line, tax_tolerance);
        }
    }

    /// Lines − allowances + charges of one category; none where something of it cannot be read.
    std::optional<Money> total_of(const TaxCategory& category) const {
        Money sum;
        for (const EInvoiceLine& line : invoice_.lines) {
            if (!same_category(line.category, category)) continue;
            if (!line.amount) return std::nullopt;
            sum += *line.amount;
        }
        for (const AllowanceCharge& one_of : invoice_.allowance_charges) {
            if (!same_category(one_of.category, category)) continue;
            if (!one_of.amount) return std::nullopt;
            sum += one_of.is_charge ? *one_of.amount : -*one_of.amount;
        }
        return sum;
    }

    void check_totals() {
        const EInvoiceTotals& totals = invoice_.totals;
        const std::optional<Money> tax = invoice_.tax();
        if (is_oioubl_2_) {
            compare(tax_as_exclusive, totals.tax_exclusive_as_written, tax, totals.line);
        } else if (totals.line_extension) {
            compare(net, totals.tax_exclusive,
                    *totals.line_extension - totals.allowances.value_or(Money())
                        + totals.charges.value_or(Money()),
                    totals.line);
        }
        if (!totals.tax_exclusive || !tax) return;
        Money with_tax = *totals.tax_exclusive + *tax;
        Money rounding = totals.rounding.value_or(Money());
        const bool is_rounded_already = is_oioubl_2_ && totals.tax_inclusive == with_tax + rounding;
        if (is_rounded_already) {
            with_tax += rounding;
            rounding = {};
        }
        compare(gross, totals.tax_inclusive, with_tax, totals.line);
        if (totals.tax_inclusive)
            compare(payable, totals.payable,
                    *totals.tax_inclusive - totals.prepaid.value_or(Money()) + rounding, totals.line);
    }

    const EInvoice& invoice_;
    bool is_oioubl_2_;
    std::vector<InvoiceTrouble> troubles_;
};

} // namespace

std::optional<Money> product(Decimal quantity, Decimal price, Decimal factor, Decimal base) {
    if (base.mantissa <= 0) return std::nullopt;
    Wide numerator = quantity.mantissa;
    Wide denominator = base.mantissa;
    const bool is_small =
        multiply(numerator, price.mantissa) && multiply(numerator, factor.mantissa)
        && multiply_by_power_of_ten(numerator, base.scale + 2U)
        && multiply_by_power_of_ten(denominator, 0U + quantity.scale + price.scale + factor.scale);
    if (!is_small) return std::nullopt;
    const Wide size = numerator < 0 ? -numerator : numerator;
    const Wide rounded =
        size / denominator + (size % denominator >= denominator - size % denominator ? 1 : 0);
    if (rounded > invoice_ore_max) return std::nullopt;
    const auto ore = static_cast<std::int64_t>(rounded);
    return Money::ore(numerator < 0 ? -ore : ore);
}

std::vector<InvoiceTrouble> check_arithmetic(const EInvoice& invoice) {
    return Checker(invoice).check();
}

} // namespace styrhus::intake::formats
