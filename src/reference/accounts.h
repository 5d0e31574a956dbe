#pragma once

#include "base/period.h"

#include <string>
#include <string_view>
#include <vector>

namespace styrhus::reference {

/// A function of the authorised chart of accounts, or a grouping of one.
struct ChartEntry {
    std::string code; ///< "5.28.22" or "5.28.22.005"
    std::string name_da;
    std::string name_en;
    base::Period valid;
    std::string reference;
    bool is_provisional = false;
};

/// A dranst or an art.
struct ChartCode {
    std::string code; ///< dranst "1"; art "4.7"
    std::string name_da;
    std::string name_en;
    bool is_income = false;
    bool is_internal = false; ///< must net to zero over units
    bool is_provisional = false;
    std::string reference;
};

struct ChartOfAccounts {
    std::vector<ChartEntry> entries;
    std::vector<ChartCode> dranst;
    std::vector<ChartCode> arts;

    const ChartEntry* entry(std::string_view code, base::Date date) const;
    /// The most precise art of the chart that begins the digits: "40000000" and "4.0" are 4.0.
    const ChartCode* art(std::string_view digits) const;
    const ChartCode* find_dranst(std::string_view code) const;
};

/// "5.28.22" from "5.28.22", "52822" or "528.22"; an account string "528201003" gives function 5.28.20,
/// dranst 1, grouping 003. Empty parts where the text has none.
struct AccountParts {
    std::string function;
    std::string dranst;
    std::string grouping;
};
AccountParts split_account(std::string_view text);

} // namespace styrhus::reference
