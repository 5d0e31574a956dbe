#pragma once

#include "base/date.h"
#include "domain/statement.h"
#include "models/validity/finding_name.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What named persons say of findings. It changes no figure and no finding: it tells whether anybody has to
/// do something about one.
namespace styrhus::models::validity {

constexpr std::string_view accept_form = "finding.accept";
constexpr std::string_view false_alarm_form = "finding.false_alarm";

enum class Verdict : std::uint8_t {
    accepted,   ///< the row is as it shall be, to and with a last day
    false_alarm ///< the rule is wrong about the row
};

/// A form about a finding. A new one takes the place of the one before of the same finding, whatever its
/// form; snapshot::undo_form takes the last one back.
struct FindingForm {
    std::string_view form;
    std::string_view name_da; ///< what is done, as on a button
    std::string_view name_en;
    std::string_view done_da; ///< as in a list of what was said
    std::string_view done_en;
    Verdict verdict = Verdict::accepted;
};
std::span<const FindingForm> finding_forms();
const FindingForm* find_finding_form(std::string_view form);

/// The last word on one finding.
struct Word {
    FindingName about;
    Verdict verdict = Verdict::accepted;
    base::Date until = base::Date::open_end(); ///< last day of an acceptance
    std::string author;
    base::Date on;
    std::string reason;

    /// Whether nobody has to do anything about the finding on a day.
    bool settles(base::Date day) const { return verdict == Verdict::false_alarm || day <= until; }
};

/// The last words in force, by finding.
class Words {
  public:
    Words() = default;
    /// Statements of other forms and superseded ones may be among them.
    explicit Words(std::span<const domain::Statement> statements);

    /// Null if nothing that is in force was said of the finding.
    const Word* find(const domain::RuleFinding& finding) const;
    const std::vector<Word>& all() const { return words_; }

  private:
    std::vector<Word> words_; ///< by finding, one each
};

} // namespace styrhus::models::validity
