#pragma once

#include "domain/facts.h"
#include "intake/sources/fields.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace styrhus::intake::sources {

/// A cell after its column's type was read; which members count follows from the field's type.
struct CellValue {
    base::Date date = base::Date::open_end();
    std::int64_t number =
        0; ///< øre, thousandths, millionths, whole, month index, or position among the choices
    domain::Term term{};
    domain::IdentityRef ref{};
    bool flag = false;
};

enum class Sign : std::uint8_t { as_written, debit, credit };

/// What a row says that decides about its fact and is not in it.
struct RowSays {
    Sign sign = Sign::as_written;
    bool names_no_person = false; ///< the recipient's number is said not to be a CPR number
    bool pays_a_person = false;   ///< the payee's number is a CPR number: it is identity, and no provider
    base::Date from = base::Date::open_end();
    base::Date to = base::Date::open_end();
    bool has_from = false;
    bool has_to = false;
    bool has_day_count = false;
    bool has_amount = false;
    bool is_in_kroner = true;
    bool lacks_century = false; ///< the day of birth named in the text has a year of two digits
    domain::IdentityRef mother{};
    domain::IdentityRef father{};
    domain::IdentityRef custody{};
};

/// A fact being made.
template <class Fact>
struct Draft : RowSays {
    Fact fact;
};

/// `set` is null for a field that only names the row across deliveries.
template <class Fact>
struct FieldSetter {
    std::string_view name;
    void (*set)(Draft<Fact>& draft, const CellValue& value);
};

/// The setter of every field in `fields_of`, in the same order.
template <class Fact>
std::span<const FieldSetter<Fact>> setters_of();

/// A fact that cannot be used, or one that should be looked at.
struct DraftTrouble {
    std::string_view code; ///< empty: none
    std::string_view column_field;
    std::string_view da;
    std::string_view en;
    bool rejects = false;
};

/// What the parts of a row mean together: signs, periods, fiscal year. Reports at most one trouble.
template <class Fact>
DraftTrouble finish(Draft<Fact>& draft);

} // namespace styrhus::intake::sources
