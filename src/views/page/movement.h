#pragma once

#include "document/document.h"
#include "views/page/parts.h"
#include "views/page/stair.h"

#include <optional>
#include <vector>

/// Who moved: between two dates, and as events.
namespace styrhus::views::page {

document::Flow flow_of(const Context& context, const LadderAsk& ask, const Standing& standing);
/// Rows from the highest step down, columns up; the diagonal stayed. Totals tie to the stock.
document::Matrix matrix_between(const Context& context, const LadderAsk& ask, const Standing& standing);
document::Matrix matrix_of_events(const Context& context, const LadderAsk& ask,
                                  const std::vector<MovePart>& events);
document::Table before_and_after(const Context& context, const LadderAsk& ask,
                                 const std::vector<MovePart>& events);
document::Table reasons_of_out(const Context& context, const LadderAsk& ask,
                               const std::vector<MovePart>& events);

/// Whether an event is one of "up", "down", "in", "out", "3-6" or "out-death". Transitions are none of them;
/// they are "transition".
bool is_event(const models::ladder::Move& move, std::string_view which);
/// Whether somebody who stood on `from` and stands on `to` is one of "up", "down-4", "in", "same", "3-6".
bool is_between(const BetweenPart& part, std::string_view which);
std::string_view name_of(models::ladder::OutReason reason);
std::string reason_text(const Context& context, models::ladder::OutReason reason);

/// Three months' øre on each side of the events whose both sides are known in full.
struct SidesOfMoves {
    std::int64_t moves = 0;
    std::int64_t whole_windows = 0;
    std::int64_t before_ore = 0;
    std::int64_t after_ore = 0;
    std::vector<std::int32_t> earlier_days;

    std::optional<base::Money> before_a_month() const;
    std::optional<base::Money> after_a_month() const;
    std::optional<double> median_earlier_days() const;
};
SidesOfMoves sides_of(const std::vector<MovePart>& events, std::string_view which);
/// The window before and after are both covered and over.
bool has_whole_window(const MovePart& part);

} // namespace styrhus::views::page
