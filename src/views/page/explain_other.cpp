#include "base/error_text.h"
#include "base/words.h"
#include "views/page/early_help.h"
#include "views/page/explained.h"
#include "views/page/frame.h"
#include "views/page/ledger.h"
#include "views/page/named.h"
#include "views/page/parts.h"

#include <charconv>
#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

using base::Error;
using base::Money;
using base::Result;
using document::Count;

PartList kroner_list(const Context& context) {
    PartList list;
    list.amount_label = context.tr("Kroner", "Kroner");
    return list;
}

Result<Explained> explain_citizen_cost(const Context& context, const Figure& figure) {
    if (figure.parts.size() != 3)
        return Error{"A citizen's cost has citizen, months and basis in its name.",
                     "En borgers udgift har borger, måneder og grundlag i sit navn."};
    const snapshot::Snapshot& snapshot = *context.snapshot;
    std::uint32_t person = 0;
    for (std::uint32_t i = 0; i < snapshot.persons.persons.size() && person == 0; ++i)
        if (snapshot.persons.persons[i].label == figure.parts[0]) person = i + 1;
    if (person == 0) return no_such_citizen(figure.parts[0]);
    STYRHUS_TRY(const MonthSpan span, parse_months(figure.parts[1]));
    const CostBasis basis = figure.parts[2] == "actual" ? CostBasis::actual : CostBasis::committed;
    PartList list = kroner_list(context);
    for (const Contribution& part : costs_of_person(snapshot, person, span, basis)) {
        const bool is_grant = part.kind == models::ladder::ContributionKind::grant;
        const domain::Term term =
            is_grant ? snapshot.columns.grants.law[part.item] : snapshot.columns.postings.account[part.item];
        list.rows.push_back({.what = snapshot.terms->text(term),
                             .person = person,
                             .source = source_of(snapshot, part),
                             .amount = part.ore,
                             .figure = {}});
    }
    return explained_sum(std::move(list));
}

/// Of a fiscal year, or "all".
Result<int> year_named(const Figure& figure) {
    if (figure.parts.empty() || figure.parts[0] == "all") return 0;
    return whole_number(figure.parts[0]);
}

Result<Explained> explain_accepted(const Context& context, const Figure& figure) {
    STYRHUS_TRY(const int year, year_named(figure));
    const snapshot::Snapshot& snapshot = *context.snapshot;
    const bool wants_own = figure.measure == "ledger.accepted";
    const Ledger ledger = ledger_of(context, year);
    const int first_month = first_fiscal_month(context);
    PartList list = kroner_list(context);
    for (const domain::Posting& posting : snapshot.postings) {
        const LedgerKey monthly = key_of(posting, first_month, false);
        if (year != 0 && monthly.year != year) continue;
        const LedgerKey yearly = {monthly.account, monthly.year, 0};
        const auto found =
            ledger.lines.contains(yearly) ? ledger.lines.find(yearly) : ledger.lines.find(monthly);
        if (found == ledger.lines.end() || found->second.has_own != wants_own) continue;
        const domain::PersonId person = snapshot.persons.find(posting.citizen);
        list.rows.push_back({.what = fmt::format("{} {}", snapshot.terms->text(monthly.account),
                                                 date_text(posting.posted_on, context.language)),
                             .person = static_cast<std::uint32_t>(person),
                             .source = posting.source,
                             .amount = posting.amount.in_ore(),
                             .figure = {}});
    }
    return explained_sum(std::move(list));
}

Result<Explained> explain_own_total(const Context& context, const Figure& figure) {
    STYRHUS_TRY(const int year, year_named(figure));
    const snapshot::Snapshot& snapshot = *context.snapshot;
    PartList list = kroner_list(context);
    for (const auto& [key, total] : own_totals(snapshot, year))
        list.rows.push_back(
            {.what = fmt::format("{} {}-{}", snapshot.terms->text(key.account), key.year, key.period),
             .person = 0,
             .source = total->source,
             .amount = total->amount.in_ore(),
             .figure = {}});
    return explained_sum(std::move(list));
}

Result<Explained> explain_early_help(const Context& context, const Figure& figure) {
    if (figure.parts.size() != 3)
        return Error{"Early help has service, ladder and months in its name.",
                     "Tidlig hjælp har tilbud, trappe og måneder i sit navn."};
    const std::optional<std::uint8_t> ladder = find_ladder(*context.snapshot, figure.parts[1]);
    if (!ladder) return wrong_name(figure);
    STYRHUS_TRY(const MonthSpan span, parse_months(figure.parts[2]));
    const bool is_money = figure.measure == "early_help.cost";
    PartList list = kroner_list(context);
    list.unit = is_money ? PartUnit::ore : PartUnit::count;
    if (!is_money) list.amount_label = context.tr("Antal", "Count");
    for (const auto& [beside, step] : help_beside(context, *ladder)) {
        const domain::EarlyHelp& help = *beside;
        if (context.snapshot->terms->text(help.service) != figure.parts[0]) continue;
        if (help.month < span.first || span.last < help.month) continue;
        list.rows.push_back({.what = month_text(help.month, context.language),
                             .person = 0,
                             .source = help.source,
                             .amount = is_money                                 ? help.cost.in_ore()
                                       : figure.measure == "early_help.courses" ? help.courses
                                                                                : help.participants,
                             .figure = {}});
    }
    return explained_sum(std::move(list));
}

/// Those known from early help before some months, and where they stood then and until those end.
Result<Explained> explain_followed_help(const Context& context, const Figure& figure) {
    if (figure.parts.size() != 3) return wrong_name(figure);
    const std::optional<std::uint8_t> ladder = find_ladder(*context.snapshot, figure.parts[1]);
    if (!ladder) return wrong_name(figure);
    STYRHUS_TRY(const MonthSpan after, parse_months(figure.parts[2]));
    STYRHUS_TRY(const Selection selection, selection_of(context, figure.filters));
    const auto followed = follow_help(context, selection, *ladder, after);
    const auto found = followed.find(figure.parts[0]);
    PartList list = citizens_list(context);
    for (const Followed& one : found == followed.end() ? std::vector<Followed>{} : found->second) {
        if (figure.measure == "early_help.stood" && !one.stood) continue;
        if (figure.measure == "early_help.later" && !one.came) continue;
        const auto since = one.stood  ? context.tr("stod på trappen", "stood on the ladder")
                           : one.came ? context.tr("siden på trappen", "on the ladder since")
                                      : context.tr("ikke på trappen", "not on the ladder");
        list.rows.push_back({.what = fmt::format("{}: {}", date_text(one.day, context.language), since),
                             .person = one.person,
                             .source = one.source,
                             .amount = 1,
                             .figure = {}});
    }
    return explained_sum(std::move(list));
}

} // namespace

Result<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return base::error("A whole number is needed here. It says: {}",
                           "Her skal stå et helt tal. Der står: {}", text);
    return number;
}

Explained explained_sum(PartList list) {
    Explained explained;
    if (list.unit == PartUnit::ore)
        explained.value = Money::ore(sum_of(list));
    else
        explained.value = Count{sum_of(list)};
    explained.lists = {std::move(list)};
    return explained;
}

Result<Explained> explain_other(const Context& context, const Figure& figure) {
    if (figure.measure == "citizen.cost") return explain_citizen_cost(context, figure);
    if (figure.measure == "ledger.accepted" || figure.measure == "ledger.untied")
        return explain_accepted(context, figure);
    if (figure.measure == "ledger.own_total") return explain_own_total(context, figure);
    if (figure.measure.starts_with("delivery.")) return explain_delivery(context, figure);
    if (figure.measure.starts_with("mapping.")) return explain_mapping(context, figure);
    if (figure.measure == "ledger.rejected") return explain_rejected_postings(context, figure);
    if (figure.measure.starts_with("forecast.")) return explain_forecast(context, figure);
    if (figure.measure.starts_with("findings.")) return explain_findings(context, figure);
    if (figure.measure.starts_with("reconciliation.")) return explain_reconciliation(context, figure);
    if (figure.measure == "early_help.known" || figure.measure == "early_help.stood"
        || figure.measure == "early_help.later")
        return explain_followed_help(context, figure);
    if (figure.measure.starts_with("early_help.")) return explain_early_help(context, figure);
    return no_such_measure(figure);
}

base::Error no_such_measure(const Figure& figure) {
    return base::error("There is no such figure. See the definitions on /definitioner. It says: {}",
                       "Det måltal findes ikke. Se definitionerne på /definitioner. Der står: {}",
                       figure.measure);
}

} // namespace styrhus::views::page
