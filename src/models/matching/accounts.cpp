#include "models/matching/accounts.h"

#include <algorithm>

namespace styrhus::models::matching {

namespace {

/// With fewer bills nothing is usual yet.
constexpr std::uint32_t bills_to_learn_from = 12;
/// An intervention's own bills tell something sooner: they are all for the same.
constexpr std::uint32_t own_bills_to_learn_from = 4;
/// An account with more than one bill in twenty of a kind is usual for it; a slip is rarer, and stands alone.
constexpr std::uint32_t usual_from = 20;
/// With more than one in so many of the intervention's own.
constexpr std::uint32_t usual_from_own = 3;

bool is_usual(std::uint32_t bills, std::uint32_t of_all, std::uint32_t from = usual_from) {
    return bills > 1 && bills * from > of_all;
}

template <class Map, class Key>
const auto& seen_in(const Map& map, const Key& key) {
    static const typename Map::mapped_type nothing{};
    const auto found = map.find(key);
    return found == map.end() ? nothing : found->second;
}

} // namespace

void Accounts::Seen::see(domain::Term account) {
    ++bills;
    ++of_account[account];
}

std::uint32_t Accounts::Seen::on(domain::Term account) const {
    const auto found = of_account.find(account);
    return found == of_account.end() ? 0 : found->second;
}

domain::Term Accounts::Seen::most() const {
    const auto most = std::max_element(of_account.begin(), of_account.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == of_account.end() ? domain::Term{} : most->first;
}

Accounts::Accounts(const snapshot::Snapshot& snapshot, const Interventions& interventions)
    : snapshot_(snapshot), interventions_(interventions) {}

const domain::Grant& Accounts::grant_of(std::uint32_t intervention, std::int32_t day) const {
    return snapshot_.grants[interventions_.grant_on(intervention, day)];
}

void Accounts::see(std::uint32_t intervention, std::int32_t day, domain::Term account) {
    const domain::Grant& grant = grant_of(intervention, day);
    kinds_[kind_of(grant)].see(account);
    services_[grant.service].see(account);
    own_[intervention].see(account);
    ++bills_on_[account];
}

Accounts::Fit Accounts::fit(std::uint32_t intervention, std::int32_t day, domain::Term account) const {
    const domain::Grant& grant = grant_of(intervention, day);
    const Seen& kind = seen_in(kinds_, kind_of(grant));
    if (kind.bills >= bills_to_learn_from)
        return is_usual(kind.on(account), kind.bills) ? Fit::usual : Fit::unusual;
    const Seen& own = seen_in(own_, intervention);
    if (own.bills >= own_bills_to_learn_from)
        return is_usual(own.on(account), own.bills, usual_from_own) ? Fit::usual : Fit::unusual;
    return is_anothers(grant, account) ? Fit::unusual : Fit::unknown;
}

/// Whether many bills stand on the account, and hardly any of them is for this service.
bool Accounts::is_anothers(const domain::Grant& grant, domain::Term account) const {
    const auto all = bills_on_.find(account);
    if (domain::is_none(grant.service) || all == bills_on_.end() || all->second < bills_to_learn_from)
        return false;
    const Seen& service = seen_in(services_, grant.service);
    return !is_usual(service.on(account), all->second) && service.most() != account;
}

domain::Term Accounts::most_usual(std::uint32_t intervention, std::int32_t day) const {
    const domain::Grant& grant = grant_of(intervention, day);
    const Seen& kind = seen_in(kinds_, kind_of(grant));
    if (kind.bills >= bills_to_learn_from) return kind.most();
    const Seen& own = seen_in(own_, intervention);
    return own.bills >= own_bills_to_learn_from ? own.most() : seen_in(services_, grant.service).most();
}

Accounts::Kind Accounts::kind_of(const domain::Grant& grant) {
    Kind kind = {grant.law, grant.facility_type, grant.target_group, {}};
    if (domain::is_none(grant.facility_type)) kind.service = grant.service;
    return kind;
}

} // namespace styrhus::models::matching
