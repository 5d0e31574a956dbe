#include "views/page/link_list.h"

#include "views/page/frame.h"
#include "views/page/link_words.h"

#include <algorithm>
#include <cstdlib>

namespace styrhus::views::page {

using models::matching::LinkState;
using models::matching::Match;
using models::matching::Matching;

LinkList::LinkList(const Context& context, const Request& request, const Matching& matching)
    : context_(context), snapshot_(*context.snapshot), matching_(matching),
      year_(request.get("aar", standard_year())), state_(request.get("tilstand")),
      payee_(request.get("modtager")), account_(request.get("konto")), difference_(request.get("forskel")) {}

std::string LinkList::standard_year() const {
    return std::to_string(snapshot_.as_of.year());
}

bool LinkList::is_of_year(std::uint32_t posting) const {
    return year_ == "alle" || std::to_string(snapshot_.postings[posting].fiscal_year) == year_;
}

std::string LinkList::account_text(std::uint32_t posting) const {
    return snapshot_.terms->text(account_of(snapshot_.postings[posting]));
}

bool LinkList::is_of_protected(std::uint32_t posting) const {
    if (is_protected(context_,
                     static_cast<std::uint32_t>(snapshot_.persons.find(snapshot_.postings[posting].citizen))))
        return true;
    const auto links = matching_.links_of(posting);
    return std::any_of(links.begin(), links.end(), [&](const models::matching::Link& link) {
        return is_protected(context_, person_of_grant(context_, link.grant));
    });
}

/// Whom a protected citizen lives with is not told.
std::string LinkList::payee_text(std::uint32_t posting) const {
    if (is_of_protected(posting)) return std::string(context_.tr("beskyttet", "protected"));
    return snapshot_.terms->text(snapshot_.postings[posting].provider);
}

/// What a person has spoken of has been looked at.
bool LinkList::is_of_state(const Match& match) const {
    if (state_ == "alle") return true;
    if (!state_.empty()) return state_name(match.state).code == state_;
    return match.said == models::matching::Said::nobody
           && (match.state == LinkState::probable || match.state == LinkState::unlinked);
}

bool LinkList::is_listed(std::uint32_t posting) const {
    const Match& match = matching_.postings[posting];
    return is_of_year(posting) && is_of_state(match) && (payee_.empty() || payee_text(posting) == payee_)
           && (account_.empty() || account_text(posting) == account_)
           && (difference_.empty() || difference_words(match.difference).da == difference_);
}

std::vector<std::uint32_t> LinkList::postings() const {
    std::vector<std::uint32_t> list;
    for (std::uint32_t posting = 0; posting < matching_.postings.size(); ++posting)
        if (is_listed(posting)) list.push_back(posting);
    const auto size = [&](std::uint32_t posting) {
        return std::abs(snapshot_.postings[posting].amount.in_ore());
    };
    std::stable_sort(list.begin(), list.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return size(a) > size(b); });
    return list;
}

} // namespace styrhus::views::page
