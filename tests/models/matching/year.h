#pragma once

#include "base/date.h"

/// The days, the account and the house of the towns in which links are tried: all of them in 2023.
namespace styrhus::models::matching {

inline constexpr const char* case_account = "538521003"; // § 107, private: a case's account
inline constexpr const char* house = "12345674";

inline base::Date day(int month, int d) {
    return base::Date::of(2023, month, d);
}

inline base::Period month(int number) {
    return base::Period::month(base::Month::of(2023, number));
}

} // namespace styrhus::models::matching
