#pragma once

#include "base/date.h"
#include "domain/delivery.h"
#include "domain/facts.h"

#include <cstdint>
#include <span>
#include <vector>

/// Which delivered rows speak today. Nothing is ever updated or removed in the store: a correction, a row
/// that is gone and a delivery that is taken back are all found here, by a pure function of the deliveries
/// and their stamps (DEFINITIONS 2).
namespace styrhus::snapshot {

/// The stamps of one delivery's rows of one kind of fact, in the order of its rows.
struct StampedDelivery {
    domain::DeliveryId id{};
    domain::DeliveryMode mode = domain::DeliveryMode::append;
    domain::Absent absent = domain::Absent::means_nothing;
    base::Date extract_date;
    /// Deliveries of one source and scope follow on each other; others never meet.
    std::string_view lineage;
    std::span<const domain::FactStamp> stamps;
    /// The first day the delivery speaks for: a row that ended before it is outside its scope, and its
    /// absence says nothing.
    base::Date covers_from;
    /// The first day after each row's period; empty for facts without one.
    std::span<const base::Date> ends;
};

/// One row that is in force.
struct LiveRow {
    std::uint32_t delivery = 0; ///< index into the span given
    std::uint32_t row = 0;
    /// The row was gone from a later full delivery: it ends on the last extract date that still had it. Open:
    /// it was not.
    base::Date closed_on = base::Date::open_end();
    /// The extract date of the last delivery that named the row.
    base::Date last_named;
};

enum class RowEffect : std::uint8_t { fresh, changed, unchanged, duplicate, gone };

/// What the last delivery of a lineage did to the rows before it.
struct DeliveryEffect {
    std::uint64_t rows_new = 0;
    std::uint64_t rows_changed = 0;
    std::uint64_t rows_unchanged = 0;
    std::uint64_t rows_duplicate = 0; ///< the same key and content came before, in an append source
    std::vector<RowEffect> rows;      ///< of each row of the delivery, in their order
    std::vector<LiveRow> gone;        ///< rows that were in force and are not in this full delivery
    /// Rows that were in force and lie in the scope of this full delivery: what its absences are a share of.
    std::vector<LiveRow> in_scope_before;
};

struct LiveSet {
    /// In the order of lineage, then key: the same whatever order deliveries and rows came in.
    std::vector<LiveRow> rows;
    /// For the delivery asked about; empty otherwise.
    DeliveryEffect effect;
};

/// `about` is the delivery whose effect is wanted; DeliveryId{} for none. Deliveries may stand in any order:
/// extract date and then the store's number order them.
LiveSet live_rows(std::span<const StampedDelivery> deliveries, domain::DeliveryId about = {});

} // namespace styrhus::snapshot
