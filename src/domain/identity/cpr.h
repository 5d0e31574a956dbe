#pragma once

#include "base/date.h"
#include "base/result.h"

#include <array>
#include <string_view>

namespace styrhus::domain::identity {

/// A Danish civil registration number, DDMMYY-SSSS. Its digits are private and it has no formatter, so that
/// printing or logging one does not compile; only the functions named here may look inside.
class Cpr {
  public:
    /// Ten digits with or without a hyphen or blank after the sixth. Says nothing of whether it was ever
    /// issued.
    static base::Result<Cpr> parse(std::string_view text);

    /// Weights 4 3 2 7 6 5 4 3 2 1. Numbers issued since October 2007 may fail; a failure is a note and never
    /// an error.
    bool satisfies_modulus_11() const;

    /// The date in the number by the century rule of the civil register (7th digit 0–3: 19yy; 4 and 9: 20yy
    /// to 36, else 19yy; 5–8: 20yy to 57, else 18yy). An error where the digits are no calendar date, as in
    /// administrative numbers. Take the birth date from the register when it is delivered.
    base::Result<base::Date> date_in_number() const;

    /// Numbers that some systems give to newborns and foreigners: the day plus 60, or a month beyond 12. They
    /// carry no birth date.
    bool is_administrative() const;

    bool operator==(const Cpr&) const = default;

  private:
    friend class ClaimMaker;
    int digit(std::size_t i) const { return digits_[i] - '0'; }
    std::array<char, 10> digits_{};
};

} // namespace styrhus::domain::identity
