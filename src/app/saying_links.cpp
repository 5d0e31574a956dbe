#include "app/saying.h"
#include "base/error_text.h"
#include "base/words.h"
#include "models/commitment/grant_costs.h"
#include "models/matching/said_links.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <utility>

/// What can be said of which grants a posting pays for, and what cannot.
namespace styrhus::app {

namespace {

using base::Error;
using base::Money;
using base::Result;
using models::matching::Link;
using models::matching::LinkState;
using models::matching::LinkWords;
using models::matching::Matching;

Result<std::uint32_t> posting_of(const SayOrder& order, const snapshot::Snapshot& snapshot,
                                 const Matching& matching) {
    const auto posting = models::matching::posting_named(snapshot, order.subject);
    if (!posting)
        return base::error("There is no such posting in the current figures: {}",
                           "Posteringen findes ikke i de aktuelle tal: {}", order.subject);
    if (const auto refused = why_no_link_is_said(matching.postings[*posting]))
        return Error{fmt::format("{}: {}", refused->message, order.subject),
                     fmt::format("{}: {}", refused->in_danish(), order.subject)};
    return *posting;
}

/// The links as they stand; those that were seen must be the same.
Result<LinkWords> confirmed(const SayOrder& order, const snapshot::Snapshot& snapshot,
                            const Matching& matching, std::uint32_t posting) {
    LinkWords words = {.amount = snapshot.postings[posting].amount, .parts = {}};
    for (const Link& link : matching.links_of(posting))
        words.parts.push_back({snapshot.subject_of(link.grant), Money::ore(link.ore)});
    if (words.parts.empty())
        return base::error("No link is proposed that could be confirmed: {}",
                           "Der er ikke foreslået en kobling, som kan bekræftes: {}", order.subject);
    if (!order.links) return words;
    const bool is_as_seen =
        order.links->size() == words.parts.size()
        && std::all_of(order.links->begin(), order.links->end(), [&](const SaidGrant& seen) {
               return std::any_of(words.parts.begin(), words.parts.end(), [&](const LinkWords::Part& part) {
                   return part.grant == seen.grant && part.amount == seen.amount.value_or(part.amount);
               });
           });
    if (!is_as_seen)
        return base::error("Another link is proposed now than the one that was seen. Look again: {}",
                           "Der foreslås nu en anden kobling end den, der blev vist. Se på den igen: {}",
                           order.subject);
    return words;
}

/// The parts sum to the posting, and each goes the same way as it.
Result<void> check_parts(const LinkWords& words) {
    Money sum;
    for (const LinkWords::Part& part : words.parts) {
        sum += part.amount;
        const bool is_same_way = (part.amount > Money{}) == (words.amount > Money{});
        if (part.amount.is_zero() || !is_same_way)
            return base::error("A part of DKK {} cannot be of a posting of DKK {}; leave the grant out.",
                               "En del på {} kr. kan ikke være af en postering på {} kr. Udelad bevillingen.",
                               base::plain(part.amount), base::plain(words.amount));
    }
    if (words.parts.empty() || sum == words.amount) return {};
    const Money rest = words.amount - sum;
    const bool is_more = (rest < Money{}) == (words.amount > Money{});
    const auto text = [](Money amount) { return base::ore_text(amount, base::Language::da); };
    const Money off = rest < Money{} ? -rest : rest;
    return Error{fmt::format("The parts are DKK {}, but the posting is DKK {}: DKK {} too {}.",
                             base::plain(sum), base::plain(words.amount), base::plain(off),
                             is_more ? "much" : "little"),
                 fmt::format("Delene er {} kr., men posteringen er {} kr.: {} kr. for {}.", text(sum),
                             text(words.amount), text(off), is_more ? "meget" : "lidt")};
}

Result<void> check_grant(const SaidGrant& said, std::optional<std::uint32_t> grant,
                         const models::commitment::GrantCosts& costs) {
    if (!grant)
        return base::error("There is no such grant in the current figures: {}",
                           "Bevillingen findes ikke i de aktuelle tal: {}", said.grant);
    if (!costs.counts(*grant))
        return base::error(
            "The grant does not count: it is a draft, expected, rejected, or set aside from the ladder: {}",
            "Bevillingen tæller ikke: den er en kladde, forventet, afslået eller sat uden for trappen: {}",
            said.grant);
    return {};
}

/// Another citizen's grant may be the right one, but nobody can see why.
Result<void> check_reason_for_other(const SayOrder& order, const snapshot::Snapshot& snapshot,
                                    std::uint32_t posting, std::uint32_t grant) {
    const domain::PersonId recipient = snapshot.persons.find(snapshot.postings[posting].citizen);
    const domain::PersonId citizen = snapshot.persons.find(snapshot.grants[grant].citizen);
    if (domain::is_none(recipient) || recipient == citizen || check_reason(order)) return {};
    return Error{"The grant is another citizen's than the posting's. Write why it is paid for by it.",
                 "Bevillingen er en anden borgers end posteringens. Skriv, hvorfor den betales af den."};
}

Result<LinkWords> corrected(const SayOrder& order, const snapshot::Snapshot& snapshot,
                            std::uint32_t posting) {
    if (!order.links)
        return Error{
            "Say which grants the posting pays for, or that it pays for none.",
            "Skriv, hvilke bevillinger posteringen betaler for, eller at den ikke betaler for nogen."};
    const models::commitment::GrantCosts costs(snapshot);
    LinkWords words = {.amount = snapshot.postings[posting].amount, .parts = {}};
    for (const SaidGrant& said : *order.links) {
        const auto grant = models::matching::grant_named(snapshot, said.grant);
        STYRHUS_TRY_VOID(check_grant(said, grant, costs));
        STYRHUS_TRY_VOID(check_reason_for_other(order, snapshot, posting, *grant));
        const bool is_named_before =
            std::any_of(words.parts.begin(), words.parts.end(),
                        [&](const LinkWords::Part& part) { return part.grant == said.grant; });
        if (is_named_before)
            return base::error("The grant is named twice: {}", "Bevillingen er nævnt to gange: {}",
                               said.grant);
        if (!said.amount && order.links->size() > 1)
            return base::error("Say how many kroner are for each of several grants: {}",
                               "Skriv, hvor mange kroner der er til hver af flere bevillinger: {}",
                               said.grant);
        words.parts.push_back({said.grant, said.amount.value_or(words.amount)});
    }
    STYRHUS_TRY_VOID(check_parts(words));
    return words;
}

} // namespace

std::optional<Error> why_no_link_is_said(const models::matching::Match& match) {
    if (match.state == LinkState::outside)
        return Error{"The posting stands on no citizen's account, so it pays for no grant",
                     "Posteringen står ikke på en borgers konto, så den betaler ikke for en bevilling"};
    if (has(match.signs, models::matching::Sign::astray))
        return Error{"The posting stands on an account that no citizen's help is paid from; correct the "
                     "account first",
                     "Posteringen står på en konto, som borgeres hjælp ikke betales fra; ret kontoen først"};
    return std::nullopt;
}

Result<LinkWords> link_words_of(const SayOrder& order, const snapshot::Snapshot& snapshot,
                                const Matching& matching) {
    const models::matching::LinkForm* form = models::matching::find_link_form(order.form);
    if (form == nullptr)
        return base::error("There is no such statement about a posting: {}",
                           "Sådan kan intet siges om en postering: {}", order.form);
    STYRHUS_TRY(const std::uint32_t posting, posting_of(order, snapshot, matching));
    STYRHUS_TRY(LinkWords words, form->said == models::matching::Said::confirmed
                                     ? confirmed(order, snapshot, matching, posting)
                                     : corrected(order, snapshot, posting));
    STYRHUS_TRY_VOID(check_reason(order));
    return words;
}

} // namespace styrhus::app
