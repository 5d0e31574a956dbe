#include "views/page/early_help.h"

#include "views/page/parts.h"

#include <algorithm>
#include <map>

namespace styrhus::views::page {

namespace {

using document::Cell;
using document::ColumnKind;

struct Counted {
    std::int64_t courses = 0;
    std::int64_t participants = 0;
    base::Money cost;
};

bool is_in(base::Month month, MonthSpan span) {
    return span.first <= month && month <= span.last;
}

/// Deliveries whose source belongs to the ladders of another scope.
std::set<domain::DeliveryId> of_other_ladders(const Context& context, std::uint8_t ladder) {
    const reference::Reference& reference = *context.snapshot->reference;
    const std::string& code = context.snapshot->columns.ladders[ladder].code;
    const reference::Ladder* const shown = reference.find_ladder(code);
    std::set<domain::DeliveryId> others;
    for (const domain::Delivery& delivery : context.snapshot->deliveries) {
        const reference::ScopeId scope = reference.scope_of_source(delivery.source);
        if (shown != nullptr && scope != reference::ScopeId{} && scope != shown->scope)
            others.insert(delivery.id);
    }
    return others;
}

document::Table counted_help(const Context& context, const LadderAsk& ask) {
    const domain::Dictionary& terms = *context.snapshot->terms;
    const std::set<domain::DeliveryId> others = of_other_ladders(context, ask.ladder);
    std::map<std::string, Counted> by_service;
    for (const domain::EarlyHelp& help : context.snapshot->early_help) {
        if (!is_in(help.month, ask.span) || others.contains(help.source.delivery)) continue;
        Counted& sum = by_service[terms.text(help.service)];
        sum.courses += help.courses;
        sum.participants += help.participants;
        sum.cost += help.cost;
    }
    document::Table table;
    table.key = "tidlig_hjaelp";
    table.title = context.tr("Tidlig hjælp uden bevilling", "Early help without a grant");
    const auto column = [&](const char* key, std::string_view da, std::string_view en, ColumnKind kind) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    column("service", "Tilbud", "Service", ColumnKind::text);
    column("courses", "Forløb", "Courses", ColumnKind::count);
    column("participants", "Deltagere", "Participants", ColumnKind::count);
    column("cost", "Udgift", "Cost", ColumnKind::money);
    const std::string span = format(ask.span);
    for (const auto& [service, sum] : by_service) {
        const auto name = [&span, &of = service](const char* measure) {
            return format(Figure{measure, {of, span}, {}});
        };
        table.rows.push_back(
            {.cells = {document::text_cell(service.empty() ? std::string(context.tr("uden navn", "unnamed"))
                                                           : service),
                       document::count_cell(sum.courses, name("early_help.courses")),
                       document::count_cell(sum.participants, name("early_help.participants")),
                       document::money_cell(sum.cost, name("early_help.cost"))}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

document::Table followed_help(const Context& context, const LadderAsk& ask) {
    const FollowedHelp followed = follow_help(context, ask.selection, ask.ladder, ask.since_compare());
    const std::string& ladder = context.snapshot->columns.ladders[ask.ladder].code;
    document::Table table;
    table.key = "tidlig_hjaelp_senere";
    table.title = context.tr("Hvad skete der bagefter, hvor borgeren er kendt?",
                             "What happened afterwards, where the citizen is known?");
    table.columns = {{.key = "type", .label = std::string(context.tr("Aktivitet", "Activity"))},
                     {.key = "citizens",
                      .label = std::string(context.tr("Borgere før sammenligningsmåneden",
                                                      "Citizens before the compared month")),
                      .kind = ColumnKind::count},
                     {.key = "later",
                      .label = std::string(context.tr("Siden på trappen", "Since then on the ladder")),
                      .kind = ColumnKind::count}};
    for (const auto& [type, persons] : followed.citizens) {
        const auto name = [&, &of = type](const char* measure) {
            return format(Figure{measure, {of, ladder, format(ask.since_compare())}, ask.filters});
        };
        const auto later = std::count_if(persons.begin(), persons.end(), [&](const auto& one) {
            return followed.on_ladder_after.contains(one.first);
        });
        table.rows.push_back({.cells = {document::text_cell(type),
                                        document::count_cell(static_cast<std::int64_t>(persons.size()),
                                                             name("early_help.known")),
                                        document::count_cell(later, name("early_help.later"))}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

} // namespace

FollowedHelp follow_help(const Context& context, const Selection& selection, std::uint8_t ladder,
                         MonthSpan after) {
    const domain::Dictionary& terms = *context.snapshot->terms;
    const std::set<domain::DeliveryId> others = of_other_ladders(context, ladder);
    FollowedHelp followed;
    for (const domain::Activity& activity : context.snapshot->activities) {
        const auto person = static_cast<std::uint32_t>(context.snapshot->persons.find(activity.citizen));
        if (person == 0 || activity.period.from >= after.first.first()) continue;
        if (others.contains(activity.source.delivery)) continue;
        if (selection.persons && !selection.persons->contains(person)) continue;
        const auto [known, is_new] =
            followed.citizens[terms.text(activity.type)].emplace(person, activity.source);
        if (!is_new) known->second = std::min(known->second, activity.source);
    }
    if (followed.citizens.empty()) return followed;
    for (const CitizenPart& part :
         citizens_touching(*context.snapshot, selection, ladder, std::nullopt, after))
        followed.on_ladder_after.insert(part.person);
    return followed;
}

void add_early_help(const Context& context, const LadderAsk& ask, document::Document& page) {
    document::Table counted = counted_help(context, ask);
    if (!counted.rows.empty()) page.blocks.emplace_back(std::move(counted));
    document::Table followed = followed_help(context, ask);
    if (!followed.rows.empty()) page.blocks.emplace_back(std::move(followed));
}

} // namespace styrhus::views::page
