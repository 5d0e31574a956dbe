#include "models/validity/look.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace styrhus::models::validity {

namespace {

using domain::RuleFinding;
using Finding = std::shared_ptr<const RuleFinding>;
using Place = std::pair<std::string, domain::Term>; ///< source, unit

bool is_before(const RuleFinding& a, const RuleFinding& b) {
    return std::tie(a.finding.rule, a.subject) < std::tie(b.finding.rule, b.subject);
}

bool is_same(const RuleFinding& a, const RuleFinding& b) {
    return std::tie(a.finding.rule, a.subject) == std::tie(b.finding.rule, b.subject);
}

const Finding* find_in(std::span<const Stood> findings, const RuleFinding& wanted) {
    const auto found = std::lower_bound(
        findings.begin(), findings.end(), wanted,
        [](const Stood& stood, const RuleFinding& one) { return is_before(*stood.finding, one); });
    const bool is_there = found != findings.end() && is_same(*found->finding, wanted);
    return is_there ? &found->finding : nullptr;
}

/// What has become of a row that was found at the look before.
struct RowNow {
    std::uint64_t row = 0;
    std::uint64_t content = 0;
    bool is_closed_by_absence = false;
    bool is_set_aside = false;
};

/// The rows in force: how many of each place, and how those stand that were found before.
class Rows {
  public:
    Rows(const snapshot::Snapshot& snapshot, const Look* before) : numbers_(snapshot.deliveries) {
        if (before != nullptr)
            for (const Stood& stood : before->findings)
                wanted_.push_back(stood.finding->subject);
        std::sort(wanted_.begin(), wanted_.end());
        const snapshot::LiveFacts& live = snapshot.base->live;
        const auto grant_now = [&](std::uint32_t grant) {
            const snapshot::Amendment* said = snapshot.amendment_of(grant);
            return RowNow{.is_closed_by_absence = live.grant_closed_by_absence[grant] != 0,
                          .is_set_aside = said != nullptr && said->is_set_aside};
        };
        take(live.facts.of<domain::Grant>(), live.grant_delivery, snapshot.deliveries, grant_now);
        take(live.facts.of<domain::Posting>(), live.posting_delivery, snapshot.deliveries,
             [](std::uint32_t) { return RowNow{}; });
        std::sort(now_.begin(), now_.end(), [](const RowNow& a, const RowNow& b) { return a.row < b.row; });
    }

    std::map<Place, std::uint64_t>& counts() { return counts_; }

    Ending ending_of(const RuleFinding& finding) const {
        const RowNow* now = find(finding.subject);
        if (now == nullptr || now->is_closed_by_absence) return Ending::gone;
        if (now->is_set_aside) return Ending::set_aside;
        return now->content == finding.content ? Ending::elsewhere : Ending::corrected;
    }

  private:
    template <class Fact, class NowOf>
    void take(const domain::FactTable<Fact>& table, const std::vector<std::uint32_t>& delivery_of,
              std::span<const domain::Delivery> deliveries, NowOf now_of) {
        std::map<std::pair<std::uint32_t, domain::Term>, std::uint64_t> counts; // by delivery: no texts yet
        for (std::uint32_t i = 0; i < table.facts.size(); ++i) {
            ++counts[{delivery_of[i], domain::answers_for(table.facts[i])}];
            const std::uint64_t row = numbers_.of(delivery_of[i], table.stamps[i]);
            if (!std::binary_search(wanted_.begin(), wanted_.end(), row)) continue;
            RowNow& now = now_.emplace_back(now_of(i));
            now.row = row;
            now.content = table.stamps[i].content;
        }
        for (const auto& [place, rows] : counts)
            counts_[{deliveries[place.first].source, place.second}] += rows;
    }

    const RowNow* find(std::uint64_t row) const {
        const auto found = std::lower_bound(now_.begin(), now_.end(), row,
                                            [](const RowNow& now, std::uint64_t r) { return now.row < r; });
        return found == now_.end() || found->row != row ? nullptr : &*found;
    }

    snapshot::SubjectNumbers numbers_;
    std::vector<std::uint64_t> wanted_;
    std::vector<RowNow> now_;
    std::map<Place, std::uint64_t> counts_;
};

/// Findings that say what they said at the look before are kept once for both.
Finding kept(const RuleFinding& found, const Look* before) {
    RuleFinding finding = found;
    finding.person = 0;
    const Finding* known = before == nullptr ? nullptr : find_in(before->findings, finding);
    return known != nullptr && **known == finding ? *known : std::make_shared<const RuleFinding>(finding);
}

/// By name; a row that a rule finds twice is at stake with the larger amount.
std::vector<Finding> found_by_rules(const domain::Checks& checks, const Look* before) {
    std::vector<Finding> findings;
    findings.reserve(checks.findings.size());
    for (const RuleFinding& found : checks.findings)
        findings.push_back(kept(found, before));
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        if (!is_same(*a, *b)) return is_before(*a, *b);
        return a->finding.at_stake > b->finding.at_stake;
    });
    findings.erase(std::unique(findings.begin(), findings.end(),
                               [](const Finding& a, const Finding& b) { return is_same(*a, *b); }),
                   findings.end());
    return findings;
}

std::vector<std::string> silent_rules(const domain::Checks& checks) {
    std::vector<std::string> silent;
    for (const domain::RuleReport& rule : checks.rules)
        if (rule.outcome != domain::RuleOutcome::ran) silent.push_back(rule.code);
    std::sort(silent.begin(), silent.end());
    return silent;
}

/// What of the look before stands no more; what a silent rule found goes on among the findings.
std::vector<Ended> end_or_go_on(const Look& before, const Rows& rows, const std::vector<std::string>& silent,
                                std::vector<Finding>& findings) {
    std::vector<Ended> ended;
    std::vector<Finding> going_on;
    auto now = findings.begin();
    for (const Stood& stood : before.findings) {
        while (now != findings.end() && is_before(**now, *stood.finding))
            ++now;
        if (now != findings.end() && is_same(**now, *stood.finding)) continue;
        const Ending ending = rows.ending_of(*stood.finding);
        const bool is_unasked = std::binary_search(silent.begin(), silent.end(), stood.finding->finding.rule);
        if (is_unasked && ending != Ending::gone)
            going_on.push_back(stood.finding);
        else
            ended.push_back({name_of(*stood.finding), ending});
    }
    findings.insert(findings.end(), going_on.begin(), going_on.end());
    std::inplace_merge(findings.begin(), findings.end() - static_cast<std::ptrdiff_t>(going_on.size()),
                       findings.end(), [](const Finding& a, const Finding& b) { return is_before(*a, *b); });
    return ended;
}

/// Counts the rows of each place and tells each finding its place.
void put_in_places(const snapshot::Snapshot& snapshot, const std::vector<Finding>& findings,
                   std::map<Place, std::uint64_t>& counts, Look& look) {
    std::unordered_map<std::uint32_t, const std::string*> source_of;
    for (const domain::Delivery& delivery : snapshot.deliveries)
        source_of.emplace(static_cast<std::uint32_t>(delivery.id), &delivery.source);
    std::vector<Place> places;
    for (const Finding& finding : findings) {
        const auto source = source_of.find(static_cast<std::uint32_t>(finding->finding.source.delivery));
        places.emplace_back(source == source_of.end() ? std::string() : *source->second, finding->unit);
        counts.try_emplace(places.back(), 0);
    }
    std::map<Place, std::uint32_t> number_of;
    for (const auto& [place, rows] : counts) {
        number_of.emplace(place, static_cast<std::uint32_t>(look.rows.size()));
        look.rows.push_back({place.first, place.second, rows});
    }
    for (std::size_t i = 0; i < findings.size(); ++i)
        look.findings.push_back({findings[i], number_of.at(places[i])});
}

} // namespace

Look look_at(const snapshot::Snapshot& snapshot, const domain::Checks& checks, const Look* before) {
    Look look;
    look.on = snapshot.as_of;
    look.silent = silent_rules(checks);
    Rows rows(snapshot, before);
    std::vector<Finding> findings = found_by_rules(checks, before);
    if (before != nullptr) look.ended = end_or_go_on(*before, rows, look.silent, findings);
    put_in_places(snapshot, findings, rows.counts(), look);
    return look;
}

} // namespace styrhus::models::validity
