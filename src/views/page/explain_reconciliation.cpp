#include "views/page/chain.h"
#include "views/page/explained.h"
#include "views/page/named.h"

#include <fmt/core.h>

/// "reconciliation.accepted/all/2024/3" and "reconciliation.difference/5385210/2024/0": stage, account, year
/// and month (0 the whole year).
namespace styrhus::views::page {

namespace {

using base::Result;

PartRow row_of(const Context& context, const ChainPart& part) {
    const std::string& account = context.snapshot->terms->text(part.key.account);
    const std::string what = part.what.empty() ? stage_words(context, part.stage) : part.what;
    const std::string period = part.key.period == 0 ? std::to_string(part.key.year)
                                                    : fmt::format("{}-{}", part.key.year, part.key.period);
    return {.what = fmt::format("{} {}: {}", account, period, what),
            .person = static_cast<std::uint32_t>(part.person),
            .source = part.source,
            .amount = part.amount.in_ore(),
            .figure = {}};
}

} // namespace

Result<Explained> explain_rejected_postings(const Context& context, const Figure& figure) {
    if (figure.parts.size() != 1) return wrong_name(figure);
    STYRHUS_TRY(const int year, whole_number(figure.parts[0]));
    STYRHUS_TRY(const Chain chain, chain_of(context, year));
    PartList list;
    list.amount_label = context.tr("Kroner", "Kroner");
    for (const RejectedPart& one : chain.rejected)
        if (!domain::is_none(one.part.key.account)) list.rows.push_back(row_of(context, one.part));
    return explained_sum(std::move(list));
}

Result<Explained> explain_reconciliation(const Context& context, const Figure& figure) {
    constexpr std::string_view begin = "reconciliation.";
    if (figure.parts.size() != 3) return wrong_name(figure);
    const std::optional<Stage> stage = stage_named(std::string_view(figure.measure).substr(begin.size()));
    if (!stage) return wrong_name(figure);
    STYRHUS_TRY(const int year, whole_number(figure.parts[1]));
    STYRHUS_TRY(const int period, whole_number(figure.parts[2]));
    ChainCell cell = {*stage, std::nullopt, period};
    if (figure.parts[0] != "all") {
        domain::Term account{};
        if (!figure.parts[0].empty() && !context.snapshot->terms->find(figure.parts[0], account))
            return no_such_account(figure.parts[0]);
        cell.account = account;
    }
    STYRHUS_TRY(const Chain chain, chain_of(context, year));
    PartList list;
    list.amount_label = context.tr("Kroner", "Kroner");
    for (const ChainPart& part : parts_of(chain, cell))
        list.rows.push_back(row_of(context, part));
    return explained_sum(std::move(list));
}

} // namespace styrhus::views::page
