#pragma once

#include "base/date.h"
#include "base/period.h"
#include "base/result.h"
#include "domain/facts.h"
#include "reference/pattern.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The law as dated data: which paragraphs there are, when they hold, and what became of them.
namespace styrhus::reference {

enum class LawArea : std::uint8_t { none, children, adults };

struct Law {
    std::string code; ///< "SEL"
    std::string name_da;
    std::string name_en;
    /// What sources call it, folded: "sel", "serviceloven".
    std::vector<std::string> names;
    /// A bare number never means this law ("§ 105" is SEL, ABL § 105 is written out).
    bool must_be_named = false;
    /// Beside another law in one text this one decides ("SEL § 85, jf. ABL § 105": the dwelling).
    bool decides_beside_others = false;
    /// Of two laws that both have a bare number on the date, and no area to tell: the lower rank, as assumed.
    int rank = 0;
};

/// One paragraph, or one stk. or nr. of it that has a meaning of its own.
///
/// Its code is LAW-§[letter][-stk[.nr]]: "SEL-107", "SEL-82a", "SEL-52-3.7", "BL-32-1.3", "ABL-105".
struct LawParagraph {
    std::string code;
    std::string name_da;
    std::string name_en;
    base::Period valid;
    LawArea area = LawArea::none;
    /// The paragraphs that took its place; a change of number is no movement on a ladder.
    std::vector<std::string> successors;
    /// Other ways sources write the code, such as "BL-32-3".
    std::vector<std::string> aliases;
    bool is_time_limited = false;
    /// Kinds of place or service that practice gives for a time, though the law does not: "*døgnbehandling*".
    std::vector<Pattern> time_limited_at;
    bool is_stay = false;          ///< the citizen lives there around the clock, and gives up other places
    bool is_placement = false;     ///< a child or young person away from home; where tells the step
    bool is_self_referred = false; ///< the citizen may come without a decision first
    bool is_for_parents = false;   ///< may stand on the parent's own number
    domain::PriceUnit unit = domain::PriceUnit::unknown;
    std::string reference;
    bool is_provisional = false;

    /// Whether help by it has an end from the day it is granted. `kinds` are what a source wrote of the place
    /// and the service: sources differ in where they say it.
    bool is_for_a_time(std::span<const std::string_view> kinds) const;
};

/// What a number of the law, or of practice, limits.
enum class LimitKind : std::uint8_t {
    months_max,              ///< months a grant may run
    decision_months,         ///< months until a new decision is due
    age_from,                ///< the birthday help begins on at the earliest
    age_until,               ///< the birthday help ends before
    first_granted_before_age ///< who has it before this birthday keeps it
};

/// A limit of a paragraph and of every stk. and nr. of it that has none of its own.
struct LawLimit {
    std::string paragraph; ///< code of a LawParagraph
    LimitKind kind = LimitKind::months_max;
    int value = 0; ///< months or years, as the kind says
    base::Period valid;
    std::string reference;
    bool is_provisional = false;
};

/// What a source meant by a paragraph it wrote.
struct LawReference {
    /// As precise as the source: "SEL-107-2.1" although the book holds only "SEL-107".
    std::string code;
    /// The most precise paragraph of the book that covers the code; lives as long as the book.
    const LawParagraph* paragraph = nullptr;
    /// False if the paragraph does not hold on the date: usable, and worth a finding.
    bool in_force = true;
    /// True if the source named no law and more than one had the number: usable, and worth a note.
    bool law_is_assumed = false;
};

class LawBook {
  public:
    LawBook() = default;
    LawBook(std::vector<Law> laws, std::vector<LawParagraph> paragraphs, std::vector<LawLimit> limits = {});
    // Answers point into the book, so it stays where it was made or moves as a whole.
    LawBook(LawBook&&) = default;
    LawBook& operator=(LawBook&&) = default;
    LawBook(const LawBook&) = delete;
    LawBook& operator=(const LawBook&) = delete;

    /// Understands what sources write: "SEL § 52, stk. 3, nr. 7", "Serviceloven § 85", "BL § 32 stk. 1 nr.
    /// 3", "Barnets lov § 46", "ABL § 105", "SEL-58-jf 52-3.7", "11-3", "§ 85".
    ///
    /// A number without a law means the law that held on the date; where both laws have it, `area` decides
    /// (a source of one area knows which), else the law of lower rank is assumed. ABL must be named. An error
    /// names the text as an unknown value.
    base::Result<LawReference> parse(std::string_view text, base::Date date,
                                     LawArea area = LawArea::none) const;

    /// The paragraph with exactly this code, or nullptr.
    const LawParagraph* find(std::string_view code) const;
    /// The paragraph itself or its nearest enclosing one: SEL-107-2.1 → SEL-107-2 → SEL-107; or nullptr.
    const LawParagraph* covering(std::string_view code) const;
    /// The limit of the paragraph, or of the nearest enclosing one, on a day; or nullptr.
    const LawLimit* limit(std::string_view code, LimitKind kind, base::Date date) const;
    const std::vector<LawParagraph>& paragraphs() const { return paragraphs_; }
    const std::vector<Law>& laws() const { return laws_; }

  private:
    std::vector<Law> laws_;
    std::vector<LawParagraph> paragraphs_;
    std::unordered_map<std::string, std::size_t> by_code_;
    std::vector<LawLimit> limits_;
};

/// Whether a rule for `rule` speaks of `code`: the same, or a stk. or nr. of it ("SEL-107" covers
/// "SEL-107-2.1" but neither "SEL-107a" nor "SEL-1070").
bool law_covers(std::string_view rule, std::string_view code);

} // namespace styrhus::reference
