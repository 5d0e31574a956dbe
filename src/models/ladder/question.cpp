#include "models/ladder/question.h"

#include "base/check.h"

#include <algorithm>
#include <bit>

namespace styrhus::models::ladder {

std::size_t RowSet::count() const {
    std::size_t rows = 0;
    for (const std::uint64_t word : words_)
        rows += static_cast<std::size_t>(std::popcount(word));
    return rows;
}

RowSet& RowSet::operator&=(const RowSet& other) {
    STYRHUS_CHECK(rows_ == other.rows_);
    for (std::size_t i = 0; i < words_.size(); ++i)
        words_[i] &= other.words_[i];
    return *this;
}

RowSet rows_with(std::span<const domain::Term> column, std::size_t rows,
                 std::span<const domain::Term> wanted) {
    std::vector<domain::Term> sorted(wanted.begin(), wanted.end());
    std::sort(sorted.begin(), sorted.end());
    RowSet set(rows);
    for (std::size_t row = 0; row < column.size(); ++row)
        if (std::binary_search(sorted.begin(), sorted.end(), column[row])) set.insert(row);
    return set;
}

RowSet persons_of_sex(const snapshot::PersonColumns& persons, domain::Sex sex) {
    RowSet set(persons.size() + 1);
    for (std::size_t row = 0; row < persons.size(); ++row)
        if (persons.sex[row] == sex) set.insert(row + 1);
    return set;
}

std::vector<base::Period> periods_of(const Question& question) {
    std::vector<base::Period> periods;
    const int months = question.grain == Grain::month ? 1 : question.grain == Grain::quarter ? 3 : 12;
    for (base::Month month = question.first; month < question.end;) {
        const base::Month next = base::Month::from_index((month.index() / months + 1) * months);
        const base::Month end = std::min(next, question.end);
        periods.push_back({month.first(), end.first()});
        month = end;
    }
    return periods;
}

} // namespace styrhus::models::ladder
