#pragma once

#include "make_municipality/calendar.h"
#include "make_municipality/catalogue.h"
#include "make_municipality/rng.h"

#include <string>
#include <vector>

namespace styrhus::make_municipality {

inline constexpr std::string_view municipality_name = "Bøgesund Kommune";
inline constexpr int municipality_code = 999;

// Names are put together so that nobody can take them for a real person, street or provider.
std::string first_name(Rng& rng, bool woman);
std::string last_name(Rng& rng);
std::string street_address(Rng& rng);
std::string facility_name(std::string_view type, Owner owner, int number);
std::string provider_name(Owner owner, int number);
/// Eight digits in a range that is not in use, with a right check digit.
std::string company_number(Owner owner, int number, int municipality);
std::string other_municipality(int code);
std::string caseworker(Rng& rng, Area area);

/// Personal numbers that cannot be anybody's: the day is 61–91 (60 too high) or, for a few, the month is
/// 21–32 (20 too high). The birth date therefore stands in a column of its own.
class Numbers {
  public:
    Numbers();
    /// Ten digits, never given before. About half of them satisfy modulus 11, as chance would have it
    /// only for one in eleven: readers must meet both.
    std::string next(Rng& rng, Day birth, bool woman);

  private:
    std::vector<std::uint16_t> used_;
};

bool satisfies_modulus_11(std::string_view ten_digits);

} // namespace styrhus::make_municipality
