#include "models/matching/accounts.h"

#include <algorithm>

namespace styrhus::models::matching {

namespace {

/// With fewer bills nothing is usual yet.
constexpr std::uint32_t bills_to_learn_from = 12;
/// An account with more than one bill in twenty of a kind is usual for it; a slip is rarer.
constexpr std::uint32_t usual_from = 20;

} // namespace

Accounts::Accounts(const snapshot::Snapshot& snapshot, const Interventions& interventions)
    : snapshot_(snapshot), interventions_(interventions) {}

void Accounts::see(std::uint32_t intervention, std::int32_t day, domain::Term account) {
    Seen& seen = seen_[kind_of(intervention, day)];
    ++seen.bills;
    ++seen.of_account[account];
}

Accounts::Fit Accounts::fit(std::uint32_t intervention, std::int32_t day, domain::Term account) const {
    const auto found = seen_.find(kind_of(intervention, day));
    if (found == seen_.end() || found->second.bills < bills_to_learn_from) return Fit::unknown;
    const auto on_account = found->second.of_account.find(account);
    if (on_account == found->second.of_account.end()) return Fit::unusual;
    return on_account->second * usual_from > found->second.bills ? Fit::usual : Fit::unusual;
}

domain::Term Accounts::most_usual(std::uint32_t intervention, std::int32_t day) const {
    const auto found = seen_.find(kind_of(intervention, day));
    if (found == seen_.end()) return {};
    const auto& accounts = found->second.of_account;
    return std::max_element(accounts.begin(), accounts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

Accounts::Kind Accounts::kind_of(std::uint32_t intervention, std::int32_t day) const {
    const domain::Grant& grant = snapshot_.grants[interventions_.grant_on(intervention, day)];
    Kind kind = {grant.law, grant.facility_type, grant.target_group, {}};
    if (domain::is_none(grant.facility_type)) kind.service = grant.service;
    return kind;
}

} // namespace styrhus::models::matching
