#pragma once

#include "rows.h"

namespace styrhus::models::multistate::testing {

// clang-format off
/// Four people, states 0, 1 and (never left) 2. Worked by hand, from state 0 at time 0:
///
///   t   at risk: 0; 1   moves            p(t)
///   0                                    1    0    0
///   2   A B C; D        A 0→1            2/3  1/3  0
///   3   B C; A D        B 0→2            1/3  1/3  1/3
///   5   –; A D          A 1→0, D 1→2     1/2  0    1/2
///   6   A; –            A 0→2            0    0    1
///
/// C enters at 1 and is last seen, in 0, at 4. Each person's influence on p:
///
///   t   U_A                U_B                U_C                U_D
///   2   −2/9   2/9   0      1/9  −1/9   0      1/9  −1/9   0      0      0   0
///   3   −1/9   2/9  −1/9   −1/9  −1/9   2/9    2/9  −1/9  −1/9    0      0   0
///   5    1/12  0    −1/12  −1/6   0     1/6    1/6   0    −1/6   −1/12   0   1/12
///   6    0     0     0      0     0     0      0     0     0      0      0   0
///
/// At 2, A's is 1/3 of (−1, 1, 0) less its mean (−1/3, 1/3, 0). Σ U² is 2/27, 2/27, 0 at 2; 2/27 for all three at 3;
/// 5/72, 0, 5/72 at 5.
// clang-format on
inline std::vector<Stay<std::int32_t>> worked_stays() {
    return {
        {.subject = 1, .entry = 0, .exit = 2, .from = 0, .to = 1},        // A
        {.subject = 1, .entry = 2, .exit = 5, .from = 1, .to = 0},        //
        {.subject = 1, .entry = 5, .exit = 6, .from = 0, .to = 2},        //
        {.subject = 2, .entry = 0, .exit = 3, .from = 0, .to = 2},        // B
        {.subject = 3, .entry = 1, .exit = 4, .from = 0, .to = no_event}, // C
        {.subject = 4, .entry = 0, .exit = 5, .from = 1, .to = 2},        // D
    };
}

} // namespace styrhus::models::multistate::testing
