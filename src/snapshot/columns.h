#pragma once

#include "domain/facts.h"
#include "domain/ids.h"
#include "reference/area_tree.h"
#include "snapshot/column.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

/// The columns the models read: facts, joined to people and reference data, as `freeze` lays them out. Days
/// are int32 since 1970-01-01 and periods half-open [from, to), with `open_day` for an end nobody knows.
/// Amounts are whole øre on the basis `cost`. A table is a struct of columns of equal length; the Term
/// columns used by filters and `source` may be empty when a table has no such dimension.
namespace styrhus::snapshot {

/// After every real day: `base::Date::open_end().days()`.
constexpr std::int32_t open_day = std::numeric_limits<std::int32_t>::max();
constexpr std::uint8_t no_ladder = 255;
/// The highest step any ladder may have.
constexpr int max_step = 15;

/// How a rate becomes øre per day. The rate is the fraction numerator ÷ denominator, all factors (quantity,
/// VAT, share) multiplied in and not rounded.
enum class CostPattern : std::uint8_t {
    per_day,        ///< øre a day: day, week ÷ 7, two weeks ÷ 14, month ÷ 30.5, year ÷ 365
    per_month_days, ///< øre a calendar month, spread over that month's days
    per_year_days,  ///< øre a calendar year, spread over that year's days: hours a week × weeks a year
    payment_months_on_day, ///< øre a payment, each `payment_interval` months on the start's day of month (the
                           ///< last day of a shorter month), spread to the day before the next
    payment_weeks_on_day, ///< øre a payment, each `payment_interval` weeks on the start's weekday, spread
                          ///< alike
    one_off               ///< øre on the first day
};

/// Bits of GrantColumns::marks.
enum class GrantMark : std::uint16_t {
    not_placed = 1,         ///< a finding keeps it off the ladder; its kroner stand in the remainder
    for_others = 2,         ///< another municipality pays: cost in "for others", no days and no citizen
    frame_settlement = 4,   ///< own unit on a frame: internal price on the ladder, minus it in the coverage
                            ///< difference
    supplementary = 8,      ///< beside a main service
    expected = 16,          ///< stated, not granted: not on the ladder unless asked for
    provisional = 32,       ///< stands on a rate marked uncertain
    closed_by_absence = 64, ///< ended because its source stopped naming it, on an unknown day
    set_aside = 128,        ///< a named person keeps it off the ladder until its source is corrected
};
constexpr bool has(std::uint16_t marks, GrantMark mark) {
    return (marks & static_cast<std::uint16_t>(mark)) != 0;
}

/// One row per grant and constant rate, sorted by person. A grant whose price changes is several rows. Where
/// the change falls inside a calendar year, the later row's `carry` is the exact øre (a fraction) that the
/// grant's earlier rows cost in that year, so that the grant is still rounded once a year; columns left empty
/// say 0.
struct GrantColumns {
    Column<domain::PersonId> person; ///< 0 = nobody known
    Column<std::int32_t> from;
    Column<std::int32_t> to;
    Column<std::int64_t> rate_numerator;
    Column<std::int64_t> rate_denominator; ///< > 0; in lowest terms, so that whole rates are seen
    Column<CostPattern> pattern;
    Column<std::uint8_t> payment_interval;  ///< months or weeks between payments; 1 for other patterns
    Column<std::int64_t> carry_numerator;   ///< may be empty
    Column<std::int64_t> carry_denominator; ///< > 0; may be empty
    Column<std::uint16_t> marks;            ///< bits of GrantMark
    Column<domain::GrantStatus> status;
    Column<std::uint8_t> origin; ///< index in ModelColumns::origins
    Column<domain::Term> area;
    Column<domain::Term> law;
    Column<domain::Term> service;
    Column<domain::Term> facility;
    Column<domain::Term> provider;
    Column<domain::Term> unit;
    Column<domain::Term> target_group;
    Column<domain::Term> account;
    Column<domain::SourceRef> source;

    std::size_t size() const { return person.size(); }
    bool operator==(const GrantColumns&) const = default;
};

/// A stretch of a grant on one ladder with one step: a row per (grant × ladder × constant step), sorted by
/// (person, ladder, from, grant). The pieces of a grant do not overlap; days of the grant without a piece (an
/// unpaid pause) cost nothing. A piece costs the difference of the grant's cumulative cost at its two ends,
/// so splitting a piece never changes a rounding.
struct PieceColumns {
    Column<domain::PersonId> person;
    Column<std::uint8_t> ladder; ///< no_ladder: the cost stands in the remainder
    Column<std::uint8_t> step;   ///< 0: does not decide a step, but its cost belongs to the ladder
    Column<std::int32_t> from;
    Column<std::int32_t> to;
    Column<std::uint32_t> grant; ///< row of GrantColumns

    std::size_t size() const { return person.size(); }
    bool operator==(const PieceColumns&) const = default;
};

/// Bits of PostingColumns::marks.
enum class PostingMark : std::uint8_t {
    service_assumed = 1,     ///< no service period given: the posting month is used
    for_others = 2,          ///< belongs to a case we handle for another municipality
    coverage_difference = 4, ///< an own unit's own line: wages, internal income, sold places
};
constexpr bool has(std::uint8_t marks, PostingMark mark) {
    return (marks & static_cast<std::uint8_t>(mark)) != 0;
}

/// One row per posting and ladder, sorted by (person, ladder, from). A posting's amount is spread evenly over
/// the days of [from, to), which is never empty and never open.
struct PostingColumns {
    Column<domain::PersonId> person;      ///< 0 = no citizen
    Column<std::uint8_t> ladder;          ///< no_ladder: the amount stands in the remainder
    Column<std::uint8_t> step_by_account; ///< the step the account alone determines; 0 = none
    Column<reference::Method> method;     ///< the one method of its account line (DEFINITIONS 3)
    Column<std::uint8_t> marks;           ///< bits of PostingMark
    Column<std::int64_t> amount_ore;      ///< expenditure +, income −
    Column<std::int32_t> from;
    Column<std::int32_t> to;
    Column<std::int32_t> posted_month; ///< base::Month::index()
    Column<std::int16_t> fiscal_year;
    Column<domain::Term> area;
    Column<domain::Term> account;
    Column<domain::Term> provider;
    Column<domain::Term> unit;
    Column<domain::SourceRef> source;

    std::size_t size() const { return person.size(); }
    bool operator==(const PostingColumns&) const = default;
};

/// Row i is PersonId i+1. A day nobody knows, or that has not come, is `open_day`.
struct PersonColumns {
    Column<std::int32_t> born;
    Column<std::int32_t> died;
    Column<std::int32_t> moved_out;
    Column<domain::Sex> sex;

    std::size_t size() const { return born.size(); }
    bool operator==(const PersonColumns&) const = default;
};

/// Whom a ladder is for: at 18 a child's *out* and an adult's *in* are one transition.
enum class Audience : std::uint8_t { everyone, children, adults };

struct LadderInfo {
    std::string code; ///< "children", "disability": the key of data/ladders
    Audience audience = Audience::everyone;
    std::uint8_t steps = 0; ///< steps 1 … steps
    bool operator==(const LadderInfo&) const = default;
};

/// The days a source speaks for: delayed entry and censoring of durations stand on them.
struct SourceOrigin {
    std::int32_t first_covered_day = 0;
    std::int32_t last_covered_day = open_day - 1; ///< the last day itself
    std::int32_t migration_day = open_day; ///< a start on this day is an unknown start; open_day = none
    bool operator==(const SourceOrigin&) const = default;
};

/// All a model may read of a snapshot, base or overlay.
struct ModelColumns {
    PersonColumns persons;
    GrantColumns grants;
    PieceColumns pieces;
    PostingColumns postings;
    std::vector<LadderInfo> ladders; ///< the index is the `ladder` of pieces and postings
    std::vector<SourceOrigin> origins;
    /// Rows of person p are [piece_begin[p], piece_begin[p + 1]), p from 0 (nobody) to persons.size().
    Column<std::uint32_t> piece_begin;
    Column<std::uint32_t> posting_begin;

    /// Fills piece_begin and posting_begin; to be called once all rows stand sorted.
    void index_rows();

    bool operator==(const ModelColumns&) const = default;
};

/// begin[p] is the first row of person p in a column sorted by person; begin has persons + 2 entries.
std::vector<std::uint32_t> first_rows(std::span<const domain::PersonId> person, std::size_t persons);

/// What is wrong with columns that no model may be given: unequal lengths, rows out of order, ends before
/// starts, references outside the tables. Empty when all is well.
std::string fault_in(const ModelColumns& columns);

} // namespace styrhus::snapshot
