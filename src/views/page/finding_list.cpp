#include "views/page/finding_list.h"

#include "views/page/receipts.h"

#include <algorithm>
#include <map>
#include <utility>

namespace styrhus::views::page {

namespace {

using base::Money;
using domain::RuleFinding;
using models::validity::Life;

std::string key_of(const Context& context, domain::Term term) {
    return std::string(domain::is_none(term) ? nobody_key
                                             : std::string_view(context.snapshot->terms->text(term)));
}

/// Of the page's own snapshot alone, for a context that no history is kept for.
LookedBack own_look(const Context& context, const domain::Checks& checks) {
    using namespace models::validity;
    const auto look = std::make_shared<const Look>(look_at(*context.snapshot, checks, nullptr));
    return {.history = std::make_shared<const History>(history_of({look})), .looked = 0, .wanted = 1};
}

} // namespace

FindingList::FindingList(const Context& context)
    : checks_(context.checks ? context.checks() : std::make_shared<const domain::Checks>()),
      looked_back_(context.looked_back ? context.looked_back() : own_look(context, *checks_)) {
    if (context.words_on_findings) words_ = context.words_on_findings();
    add_standing(context);
    if (looked_back_.is_whole()) add_ended(context);
}

void FindingList::add_standing(const Context& context) {
    for (const RuleFinding& finding : checks_->findings) {
        const models::validity::Word* word = words_.find(finding);
        all_.push_back({.finding = &finding,
                        .person = finding.person,
                        .life = looked_back_.is_whole() ? looked_back_.history->standing(finding) : nullptr,
                        .word = word,
                        .status = models::validity::standing_status(word, context.snapshot->known_on)});
    }
}

void FindingList::add_ended(const Context& context) {
    for (const Life& life : looked_back_.history->lives) {
        if (!life.is_closed()) continue;
        const auto person = context.snapshot->persons.find(life.finding->citizen);
        all_.push_back({.finding = life.finding.get(),
                        .person = static_cast<std::uint32_t>(person),
                        .life = &life,
                        .word = words_.find(*life.finding),
                        .status = Status::closed});
    }
}

const ListedFinding* FindingList::find(const FindingName& name) const {
    const ListedFinding* found = nullptr;
    for (const ListedFinding& one : all_) {
        if (models::validity::name_of(*one.finding) != name) continue;
        if (one.status != Status::closed) return &one;
        found = &one;
    }
    return found;
}

std::string source_of(const Context& context, const RuleFinding& finding) {
    const domain::Delivery* delivery = find_delivery(context, finding.finding.source.delivery);
    return delivery == nullptr ? std::string() : delivery->source;
}

std::string unit_key(const Context& context, const RuleFinding& finding) {
    return key_of(context, finding.unit);
}

std::string registrant_key(const Context& context, const RuleFinding& finding) {
    return key_of(context, finding.registrant);
}

std::vector<const ListedFinding*> chosen(const Context& context, const FindingList& list,
                                         const FindingChoice& choice) {
    const auto fits = [&](const ListedFinding& one) {
        return (!choice.status || one.status == *choice.status)
               && (choice.rule.empty() || one.finding->finding.rule == choice.rule)
               && (choice.source.empty() || source_of(context, *one.finding) == choice.source)
               && (choice.unit.empty() || unit_key(context, *one.finding) == choice.unit)
               && (choice.registrant.empty() || registrant_key(context, *one.finding) == choice.registrant);
    };
    std::vector<const ListedFinding*> found;
    for (const ListedFinding& one : list.all())
        if (fits(one)) found.push_back(&one);
    std::stable_sort(found.begin(), found.end(), [](const ListedFinding* a, const ListedFinding* b) {
        const domain::Finding& first = a->finding->finding;
        const domain::Finding& second = b->finding->finding;
        if (first.at_stake != second.at_stake) return first.at_stake > second.at_stake;
        return first.severity > second.severity;
    });
    return found;
}

Money at_stake_of(const std::vector<const ListedFinding*>& findings) {
    std::map<std::pair<domain::FactKind, std::uint64_t>, Money> rows;
    for (const ListedFinding* one : findings) {
        Money& row = rows[{one->finding->kind, one->finding->subject}];
        row = std::max(row, one->finding->finding.at_stake);
    }
    Money sum;
    for (const auto& [row, amount] : rows)
        sum += amount;
    return sum;
}

} // namespace styrhus::views::page
