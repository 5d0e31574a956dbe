#include "snapshot/live.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace styrhus::snapshot {

namespace {

struct Entry {
    std::uint64_t key = 0;
    std::uint64_t content = 0;
    LiveRow row;
    std::uint32_t seen_in = 0; ///< ordinal of the last delivery that had the key
    bool is_withdrawn = false;
    base::Date end = base::Date::open_end();
};

/// Entries by key, in the order first met. Keys are hashes already, so their upper bits say where to look; no
/// entry is ever removed.
class Entries {
  public:
    void reserve(std::size_t n) {
        entries_.reserve(n);
        if (2 * n > places_.size()) spread_out(2 * n);
    }

    /// The key's entry, and whether it is new.
    std::pair<Entry&, bool> get(std::uint64_t key) {
        if (2 * (entries_.size() + 1) > places_.size()) spread_out(4 * (entries_.size() + 1));
        std::size_t at = key >> shift_;
        while (places_[at] != 0 && entries_[places_[at] - 1].key != key)
            at = (at + 1) & (places_.size() - 1);
        const bool is_new = places_[at] == 0;
        if (is_new) {
            entries_.push_back({.key = key, .row = {}});
            places_[at] = static_cast<std::uint32_t>(entries_.size());
        }
        return {entries_[places_[at] - 1], is_new};
    }

    auto begin() { return entries_.begin(); }
    auto end() { return entries_.end(); }
    auto begin() const { return entries_.begin(); }
    auto end() const { return entries_.end(); }

  private:
    void spread_out(std::size_t least) {
        const int bits = std::max(4, static_cast<int>(std::bit_width(least)));
        shift_ = 64 - bits;
        places_.assign(std::size_t{1} << bits, 0);
        for (std::uint32_t i = 0; i < entries_.size(); ++i) {
            std::size_t at = entries_[i].key >> shift_;
            while (places_[at] != 0)
                at = (at + 1) & (places_.size() - 1);
            places_[at] = i + 1;
        }
    }

    std::vector<Entry> entries_;
    std::vector<std::uint32_t> places_; ///< number of the entry + 1; 0 = free
    int shift_ = 60;
};

/// The keys of one lineage while its deliveries are gone through in the order of their extract dates.
class Lineage {
  public:
    void reserve(std::size_t n) { entries_.reserve(n); }

    void take(const StampedDelivery& delivery, std::uint32_t index, std::uint32_t ordinal,
              DeliveryEffect* effect) {
        if (effect != nullptr && delivery.mode == domain::DeliveryMode::full) list_scope(delivery, *effect);
        for (std::uint32_t row = 0; row < delivery.stamps.size(); ++row) {
            const domain::FactStamp stamp = delivery.stamps[row];
            const auto [entry, is_new] = entries_.get(stamp.key);
            const bool is_live = !is_new && !entry.is_withdrawn && entry.row.closed_on.is_open_end();
            const bool is_same = !is_new && entry.content == stamp.content;
            if (effect != nullptr) count(*effect, delivery.mode, is_live, is_same);
            // An unchanged row keeps pointing at its first delivery: that is when it became known.
            if (!is_same || !is_live) entry.row = {index, row, base::Date::open_end(), {}};
            entry.content = stamp.content;
            entry.seen_in = ordinal;
            entry.row.last_named = delivery.extract_date;
            entry.is_withdrawn = false;
            if (row < delivery.ends.size()) entry.end = delivery.ends[row];
        }
        if (delivery.mode == domain::DeliveryMode::full) close_absent(delivery, ordinal, effect);
    }

    void append_to(std::vector<LiveRow>& out) const {
        std::vector<std::pair<std::uint64_t, const Entry*>> sorted;
        for (const Entry& entry : entries_)
            if (!entry.is_withdrawn) sorted.emplace_back(entry.key, &entry);
        std::sort(sorted.begin(), sorted.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        out.reserve(out.size() + sorted.size());
        for (const auto& [key, entry] : sorted)
            out.push_back(entry->row);
    }

  private:
    static void count(DeliveryEffect& effect, domain::DeliveryMode mode, bool is_live, bool is_same) {
        const bool is_append = mode == domain::DeliveryMode::append;
        const RowEffect row = !is_live    ? RowEffect::fresh
                              : !is_same  ? RowEffect::changed
                              : is_append ? RowEffect::duplicate
                                          : RowEffect::unchanged;
        effect.rows.push_back(row);
        effect.rows_new += row == RowEffect::fresh ? 1 : 0;
        effect.rows_changed += row == RowEffect::changed ? 1 : 0;
        effect.rows_unchanged += row == RowEffect::unchanged ? 1 : 0;
        effect.rows_duplicate += row == RowEffect::duplicate ? 1 : 0;
    }

    /// In force, and not ended before what the delivery speaks for.
    static bool is_in_scope(const Entry& entry, const StampedDelivery& delivery) {
        return !entry.is_withdrawn && entry.row.closed_on.is_open_end() && entry.end > delivery.covers_from;
    }

    void list_scope(const StampedDelivery& delivery, DeliveryEffect& effect) const {
        for (const Entry& entry : entries_)
            if (is_in_scope(entry, delivery)) effect.in_scope_before.push_back(entry.row);
    }

    void close_absent(const StampedDelivery& delivery, std::uint32_t ordinal, DeliveryEffect* effect) {
        for (Entry& entry : entries_) {
            if (entry.seen_in == ordinal || !is_in_scope(entry, delivery)) continue;
            if (effect != nullptr) effect->gone.push_back(entry.row);
            if (delivery.absent == domain::Absent::deleted) entry.is_withdrawn = true;
            // It ended on an unknown day between two extract dates: the earlier is taken.
            if (delivery.absent == domain::Absent::closed) entry.row.closed_on = entry.row.last_named;
        }
    }

    Entries entries_;
};

} // namespace

LiveSet live_rows(std::span<const StampedDelivery> deliveries, domain::DeliveryId about) {
    std::vector<std::uint32_t> order(deliveries.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const StampedDelivery& left = deliveries[a];
        const StampedDelivery& right = deliveries[b];
        if (left.lineage != right.lineage) return left.lineage < right.lineage;
        if (left.extract_date != right.extract_date) return left.extract_date < right.extract_date;
        return left.id < right.id;
    });
    LiveSet live;
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        std::size_t rows = 0;
        const std::string_view lineage_name = deliveries[order[first]].lineage;
        while (last < order.size() && deliveries[order[last]].lineage == lineage_name)
            rows = std::max(rows, deliveries[order[last++]].stamps.size());
        Lineage lineage;
        lineage.reserve(rows);
        for (std::size_t i = first; i < last; ++i) {
            const StampedDelivery& delivery = deliveries[order[i]];
            const bool is_asked = delivery.id == about && about != domain::DeliveryId{};
            lineage.take(delivery, order[i], static_cast<std::uint32_t>(i + 1),
                         is_asked ? &live.effect : nullptr);
        }
        lineage.append_to(live.rows);
        first = last;
    }
    return live;
}

} // namespace styrhus::snapshot
