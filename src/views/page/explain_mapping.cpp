#include "views/page/explained.h"
#include "views/page/frame.h"

/// What a source's latest delivery has that its mapping does not know, gap by gap.
namespace styrhus::views::page {

namespace {

using domain::MappingGap;

/// What a gap counts for in a figure; 0 leaves it out.
std::int64_t weight(std::string_view measure, const MappingGap& gap) {
    const bool is_value = gap.kind == MappingGap::Kind::unknown_value;
    if (measure == "mapping.unmapped_columns") return gap.kind == MappingGap::Kind::unmapped_column ? 1 : 0;
    if (!is_value) return 0;
    if (measure == "mapping.unmapped_values") return 1;
    return measure == "mapping.unmapped_money" ? gap.amount.in_ore() : static_cast<std::int64_t>(gap.rows);
}

} // namespace

base::Result<Explained> explain_mapping(const Context& context, const Figure& figure) {
    if (figure.parts.size() != 1) return no_such_measure(figure);
    const bool is_money = figure.measure == "mapping.unmapped_money";
    PartList list;
    list.unit = is_money ? PartUnit::ore : PartUnit::count;
    list.amount_label = is_money ? context.tr("Kroner", "Kroner") : context.tr("Antal", "Count");
    for (const SourceStatus& status : source_statuses(context)) {
        if (status.code != figure.parts[0] || !status.has_delivered()) continue;
        STYRHUS_TRY(const DeliveryDetails details, context.delivery_details(status.latest));
        for (const MappingGap& gap : details.gaps)
            if (const std::int64_t amount = weight(figure.measure, gap); amount != 0)
                list.rows.push_back({.what = gap.value.empty() ? gap.column : gap.column + ": " + gap.value,
                                     .person = 0,
                                     .source = domain::SourceRef{status.latest, gap.file, gap.first_line},
                                     .amount = amount,
                                     .figure = {}});
    }
    return explained_sum(std::move(list));
}

} // namespace styrhus::views::page
