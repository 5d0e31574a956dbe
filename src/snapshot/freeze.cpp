#include "snapshot/freeze.h"

#include "base/check.h"
#include "snapshot/grant_layout.h"
#include "snapshot/lay_out.h"
#include "snapshot/posting_layout.h"

#include <algorithm>

namespace styrhus::snapshot {

namespace {

void lay_out_persons(const domain::PersonIndex& persons, PersonColumns& columns) {
    const auto column = [&](auto value) {
        std::vector<decltype(value(persons.persons[0]))> out;
        out.reserve(persons.persons.size());
        for (const domain::Person& person : persons.persons)
            out.push_back(value(person));
        return out;
    };
    columns.born = column([](const domain::Person& person) { return person.born.days(); });
    columns.died = column([](const domain::Person& person) { return person.died.days(); });
    columns.moved_out = column([](const domain::Person& person) { return person.moved_out.days(); });
    columns.sex = column([](const domain::Person& person) { return person.sex; });
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

/// A row that has been superseded, or that a later delivery says again, is read no more: what was found in
/// reading it stays on its delivery's receipt. What was found of a delivery stands as long as it counts.
void keep_those_in_force(const LiveFacts& live, std::vector<domain::Finding>& findings) {
    const std::vector<domain::SourceRef> rows = rows_in_force(live);
    std::erase_if(findings, [&](const domain::Finding& finding) {
        return !finding.rule.starts_with("delivery.")
               && !std::binary_search(rows.begin(), rows.end(), finding.source);
    });
}

/// Codes of the reference data as terms, so that laying out changes no dictionary.
void intern_codes(const reference::Reference& reference, domain::Dictionary& terms) {
    for (const reference::Area& area : reference.areas.areas())
        (void)terms.intern(area.code);
    for (const reference::Unit& unit : reference.areas.units())
        (void)terms.intern(unit.code);
}

} // namespace

Base::Base() = default;
Base::~Base() = default;

Snapshot::Snapshot(std::shared_ptr<const Base> on)
    : base(std::move(on)), as_of(base->as_of), known_on(base->known_on), reading(base->reading),
      columns(base->columns), grant_of_row(base->grant_of_row), posting_of_row(base->posting_of_row),
      findings(base->findings), reference(base->reference), terms(base->terms), persons(base->persons),
      deliveries(base->deliveries), ledger_totals(base->live.facts.of<domain::LedgerTotal>().facts),
      budget(base->live.facts.of<domain::BudgetLine>().facts),
      activities(base->live.facts.of<domain::Activity>().facts),
      early_help(base->live.facts.of<domain::EarlyHelp>().facts),
      grants(base->live.facts.of<domain::Grant>().facts),
      postings(base->live.facts.of<domain::Posting>().facts),
      tariffs(base->live.facts.of<domain::Tariff>().facts),
      invoice_lines(base->live.facts.of<domain::InvoiceLine>().facts) {}

const Amendment* Snapshot::amendment_of(std::uint32_t grant) const {
    const auto found = std::lower_bound(amendments.begin(), amendments.end(), grant,
                                        [](const Amendment& a, std::uint32_t g) { return a.grant < g; });
    return found == amendments.end() || found->grant != grant ? nullptr : &*found;
}

std::string Snapshot::subject_of(std::uint32_t grant) const {
    return subject_of_grant(deliveries[base->live.grant_delivery[grant]],
                            base->live.facts.of<domain::Grant>().stamps[grant]);
}

std::string Snapshot::subject_of_posting(std::uint32_t posting) const {
    return snapshot::subject_of_posting(deliveries[base->live.posting_delivery[posting]],
                                        base->live.facts.of<domain::Posting>().stamps[posting]);
}

std::shared_ptr<const Base> freeze_base(FreezeOrder order) {
    auto base = std::make_shared<Base>();
    base->as_of = order.as_of;
    base->known_on = order.known_on;
    base->reading = order.reading;
    base->reference = std::move(order.reference);
    intern_codes(*base->reference, *order.terms);
    base->terms = std::move(order.terms);
    base->deliveries.assign(order.deliveries.begin(), order.deliveries.end());
    base->home_municipality = std::move(order.home_municipality);
    base->live = std::move(order.live);
    base->persons = std::move(order.persons);
    base->findings = std::move(order.reading_findings);
    keep_those_in_force(base->live, base->findings);
    base->findings.insert(base->findings.end(), base->live.findings.begin(), base->live.findings.end());
    lay_out_persons(base->persons, base->columns.persons);
    lay_out_ladders(*base->reference, base->columns);
    lay_out_origins(base->deliveries, base->origin_of_delivery, base->columns);
    base->grant_layout = std::make_unique<const GrantLayout>(*base);
    base->posting_layout = std::make_unique<const PostingLayout>(*base);
    LaidOut all = lay_out_everyone(*base, {});
    base->columns.grants = std::move(all.grants);
    base->columns.pieces = std::move(all.pieces);
    base->columns.postings = std::move(all.postings);
    base->columns.index_rows();
    base->grant_of_row = std::move(all.grant_of_row);
    base->posting_of_row = std::move(all.posting_of_row);
    std::move(all.findings.begin(), all.findings.end(), std::back_inserter(base->findings));
    check(base->columns);
    return base;
}

Snapshot freeze(FreezeOrder order) {
    return lay_over(freeze_base(std::move(order)), {});
}

} // namespace styrhus::snapshot
