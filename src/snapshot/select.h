#pragma once

#include "domain/delivery.h"
#include "domain/facts.h"
#include "domain/finding.h"
#include "snapshot/live.h"

#include <functional>
#include <span>
#include <vector>

namespace styrhus::snapshot {

/// The rows in force and where they came from, ready to be frozen. Closings by absence and overlaps that the
/// next start ends are carried out on these copies; the stored facts stay as delivered.
struct LiveFacts {
    domain::Facts facts;
    /// For every grant: the index of its delivery in the span given to `select_live`.
    std::vector<std::uint32_t> grant_delivery;
    std::vector<std::uint8_t> grant_closed_by_absence;
    std::vector<base::Date> grant_last_named; ///< extract date of the last delivery that had the row
    std::vector<std::uint32_t> posting_delivery;
    std::vector<std::uint32_t> invoice_line_delivery;
    std::vector<domain::Finding> findings;
    /// Order-free sum over every live fact's content and closing: names the facts whatever way they were
    /// delivered.
    std::uint64_t content_high = 0;
    std::uint64_t content_low = 0;
};

/// Reads one delivery's facts of its kind, appended to `into` in the order of its rows.
using ReadFacts =
    std::function<void(domain::FactKind kind, std::span<const domain::DeliveryId> ids, domain::Facts& into)>;

/// A store's rows in two steps: first the stamps of all, then those of them that are in force. A register
/// delivered whole each month says most rows a hundred times.
struct ReadRows {
    /// Appends the stamps of one delivery's facts of a kind, in the order of its rows, and the first days
    /// after their periods if the kind has periods.
    std::function<void(domain::FactKind kind, domain::DeliveryId id, std::vector<domain::FactStamp>& stamps,
                       std::vector<base::Date>& ends)>
        stamps;
    /// Appends those facts of one delivery whose places among its rows are given, ascending.
    std::function<void(domain::FactKind kind, domain::DeliveryId id, std::span<const std::uint32_t> rows,
                       domain::Facts& into)>
        rows;
};
/// The same by reading deliveries whole, each once. Keeps what it reads.
ReadRows whole_deliveries(ReadFacts read);
/// The same rows, each read once however often it is asked for: for going over many days of one store, whose
/// rows in force are mostly the same.
ReadRows kept_rows(const ReadRows& read);

/// `deliveries` are those that count: not held, not taken back, and known on the day asked for.
LiveFacts select_live(std::span<const domain::Delivery> deliveries, const ReadRows& read);

/// Adds a fact's content and end to the order-free sum.
void add_content(LiveFacts& live, std::uint64_t content, std::size_t kind, base::Date closed_on);
/// Where the rows in force stand, ascending, each once.
std::vector<domain::SourceRef> rows_in_force(const LiveFacts& live);

/// Appends the facts of one kind, as a store's read does.
void append_facts(const domain::Facts& from, domain::FactKind kind, domain::Facts& into);

/// A row of a delivery, or one that is gone from it, and what became of it.
struct ChangedRow {
    domain::SourceRef source;
    RowEffect effect = RowEffect::fresh;
    base::Money amount;
};

/// A delivery's effect with the kroner of it.
struct EffectInKroner {
    DeliveryEffect effect;
    std::vector<ChangedRow> rows; ///< only where they are asked for
    base::Money money_gone;
    base::Money money_in_scope; ///< of the rows in scope before it, without sign: a share of it is a share
};

enum class EffectDetail : std::uint8_t { sums, rows };

/// What a delivery does to those before it of its source and scope. `deliveries` holds it and them.
EffectInKroner effect_of(std::span<const domain::Delivery> deliveries, domain::DeliveryId about,
                         const ReadRows& read, EffectDetail detail = EffectDetail::sums);

} // namespace styrhus::snapshot
