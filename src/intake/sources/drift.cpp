#include "intake/sources/drift.h"

#include "intake/formats/amount.h"
#include "intake/formats/table.h"
#include "intake/sources/fields.h"
#include "intake/sources/value_shapes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace styrhus::intake::sources {

namespace {

using formats::CellTrouble;

/// Below this two columns are not thought to be one.
constexpr int likeness_min = 45;

/// Twice what is shared ÷ the sum of both, in percent (Sørensen–Dice).
template <class Item>
int share_of_both(std::multiset<Item> a, const std::multiset<Item>& b) {
    const std::size_t both = a.size() + b.size();
    std::size_t shared = 0;
    for (const Item& item : b) {
        const auto found = a.find(item);
        if (found == a.end()) continue;
        a.erase(found);
        ++shared;
    }
    return both == 0 ? 0 : static_cast<int>(200 * shared / both);
}

std::multiset<std::string> pairs_of(const std::string& name) {
    std::multiset<std::string> pairs;
    for (std::size_t i = 0; i + 1 < name.size(); ++i)
        pairs.insert(name.substr(i, 2));
    return pairs;
}

/// "IndsatsStartDato" is three words, and so is "Indsats, start-dato".
std::multiset<std::string> words_of(std::string_view name) {
    std::multiset<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (const std::string plain = formats::normalised_name(word); !plain.empty()) words.insert(plain);
        word.clear();
    };
    bool was_small = false;
    for (const char c : name) {
        const bool is_capital = c >= 'A' && c <= 'Z';
        const bool is_small = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        const bool is_sign = !is_capital && !is_small && !(c >= '0' && c <= '9');
        if (is_sign || (is_capital && was_small)) finish();
        if (!is_sign) word += c;
        was_small = is_small;
    }
    finish();
    return words;
}

/// Whether a value is such as a column of the type has. Nothing where any text may be.
std::optional<bool> fits_type(FieldType type, const std::string& value, formats::DecimalMark mark) {
    switch (type) {
    case FieldType::date:
    case FieldType::end_date:
    case FieldType::month:
        return is_like_date(value) || (type == FieldType::month && base::parse_iso_month(value).has_value());
    case FieldType::amount: {
        std::int64_t ore = 0;
        const CellTrouble trouble = formats::read_amount(value, {.mark = mark}, ore);
        return trouble == CellTrouble::none || trouble == CellTrouble::ambiguous_number;
    }
    case FieldType::whole: {
        std::int64_t number = 0;
        return formats::read_whole_number(value, number) == CellTrouble::none;
    }
    case FieldType::quantity:
    case FieldType::factor: {
        formats::Decimal number;
        const CellTrouble trouble = formats::read_decimal(value, mark, number);
        return trouble == CellTrouble::none || trouble == CellTrouble::ambiguous_number
               || value.ends_with('%');
    }
    default:
        return std::nullopt;
    }
}

/// What the values of a heading say of its being a column of the mapping.
struct ValueLikeness {
    int percent = 0;
    bool is_known = false;   ///< the column's values can be told from others at all
    bool is_telling = false; ///< they are the column's own words, and not only of its type
};

/// Compares headings with the columns a file lacks.
class Comparison {
  public:
    Comparison(const Mapping& mapping, const EarlierTexts& earlier) : mapping_(mapping), earlier_(earlier) {}

    ValueLikeness values(const ColumnRule& rule, const NewHeading& heading) {
        const FieldSpec* field = find_field(mapping_.fact, rule.field);
        if (field == nullptr || heading.values.empty()) return {};
        if (field->type == FieldType::person && rule.scope.empty()) return share(heading, true, is_like_cpr);
        const std::set<std::string>& words = words_in(rule, *field);
        if (!words.empty())
            return share(heading, true,
                         [&](const std::string& value) { return words.contains(folded(value)); });
        if (!fits_type(field->type, "", mapping_.decimal)) return {};
        return share(heading, false, [&](const std::string& value) {
            return fits_type(field->type, value, mapping_.decimal).value_or(false);
        });
    }

  private:
    template <class Fits>
    static ValueLikeness share(const NewHeading& heading, bool is_telling, Fits fits) {
        const auto fitting =
            static_cast<std::size_t>(std::count_if(heading.values.begin(), heading.values.end(), fits));
        return {static_cast<int>(100 * fitting / heading.values.size()), true, is_telling};
    }

    /// What the column may say: the values of its map, or those it had before.
    const std::set<std::string>& words_in(const ColumnRule& rule, const FieldSpec& field) {
        const auto [found, is_new] = words_.try_emplace(&rule);
        if (!is_new) return found->second;
        for (const auto& [value, meaning] : rule.values)
            found->second.insert(value);
        if (field.type == FieldType::term && rule.values.empty() && earlier_)
            for (const std::string& text : earlier_(rule.field))
                found->second.insert(folded(text));
        return found->second;
    }

    const Mapping& mapping_;
    const EarlierTexts& earlier_;
    std::map<const ColumnRule*, std::set<std::string>> words_;
};

struct Pair {
    std::size_t heading = 0;
    std::size_t column = 0;
    int by_name = 0;
    ValueLikeness values;
    int likeness = 0;
};

/// Words of the column's own weigh more than its name; values of its type weigh less, and those of another
/// type speak against it.
int likeness_of(int by_name, const ValueLikeness& values) {
    constexpr int of_another_type = 34;
    if (!values.is_known) return by_name;
    if (values.is_telling) return (by_name + 2 * values.percent) / 3;
    return values.percent < of_another_type ? 0 : (3 * by_name + values.percent) / 4;
}

/// The only new heading with values of a type is the only missing column of it, whatever it is called. One
/// that has another column's own words is that column.
void mark_the_only_ones(std::vector<Pair>& pairs) {
    constexpr int nearly_all = 90;
    const auto is_of_type = [](const Pair& pair) {
        return pair.values.is_known && pair.values.percent >= nearly_all;
    };
    std::set<std::size_t> told;
    for (const Pair& pair : pairs)
        if (pair.values.is_telling && is_of_type(pair)) told.insert(pair.heading);
    const auto is_in_question = [&](const Pair& pair) {
        return is_of_type(pair) && (pair.values.is_telling || !told.contains(pair.heading));
    };
    for (Pair& pair : pairs) {
        if (!is_in_question(pair)) continue;
        const bool is_only = std::none_of(pairs.begin(), pairs.end(), [&](const Pair& other) {
            const bool is_same = other.heading == pair.heading && other.column == pair.column;
            return !is_same && (other.heading == pair.heading || other.column == pair.column)
                   && is_in_question(other);
        });
        if (is_only) pair.likeness = std::max(pair.likeness, likeness_min);
    }
}

} // namespace

int name_likeness(std::string_view a, std::string_view b) {
    const std::string left = formats::normalised_name(a);
    const std::string right = formats::normalised_name(b);
    if (left == right) return 100;
    return std::max(share_of_both(pairs_of(left), pairs_of(right)), share_of_both(words_of(a), words_of(b)));
}

std::vector<LikelyColumn> likely_columns(const Mapping& mapping, const std::vector<NewHeading>& headings,
                                         const std::vector<const ColumnRule*>& missing,
                                         const EarlierTexts& earlier) {
    Comparison comparison(mapping, earlier);
    std::vector<Pair> pairs;
    for (std::size_t h = 0; h < headings.size(); ++h)
        for (std::size_t c = 0; c < missing.size(); ++c) {
            Pair pair = {.heading = h, .column = c};
            pair.by_name = name_likeness(headings[h].heading, missing[c]->column);
            for (const std::string& alias : missing[c]->aliases)
                pair.by_name = std::max(pair.by_name, name_likeness(headings[h].heading, alias));
            pair.values = comparison.values(*missing[c], headings[h]);
            pair.likeness = likeness_of(pair.by_name, pair.values);
            pairs.push_back(pair);
        }
    mark_the_only_ones(pairs);
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.likeness > b.likeness; });
    std::vector<LikelyColumn> likely;
    std::set<std::size_t> headings_used;
    std::set<std::size_t> columns_used;
    for (const Pair& pair : pairs) {
        if (pair.likeness < likeness_min) break;
        if (headings_used.contains(pair.heading) || columns_used.contains(pair.column)) continue;
        headings_used.insert(pair.heading);
        columns_used.insert(pair.column);
        likely.push_back(
            {headings[pair.heading].heading, missing[pair.column], pair.by_name, pair.values.percent});
    }
    return likely;
}

} // namespace styrhus::intake::sources
