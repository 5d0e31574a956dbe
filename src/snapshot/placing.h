#pragma once

#include "domain/dictionary.h"
#include "domain/facts.h"
#include "reference/reference.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace styrhus::snapshot {

/// Answers of the reference data, each worked out once: millions of rows ask a few thousand different
/// questions.
class Placer {
  public:
    Placer(const reference::Reference& reference, const domain::Dictionary& terms)
        : reference_(reference), terms_(terms) {}

    /// A grant's ladder and step on a day. The placement lives as long as the placer.
    const reference::Placement& place(const domain::Grant& grant, std::string_view source,
                                      std::uint16_t source_number, base::Date day,
                                      std::optional<std::int64_t> hours_per_week_milli,
                                      std::optional<base::Money> yearly_cost);

  private:
    struct Key {
        domain::Term law{}, service{}, detail{}, facility_type{}, target_group{}, account{};
        std::uint16_t source = 0;
        std::uint32_t date_class = 0, hours_class = 0, cost_class = 0;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const;
    };

    const reference::Reference& reference_;
    const domain::Dictionary& terms_;
    std::deque<reference::Placement> placements_; ///< a deque: answers stay where they are
    std::unordered_map<Key, const reference::Placement*, KeyHash> known_;
};

/// An intervention that runs over [from, to) with one placement.
struct PlacedStretch {
    std::uint32_t row = 0; ///< row of GrantColumns
    std::int32_t from = 0;
    std::int32_t to = 0;
    const reference::Placement* placement = nullptr;
};

/// Days on which a person stands on one ladder of a scope.
struct HeldLadder {
    reference::ScopeId scope{};
    reference::LadderId ladder{};
    std::int32_t from = 0;
    std::int32_t to = 0;
};

/// A stretch with its ladder settled.
struct SettledPiece {
    std::uint32_t row = 0;
    std::int32_t from = 0;
    std::int32_t to = 0;
    reference::LadderId ladder{}; ///< none: the remainder
    reference::Step step{};       ///< none: does not decide
};

/// Settles one person's stretches: in a scope with several ladders the ladder held is found day by day
/// (DEFINITIONS 4), and neighbouring pieces of a row that say the same are joined. Appends to `pieces` and
/// `held`.
void settle_person(std::span<const PlacedStretch> stretches, std::vector<SettledPiece>& pieces,
                   std::vector<HeldLadder>& held);

} // namespace styrhus::snapshot
