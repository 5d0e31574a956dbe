#pragma once

#include "models/ladder/question.h"
#include "views/page/figure.h"
#include "views/page/selection.h"
#include "views/view.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What a page about the ladder is asked, read from its address or from a figure's name, and the filters it
/// offers.
namespace styrhus::views::page {

enum class CostBasis : std::uint8_t { committed, actual };
/// "committed", "actual": as figures' names and Stair::cost_basis have it.
std::string_view name_of(CostBasis basis);

/// How far back kroner and full-year persons go from the chosen month.
enum class Span : std::uint8_t { twelve_months, month, quarter_to_date, year_to_date };

struct LadderAsk {
    std::uint8_t ladder = 0; ///< index in ModelColumns::ladders
    base::Month first_month; ///< of the month slider
    base::Month last_month;
    base::Month month;
    base::Month compare; ///< before `month`
    Span span_kind = Span::twelve_months;
    MonthSpan span; ///< of kroner and full-year persons; ends with `month`
    CostBasis basis = CostBasis::committed;
    int step = 0; ///< selected; 0 = none
    Filters filters;
    models::ladder::Selection selection;
    bool has_postings = false;
    bool has_grants = false;

    MonthSpan since_compare() const { return {compare.plus(1), month}; }
};

/// The last month that is known in full, or the as-of date's own where that is its last day.
base::Month last_known_month(const snapshot::Snapshot& snapshot);

/// Reads `trappe`, `maaned`, `mod`, `periode`, `basis`, `trin` and the filters. An error names the key and
/// what it may say.
base::Result<LadderAsk> read_ladder_ask(const Context& context, const Request& request);

/// The same of all ladders together: only month, period, basis and filters.
base::Result<LadderAsk> read_ask(const Context& context, const Request& request);

/// The filters of a page as parameters, with their options from the snapshot.
std::vector<document::Parameter> ladder_parameters(const Context& context, const LadderAsk& ask);
std::vector<document::Parameter> period_parameters(const Context& context, const LadderAsk& ask);

/// A question to the ladder model over whole months, by month.
models::ladder::Question question_of(const snapshot::Snapshot& snapshot, MonthSpan span,
                                     const models::ladder::Selection& selection);

/// Ladders with any row, in the order of the reference data; all of them where none has.
std::vector<std::uint8_t> used_ladders(const snapshot::Snapshot& snapshot);
std::optional<std::uint8_t> find_ladder(const snapshot::Snapshot& snapshot, std::string_view code);
base::Error no_such_ladder(std::string_view code);
std::string ladder_name(const Context& context, std::uint8_t ladder);
/// The steps as named on the last day of a month.
struct StepName {
    std::string name;
    std::string short_name;
    std::string paragraphs;
};
StepName step_name(const Context& context, std::uint8_t ladder, int step, base::Month month);

} // namespace styrhus::views::page
