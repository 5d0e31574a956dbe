#include "models/matching/matcher.h"

#include "models/matching/score.h"

#include <algorithm>

/// From what was decided to the links of every posting and every grant.
namespace styrhus::models::matching {

/// What takes a posting back belongs where that belongs.
void Matcher::follow_undone() {
    for (const std::uint32_t posting : order_) {
        const std::uint32_t earlier = undoes_[posting];
        if (earlier == none || is_settled(posting)) continue;
        matches_[posting] = matches_[earlier];
        for (const Part& part : parts_[earlier])
            parts_[posting].push_back({part.intervention, -part.ore});
        for (const std::uint32_t one : {posting, earlier})
            matches_[one].signs = matches_[one].signs | Sign::undone;
    }
}

/// A part over the grants that hold in its days, by what they cost; where none does, to the last before.
void Matcher::split(std::uint32_t posting, const Part& part, Days days, std::vector<Link>& links) const {
    if (part.grant) {
        links.push_back({posting, *part.grant, part.ore});
        return;
    }
    std::vector<std::uint32_t> grants;
    std::vector<std::int64_t> weights;
    for (const std::uint32_t grant : interventions_[part.intervention].grants) {
        const std::int64_t cost = costs_.cost_ore(grant, days.from, days.to);
        if (cost <= 0) continue;
        grants.push_back(grant);
        weights.push_back(cost);
    }
    if (grants.empty()) {
        links.push_back({posting, interventions_.grant_on(part.intervention, days.from), part.ore});
        return;
    }
    const std::vector<base::Money> shares = base::share(base::Money::ore(part.ore), weights);
    for (std::size_t i = 0; i < grants.size(); ++i)
        links.push_back({posting, grants[i], shares[i].in_ore()});
}

Matching Matcher::lay_out() const {
    Matching out;
    out.postings = matches_;
    out.said = said_;
    out.links_begin.push_back(0);
    for (std::uint32_t posting = 0; posting < matches_.size(); ++posting) {
        const base::Period& days = matches_[posting].days;
        for (const Part& part : parts_[posting])
            split(posting, part, {days.from.days(), days.to.days()}, out.links);
        std::sort(out.links.begin() + out.links_begin.back(), out.links.end(),
                  [](const Link& a, const Link& b) { return a.grant < b.grant; });
        out.links_begin.push_back(static_cast<std::uint32_t>(out.links.size()));
    }
    out.by_grant_begin.assign(snapshot_.grants.size() + 1, 0);
    for (const Link& link : out.links)
        ++out.by_grant_begin[link.grant + 1];
    for (std::size_t i = 1; i < out.by_grant_begin.size(); ++i)
        out.by_grant_begin[i] += out.by_grant_begin[i - 1];
    out.by_grant.resize(out.links.size());
    std::vector<std::uint32_t> next(out.by_grant_begin.begin(), out.by_grant_begin.end() - 1);
    for (std::uint32_t i = 0; i < out.links.size(); ++i)
        out.by_grant[next[out.links[i].grant]++] = i;
    return out;
}

} // namespace styrhus::models::matching
