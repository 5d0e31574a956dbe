#pragma once

#include "rules/rules.h"
#include "views/small_town.h"

#include <fmt/format.h>

#include <string>
#include <vector>

/// A small town in which one rule is tried: everything it needs is delivered.
namespace styrhus::rules {

using base::Date;
using base::Period;

inline Date day(int year, int month, int d) {
    return Date::of(year, month, d);
}

class RuleTown : public views::SmallTown {
  public:
    RuleTown() { deliver("cpr", domain::FactKind::citizen); }

    domain::Checks checked(Date as_of) {
        const auto snapshot = context(as_of).snapshot;
        return check(*snapshot, models::matching::match(*snapshot));
    }
    /// What the rule says, with the kroner at stake: "line 2: … [1234.00]".
    std::vector<std::string> found(std::string_view rule, Date as_of = day(2023, 12, 31)) {
        std::vector<std::string> out;
        for (const domain::RuleFinding& one : checked(as_of).findings)
            if (one.finding.rule == rule)
                out.push_back(fmt::format("line {}: {} [{}]", one.finding.source.line, one.finding.text_da,
                                          base::plain(one.finding.at_stake)));
        return out;
    }
};

using Found = std::vector<std::string>;
inline const Found nothing;

} // namespace styrhus::rules
