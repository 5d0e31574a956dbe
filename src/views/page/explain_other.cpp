#include "views/page/explained.h"
#include "views/page/frame.h"
#include "views/page/ledger.h"
#include "views/page/parts.h"
#include "views/page/receipts.h"
#include "views/page/words.h"

#include <charconv>
#include <fmt/format.h>

namespace styrhus::views::page {

namespace {

using base::Error;
using base::Money;
using base::Result;
using document::Count;

Result<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return Error{"Her skal stå et helt tal. Der står: " + std::string(text)};
    return number;
}

PartList kroner_list(const Context& context) {
    PartList list;
    list.amount_label = context.tr("Kroner", "Kroner");
    return list;
}

Result<Explained> explain_citizen_cost(const Context& context, const Figure& figure) {
    if (figure.parts.size() != 3)
        return Error{"En borgers udgift har borger, måneder og grundlag i sit navn."};
    const snapshot::Snapshot& snapshot = *context.snapshot;
    std::uint32_t person = 0;
    for (std::uint32_t i = 0; i < snapshot.persons.persons.size() && person == 0; ++i)
        if (snapshot.persons.persons[i].label == figure.parts[0]) person = i + 1;
    if (person == 0) return Error{"Borgeren findes ikke i opgørelsen. Der står: " + figure.parts[0]};
    STYRHUS_TRY(const MonthSpan span, parse_months(figure.parts[1]));
    const CostBasis basis = figure.parts[2] == "actual" ? CostBasis::actual : CostBasis::committed;
    PartList list = kroner_list(context);
    for (const CostPart& part : costs_of_person(snapshot, person, span, basis)) {
        const domain::SourceRef source = part.is_grant ? snapshot.columns.grants.source[part.item]
                                                       : snapshot.columns.postings.source[part.item];
        const domain::Term term = part.is_grant ? snapshot.columns.grants.law[part.item]
                                                : snapshot.columns.postings.account[part.item];
        list.rows.push_back({.what = snapshot.terms->text(term),
                             .person = person,
                             .source = source,
                             .amount = part.ore,
                             .figure = {}});
    }
    const Money sum = Money::ore(sum_of(list));
    return Explained{sum, {std::move(list)}};
}

/// Of a fiscal year, or "all".
Result<int> year_named(const Figure& figure) {
    if (figure.parts.empty() || figure.parts[0] == "all") return 0;
    return whole_number(figure.parts[0]);
}

Result<Explained> explain_accepted(const Context& context, const Figure& figure) {
    STYRHUS_TRY(const int year, year_named(figure));
    const snapshot::Snapshot& snapshot = *context.snapshot;
    const Ledger ledger = ledger_of(snapshot, year);
    PartList list = kroner_list(context);
    for (const domain::Posting& posting : snapshot.postings) {
        const LedgerKey monthly = key_of(snapshot, posting, false);
        if (year != 0 && monthly.year != year) continue;
        const LedgerKey yearly = {monthly.account, monthly.year, 0};
        const auto found =
            ledger.lines.contains(yearly) ? ledger.lines.find(yearly) : ledger.lines.find(monthly);
        if (found == ledger.lines.end() || !found->second.has_own) continue;
        const domain::PersonId person = snapshot.persons.find(posting.citizen);
        list.rows.push_back({.what = fmt::format("{} {}", snapshot.terms->text(monthly.account),
                                                 date_text(posting.posted_on, context.language)),
                             .person = static_cast<std::uint32_t>(person),
                             .source = posting.source,
                             .amount = posting.amount.in_ore(),
                             .figure = {}});
    }
    const Money sum = Money::ore(sum_of(list));
    return Explained{sum, {std::move(list)}};
}

Result<Explained> explain_own_total(const Context& context, const Figure& figure) {
    STYRHUS_TRY(const int year, year_named(figure));
    const snapshot::Snapshot& snapshot = *context.snapshot;
    PartList list = kroner_list(context);
    for (const domain::LedgerTotal& total : snapshot.ledger_totals) {
        if (year != 0 && total.fiscal_year != year) continue;
        const domain::Term account = domain::is_none(total.account) ? total.cost_centre : total.account;
        if (total.period == 0 && !is_yearly(snapshot, account, total.fiscal_year)) continue;
        list.rows.push_back(
            {.what = fmt::format("{} {}-{}", snapshot.terms->text(account), total.fiscal_year, total.period),
             .person = 0,
             .source = total.source,
             .amount = total.amount.in_ore(),
             .figure = {}});
    }
    const Money sum = Money::ore(sum_of(list));
    return Explained{sum, {std::move(list)}};
}

/// Rejected rows one by one; what was accepted as one part with its receipt.
Result<Explained> explain_delivery(const Context& context, const Figure& figure) {
    if (figure.parts.empty()) return Error{"En leverances tal har leverancens nummer i sit navn."};
    STYRHUS_TRY(const int number, whole_number(figure.parts[0]));
    STYRHUS_TRY(const DeliveryDetails details,
                context.delivery_details(static_cast<domain::DeliveryId>(number)));
    const bool is_money = figure.measure.starts_with("delivery.money");
    const bool with_accepted = !figure.measure.ends_with("_rejected");
    const bool with_rejected = !figure.measure.ends_with("_accepted");
    PartList list = kroner_list(context);
    list.unit = is_money ? PartUnit::ore : PartUnit::count;
    if (!is_money) list.amount_label = context.tr("Rækker", "Rows");
    const domain::DeliverySums& sums = details.delivery.sums;
    const auto add = [&](std::string what, std::int64_t amount, std::optional<domain::SourceRef> source) {
        list.rows.push_back(
            {.what = std::move(what), .person = 0, .source = source, .amount = amount, .figure = {}});
    };
    if (with_accepted)
        add(std::string(context.tr("godtagne rækker", "accepted rows")),
            is_money ? sums.money_accepted.in_ore() : static_cast<std::int64_t>(sums.rows_accepted), {});
    if (with_rejected) {
        std::int64_t listed = 0;
        for (const domain::Rejection& rejection : details.rejections) {
            const std::int64_t amount = !is_money                ? 1
                                        : rejection.amount_known ? rejection.amount.in_ore()
                                                                 : 0;
            listed += amount;
            if (figure.parts.size() == 3
                && (rejection.reason != figure.parts[1] || rejection.column != figure.parts[2]))
                continue;
            add(std::string(context.tr(rejection.text_da, rejection.text_en)), amount, rejection.source);
        }
        const std::int64_t all =
            is_money ? sums.money_rejected.in_ore() : static_cast<std::int64_t>(sums.rows_rejected);
        if (figure.parts.size() != 3 && all != listed)
            add(std::string(context.tr("afvist uden egen linje i kvitteringen",
                                       "rejected without a line of their own")),
                all - listed, {});
    }
    Explained explained;
    if (is_money)
        explained.value = Money::ore(sum_of(list));
    else
        explained.value = Count{sum_of(list)};
    explained.lists = {std::move(list)};
    return explained;
}

Result<Explained> explain_early_help(const Context& context, const Figure& figure) {
    if (figure.parts.size() != 2) return Error{"Tidlig hjælp har tilbud og måneder i sit navn."};
    STYRHUS_TRY(const MonthSpan span, parse_months(figure.parts[1]));
    const bool is_money = figure.measure == "early_help.cost";
    PartList list = kroner_list(context);
    list.unit = is_money ? PartUnit::ore : PartUnit::count;
    if (!is_money) list.amount_label = context.tr("Antal", "Count");
    for (const domain::EarlyHelp& help : context.snapshot->early_help) {
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
    Explained explained;
    if (is_money)
        explained.value = Money::ore(sum_of(list));
    else
        explained.value = Count{sum_of(list)};
    explained.lists = {std::move(list)};
    return explained;
}

} // namespace

Result<Explained> explain_other(const Context& context, const Figure& figure) {
    if (figure.measure == "citizen.cost") return explain_citizen_cost(context, figure);
    if (figure.measure == "ledger.accepted") return explain_accepted(context, figure);
    if (figure.measure == "ledger.own_total") return explain_own_total(context, figure);
    if (figure.measure.starts_with("delivery.")) return explain_delivery(context, figure);
    if (figure.measure.starts_with("early_help.")) return explain_early_help(context, figure);
    return Error{"Det måltal findes ikke. Se definitionerne på /definitioner. Der står: " + figure.measure};
}

} // namespace styrhus::views::page
