#include "models/ladder/timeline.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace styrhus::models::ladder {

namespace {

/// An end packed so that sorting the numbers sorts the days: the day with its sign turned, part, step.
std::uint64_t packed_end(std::int32_t day, std::uint8_t part_bits, std::uint8_t step) {
    const std::uint32_t ordered = static_cast<std::uint32_t>(day) ^ 0x8000'0000u;
    return std::uint64_t{ordered} << 32 | std::uint64_t{part_bits} << 8 | step;
}

std::int32_t day_of(std::uint64_t end) {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(end >> 32) ^ 0x8000'0000u);
}

/// The steps that run on a day.
class Running {
  public:
    void start(std::uint8_t part_bits, std::uint8_t step) {
        counted_ += (part_bits & part::counted) != 0;
        if ((part_bits & part::on_ladder) == 0 || step == 0) return;
        ++of_step_[step];
        steps_ |= 1u << step;
    }
    void end(std::uint8_t part_bits, std::uint8_t step) {
        counted_ -= (part_bits & part::counted) != 0;
        if ((part_bits & part::on_ladder) == 0 || step == 0) return;
        if (--of_step_[step] == 0) steps_ &= ~(1u << step);
    }
    /// The highest step, 0 for none.
    std::uint8_t step() const {
        return steps_ == 0 ? 0 : static_cast<std::uint8_t>(31 - std::countl_zero(steps_));
    }
    bool is_counted() const { return counted_ > 0; }

  private:
    std::array<std::uint32_t, snapshot::max_step + 1> of_step_{};
    std::uint32_t steps_ = 0;
    std::int32_t counted_ = 0;
};

/// Below this, insertion sort is the faster.
constexpr std::size_t few = 24;

} // namespace

/// Pieces that overlap one another, without gaps: columns from the first of them on.
struct TimelineBuilder::Run {
    const std::int32_t* from;
    const std::int32_t* to;
    const std::uint8_t* step;
    const std::uint8_t* parts;
    std::size_t size;
};

TimelineBuilder::TimelineBuilder(const snapshot::ModelColumns& columns) : columns_(columns) {}

void TimelineBuilder::append(std::int32_t from, std::int32_t to, std::uint8_t step, bool is_counted) {
    if (!stretches_.empty()) {
        Stretch& last = stretches_.back();
        if (last.to == from && last.step == step && last.is_counted == is_counted) {
            last.to = to;
            return;
        }
    }
    Stretch& stretch = stretches_.emplace_back();
    stretch.from = from;
    stretch.to = to;
    stretch.step = step;
    stretch.is_counted = is_counted;
}

void TimelineBuilder::sort_ends(const Run& run) {
    ends_.resize(run.size);
    for (std::size_t k = 0; k < run.size; ++k)
        ends_[k] = packed_end(run.to[k], run.parts[k], run.step[k]);
    if (run.size > few) return std::sort(ends_.begin(), ends_.end());
    for (std::size_t k = 1; k < run.size; ++k) {
        const std::uint64_t end = ends_[k];
        std::size_t at = k;
        for (; at > 0 && ends_[at - 1] > end; --at)
            ends_[at] = ends_[at - 1];
        ends_[at] = end;
    }
}

void TimelineBuilder::sweep(const Run& run) {
    Running running;
    std::int32_t since = run.from[0];
    std::uint8_t step = 0;
    bool is_counted = false;
    for (std::size_t started = 0, ended = 0; ended < run.size;) {
        std::int32_t day = day_of(ends_[ended]);
        if (started < run.size) day = std::min(day, run.from[started]);
        for (; started < run.size && run.from[started] == day; ++started)
            running.start(run.parts[started], run.step[started]);
        for (; ended < run.size && day_of(ends_[ended]) == day; ++ended)
            running.end(static_cast<std::uint8_t>(ends_[ended] >> 8),
                        static_cast<std::uint8_t>(ends_[ended]));
        const bool is_over = ended == run.size;
        if (running.step() == step && running.is_counted() == is_counted && !is_over) continue;
        if (since < day) append(since, day, step, is_counted);
        since = day;
        step = running.step();
        is_counted = running.is_counted();
    }
}

void TimelineBuilder::find_origins(std::size_t first, std::span<const std::uint8_t> parts) {
    const snapshot::PieceColumns& pieces = columns_.pieces;
    for (Stretch& stretch : stretches_) {
        if (stretch.step == 0) continue;
        std::uint8_t at_start = std::numeric_limits<std::uint8_t>::max();
        std::uint8_t at_end = at_start;
        for (std::size_t k = 0; k < parts.size(); ++k) {
            const std::size_t i = first + k;
            if (pieces.step[i] != stretch.step || (parts[k] & part::on_ladder) == 0) continue;
            const std::uint8_t origin = columns_.grants.origin[pieces.grant[i]];
            if (pieces.from[i] <= stretch.from && stretch.from < pieces.to[i])
                at_start = std::min(at_start, origin);
            if (pieces.from[i] < stretch.to && stretch.to <= pieces.to[i]) at_end = std::min(at_end, origin);
        }
        stretch.first_origin = at_start;
        stretch.last_origin = at_end;
    }
}

std::span<const Stretch> TimelineBuilder::build(std::size_t first, std::span<const std::uint8_t> parts) {
    stretches_.clear();
    const snapshot::PieceColumns& pieces = columns_.pieces;
    const Run all{.from = pieces.from.data() + first,
                  .to = pieces.to.data() + first,
                  .step = pieces.step.data() + first,
                  .parts = parts.data(),
                  .size = parts.size()};
    for (std::size_t i = 0; i < all.size;) {
        std::size_t end = i + 1;
        for (std::int32_t covered = all.to[i]; end < all.size && all.from[end] < covered; ++end)
            covered = std::max(covered, all.to[end]);
        if (end == i + 1) { // most pieces overlap no other
            const bool decides = (all.parts[i] & part::on_ladder) != 0;
            append(all.from[i], all.to[i], decides ? all.step[i] : std::uint8_t{0},
                   (all.parts[i] & part::counted) != 0);
        } else {
            const Run run{all.from + i, all.to + i, all.step + i, all.parts + i, end - i};
            sort_ends(run);
            sweep(run);
        }
        i = end;
    }
    if (columns_.origins.size() > 1) find_origins(first, parts);
    return stretches_;
}

} // namespace styrhus::models::ladder
