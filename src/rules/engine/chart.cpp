#include "rules/engine/chart.h"

#include "reference/accounts.h"

namespace styrhus::rules {

Chart::Chart(const Municipality& at) : at_(at) {
    for (const domain::AccountFact& fact : at.facts<domain::AccountFact>()) {
        accounts_.insert(fact.account);
        accounts_.insert(fact.cost_centre);
    }
}

bool Chart::knows(domain::Term account) const {
    return accounts_.count(account) != 0 || !reference::split_account(at_.text(account)).function.empty();
}

} // namespace styrhus::rules
