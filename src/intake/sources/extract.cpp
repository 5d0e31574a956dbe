#include "intake/sources/extract.h"

#include "intake/sources/text_pattern.h"

#include <charconv>
#include <vector>

namespace styrhus::intake::sources {

namespace {

int number_in(const std::vector<std::string>& groups, std::size_t i, int standard) {
    int value = standard;
    if (i < groups.size()) std::from_chars(groups[i].data(), groups[i].data() + groups[i].size(), value);
    return value;
}

} // namespace

base::Date at_end_of(DateRule::Part part, base::Date date) {
    switch (part) {
    case DateRule::Part::end_of_month:
        return base::Month::containing(date).last();
    case DateRule::Part::end_of_year:
        return base::Date::of(date.year(), 12, 31);
    case DateRule::Part::end_of_march_next_year:
        return base::Date::of(date.year() + 1, 3, 31);
    case DateRule::Part::day:
        break;
    }
    return date;
}

std::optional<base::Date> extract_date_in_name(const DateRule& rule, std::string_view file_name) {
    if (rule.from != DateRule::From::file_name) return std::nullopt;
    const auto groups = find_pattern(rule.pattern, file_name);
    if (!groups) return std::nullopt;
    const auto date =
        base::civil_date(number_in(*groups, 1, 0), number_in(*groups, 2, 1), number_in(*groups, 3, 1));
    if (!date) return std::nullopt;
    return at_end_of(rule.part, *date);
}

base::Period covered_by(const CoverageRule& rule, base::Date extract_date) {
    const base::Date end = extract_date.plus_days(1);
    switch (rule.span) {
    case CoverageRule::Span::month:
        return {extract_date.first_of_month(), end};
    case CoverageRule::Span::year:
        return {extract_date.first_of_year(), end};
    case CoverageRule::Span::fiscal_year_april: {
        const base::CivilDay c = extract_date.civil();
        return {base::Date::of(c.month >= 4 ? c.year : c.year - 1, 4, 1), end};
    }
    case CoverageRule::Span::months_back:
        return {extract_date.plus_months(-rule.months), end};
    case CoverageRule::Span::history:
        break;
    }
    return {rule.covers_from, end};
}

std::string scope_of(const Mapping& mapping, std::string_view file_name) {
    if (mapping.scope_pattern.empty()) return mapping.scope;
    const auto groups = find_pattern(mapping.scope_pattern, file_name);
    if (!groups) return mapping.scope;
    return groups->size() > 1 ? (*groups)[1] : (*groups)[0];
}

} // namespace styrhus::intake::sources
