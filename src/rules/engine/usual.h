#pragma once

#include "rules/engine/municipality.h"

#include <cstddef>
#include <vector>

namespace styrhus::rules {

/// Per source: whether it gives something on most of the grants asked about. A source that never gives a
/// field has nothing to correct in its rows.
template <class Asked, class Given>
std::vector<bool> usually_given(const Municipality& at, Asked is_asked, Given is_given) {
    std::vector<std::size_t> asked(at.sources().size());
    std::vector<std::size_t> given(at.sources().size());
    for (const LiveGrant& grant : at.live_grants()) {
        if (!is_asked(grant)) continue;
        const std::size_t source = at.source_of(grant.fact.source);
        ++asked[source];
        if (is_given(grant)) ++given[source];
    }
    std::vector<bool> usual(asked.size());
    for (std::size_t source = 0; source < asked.size(); ++source)
        usual[source] = 2 * given[source] > asked[source];
    return usual;
}

} // namespace styrhus::rules
