#pragma once

#include "rules/validity/yearly_return.h"

#include <functional>
#include <set>

/// A pack of rules of another country over other tables, to prove that the engine knows nothing of
/// municipalities. Each rule is written by us from its text in data/validity/rule_texts.csv and keeps its
/// code. Where the rows that must fail say otherwise than the text, the rows decide and a comment says so.
/// Rules of one table or one thought stand in one file.
namespace styrhus::rules::validity {

struct FailingRow {
    std::string rule;
    std::string table;
    std::int64_t number = 0;
    auto operator<=>(const FailingRow&) const = default;
};

class Report {
  public:
    using Found = FailingRow;
    Report(const RuleHead& rule, const YearlyReturn&) : rule_(rule) {}

    /// A row fails once, however often it is said.
    void fails(const Row& row) { found_.insert({std::string(rule_.code), row.table(), row.number()}); }
    void fails(const Rows& rows) {
        for (const Row& row : rows)
            fails(row);
    }

    std::vector<FailingRow> found() && { return {found_.begin(), found_.end()}; }

  private:
    const RuleHead& rule_;
    std::set<FailingRow> found_;
};

using Rule = RuleOf<YearlyReturn, Names, Report>;
using Rules = std::vector<Rule>;

/// Which rows of a pair are wrong.
enum class Side { first, second, both };

/// `needs` are tables, and what must be said of the collection ("collection_end").
Rule rule(std::string_view code, std::string_view title, Names needs,
          std::function<void(const YearlyReturn&, Report&)> look);

/// Every row of the first table needed, by itself.
Rule each_row(std::string_view code, std::string_view title, Names needs,
              std::function<bool(const Row&)> is_wrong);
/// The same with the return at hand.
Rule each_row(std::string_view code, std::string_view title, Names needs,
              std::function<bool(const Row&, const YearlyReturn&)> is_wrong);

/// Every row of the first table needed with every row of the second that names the same child.
Rule each_pair(std::string_view code, std::string_view title, Names needs, Side fails,
               std::function<bool(const Row&, const Row&)> is_wrong);
Rule each_pair(std::string_view code, std::string_view title, Names needs, Side fails,
               std::function<bool(const Row&, const Row&, const YearlyReturn&)> is_wrong);

/// A child's rows and their first days, where each row has one that follows.
struct Sequence {
    std::string_view table;
    std::string_view from;
};
inline constexpr Sequence episodes_in_order = {"Episodes", "DECOM"};
/// Every row of a child with the next.
Rule each_next(std::string_view code, std::string_view title, Sequence of, Side fails,
               std::function<bool(const Row&, const Row&)> is_wrong);

/// One a file.
Rules code_rules();
Rules day_rules();
Rules child_rules();
Rules order_rules();
Rules age_rules();
Rules stay_rules();
Rules placement_rules();
Rules provider_rules();
Rules episode_rules();
Rules last_year_rules();
Rules adopter_rules();
Rules adoption_rules();
Rules permanence_rules();
Rules health_rules();
Rules care_leaver_rules();
Rules missing_rules();
Rules mother_rules();
Rules unaccompanied_rules();
Rules social_worker_rules();

/// All of them.
const Rules& pack();

// Codes that several lists speak of.
inline const Names respite = {"V3", "V4", "v3",
                              "v4"}; ///< legal statuses of short breaks, as they are written
inline const Names adopted = {"E11", "E12"};
inline const Names fostering = {"U1", "U2", "U3", "U4", "U5", "U6"};
inline const Names for_adoption = {"A3", "A4", "A5", "A6"};
inline const Names temporary = {"T0", "T1", "T2", "T3", "T4"};
inline const Names without_provider = {"T0",  "T1",  "T2",  "T3", "T4",
                                       "Z11", "Z12", "Z13", "Z14"}; ///< placements nobody runs
inline const Names male = {"1", "M"}; ///< returns wrote digits until letters took their place
inline const Names female = {"2", "F"};
inline const Names adoption_fields = {"DATE_INT",  "DATE_MATCH", "FOSTER_CARE",
                                      "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"};
inline const Names leaver_fields = {"IN_TOUCH", "ACTIV", "ACCOM"};
inline const Names health_basics = {"IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"};
inline const Names health_extras = {"CONVICTED", "HEALTH_CHECK", "INTERVENTION_RECEIVED",
                                    "INTERVENTION_OFFERED"};

/// Short breaks are hardly care: little is asked of them.
bool is_respite(const Row& episode);
/// Whether its reason for ending is another than that the next episode begins.
bool ends_care(const Row& episode);
/// Its last day, or that of the year where it goes on.
Day end_of(const Row& episode, const YearlyReturn& at);

} // namespace styrhus::rules::validity
