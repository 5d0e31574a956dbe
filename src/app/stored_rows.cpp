#include "app/stored_rows.h"

namespace styrhus::app {

using domain::DeliveryId;
using domain::FactKind;

snapshot::ReadRows rows_of(store::Store& store) {
    return {.stamps = [&store](FactKind kind, DeliveryId id, std::vector<domain::FactStamp>& stamps,
                               std::vector<base::Date>& ends) { store.read_stamps(kind, id, stamps, ends); },
            .rows = [&store](FactKind kind, DeliveryId id, std::span<const std::uint32_t> places,
                             domain::Facts& into) { store.read_places(kind, id, places, into); }};
}

snapshot::ReadRows rows_with(store::Store& store, DeliveryId incoming, const domain::Facts& facts) {
    const snapshot::ReadRows stored = rows_of(store);
    const snapshot::ReadRows own =
        snapshot::whole_deliveries([&facts](FactKind kind, std::span<const DeliveryId>, domain::Facts& into) {
            snapshot::append_facts(facts, kind, into);
        });
    return {
        .stamps =
            [=](FactKind kind, DeliveryId id, std::vector<domain::FactStamp>& stamps,
                std::vector<base::Date>& ends) {
                (id == incoming ? own : stored).stamps(kind, id, stamps, ends);
            },
        .rows = [=](FactKind kind, DeliveryId id, std::span<const std::uint32_t> places,
                    domain::Facts& into) { (id == incoming ? own : stored).rows(kind, id, places, into); }};
}

} // namespace styrhus::app
