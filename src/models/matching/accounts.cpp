#include "models/matching/accounts.h"

#include "reference/accounts.h"

#include <algorithm>
#include <string>
#include <tuple>

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

/// Function, ownership and grouping.
using Line = std::tuple<std::string, std::string, std::string>;

Line line_of(const reference::AccountParts& parts) {
    return {parts.function, parts.dranst, parts.grouping};
}

struct Charted {
    base::Date since;
    Line line;
};

/// What the latest chart says of an account, or of a cost centre that is no account's name.
std::unordered_map<domain::Term, Charted> chart_of(const snapshot::Snapshot& snapshot) {
    const domain::Dictionary& terms = *snapshot.terms;
    std::unordered_map<domain::Term, Charted> accounts;
    std::unordered_map<domain::Term, Charted> centres;
    const auto take = [](auto& chart, domain::Term named, const Charted& one) {
        if (domain::is_none(named)) return;
        const auto [known, is_new] = chart.try_emplace(named, one);
        if (!is_new && std::tie(known->second.since, known->second.line) < std::tie(one.since, one.line))
            known->second = one;
    };
    for (const domain::AccountFact& fact : snapshot.base->live.facts.of<domain::AccountFact>().facts) {
        const Charted one = {
            fact.period.from,
            {terms.text(fact.function), terms.text(fact.ownership), terms.text(fact.grouping)}};
        take(accounts, fact.account, one);
        take(centres, fact.cost_centre, one);
    }
    accounts.merge(centres);
    return accounts;
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

std::uint32_t Accounts::SeenOfKind::on_line(ChartLine line) const {
    const auto found = of_line.find(line);
    return found == of_line.end() ? 0 : found->second;
}

Accounts::Accounts(const snapshot::Snapshot& snapshot, const Interventions& interventions,
                   std::span<const domain::Posting> bills)
    : snapshot_(snapshot), interventions_(interventions) {
    number_lines(bills);
}

void Accounts::number_lines(std::span<const domain::Posting> bills) {
    const auto chart = chart_of(snapshot_);
    std::map<Line, ChartLine> numbered;
    for (const domain::Posting& bill : bills) {
        const auto [line, is_new] = lines_.try_emplace(account_of(bill));
        if (!is_new) continue;
        const std::string& account = snapshot_.terms->text(line->first);
        const auto known = chart.find(line->first);
        Line parts;
        if (known != chart.end())
            parts = known->second.line;
        else if (!domain::is_none(bill.account))
            parts = line_of(reference::split_account(account));
        if (std::get<0>(parts).empty()) parts = {account, {}, {}};
        line->second = numbered.try_emplace(parts, static_cast<ChartLine>(numbered.size())).first->second;
    }
}

const domain::Grant& Accounts::grant_of(std::uint32_t intervention, std::int32_t day) const {
    return snapshot_.grants[interventions_.grant_on(intervention, day)];
}

void Accounts::see(std::uint32_t intervention, std::int32_t day, domain::Term account) {
    const domain::Grant& grant = grant_of(intervention, day);
    SeenOfKind& kind = kinds_[kind_of(grant)];
    kind.see(account);
    ++kind.of_line[lines_.at(account)];
    services_[grant.service].see(account);
    own_[intervention].see(account);
    ++bills_on_[account];
}

void Accounts::learn() {
    for (auto& [name, kind] : kinds_) {
        std::uint32_t on_usual = 0;
        for (const auto& [line, bills] : kind.of_line)
            if (is_usual(bills, kind.bills)) on_usual += bills;
        kind.stand_together = 2 * on_usual > kind.bills;
    }
}

Accounts::Fit Accounts::fit(std::uint32_t intervention, std::int32_t day, domain::Term account) const {
    const domain::Grant& grant = grant_of(intervention, day);
    const SeenOfKind& kind = seen_in(kinds_, kind_of(grant));
    const Seen& own = seen_in(own_, intervention);
    const bool is_own =
        own.bills >= own_bills_to_learn_from && is_usual(own.on(account), own.bills, usual_from_own);
    if (kind.bills >= bills_to_learn_from && kind.stand_together) {
        if (is_usual(kind.on(account), kind.bills)) return Fit::usual;
        if (!is_usual(kind.on_line(lines_.at(account)), kind.bills)) return Fit::unusual;
        if (is_own) return Fit::usual;
        return is_anothers(grant, account) ? Fit::unusual : Fit::unknown;
    }
    if (own.bills >= own_bills_to_learn_from) return is_own ? Fit::usual : Fit::unusual;
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
    const SeenOfKind& kind = seen_in(kinds_, kind_of(grant));
    if (kind.bills >= bills_to_learn_from && kind.stand_together) return kind.most();
    const Seen& own = seen_in(own_, intervention);
    return own.bills >= own_bills_to_learn_from ? own.most() : seen_in(services_, grant.service).most();
}

Accounts::Kind Accounts::kind_of(const domain::Grant& grant) {
    Kind kind = {grant.law, grant.facility_type, grant.target_group, {}};
    if (domain::is_none(grant.facility_type)) kind.service = grant.service;
    return kind;
}

} // namespace styrhus::models::matching
