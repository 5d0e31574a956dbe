#include "views/page/early_help.h"

#include "views/page/parts.h"

#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <optional>
#include <set>
#include <tuple>

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

/// The answers of the ladders that a paragraph stands in on a day.
reference::Placement placement_of(const Context& context, const domain::EarlyHelp& help) {
    const reference::Reference& reference = *context.snapshot->reference;
    const reference::StepQuestion question = {.law = context.snapshot->terms->text(help.law),
                                              .date = help.month.first()};
    if (const reference::Placement placement = reference.place(question);
        placement.scope != reference::ScopeId{})
        return placement;
    for (const domain::Delivery& delivery : context.snapshot->deliveries)
        if (delivery.id == help.source.delivery)
            return reference.place_in(reference.scope_of_source(delivery.source), question);
    return {};
}

std::optional<std::uint8_t> step_beside(const reference::Placement& placement, reference::LadderId ladder) {
    bool has_step = false;
    std::optional<std::uint8_t> beside;
    for (std::size_t i = 0; i < placement.answer_count; ++i) {
        const reference::StepAnswer& answer = placement.answers[i];
        const bool decides = answer.placing == reference::Placing::decides;
        has_step = has_step || decides;
        if (answer.ladder == ladder)
            beside = decides ? static_cast<std::uint8_t>(answer.step) : std::uint8_t{0};
    }
    return has_step && beside == 0 ? std::nullopt : beside;
}

document::Table counted_help(const Context& context, const LadderAsk& ask) {
    std::map<std::pair<std::uint8_t, std::string>, Counted> by_service;
    for (const auto& [help, step] : help_beside(context, ask.ladder)) {
        if (!is_in(help->month, ask.span)) continue;
        Counted& sum = by_service[{step, context.snapshot->terms->text(help->service)}];
        sum.courses += help->courses;
        sum.participants += help->participants;
        sum.cost += help->cost;
    }
    document::Table table;
    table.key = "tidlig_hjaelp";
    table.title = context.tr("Tidlig hjælp uden bevilling", "Early help without a grant");
    const auto column = [&](const char* key, std::string_view da, std::string_view en, ColumnKind kind) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    column("service", "Tilbud", "Service", ColumnKind::text);
    column("step", "Ved siden af", "Beside", ColumnKind::text);
    column("courses", "Forløb", "Courses", ColumnKind::count);
    column("participants", "Deltagere", "Participants", ColumnKind::count);
    column("cost", "Udgift", "Cost", ColumnKind::money);
    const std::string& ladder = context.snapshot->columns.ladders[ask.ladder].code;
    for (const auto& [key, sum] : by_service) {
        const auto& [step, service] = key;
        const auto name = [&, &of = service](const char* measure) {
            return format(Figure{measure, {of, ladder, format(ask.span)}, {}});
        };
        table.rows.push_back(
            {.cells = {document::text_cell(service.empty() ? std::string(context.tr("uden navn", "unnamed"))
                                                           : service),
                       document::text_cell(step == 0
                                               ? std::string(context.tr("intet trin", "no step"))
                                               : fmt::format("{} {}", context.tr("trin", "step"), step)),
                       document::count_cell(sum.courses, name("early_help.courses")),
                       document::count_cell(sum.participants, name("early_help.participants")),
                       document::money_cell(sum.cost, name("early_help.cost"))}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

document::Table followed_help(const Context& context, const LadderAsk& ask) {
    const auto followed = follow_help(context, ask.selection, ask.ladder, ask.since_compare());
    const std::string& ladder = context.snapshot->columns.ladders[ask.ladder].code;
    document::Table table;
    table.key = "tidlig_hjaelp_senere";
    table.title = context.tr("Hvad skete der bagefter, hvor borgeren er kendt?",
                             "What happened afterwards, where the citizen is known?");
    const auto column = [&](const char* key, std::string_view da, std::string_view en, ColumnKind kind) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    column("service", "Tilbud", "Service", ColumnKind::text);
    column("citizens", "Kendte borgere før sammenligningsmåneden", "Known citizens before the compared month",
           ColumnKind::count);
    column("stood", "Stod på trappen da", "Stood on the ladder then", ColumnKind::count);
    column("later", "Kom på trappen siden", "Came on the ladder since", ColumnKind::count);
    for (const auto& [service, citizens] : followed) {
        const auto name = [&, &of = service](const char* measure) {
            return format(Figure{measure, {of, ladder, format(ask.since_compare())}, ask.filters});
        };
        const auto count = [&citizens = citizens](bool Followed::*is) {
            return std::count_if(citizens.begin(), citizens.end(),
                                 [&](const Followed& one) { return one.*is; });
        };
        table.rows.push_back(
            {.cells = {
                 document::text_cell(service),
                 document::count_cell(static_cast<std::int64_t>(citizens.size()), name("early_help.known")),
                 document::count_cell(count(&Followed::stood), name("early_help.stood")),
                 document::count_cell(count(&Followed::came), name("early_help.later"))}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr(
        "Ingen af forløbene er registreret på en kendt borger. Hvad der skete bagefter, vides ikke.",
        "None of the courses is registered on a known citizen. What happened afterwards is not known.");
    return table;
}

/// The deliveries of sources that number citizens themselves.
std::set<domain::DeliveryId> with_own_ids(const Context& context) {
    std::set<domain::DeliveryId> out;
    for (const domain::Delivery& delivery : context.snapshot->deliveries)
        for (const SourceName& source : context.sources)
            if (source.code == delivery.source && source.has_own_citizen_ids) out.insert(delivery.id);
    return out;
}

/// Whether anybody else than the source knows who it is: it says a CPR number, or the register knows them.
bool is_known(const Context& context, std::uint32_t person, bool by_own_id) {
    if (person == 0) return false;
    return !by_own_id || !context.snapshot->persons.persons[person - 1].born.is_open_end();
}

using Help = std::map<std::uint32_t, Followed>;

/// The first help of each citizen, by service.
std::map<domain::Term, Help> first_help(const Context& context, const Selection& selection,
                                        std::uint8_t ladder, base::Date until) {
    std::map<domain::Term, Help> first;
    for (const HelpBeside& beside : help_beside(context, ladder))
        first.try_emplace(beside.help->service);
    const std::set<domain::DeliveryId> own_ids = with_own_ids(context);
    for (const domain::Activity& activity : context.snapshot->activities) {
        const auto of_service = first.find(activity.type);
        if (of_service == first.end()) continue;
        const auto person = static_cast<std::uint32_t>(context.snapshot->persons.find(activity.citizen));
        // A contact has the day it was made, a course its first day; what has neither has not been given.
        const bool is_contact = !activity.done_on.is_open_end();
        if (!is_contact && activity.period.is_empty()) continue;
        const base::Date day = is_contact ? activity.done_on : activity.period.from;
        if (day >= until || !is_known(context, person, own_ids.contains(activity.source.delivery))) continue;
        if (selection.persons && !selection.persons->contains(person)) continue;
        const Followed one = {person, day, activity.source};
        const auto [known, is_new] = of_service->second.emplace(person, one);
        if (!is_new && std::tie(day, one.source) < std::tie(known->second.day, known->second.source))
            known->second = one;
    }
    return first;
}

} // namespace

std::vector<HelpBeside> help_beside(const Context& context, std::uint8_t ladder) {
    const reference::Reference& reference = *context.snapshot->reference;
    const reference::Ladder* const shown =
        reference.find_ladder(context.snapshot->columns.ladders[ladder].code);
    std::vector<HelpBeside> out;
    if (shown == nullptr) return out;
    for (const domain::EarlyHelp& help : context.snapshot->early_help)
        if (const auto step = step_beside(placement_of(context, help), shown->id))
            out.push_back({&help, *step});
    return out;
}

std::map<std::string, std::vector<Followed>> follow_help(const Context& context, const Selection& selection,
                                                         std::uint8_t ladder, MonthSpan after) {
    const std::map<domain::Term, Help> first = first_help(context, selection, ladder, after.first.first());
    std::map<std::string, std::vector<Followed>> followed;
    if (std::all_of(first.begin(), first.end(), [](const auto& of) { return of.second.empty(); }))
        return followed;
    std::map<std::uint32_t, std::vector<models::ladder::Spell>> spells_of;
    for (const SpellPart& part : spells(*context.snapshot, selection, ladder, std::nullopt))
        spells_of[part.person].push_back(part.spell);
    const std::int32_t end = after.last.end().days();
    for (const auto& [service, help] : first) {
        if (help.empty()) continue;
        std::vector<Followed>& citizens = followed[context.snapshot->terms->text(service)];
        for (auto [person, one] : help) {
            const std::int32_t day = one.day.days();
            for (const models::ladder::Spell& spell : spells_of[person]) {
                one.stood = one.stood || (spell.from <= day && (day < spell.to || spell.is_open));
                one.came = one.came || (day < spell.from && spell.from < end);
            }
            one.came = one.came && !one.stood;
            citizens.push_back(one);
        }
    }
    return followed;
}

void add_early_help(const Context& context, const LadderAsk& ask, document::Document& page) {
    document::Table counted = counted_help(context, ask);
    if (counted.rows.empty()) return;
    page.blocks.emplace_back(std::move(counted));
    page.blocks.emplace_back(followed_help(context, ask));
}

} // namespace styrhus::views::page
