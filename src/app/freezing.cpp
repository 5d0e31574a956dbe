#include "app/freezing.h"

#include "identity/index.h"
#include "snapshot/reconstruct.h"

#include <algorithm>

namespace styrhus::app {

namespace {

/// Every ref that a live fact speaks of.
std::vector<domain::IdentityRef> spoken_of(const domain::Facts& facts) {
    std::vector<domain::IdentityRef> refs;
    for (const auto& grant : facts.of<domain::Grant>().facts)
        refs.push_back(grant.citizen);
    for (const auto& posting : facts.of<domain::Posting>().facts)
        refs.push_back(posting.citizen);
    for (const auto& activity : facts.of<domain::Activity>().facts)
        refs.push_back(activity.citizen);
    for (const auto& hours : facts.of<domain::QuantityFact>().facts)
        refs.push_back(hours.citizen);
    for (const auto& line : facts.of<domain::InvoiceLine>().facts)
        refs.push_back(line.citizen);
    for (const auto& relation : facts.of<domain::Relation>().facts) {
        refs.push_back(relation.of);
        refs.push_back(relation.to);
    }
    return refs;
}

/// The last day that is known: the latest extract of those that count, and never after the day asked about.
base::Date last_known_day(std::span<const domain::Delivery> deliveries, base::Date known_on) {
    base::Date last = base::Date::of(1900, 1, 1);
    for (const domain::Delivery& delivery : deliveries)
        if (delivery.kind == domain::FactKind::grant || delivery.kind == domain::FactKind::posting)
            last = std::max(last, delivery.dates.extract_date);
    return deliveries.empty() ? known_on : std::min(last, known_on);
}

} // namespace

snapshot::FreezeOrder freeze_order(std::vector<domain::Delivery>& deliveries, const KnownOn& known,
                                   const snapshot::ReadRows& rows, const FreezingGround& ground) {
    snapshot::FreezeOrder order = {.live = snapshot::select_live(deliveries, rows),
                                   .deliveries = deliveries,
                                   .persons = {},
                                   .reference = ground.reference,
                                   .terms = ground.terms,
                                   .reading_findings = {},
                                   .as_of = last_known_day(deliveries, known.day),
                                   .known_on = known.day,
                                   .reading = known.reading,
                                   .home_municipality = ground.home_municipality};
    if (known.reading == domain::KnownReading::reconstructed) {
        snapshot::reconstruct(order.live, known.day);
        snapshot::reconstruct(deliveries, known.day);
    }
    domain::Term home{};
    (void)order.terms->find(ground.home_municipality, home);
    order.persons =
        identity::link(order.live.facts.of<domain::Citizen>().facts, spoken_of(order.live.facts), home);
    return order;
}

} // namespace styrhus::app
