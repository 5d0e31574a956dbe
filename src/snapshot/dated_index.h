#pragma once

#include "base/date.h"
#include "base/period.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

/// Facts with a period, sorted by a key and then by their first day.
namespace styrhus::snapshot {

template <class Key, class Fact>
using DatedIndex = std::vector<std::pair<Key, const Fact*>>;

/// The part of a sorted index that has the key.
template <class Entry, class Key>
std::span<const Entry> range_of(std::span<const Entry> sorted, const Key& key) {
    const auto first = std::lower_bound(sorted.begin(), sorted.end(), key,
                                        [](const Entry& entry, const Key& k) { return entry.first < k; });
    auto last = first;
    while (last != sorted.end() && last->first == key)
        ++last;
    return {first, last};
}

/// Of facts that hold on a day the one that began last; null if none holds.
template <class Key, class Fact>
const Fact* holding(std::span<const std::pair<Key, const Fact*>> range, base::Date day) {
    const Fact* found = nullptr;
    for (const auto& [key, fact] : range)
        if (fact->period.contains(day) && (found == nullptr || found->period.from < fact->period.from))
            found = fact;
    return found;
}

/// Appends the days within the period on which one of them begins or ends.
template <class Key, class Fact>
void add_borders(std::span<const std::pair<Key, const Fact*>> range, base::Period period,
                 std::vector<base::Date>& borders) {
    for (const auto& [key, fact] : range)
        for (const base::Date border : {fact->period.from, fact->period.to})
            if (period.from < border && border < period.to) borders.push_back(border);
}

} // namespace styrhus::snapshot
