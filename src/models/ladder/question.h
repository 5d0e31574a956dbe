#pragma once

#include "base/date.h"
#include "base/period.h"
#include "domain/ids.h"
#include "snapshot/columns.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

/// What can be asked of the ladder: a window of months, a grain, an as-of date and a selection.
namespace styrhus::models::ladder {

/// A set of rows (or of PersonIds), one bit each.
class RowSet {
  public:
    RowSet() = default;
    explicit RowSet(std::size_t rows) : words_((rows + 63) / 64, 0), rows_(rows) {}

    std::size_t size() const { return rows_; }
    void insert(std::size_t row) { words_[row / 64] |= std::uint64_t{1} << (row % 64); }
    bool contains(std::size_t row) const { return (words_[row / 64] >> (row % 64) & 1) != 0; }
    std::size_t count() const;
    /// Rows that are in both; the sets have equal size.
    RowSet& operator&=(const RowSet& other);

  private:
    std::vector<std::uint64_t> words_;
    std::size_t rows_ = 0;
};

/// The rows whose term is one of `wanted`. `rows` is the table's size; an absent column selects no row.
RowSet rows_with(std::span<const domain::Term> column, std::size_t rows,
                 std::span<const domain::Term> wanted);
/// Persons of a sex; bit p is PersonId p, and nobody (0) is not in it.
RowSet persons_of_sex(const snapshot::PersonColumns& persons, domain::Sex sex);

/// Ages in whole years by calendar: from_years ≤ age < below_years.
struct AgeRange {
    int from_years = 0;
    int below_years = std::numeric_limits<int>::max();
};

/// Whose days and which kroner are counted. A selection never changes anyone's step: the step of a day comes
/// from all of the citizen's interventions. With a selection of grants a citizen counts on the days when a
/// selected grant of that ladder runs, and only selected grants bring cost; a move counts if a selected grant
/// runs on its first day or the day before, a spell if one runs on any of its days. With an age a citizen
/// counts on the days of that age. Absent = everything.
struct Selection {
    std::optional<RowSet> persons;  ///< of size persons.size() + 1; bit 0 is rows without a citizen
    std::optional<RowSet> grants;   ///< rows of GrantColumns
    std::optional<RowSet> postings; ///< rows of PostingColumns
    std::optional<AgeRange> age;    ///< citizens without a birth date are then left out
    bool with_expected = false;     ///< count grants marked expected too
};

enum class Grain : std::uint8_t { month, quarter, year };

/// [first, end).
struct Months {
    base::Month first;
    base::Month end;
};

struct Question {
    base::Month first;
    base::Month end; ///< the first month after
    Grain grain = Grain::month;
    /// The last day that is known: movement and duration end with it. Kroner and days do not.
    base::Date as_of;
    /// Durations are observed from this day on; the default asks for all that the sources cover.
    base::Date durations_from = base::Date::from_days(std::numeric_limits<std::int32_t>::min() / 2);
    /// The months whose moves are summed as a matrix, with cost before and after; absent: the whole window.
    std::optional<Months> matrix;
    Selection selection;
};

/// The periods of a question in order; a quarter or year that the window cuts is the part inside.
std::vector<base::Period> periods_of(const Question& question);

} // namespace styrhus::models::ladder
