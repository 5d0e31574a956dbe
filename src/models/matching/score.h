#pragma once

#include "models/matching/matching.h"

#include <algorithm>
#include <utility>

namespace styrhus::models::matching {

/// What each sign counts (our own scale; a bill with citizen, payee and days is certain enough without its
/// amount, as is one with citizen, account and days where there is no price to compare with; and one with
/// payee, account, days and an amount to the øre without its citizen).
constexpr std::pair<Sign, int> marks_of_signs[] = {
    {Sign::citizen, 40},          {Sign::named, 35},   {Sign::names_another, -30}, {Sign::provider, 25},
    {Sign::other_provider, -45},  {Sign::account, 10}, {Sign::other_account, -15}, {Sign::days, 10},
    {Sign::some_days, 5},         {Sign::no_days, -5}, {Sign::own_days, 10},       {Sign::amount, 30},
    {Sign::known_difference, 22}, {Sign::units, 10},   {Sign::unit_price, 20},     {Sign::as_usual, 20},
    {Sign::other_amount, -5},     {Sign::alone, 5},    {Sign::paid, -20},          {Sign::only, 20},
};
/// A bill without days is looked for in the month it is posted in and in those before it: a claim between
/// municipalities may come a year late (BL § 195 stk. 2).
constexpr int months_back = 12;

/// Neither the account nor the amount is the help's: then it is most likely another's bill, and that its
/// units are as many is no sign.
constexpr int nothing_fits = -30;
constexpr int nothing_but_units_fits = -40;
/// Where there is no price to compare with, the citizen's own bill on the help's account for its days is
/// certain.
constexpr int nothing_to_compare = 5;

/// How far a price may be rounded otherwise in one system than in another, in thousandths.
constexpr std::int64_t price_rounding = 5;

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
    constexpr Signs of_amount =
        bit(Sign::amount) | Sign::known_difference | Sign::unit_price | Sign::as_usual;
    if (has(signs, Sign::other_account) && (signs & of_amount) == 0)
        score += has(signs, Sign::units) ? nothing_but_units_fits : nothing_fits;
    const bool is_own = has(signs, Sign::citizen) && has(signs, Sign::account) && has(signs, Sign::days);
    if (is_own && (signs & (of_amount | Sign::units | Sign::other_amount)) == 0) score += nothing_to_compare;
    return std::clamp(score, 0, 100);
}

} // namespace styrhus::models::matching
