#include "views/page/explained.h"
#include "views/page/named.h"
#include "views/page/receipts.h"

#include <algorithm>
#include <array>

/// What stands behind the numbers of a receipt, and of findings wherever they are counted.
namespace styrhus::views::page {

namespace {

using base::Error;
using base::Money;
using base::Result;

/// A list of rows or of their kroner.
class Rows {
  public:
    Rows(const Context& context, bool is_money) : is_money_(is_money) {
        list_.unit = is_money ? PartUnit::ore : PartUnit::count;
        list_.amount_label = is_money ? context.tr("Kroner", "Kroner") : context.tr("Rækker", "Rows");
    }
    /// So many rows that are not named one by one; perhaps the first of them.
    void add_many(std::string what, std::int64_t rows, Money money,
                  std::optional<domain::SourceRef> first = std::nullopt) {
        add_part(std::move(what), is_money_ ? money.in_ore() : rows, first);
    }
    void add(std::string what, domain::SourceRef source, Money money) {
        add_part(std::move(what), is_money_ ? money.in_ore() : 1, source);
    }
    /// What the receipt counted and no row of the list tells of.
    void add_rest(std::string_view what, std::int64_t rows, Money money) {
        const std::int64_t rest = (is_money_ ? money.in_ore() : rows) - sum_of(list_);
        if (rest != 0) add_part(std::string(what), rest, std::nullopt);
    }
    Explained explained() { return explained_sum(std::move(list_)); }

  private:
    void add_part(std::string what, std::int64_t amount, std::optional<domain::SourceRef> source) {
        list_.rows.push_back(
            {.what = std::move(what), .person = 0, .source = source, .amount = amount, .figure = {}});
    }
    PartList list_;
    bool is_money_;
};

std::int64_t whole(std::uint64_t number) {
    return static_cast<std::int64_t>(number);
}

/// Rejected rows one by one; what was accepted as one part.
Explained explain_rows(const Context& context, const Figure& figure, const DeliveryDetails& details) {
    const domain::DeliverySums& sums = details.delivery.sums;
    Rows rows(context, figure.measure.starts_with("delivery.money"));
    if (!figure.measure.ends_with("_rejected"))
        rows.add_many(std::string(context.tr("godtagne rækker", "accepted rows")), whole(sums.rows_accepted),
                      sums.money_accepted);
    if (figure.measure.ends_with("_accepted")) return rows.explained();
    const bool is_of_reason = figure.parts.size() == 3;
    for (const domain::Rejection& rejection : details.rejections)
        if (!is_of_reason || (rejection.reason == figure.parts[1] && rejection.column == figure.parts[2]))
            rows.add(std::string(context.tr(rejection.text_da, rejection.text_en)), rejection.source,
                     rejection.amount_known ? rejection.amount : Money{});
    const bool is_all = !figure.measure.ends_with("_rejected");
    if (!is_of_reason)
        rows.add_rest(
            context.tr("afvist uden egen linje i kvitteringen", "rejected without a line of their own"),
            is_all ? whole(sums.rows_in) : whole(sums.rows_rejected),
            is_all ? sums.money_in : sums.money_rejected);
    return rows.explained();
}

struct ChangeMeasure {
    std::string_view measure;
    RowChange change;
    std::uint64_t domain::DeliverySums::*rows;
    std::string_view da;
    std::string_view en;
};
constexpr std::array<ChangeMeasure, 5> changes = {{
    {"delivery.rows_new", RowChange::fresh, &domain::DeliverySums::rows_new, "ny række", "new row"},
    {"delivery.rows_changed", RowChange::changed, &domain::DeliverySums::rows_changed, "ændret række",
     "changed row"},
    {"delivery.rows_unchanged", RowChange::unchanged, &domain::DeliverySums::rows_unchanged, "uændret række",
     "unchanged row"},
    {"delivery.rows_gone", RowChange::gone, &domain::DeliverySums::rows_gone, "forsvundet række", "row gone"},
    {"delivery.rows_duplicate", RowChange::duplicate, &domain::DeliverySums::rows_duplicate, "gentaget række",
     "repeated row"},
}};

/// Row by row, as the delivery stands against those before it today.
Result<Explained> explain_changes(const Context& context, const Figure& figure,
                                  const domain::Delivery& delivery) {
    const bool is_money = figure.measure == "delivery.money_gone";
    const std::string_view measure = is_money ? "delivery.rows_gone" : std::string_view(figure.measure);
    const auto* const known = std::find_if(changes.begin(), changes.end(),
                                           [&](const ChangeMeasure& one) { return one.measure == measure; });
    if (known == changes.end()) return wrong_name(figure);
    STYRHUS_TRY(const std::vector<ChangedRow> all, context.changed_rows(delivery.id));
    Rows rows(context, is_money);
    for (const ChangedRow& row : all)
        if (row.change == known->change)
            rows.add(std::string(context.tr(known->da, known->en)), row.source, row.amount);
    rows.add_rest(context.tr("er siden frigivet, taget tilbage eller leveret igen",
                             "has since been released, taken back or delivered again"),
                  whole(delivery.sums.*known->rows), delivery.sums.money_gone);
    return rows.explained();
}

Explained explain_gap(const Context& context, const Figure& figure, const DeliveryDetails& details) {
    Rows rows(context, figure.measure == "delivery.gap_money");
    for (std::size_t i = 0; i < details.gaps.size(); ++i)
        if (figure.parts.size() == 2 && figure.parts[1] == std::to_string(i)) {
            const domain::MappingGap& gap = details.gaps[i];
            rows.add_many(gap.value.empty() ? gap.column : gap.column + ": " + gap.value, whole(gap.rows),
                          gap.amount, domain::SourceRef{details.delivery.id, gap.file, gap.first_line});
        }
    return rows.explained();
}

Explained explain_value(const Context& context, const Figure& figure, const DeliveryDetails& details) {
    Rows rows(context, figure.measure == "delivery.value_money");
    for (std::size_t i = 0; i < details.met_values.size(); ++i)
        if (figure.parts.size() == 2 && figure.parts[1] == std::to_string(i)) {
            const domain::MetValue& met = details.met_values[i];
            rows.add_many(met.column + ": " + met.value, whole(met.rows), met.amount);
        }
    return rows.explained();
}

Explained explain_files(const Context& context, const Figure& figure, const domain::Delivery& delivery) {
    Rows rows(context, false);
    for (std::size_t i = 0; i < delivery.files.size(); ++i)
        if (figure.parts.size() == 2 && figure.parts[1] == std::to_string(i))
            rows.add_many(delivery.files[i].name,
                          whole(figure.measure == "delivery.file_bytes" ? delivery.files[i].bytes
                                                                        : delivery.files[i].rows),
                          {});
    return rows.explained();
}

std::string words_of(const Context& context, const domain::Finding& finding) {
    return std::string(context.tr(finding.text_da, finding.text_en));
}

Explained explain_count(const Context& context, const std::string& source) {
    PartList list;
    list.unit = PartUnit::count;
    list.amount_label = context.tr("Leverancer", "Deliveries");
    for (const domain::Delivery& delivery : context.deliveries)
        if (delivery.source == source)
            list.rows.push_back({.what = delivery_words(context, delivery),
                                 .person = 0,
                                 .source = domain::SourceRef{delivery.id, 0, 0},
                                 .amount = 1,
                                 .figure = {}});
    return explained_sum(std::move(list));
}

} // namespace

Result<Explained> explain_delivery(const Context& context, const Figure& figure) {
    if (figure.parts.empty())
        return Error{"A delivery's figure has the delivery's number in its name.",
                     "En leverances tal har leverancens nummer i sit navn."};
    if (figure.measure == "delivery.count") return explain_count(context, figure.parts[0]);
    STYRHUS_TRY(const int number, whole_number(figure.parts[0]));
    STYRHUS_TRY(const DeliveryDetails details,
                context.delivery_details(static_cast<domain::DeliveryId>(number)));
    const domain::Delivery& delivery = details.delivery;
    if (figure.measure == "delivery.findings" || figure.measure == "delivery.at_stake") {
        if (figure.parts.size() != 2) return wrong_name(figure);
        Rows rows(context, figure.measure.ends_with("at_stake"));
        for (const domain::Finding& finding : details.findings)
            if (finding.rule == figure.parts[1])
                rows.add(words_of(context, finding), finding.source, finding.at_stake);
        return rows.explained();
    }
    if (figure.measure.starts_with("delivery.gap_")) return explain_gap(context, figure, details);
    if (figure.measure.starts_with("delivery.value_")) return explain_value(context, figure, details);
    if (figure.measure.starts_with("delivery.file_")) return explain_files(context, figure, delivery);
    if (figure.measure == "delivery.rows_skipped") {
        Rows rows(context, false);
        rows.add_many(std::string(context.tr("tomme, hoveder og totaler", "blank, headers and totals")),
                      whole(delivery.sums.rows_skipped), {});
        return rows.explained();
    }
    if (figure.measure == "delivery.own_total") {
        Rows rows(context, true);
        rows.add_many(std::string(context.tr("filens egen total", "the file's own total")), 1,
                      delivery.sums.own_total);
        return rows.explained();
    }
    for (const std::string_view end : {"_in", "_accepted", "_rejected"})
        if (figure.measure.ends_with(end)) return explain_rows(context, figure, details);
    return explain_changes(context, figure, delivery);
}

Result<Explained> explain_findings(const Context& context, const Figure& figure) {
    if (figure.parts.size() != 1) return wrong_name(figure);
    Rows rows(context, figure.measure.ends_with("at_stake"));
    for (const domain::Finding& finding : context.snapshot->findings)
        if (finding.rule == figure.parts[0] && finding.severity != domain::Severity::note)
            rows.add(words_of(context, finding), finding.source,
                     finding.at_stake < Money{} ? -finding.at_stake : finding.at_stake);
    return rows.explained();
}

} // namespace styrhus::views::page
