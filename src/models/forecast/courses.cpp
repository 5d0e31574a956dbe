#include "models/forecast/courses.h"

#include <algorithm>
#include <compare>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace styrhus::models::forecast {

namespace {

/// The code of the paragraph that holds today for what a text says on a day, through every new number the law
/// has given it; the text itself where it is no paragraph.
std::string newest_code(const reference::LawBook& law, const std::string& text, base::Date day) {
    const auto read = law.parse(text, day);
    if (!read || read->paragraph == nullptr) return text;
    const reference::LawParagraph* paragraph = read->paragraph;
    // A paragraph that was split has no one successor, and a chain of numbers is short.
    for (int step = 0; step < 8 && paragraph->successors.size() == 1; ++step) {
        const reference::LawParagraph* next = law.find(paragraph->successors.front());
        if (next == nullptr) break;
        paragraph = next;
    }
    return paragraph->code;
}

} // namespace

Courses::Courses(const snapshot::Snapshot& snapshot, std::span<const std::uint32_t> grants)
    : snapshot_(snapshot), kind_(snapshot.grants.size(), 0), first_(snapshot.grants.size(), none),
      next_(snapshot.grants.size(), none) {
    find_kinds(grants);
    join_rows(grants);
}

void Courses::find_kinds(std::span<const std::uint32_t> grants) {
    std::map<std::pair<domain::Term, std::uint32_t>, HelpKind> known;
    std::map<std::string, HelpKind> kinds;
    std::vector<base::Date> named_on(1);
    name_of_kind_.assign(1, domain::Term{});
    for (const std::uint32_t grant : grants) {
        const domain::Grant& fact = snapshot_.grants[grant];
        if (domain::is_none(fact.law)) continue;
        const std::pair key(fact.law, snapshot_.reference->date_class(fact.period.from));
        auto found = known.find(key);
        if (found == known.end()) {
            const std::string code =
                newest_code(snapshot_.reference->law, snapshot_.terms->text(fact.law), fact.period.from);
            const auto [kind, is_new] = kinds.emplace(code, static_cast<HelpKind>(name_of_kind_.size()));
            if (is_new) {
                name_of_kind_.push_back(fact.law);
                named_on.push_back(fact.period.from);
            }
            found = known.emplace(key, kind->second).first;
        }
        const HelpKind kind = found->second;
        kind_[grant] = kind;
        if (std::tuple(named_on[kind], name_of_kind_[kind]) < std::tuple(fact.period.from, fact.law)) {
            named_on[kind] = fact.period.from;
            name_of_kind_[kind] = fact.law;
        }
    }
}

void Courses::join_rows(std::span<const std::uint32_t> grants) {
    struct Row {
        std::uint32_t person = 0;
        HelpKind kind = 0;
        domain::Term facility{};
        base::Period period;
        std::uint32_t grant = 0;
        std::strong_ordering operator<=>(const Row&) const = default;
    };
    std::vector<Row> rows;
    rows.reserve(grants.size());
    for (const std::uint32_t grant : grants) {
        const domain::Grant& fact = snapshot_.grants[grant];
        rows.push_back({static_cast<std::uint32_t>(snapshot_.persons.find(fact.citizen)), kind_[grant],
                        fact.facility, fact.period, grant});
        first_[grant] = grant;
    }
    std::sort(rows.begin(), rows.end());
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const Row& before = rows[i - 1];
        const Row& row = rows[i];
        const bool is_same = row.person != 0 && before.person == row.person && before.kind == row.kind
                             && before.facility == row.facility;
        if (!is_same || before.period.is_open()) continue;
        const std::int32_t gap = days_between(before.period.to, row.period.from);
        if (gap < -1 || 0 < gap) continue;
        next_[before.grant] = row.grant;
        first_[row.grant] = first_[before.grant];
    }
}

} // namespace styrhus::models::forecast
