#include "models/matching/considered.h"

#include "models/matching/matcher.h"
#include "models/matching/score.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace styrhus::models::matching {

namespace {

/// Whether other postings pay for most of the days.
bool is_paid(const Matching& matching, std::uint32_t posting, const Considered& one) {
    std::int32_t days = 0;
    for (const std::uint32_t number : matching.links_of_grant(one.grant)) {
        const Link& link = matching.links[number];
        const Match& match = matching.postings[link.posting];
        if (link.posting == posting || link.ore <= 0 || match.state != LinkState::linked
            || has(match.signs, Sign::undone))
            continue;
        days += std::max(0, std::min(one.days.to, match.days.to).days()
                                - std::max(one.days.from, match.days.from).days());
    }
    return 2 * days > one.days.to.days() - one.days.from.days();
}

/// Of the posting's citizen; without one, of its payee.
std::vector<std::uint32_t> possible(const snapshot::Snapshot& snapshot, const Interventions& interventions,
                                    std::uint32_t posting) {
    const domain::Posting& fact = snapshot.postings[posting];
    const auto person = static_cast<std::uint32_t>(snapshot.persons.find(fact.citizen));
    if (person != 0) {
        const auto all = interventions.of_person(person);
        return {all.begin(), all.end()};
    }
    if (domain::is_none(fact.provider)) return {};
    const base::Month posted = base::Month::containing(fact.posted_on);
    const bool has_days = !fact.service.is_empty() && !fact.service.is_open();
    const std::int32_t from = (has_days ? fact.service.from : posted.plus(-months_back).first()).days();
    const std::int32_t to = (has_days ? fact.service.to : posted.plus(1).end()).days();
    std::vector<std::uint32_t> found;
    for (const std::uint32_t one : interventions.of_provider(fact.provider))
        if (interventions.granted_days(one, from, to) > 0) found.push_back(one);
    return found;
}

/// Marks what is paid already, and puts the likeliest first.
std::vector<Considered> in_order(const Matching& matching, std::uint32_t posting,
                                 std::vector<Considered> considered) {
    for (Considered& one : considered) {
        if (is_paid(matching, posting, one)) one.signs = one.signs | Sign::paid;
        one.score = static_cast<std::uint8_t>(score_of(one.signs));
    }
    std::sort(considered.begin(), considered.end(), [](const Considered& a, const Considered& b) {
        return std::tuple(-a.score, a.days.from, a.grant) < std::tuple(-b.score, b.days.from, b.grant);
    });
    return considered;
}

} // namespace

Weigher::Weigher(const snapshot::Snapshot& snapshot) : snapshot_(&snapshot) {
    auto matcher =
        std::make_unique<Matcher>(snapshot, snapshot.postings, BillBasis::cost, postings_of_cases(snapshot));
    matcher->learn_accounts();
    by_grant_ = matcher->interventions().by_grant();
    matcher_ = std::move(matcher);
}
Weigher::Weigher(Weigher&&) noexcept = default;
Weigher& Weigher::operator=(Weigher&&) noexcept = default;
Weigher::~Weigher() = default;

std::vector<Considered> Weigher::consider(const Matching& matching, std::uint32_t posting,
                                          std::size_t most) const {
    const std::vector<std::uint32_t> interventions = possible(*snapshot_, matcher_->interventions(), posting);
    std::vector<Considered> considered =
        in_order(matching, posting, matcher_->consider(posting, interventions));
    std::erase_if(considered, [](const Considered& one) { return one.ore == 0; });
    considered.resize(std::min(considered.size(), most));
    return considered;
}

std::vector<Considered> Weigher::consider_grants(const Matching& matching, std::uint32_t posting,
                                                 std::span<const std::uint32_t> grants) const {
    std::vector<std::uint32_t> interventions;
    for (const std::uint32_t grant : grants)
        if (by_grant_[grant] != UINT32_MAX) interventions.push_back(by_grant_[grant]);
    std::sort(interventions.begin(), interventions.end());
    interventions.erase(std::unique(interventions.begin(), interventions.end()), interventions.end());
    std::vector<Considered> considered =
        in_order(matching, posting, matcher_->consider(posting, interventions));
    // The same help's grants before and after are not asked about.
    std::erase_if(considered, [&](const Considered& one) {
        return std::find(grants.begin(), grants.end(), one.grant) == grants.end();
    });
    return considered;
}

} // namespace styrhus::models::matching
