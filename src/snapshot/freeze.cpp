#include "snapshot/freeze.h"

#include "base/check.h"
#include "snapshot/grant_rows.h"
#include "snapshot/posting_rows.h"

#include <algorithm>
#include <fmt/format.h>

namespace styrhus::snapshot {

namespace {

void lay_out_persons(const domain::PersonIndex& persons, PersonColumns& columns) {
    for (const domain::Person& person : persons.persons) {
        columns.born.push_back(person.born.days());
        columns.died.push_back(person.died.days());
        columns.moved_out.push_back(person.moved_out.days());
        columns.sex.push_back(person.sex);
    }
}

void lay_out_ladders(const reference::Reference& reference, ModelColumns& columns) {
    for (const reference::Ladder& ladder : reference.ladders) {
        const reference::LadderScope& scope = reference.scope(ladder.scope);
        std::size_t steps = 0;
        for (const reference::LadderVersion& version : ladder.versions)
            steps = std::max(steps, version.steps.size());
        const Audience audience = scope.area == reference::LawArea::children ? Audience::children
                                  : scope.area == reference::LawArea::adults ? Audience::adults
                                                                             : Audience::everyone;
        columns.ladders.push_back({ladder.code, audience, static_cast<std::uint8_t>(steps)});
    }
}

/// One origin per delivery would be too many for a byte: deliveries of one source share the source's.
void lay_out_origins(std::span<const domain::Delivery> deliveries,
                     std::vector<std::uint8_t>& origin_of_delivery, ModelColumns& columns) {
    std::vector<std::string> sources;
    for (const domain::Delivery& delivery : deliveries) {
        auto found = std::find(sources.begin(), sources.end(), delivery.source);
        if (found == sources.end()) {
            found = sources.insert(sources.end(), delivery.source);
            columns.origins.push_back({open_day, 0, open_day});
        }
        SourceOrigin& origin = columns.origins[static_cast<std::size_t>(found - sources.begin())];
        origin.first_covered_day = std::min(origin.first_covered_day, delivery.dates.coverage.from.days());
        origin.last_covered_day = std::max(origin.last_covered_day, delivery.dates.coverage.to.days() - 1);
        origin_of_delivery.push_back(static_cast<std::uint8_t>(found - sources.begin()));
    }
}

/// Version of everything that turns facts into figures; to be raised when a definition changes.
constexpr int method_version = 1;

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return (hash ^ 0xFF) * 0x100000001B3ULL;
}

void name(const FreezeOrder& order, Snapshot& snapshot) {
    std::uint64_t figures = mix(order.live.content_low, order.reference->reference_hash);
    figures = mix(figures,
                  fmt::format("{} {} {}", method_version, base::iso(order.as_of), base::iso(order.known_on)));
    snapshot.figures_id = fmt::format("{:016x}{:016x}", order.live.content_high, figures);
    std::uint64_t provenance = mix(figures, snapshot.figures_id);
    for (const domain::Delivery& delivery : order.deliveries)
        for (const domain::DeliveredFile& file : delivery.files)
            provenance = mix(provenance, file.hash);
    snapshot.snapshot_id = fmt::format("{:016x}", provenance);
}

} // namespace

Snapshot freeze(FreezeOrder order) {
    Snapshot snapshot;
    snapshot.as_of = order.as_of;
    snapshot.known_on = order.known_on;
    snapshot.reference = order.reference;
    snapshot.findings = std::move(order.reading_findings);
    snapshot.findings.insert(snapshot.findings.end(), order.live.findings.begin(), order.live.findings.end());
    lay_out_persons(order.persons, snapshot.columns.persons);
    lay_out_ladders(*order.reference, snapshot.columns);
    std::vector<std::uint8_t> origin_of_delivery;
    lay_out_origins(order.deliveries, origin_of_delivery, snapshot.columns);
    GrantRows grants(order, origin_of_delivery, snapshot);
    grants.lay_out();
    PostingRows(order, grants, snapshot).lay_out();
    snapshot.columns.index_rows();
    const std::string fault = fault_in(snapshot.columns);
    if (!fault.empty()) throw base::BugError("freeze made columns that no model may be given: " + fault);
    name(order, snapshot);
    snapshot.deliveries.assign(order.deliveries.begin(), order.deliveries.end());
    snapshot.ledger_totals = std::move(order.live.facts.of<domain::LedgerTotal>().facts);
    snapshot.budget = std::move(order.live.facts.of<domain::BudgetLine>().facts);
    snapshot.activities = std::move(order.live.facts.of<domain::Activity>().facts);
    snapshot.early_help = std::move(order.live.facts.of<domain::EarlyHelp>().facts);
    snapshot.grants = std::move(order.live.facts.of<domain::Grant>().facts);
    snapshot.postings = std::move(order.live.facts.of<domain::Posting>().facts);
    snapshot.tariffs = std::move(order.live.facts.of<domain::Tariff>().facts);
    snapshot.persons = std::move(order.persons);
    snapshot.terms = order.terms;
    return snapshot;
}

} // namespace styrhus::snapshot
