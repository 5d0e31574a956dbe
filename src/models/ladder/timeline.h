#pragma once

#include "snapshot/columns.h"

#include <cstdint>
#include <span>
#include <vector>

namespace styrhus::models::ladder {

/// Days on which a citizen holds one step of a ladder; step 0 is none.
struct Stretch {
    std::int32_t from = 0;
    std::int32_t to = 0;
    std::uint8_t step = 0;
    bool is_counted = false;       ///< a selected grant of the ladder runs
    std::uint8_t first_origin = 0; ///< of what decides the step on the first day
    std::uint8_t last_origin = 0;  ///< and on the last
};

/// How a piece takes part; bits.
namespace part {
constexpr std::uint8_t on_ladder = 1; ///< decides its step, if it has one
constexpr std::uint8_t counted = 2;   ///< selected, and on the ladder
constexpr std::uint8_t costs = 4;     ///< selected: brings its cost, wherever that stands
} // namespace part

/// Turns the pieces of one citizen in one ladder into days on steps: the step of a day is the highest among
/// the deciding pieces that run (DEFINITIONS 4). Keeps its buffers from citizen to citizen.
class TimelineBuilder {
  public:
    explicit TimelineBuilder(const snapshot::ModelColumns& columns);

    /// Pieces [first, first + parts.size()), sorted by from. Stretches are in order and cover every day of
    /// any piece; neighbours that adjoin differ.
    std::span<const Stretch> build(std::size_t first, std::span<const std::uint8_t> parts);

  private:
    struct Run;

    void sort_ends(const Run& run);
    void sweep(const Run& run);
    void append(std::int32_t from, std::int32_t to, std::uint8_t step, bool is_counted);
    void find_origins(std::size_t first, std::span<const std::uint8_t> parts);

    const snapshot::ModelColumns& columns_;
    std::vector<std::uint64_t> ends_; ///< day, part and step of each end, in order
    std::vector<Stretch> stretches_;
};

} // namespace styrhus::models::ladder
