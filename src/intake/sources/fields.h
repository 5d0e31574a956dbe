#pragma once

#include "base/date.h"
#include "base/money.h"
#include "domain/facts.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// The field catalogue: which fields a mapping may fill for each kind of fact, and of what type each is.
namespace styrhus::intake::sources {

enum class FieldType : std::uint8_t {
    person,         ///< a CPR number, or a number in the source's own scope → IdentityRef
    person_in_text, ///< a text that may hold a CPR number among other words → IdentityRef of the one it holds
    case_in_text,   ///< a text that may name a case by its number → the number
    birth_in_text, ///< a text that may hold a day of birth with initials → both
    hashed,        ///< → the keyed hash of the folded text
    initials,      ///< a name → its initials only
    date,
    end_date, ///< inclusive or not, as the column rule says; blank and 31-12-9999 = open
    month,    ///< a date or yyyy-mm of the month
    amount,
    quantity,   ///< decimal → thousandths
    unit_price, ///< decimal → millionths of a krone
    whole,
    factor, ///< "95,4%" or 0.954 → millionths
    term,   ///< a code or name of a closed vocabulary
    /// A number that others know something by. Where it may be a CPR number, its keyed hash stands for it.
    reference,
    choice, ///< one of a closed list, by the column's value map
    flag,   ///< yes or no by the value map
    row_id  ///< the source's own number of the row: names it across deliveries and is not kept
};

/// One field: its name in mappings, and what it is in Danish and English for the mapping page.
struct FieldSpec {
    std::string_view name;
    FieldType type;
    std::string_view da;
    std::string_view en;
    /// For choices: the values it may have, parted by blanks.
    std::string_view choices = {};
};

/// A row without a value here is rejected.
bool is_needed(domain::FactKind kind, std::string_view field);

std::span<const FieldSpec> fields_of(domain::FactKind kind);
const FieldSpec* find_field(domain::FactKind kind, std::string_view name);

/// A word a choice may be, and what it is called.
struct ChoiceWord {
    std::string_view name;
    std::string_view da;
    std::string_view en;
};
/// The words a field's values may mean: those of its list, or yes and no. Empty for a field that is no
/// choice.
std::vector<ChoiceWord> choices_of(const FieldSpec& field);

/// What a kind of fact is called, in the plural.
ChoiceWord fact_word(domain::FactKind kind);
std::string_view fact_name(domain::FactKind kind);
bool fact_of_name(std::string_view name, domain::FactKind& kind);

} // namespace styrhus::intake::sources
