#pragma once

#include "base/date.h"
#include "models/validity/look.h"
#include "models/validity/said.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace styrhus::models::validity {

/// One unbroken run of looks at which a finding stands.
struct Life {
    std::shared_ptr<const domain::RuleFinding> finding; ///< as it last stood
    base::Date opened;                                  ///< extract date of the first look of the run
    base::Date closed = base::Date::open_end(); ///< first extract date after on which it does not stand
    Ending ending = Ending::none;
    /// It stood the first time its rule could look, so it may be older than that.
    bool may_be_older = false;

    bool is_closed() const { return ending != Ending::none; }
    std::int32_t age_days(base::Date as_of) const {
        return base::days_between(opened, is_closed() ? closed : as_of);
    }
};

/// What the rules have said of a snapshot's deliveries, extract date by extract date.
struct History {
    std::vector<std::shared_ptr<const Look>> looks; ///< the last is of the snapshot itself
    std::vector<Life> lives;                        ///< by name; those of one name by `opened`

    /// Every run of a finding, the earliest first.
    std::span<const Life> lives_of(const FindingName& name) const;
    /// The run that still goes on; null if there is none.
    const Life* standing(const domain::RuleFinding& finding) const;
};

/// `looks` in the order of their extract dates, each made with the one before it in hand.
History history_of(std::vector<std::shared_ptr<const Look>> looks);

enum class Status : std::uint8_t { open, accepted, false_alarm, closed };

/// Of a finding that stands; an acceptance whose last day has passed says nothing any more.
Status standing_status(const Word* word, base::Date today);

} // namespace styrhus::models::validity
