#include "snapshot/placing.h"

#include <gtest/gtest.h>

namespace styrhus::snapshot {
namespace {

using reference::LadderId;
using reference::Placing;
using reference::ScopeId;
using reference::Step;

reference::Placement on_step(int step) {
    reference::Placement placement;
    placement.scope = ScopeId{1};
    placement.answers[0] = {.ladder = LadderId{1}, .placing = Placing::decides, .step = Step(step)};
    placement.answer_count = 1;
    return placement;
}

// The one before ends on the day this one begins, on the same ladder: each keeps a ladder of their own, and
// so their days and kroner.
TEST(Placing, a_citizen_never_goes_on_with_the_ladder_of_the_citizen_before) {
    const reference::Placement three = on_step(3);
    const reference::Placement six = on_step(6);
    std::vector<SettledPiece> pieces;
    std::vector<HeldLadder> held;
    const PlacedStretch before[] = {{.row = 0, .from = 100, .to = 150, .placement = &three}};
    const PlacedStretch after[] = {{.row = 1, .from = 150, .to = 160, .placement = &six}};
    settle_person(before, pieces, held);
    settle_person(after, pieces, held);
    ASSERT_EQ(held.size(), 2U);
    EXPECT_EQ(held[1].from, 150);
    ASSERT_EQ(pieces.size(), 2U);
    EXPECT_EQ(pieces[1].row, 1U);
    EXPECT_EQ(pieces[1].from, 150);
    EXPECT_EQ(pieces[1].to, 160);
    EXPECT_EQ(pieces[1].step, Step(6));
}

TEST(Placing, a_ladder_held_on_is_one) {
    const reference::Placement three = on_step(3);
    std::vector<SettledPiece> pieces;
    std::vector<HeldLadder> held;
    const PlacedStretch both[] = {{.row = 0, .from = 100, .to = 150, .placement = &three},
                                  {.row = 1, .from = 150, .to = 160, .placement = &three}};
    settle_person(both, pieces, held);
    ASSERT_EQ(held.size(), 1U);
    EXPECT_EQ(held[0].to, 160);
    EXPECT_EQ(pieces.size(), 2U);
}

} // namespace
} // namespace styrhus::snapshot
