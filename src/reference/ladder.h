#pragma once

#include "base/date.h"
#include "base/money.h"
#include "base/period.h"
#include "reference/law.h"
#include "reference/pattern.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Ladders as dated data, and the one function that says on which step an intervention stands.
namespace styrhus::reference {

/// A ladder of the reference data: 1, 2, … in the order of their files; 0 is none.
enum class LadderId : std::uint8_t {};
/// A step's number on its ladder: 1 is nearest to ordinary life; 0 is none.
enum class Step : std::uint8_t {};
/// A group of ladders of which a citizen stands on one at a time (the two for adults); 0 is none.
enum class ScopeId : std::uint8_t {};

constexpr int number(Step step) {
    return static_cast<int>(step);
}

enum class Placing : std::uint8_t {
    unknown,         ///< no rule fits: its kroner stand in the remainder, with a finding
    does_not_decide, ///< brings cost, never lifts
    decides
};

/// Why a placing is unknown.
enum class Unplaced : std::uint8_t { no, unknown_law, no_rule, undecided, no_ladder_on_date };

struct LadderStep {
    Step step{};
    std::string name_da;
    std::string name_en;
    std::string short_da;
    std::string short_en;
    std::string paragraphs; ///< for readers: "§ 85 fra 5 timer, §§ 95–96"
    std::string description_da;
    std::string description_en;
    std::string category; ///< another classification's name for it, such as "FOSTERING"; often empty
};

/// What is known of an intervention, or of an account line, on a day. Texts are as the source wrote them.
struct StepQuestion {
    std::string_view source; ///< the mapping's source code; picks the scope where no law does
    std::string_view law;
    std::string_view service;
    std::string_view service_detail;
    std::string_view facility_type; ///< tilbudstype, or another country's placement code
    std::string_view target_group;
    std::string_view function; ///< "5.28.22"
    std::string_view grouping; ///< "005"
    std::string_view cost_centre;
    std::optional<std::int64_t> hours_per_week_milli;
    std::optional<base::Money> yearly_cost; ///< price × 365 for a place per day
    base::Date date;
};

/// One line of a ladder: the first line that fits an intervention places it. An empty list fits everything.
struct LadderRule {
    std::vector<std::string> laws; ///< codes; each covers its stk. and nr.
    std::vector<Pattern> facility_types;
    std::vector<Pattern> services; ///< fits the service or its detail
    std::vector<Pattern> kinds;    ///< fits any of the three: sources differ in where they say it
    std::vector<Pattern> target_groups;
    std::vector<Pattern> accounts;               ///< "5.28.22.005", "5.28.22", or a cost centre
    std::optional<std::int64_t> hours_min_milli; ///< from and with; a stated number of hours is needed
    std::optional<std::int64_t> hours_below_milli;
    std::optional<base::Money> yearly_cost_min;
    /// `unknown` stands where the source left out what would decide.
    Placing placing = Placing::decides;
    Step step{};
    /// The source left out what would decide, and the step is the ladder's default: counted and shown.
    bool is_assumed = false;
    /// A category a reader may want back: "mild", "FOSTERING".
    std::string category;
    std::string reference;
    bool is_provisional = false;
    int line = 0; ///< of its file
};

/// A ladder in force for a period.
struct LadderVersion {
    base::Period valid;
    std::vector<LadderStep> steps; ///< steps[i] is Step i+1
    std::vector<LadderRule> rules; ///< for interventions, in order
    /// For postings without a citizen: only accounts, and either a step or `decides` false.
    std::vector<LadderRule> account_rules;
    std::string reference;
    bool is_provisional = false;
    std::string file;
};

struct Ladder {
    LadderId id{};
    std::string code; ///< "children", "adults_disability"
    ScopeId scope{};
    LawArea area = LawArea::none;
    std::string name_da;
    std::string name_en;
    std::vector<LadderVersion> versions; ///< without gaps or overlaps
    /// Registered target groups that belong here, where the scope has several ladders.
    std::vector<Pattern> target_groups;

    /// nullptr outside the versions.
    const LadderVersion* version_on(base::Date date) const;
};

struct StepAnswer {
    LadderId ladder{};
    Placing placing = Placing::unknown;
    Step step{}; ///< none unless it decides
    Unplaced why = Unplaced::no_rule;
    bool is_assumed = false;
    bool is_provisional = false;
    const LadderRule* rule = nullptr; ///< lives as long as the reference data
};

/// The step of an intervention on a day, in one ladder. Pure.
StepAnswer resolve(const Ladder& ladder, const LawBook& law, const StepQuestion& question);

/// The step an account alone determines, for cost without a citizen, in one ladder; `unknown` where it
/// determines none.
StepAnswer resolve_by_account(const Ladder& ladder, const StepQuestion& question);

struct LadderScope {
    ScopeId id{};
    std::string code; ///< "children", "adults", "ssda903", "english_adults", "english_children"
    std::string name_da;
    std::string name_en;
    LawArea area = LawArea::none;
    std::vector<Pattern> sources;  ///< deliveries whose rows all belong here
    std::vector<LadderId> ladders; ///< in order of precedence: the first wins ties (DEFINITIONS 4)
};

constexpr std::size_t scope_ladders_max = 2;

/// An intervention in its scope: an answer per ladder of the scope, in the scope's order.
struct Placement {
    ScopeId scope{};
    std::array<StepAnswer, scope_ladders_max> answers;
    std::uint8_t answer_count = 0;
    /// The ladder of its own registered target group; none where none is registered or known.
    LadderId registered{};
};

/// The ladder a citizen stands on in a scope on a day: that of the registered group, else that of the highest
/// deciding intervention, ties going to the scope's first ladder (DEFINITIONS 4). None without placements.
LadderId ladder_held(std::span<const Placement> active);

} // namespace styrhus::reference
