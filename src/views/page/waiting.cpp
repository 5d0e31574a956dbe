#include "views/page/waiting.h"

#include "base/words.h"
#include "views/page/figure.h"
#include "views/page/frame.h"
#include "views/page/receipts.h"

#include <algorithm>
#include <fmt/core.h>
#include <fmt/ranges.h>
#include <map>
#include <set>

namespace styrhus::views::page {

namespace {

using base::Money;
using document::Cell;
using document::ColumnKind;

struct Waiting {
    std::string what;
    std::string where;
    std::string link;
    std::int64_t rows = 0;
    Money at_stake;
    std::string rows_figure;
    std::string money_figure;
    bool is_held = false;
};

/// One row a source: the latest that waits, and how many before it.
void add_held(const Context& context, std::vector<Waiting>& waiting) {
    std::map<std::pair<std::string, std::string>, std::vector<const domain::Delivery*>> held;
    for (const domain::Delivery& delivery : context.deliveries)
        if (delivery.is_held && !is_withdrawn(context, delivery.id))
            held[{delivery.source, delivery.scope}].push_back(&delivery);
    for (const auto& [source, deliveries] : held) {
        const domain::Delivery& latest = **std::max_element(
            deliveries.begin(), deliveries.end(), [](const domain::Delivery* a, const domain::Delivery* b) {
                return a->dates.extract_date < b->dates.extract_date;
            });
        std::string where = delivery_words(context, latest);
        if (deliveries.size() > 1)
            where +=
                fmt::format(" {}", fmt::format(fmt::runtime(context.tr("og {} før den", "and {} before it")),
                                               deliveries.size() - 1));
        waiting.push_back(
            {std::string(context.tr("Leverancen venter på frigivelse", "The delivery waits to be released")),
             std::move(where),
             deliveries.size() == 1 ? receipt_link(latest.id)
                                    : address("/leverancer", {{"kilde", latest.source}}),
             static_cast<std::int64_t>(latest.sums.rows_in), latest.sums.money_gone,
             delivery_figure("delivery.rows_in", latest), delivery_figure("delivery.money_gone", latest),
             true});
    }
}

void add_deliveries(const Context& context, std::vector<Waiting>& waiting) {
    add_held(context, waiting);
    for (const domain::Delivery& delivery : context.deliveries) {
        if (is_withdrawn(context, delivery.id)) continue;
        const std::string name = delivery_words(context, delivery);
        if (delivery.sums.rows_rejected > 0)
            waiting.push_back(
                {std::string(context.tr("Rækker er afvist", "Rows are rejected")), name,
                 receipt_link(delivery.id), static_cast<std::int64_t>(delivery.sums.rows_rejected),
                 delivery.sums.money_rejected, delivery_figure("delivery.rows_rejected", delivery),
                 delivery_figure("delivery.money_rejected", delivery)});
    }
}

/// The first few, and how many more.
std::string some_of(const Context& context, const std::set<std::string>& names) {
    constexpr std::size_t named_max = 2;
    if (names.size() <= named_max + 1) return fmt::format("{}", fmt::join(names, ", "));
    const auto end = std::next(names.begin(), named_max);
    return fmt::format("{} {}", fmt::join(names.begin(), end, ", "),
                       fmt::format(fmt::runtime(context.tr("og {} kilder mere", "and {} more sources")),
                                   names.size() - named_max));
}

void add_findings(const Context& context, std::vector<Waiting>& waiting) {
    std::map<std::string, Waiting> by_rule;
    std::map<std::string, std::set<std::string>> sources;
    for (const domain::Finding& finding : context.snapshot->findings) {
        if (finding.severity == domain::Severity::note) continue;
        Waiting& one = by_rule[finding.rule];
        if (one.rows++ == 0) {
            one.what = rule_words(context, finding);
            one.link = row_link(finding.source);
            one.rows_figure = format(Figure{"findings.rows", {finding.rule}, {}});
            one.money_figure = format(Figure{"findings.at_stake", {finding.rule}, {}});
        }
        if (const domain::Delivery* delivery = find_delivery(context, finding.source.delivery))
            sources[finding.rule].insert(source_name(context, delivery->source));
        one.at_stake += finding.at_stake < Money{} ? -finding.at_stake : finding.at_stake;
    }
    for (auto& [rule, one] : by_rule) {
        one.where = some_of(context, sources[rule]);
        waiting.push_back(std::move(one));
    }
}

void add_late(const Context& context, std::vector<Waiting>& waiting) {
    for (const SourceStatus& status : source_statuses(context))
        if (status.is_late)
            waiting.push_back({fmt::format("{} {}", status.name,
                                           context.tr("mangler for perioden", "is missing for the period")),
                               fmt::format("{} {}", context.tr("seneste udtræk", "latest extract"),
                                           date_text(status.extract_date, context.language)),
                               "/leverancer",
                               0,
                               {},
                               {},
                               {}});
}

} // namespace

document::Table waiting_table(const Context& context, const Request& request) {
    std::vector<Waiting> waiting;
    add_deliveries(context, waiting);
    add_findings(context, waiting);
    const auto size = [](Money money) { return money < Money{} ? -money : money; };
    // A delivery that waits keeps all its rows out, whatever kroner it has.
    std::stable_sort(waiting.begin(), waiting.end(), [&](const Waiting& a, const Waiting& b) {
        if (a.is_held != b.is_held) return a.is_held;
        return size(a.at_stake) > size(b.at_stake);
    });
    std::vector<Waiting> late;
    add_late(context, late);
    waiting.insert(waiting.begin(), late.begin(), late.end());
    document::Table table;
    table.key = "venter";
    table.title = context.tr("Det venter på dig", "Waiting for you");
    table.columns = {
        {.key = "what", .label = std::string(context.tr("Hvad", "What"))},
        {.key = "where", .label = std::string(context.tr("Hvor", "Where"))},
        {.key = "rows", .label = std::string(context.tr("Rækker", "Rows")), .kind = ColumnKind::count},
        {.key = "at_stake",
         .label = std::string(context.tr("På spil", "At stake")),
         .kind = ColumnKind::money}};
    table.empty_text = context.tr("Intet venter på dig.", "Nothing waits for you.");
    table.rows_in_all = static_cast<std::int64_t>(waiting.size());
    constexpr std::size_t shown_max = 12;
    if (!request.wants_all_rows() && waiting.size() > shown_max) {
        waiting.resize(shown_max);
        table.more = address_of_all("/", request);
    }
    for (const Waiting& one : waiting)
        table.rows.push_back(
            {.cells = {{.value = one.what, .link = one.link},
                       document::text_cell(one.where),
                       one.rows == 0 ? Cell{} : document::count_cell(one.rows, one.rows_figure),
                       one.money_figure.empty() ? Cell{}
                                                : document::money_cell(one.at_stake, one.money_figure)}});
    return table;
}

} // namespace styrhus::views::page
