#pragma once

#include "models/matching/matching.h"

#include <algorithm>
#include <utility>

namespace styrhus::models::matching {

/// What each sign counts (our own scale; a bill with citizen, payee and days is certain enough without its
/// amount, and one with payee, account, days and an amount to the øre without its citizen).
constexpr std::pair<Sign, int> marks_of_signs[] = {
    {Sign::citizen, 40}, {Sign::named, 35},          {Sign::provider, 25}, {Sign::other_provider, -45},
    {Sign::account, 10}, {Sign::other_account, -15}, {Sign::days, 10},     {Sign::some_days, 5},
    {Sign::no_days, -5}, {Sign::own_days, 10},       {Sign::amount, 30},   {Sign::known_difference, 22},
    {Sign::units, 10},   {Sign::unit_price, 20},     {Sign::as_usual, 20}, {Sign::other_amount, -5},
    {Sign::alone, 5},    {Sign::paid, -20},          {Sign::only, 20},
};
/// Neither the account nor the amount is the help's: then it is most likely another's bill.
constexpr int nothing_fits = -25;

constexpr Signs bit(Sign sign) {
    return static_cast<Signs>(sign);
}
constexpr Signs operator|(Sign a, Sign b) {
    return bit(a) | bit(b);
}
constexpr Signs operator|(Signs a, Sign b) {
    return a | bit(b);
}

/// 0 … 100.
constexpr int score_of(Signs signs) {
    int score = 0;
    for (const auto& [sign, marks] : marks_of_signs)
        if (has(signs, sign)) score += marks;
    if (has(signs, Sign::other_account) && has(signs, Sign::other_amount)) score += nothing_fits;
    return std::clamp(score, 0, 100);
}

} // namespace styrhus::models::matching
