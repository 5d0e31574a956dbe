#pragma once

#include "base/result.h"

#include <compare>
#include <string>
#include <string_view>

/// Numbers of companies and places, which may be shown: unlike a person's they identify nobody.
namespace styrhus::domain {

/// A company: 8 digits of which the last is a check digit. Weights 2 7 6 5 4 3 2 1, the sum a multiple of 11.
class Cvr {
  public:
    /// Accepts blanks between digits and a leading "DK". An error says whether the form or the check digit is
    /// wrong: "it is 7 digits long; write 8", "the check digit fails".
    static base::Result<Cvr> parse(std::string_view text);
    const std::string& digits() const { return digits_; }
    auto operator<=>(const Cvr&) const = default;

  private:
    explicit Cvr(std::string digits) : digits_(std::move(digits)) {}
    std::string digits_;
};

/// A production unit of a company: 10 digits. It has no published check digit.
class PNumber {
  public:
    static base::Result<PNumber> parse(std::string_view text);
    const std::string& digits() const { return digits_; }
    auto operator<=>(const PNumber&) const = default;

  private:
    explicit PNumber(std::string digits) : digits_(std::move(digits)) {}
    std::string digits_;
};

/// An electronic address (EAN): 13 digits. Weights 1 and 3 in turn from the left on the first 12; the last
/// makes the sum a multiple of 10.
class Gln {
  public:
    static base::Result<Gln> parse(std::string_view text);
    const std::string& digits() const { return digits_; }
    auto operator<=>(const Gln&) const = default;

  private:
    explicit Gln(std::string digits) : digits_(std::move(digits)) {}
    std::string digits_;
};

} // namespace styrhus::domain
