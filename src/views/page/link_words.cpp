#include "views/page/link_words.h"

#include "base/words.h"
#include "domain/said.h"
#include "views/page/frame.h"

#include <algorithm>
#include <fmt/core.h>
#include <fmt/ranges.h>
#include <iterator>
#include <utility>
#include <vector>

namespace styrhus::views::page {

namespace {

using models::matching::Difference;
using models::matching::Fallen;
using models::matching::LinkState;
using models::matching::SaidLink;
using models::matching::Sign;

constexpr unsigned bits(Sign sign) {
    return static_cast<unsigned>(sign);
}
constexpr unsigned against = bits(Sign::other_provider) | bits(Sign::other_account) | bits(Sign::no_days)
                             | bits(Sign::other_amount) | bits(Sign::paid) | bits(Sign::names_another);

constexpr StateName states[] = {
    {LinkState::linked, "koblet", "Koblet til bevilling", "Linked to a grant"},
    {LinkState::probable, "sandsynlig", "Sandsynlig, til bekræftelse", "Probable, to confirm"},
    {LinkState::unlinked, "uden", "Uden bevilling", "Without a grant"},
    {LinkState::outside, "andet", "Ikke en borgers konto", "Not a citizen's account"},
};

/// In the order they are said.
constexpr std::pair<Sign, Words> sign_words[] = {
    {Sign::undone, {"ført tilbage", "taken back"}},
    {Sign::citizen, {"borger", "citizen"}},
    {Sign::named, {"nævnt i teksten", "named in the text"}},
    {Sign::names_another, {"teksten nævner en anden", "the text names another"}},
    {Sign::provider, {"leverandør", "provider"}},
    {Sign::other_provider, {"anden leverandør", "another provider"}},
    {Sign::account, {"konto", "account"}},
    {Sign::other_account, {"usædvanlig konto", "unusual account"}},
    {Sign::days, {"dage", "days"}},
    {Sign::some_days, {"nogle af dagene", "some of the days"}},
    {Sign::no_days, {"dage uden bevilling", "days without a grant"}},
    {Sign::own_days, {"begynder eller slutter som bevillingen", "begins or ends as the grant does"}},
    {Sign::amount, {"beløb", "amount"}},
    {Sign::known_difference, {"beløb med kendt forskel", "amount with a known difference"}},
    {Sign::units, {"antal timer eller dage", "number of hours or days"}},
    {Sign::unit_price, {"pris pr. time eller dag", "price per hour or day"}},
    {Sign::as_usual, {"beløb som sædvanligt", "amount as usual"}},
    {Sign::other_amount, {"andet beløb", "another amount"}},
    {Sign::together, {"samlet regning", "one bill for several"}},
    {Sign::alone, {"ingen anden nær", "none other near"}},
    {Sign::only, {"leverandørens eneste", "the provider's only one"}},
    {Sign::paid, {"dagene er afregnet", "the days are billed"}},
    {Sign::astray, {"ikke en borgers konto", "no citizen's account"}},
};

} // namespace

std::shared_ptr<const models::matching::Matching> matching_of(const Context& context) {
    if (context.matching) return context.matching();
    return std::make_shared<const models::matching::Matching>(models::matching::match(*context.snapshot));
}

std::shared_ptr<const models::matching::Weigher> weigher_of(const Context& context) {
    if (context.weigher) return context.weigher();
    return std::make_shared<const models::matching::Weigher>(*context.snapshot);
}

std::span<const StateName> state_names() {
    return states;
}

const StateName& state_name(LinkState state) {
    return *std::find_if(std::begin(states), std::end(states),
                         [&](const StateName& one) { return one.state == state; });
}

Words difference_words(Difference difference) {
    switch (difference) {
    case Difference::unknown:
        return {"", ""};
    case Difference::none:
        return {"ingen", "none"};
    case Difference::thirty_and_a_half:
        return {"måned à 30,5 dage", "month of 30.5 days"};
    case Difference::twelfth:
        return {"måned à 365/12 dage", "month of 365/12 days"};
    case Difference::vat_kept:
        return {"moms ikke trukket fra", "VAT not deducted"};
    case Difference::vat_deducted_twice:
        return {"moms trukket fra to gange", "VAT deducted twice"};
    case Difference::day_more:
        return {"en dag for meget", "a day too many"};
    case Difference::day_less:
        return {"en dag for lidt", "a day too few"};
    case Difference::quantity:
        return {"andet antal timer eller dage", "another number of hours or days"};
    case Difference::price:
        return {"anden pris", "another price"};
    case Difference::other:
        break;
    }
    return {"andet", "other"};
}

std::string signs_text(const Context& context, models::matching::Signs signs) {
    std::vector<std::string_view> words;
    for (const auto& [sign, said] : sign_words)
        if (has(signs, sign)) words.push_back(context.tr(said.da, said.en));
    return fmt::format("{}", fmt::join(words, ", "));
}

models::matching::Signs signs_for(models::matching::Signs signs) {
    return signs & ~against;
}

models::matching::Signs signs_against(models::matching::Signs signs) {
    return signs & against;
}

/// Where a protected citizen lives is not told.
std::string grant_words(const Context& context, std::uint32_t grant) {
    const domain::Grant& fact = context.snapshot->grants[grant];
    const domain::Dictionary& terms = *context.snapshot->terms;
    const std::uint32_t person = person_of_grant(context, grant);
    if (person != 0 && is_protected(context, person)) return terms.text(fact.law);
    return fmt::format("{} {}", terms.text(fact.law), terms.text(fact.facility));
}

std::uint32_t person_of_grant(const Context& context, std::uint32_t grant) {
    const snapshot::Snapshot& snapshot = *context.snapshot;
    return static_cast<std::uint32_t>(snapshot.persons.find(snapshot.grants[grant].citizen));
}

std::string posting_link(const Context& context, std::uint32_t posting) {
    return "/kobling/"
           + context.snapshot->subject_of_posting(posting).substr(snapshot::posting_prefix.size());
}

std::string_view link_form_words(const Context& context, std::string_view form) {
    const auto* const known = models::matching::find_link_form(form);
    if (known == nullptr) return context.tr("Taget tilbage", "Taken back");
    return context.tr(known->done_da, known->done_en);
}

std::string said_words(const Context& context, const domain::Statement& statement) {
    return fmt::format("{} {} {} {}", link_form_words(context, statement.form),
                       date_text(domain::said_on(statement), context.language), context.tr("af", "by"),
                       statement.author);
}

std::string_view fallen_words(const Context& context, Fallen fallen) {
    switch (fallen) {
    case Fallen::no:
        return "";
    case Fallen::no_posting:
        return context.tr("posteringen leveres ikke længere", "the posting is no longer delivered");
    case Fallen::other_amount:
        return context.tr("posteringen har fået et andet beløb", "the posting has another amount now");
    case Fallen::no_case:
        return context.tr("posteringen står ikke længere på en borgers konto",
                          "the posting stands on no citizen's account any more");
    case Fallen::no_grant:
        break;
    }
    return context.tr("bevillingen leveres ikke længere eller tæller ikke",
                      "the grant is no longer delivered or does not count");
}

const SaidLink* said_of_posting(const models::matching::Matching& matching, std::uint32_t posting) {
    const auto found = std::find_if(matching.said.begin(), matching.said.end(), [&](const SaidLink& one) {
        return one.fallen != Fallen::no_posting && one.posting == posting;
    });
    return found == matching.said.end() ? nullptr : &*found;
}

} // namespace styrhus::views::page
