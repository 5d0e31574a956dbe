#pragma once

#include "base/money.h"
#include "base/words.h"
#include "domain/checks.h"
#include "reference/law.h"
#include "rules/engine/municipality.h"
#include "rules/engine/rule_of.h"

#include <initializer_list>
#include <string>
#include <variant>
#include <vector>

/// Rules over a municipality's facts. One rule, one file, one line in catalogue.cpp, two cases:
/// one that fires and one that does not (docs/adding/rule.md).
namespace styrhus::rules {

/// A number of thousandths, written with its decimals: 3250 is 3,25.
struct Thousandths {
    std::int64_t value = 0;
};

/// A value in a message, written as each language writes it.
using Value = std::variant<std::string, std::int64_t, Thousandths, base::Money, base::Date>;

class Report {
  public:
    using Found = domain::RuleFinding;
    Report(const RuleHead& rule, const Municipality& at) : rule_(rule), at_(at) {}

    /// `on` is the day the rule judges; what lies outside the rule's days is not reported. The message holds
    /// {} for each value.
    void grant(std::uint32_t grant, base::Date on, base::Money at_stake, const Words& message,
               std::initializer_list<Value> values = {});
    /// Of a grant by a limit; where that is provisional, the message says so and why.
    void grant_by(const reference::LawLimit& limit, std::uint32_t grant, base::Date on, base::Money at_stake,
                  const Words& message, std::initializer_list<Value> values);
    void posting(std::uint32_t posting, base::Date on, base::Money at_stake, const Words& message,
                 std::initializer_list<Value> values = {});
    /// Of the posting's account and of no citizen; the posting is where it is seen.
    void account_of(std::uint32_t posting, base::Date on, base::Money at_stake, const Words& message,
                    std::initializer_list<Value> values = {});
    void invoice_line(std::uint32_t line, base::Date on, base::Money at_stake, const Words& message,
                      std::initializer_list<Value> values = {});
    void tariff(std::uint32_t tariff, base::Date on, base::Money at_stake, const Words& message,
                std::initializer_list<Value> values = {});
    void activity(std::uint32_t activity, base::Date on, base::Money at_stake, const Words& message,
                  std::initializer_list<Value> values = {});
    /// The unit is left open: where a citizen gets help may have to be hidden.
    void hours(std::uint32_t hours, base::Date on, base::Money at_stake, const Words& message,
               std::initializer_list<Value> values = {});
    void budget_line(std::uint32_t line, base::Date on, base::Money at_stake, const Words& message,
                     std::initializer_list<Value> values = {});

    std::vector<domain::RuleFinding> found() && { return std::move(found_); }

  private:
    struct Said {
        base::Date on;
        base::Money at_stake;
        const Words& message;
        std::initializer_list<Value> values;
    };
    /// Null for a day outside the rule's; the caller fills in who owns the row.
    template <class Fact>
    domain::RuleFinding* add(std::uint32_t row, const Said& said);

    const RuleHead& rule_;
    const Municipality& at_;
    std::vector<domain::RuleFinding> found_;
};

/// How far two amounts are apart.
base::Money difference(base::Money a, base::Money b);
/// The part of an amount that one price is of another: amount × part ÷ whole, rounded once.
base::Money portion(base::Money amount, base::Money part, base::Money whole);

using Rule = RuleOf<Municipality, Kinds, Report>;

} // namespace styrhus::rules
