#include "models/validity/validity.h"

#include <algorithm>
#include <tuple>

namespace styrhus::models::validity {

namespace {

/// A finding that takes its row's validity, or would.
struct Mark {
    std::uint32_t place = 0;
    std::uint64_t row = 0;
    bool is_open = false;
};

bool is_same_row(const Mark& a, const Mark& b) {
    return a.place == b.place && a.row == b.row;
}

std::vector<Mark> marks_of(const Look& look, const Words& words, base::Date day) {
    std::vector<Mark> marks;
    for (const Stood& stood : look.findings) {
        if (stood.finding->finding.severity == domain::Severity::note) continue;
        const Word* word = words.find(*stood.finding);
        marks.push_back({stood.place, stood.finding->subject, word == nullptr || !word->settles(day)});
    }
    // A row with one open finding is wrong, whatever is said of its others.
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return std::tuple(a.place, a.row, !a.is_open) < std::tuple(b.place, b.row, !b.is_open);
    });
    marks.erase(std::unique(marks.begin(), marks.end(), is_same_row), marks.end());
    return marks;
}

} // namespace

Validity& Validity::operator+=(const Validity& other) {
    rows += other.rows;
    wrong += other.wrong;
    settled += other.settled;
    return *this;
}

std::int64_t Validity::score_thousandths() const {
    constexpr std::uint64_t whole = 1000;
    if (rows == 0) return whole;
    // What a silent rule found goes on, and its row may stand in another unit now.
    return static_cast<std::int64_t>((rows - std::min(wrong, rows)) * whole / rows);
}

std::vector<Validity> validity_of(const Look& look, const Words& words, base::Date day) {
    std::vector<Validity> out;
    for (const RowCount& place : look.rows)
        out.push_back({.rows = place.rows});
    for (const Mark& mark : marks_of(look, words, day))
        ++(mark.is_open ? out[mark.place].wrong : out[mark.place].settled);
    return out;
}

} // namespace styrhus::models::validity
