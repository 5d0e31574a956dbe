#pragma once

#include "domain/delivery.h"
#include "domain/dictionary.h"
#include "domain/known_reading.h"
#include "domain/person_index.h"
#include "reference/reference.h"
#include "snapshot/columns.h"
#include "snapshot/select.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace styrhus::snapshot {

class GrantLayout;
class PostingLayout;

/// What deliveries, identity and reference data say, before anything is said of single grants. Made once,
/// never changed, shared by all the snapshots that statements lay over it.
struct Base {
    Base();
    ~Base();
    Base(const Base&) = delete;
    Base& operator=(const Base&) = delete;

    base::Date as_of; ///< the last day that is known; the future begins the day after
    base::Date known_on;
    domain::KnownReading reading = domain::KnownReading::received;
    std::shared_ptr<const reference::Reference> reference;
    std::shared_ptr<const domain::Dictionary> terms;
    /// Those that count, in the order received; SourceRefs point at their ids.
    std::vector<domain::Delivery> deliveries;
    std::vector<std::uint8_t> origin_of_delivery; ///< index in ModelColumns::origins
    std::string home_municipality;
    LiveFacts live;
    domain::PersonIndex persons;
    /// Those of reading and those of joining, of the rows in force.
    std::vector<domain::Finding> findings;
    ModelColumns columns;
    Column<std::uint32_t> grant_of_row;   ///< row of GrantColumns → grants
    Column<std::uint32_t> posting_of_row; ///< row of PostingColumns → postings
    std::unique_ptr<const GrantLayout> grant_layout;
    std::unique_ptr<const PostingLayout> posting_layout;
};

} // namespace styrhus::snapshot
