#include "domain/identity/cpr.h"

namespace styrhus::domain::identity {

base::Result<Cpr> Cpr::parse(std::string_view text) {
    Cpr cpr;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            if (count == cpr.digits_.size())
                return base::Error{"a CPR number has ten digits; this one has more"};
            cpr.digits_[count++] = c;
        } else if (!(i == 6 && count == 6 && (c == '-' || c == ' '))) {
            return base::Error{"a CPR number has ten digits, with or without a hyphen after the sixth"};
        }
    }
    if (count != cpr.digits_.size()) return base::Error{"a CPR number has ten digits; this one has fewer"};
    return cpr;
}

bool Cpr::satisfies_modulus_11() const {
    static constexpr int weights[] = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    int sum = 0;
    for (std::size_t i = 0; i < 10; ++i)
        sum += weights[i] * digit(i);
    return sum % 11 == 0;
}

base::Result<base::Date> Cpr::date_in_number() const {
    const int day = digit(0) * 10 + digit(1);
    const int month = digit(2) * 10 + digit(3);
    const int year = digit(4) * 10 + digit(5);
    const int seventh = digit(6);
    int century = 1900;
    if (seventh == 4 || seventh == 9) century = year <= 36 ? 2000 : 1900;
    if (seventh >= 5 && seventh <= 8) century = year <= 57 ? 2000 : 1800;
    auto date = base::civil_date(century + year, month, day);
    if (!date) return base::Error{"the number holds no calendar date; take the birth date from the register"};
    return date;
}

bool Cpr::is_administrative() const {
    const int day = digit(0) * 10 + digit(1);
    const int month = digit(2) * 10 + digit(3);
    return day > 60 || month > 12;
}

} // namespace styrhus::domain::identity
