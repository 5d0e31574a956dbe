#include "views/page/link_words.h"

#include <algorithm>
#include <fmt/core.h>
#include <fmt/ranges.h>
#include <iterator>
#include <utility>
#include <vector>

namespace styrhus::views::page {

namespace {

using models::matching::Difference;
using models::matching::LinkState;
using models::matching::Sign;

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
    {Sign::provider, {"leverandør", "provider"}},
    {Sign::other_provider, {"anden leverandør", "another provider"}},
    {Sign::account, {"konto", "account"}},
    {Sign::other_account, {"usædvanlig konto", "unusual account"}},
    {Sign::days, {"dage", "days"}},
    {Sign::some_days, {"nogle af dagene", "some of the days"}},
    {Sign::no_days, {"dage uden bevilling", "days without a grant"}},
    {Sign::amount, {"beløb", "amount"}},
    {Sign::as_usual, {"beløb som sædvanligt", "amount as usual"}},
    {Sign::other_amount, {"andet beløb", "another amount"}},
    {Sign::together, {"samlet regning", "one bill for several"}},
    {Sign::alone, {"ingen anden nær", "none other near"}},
    {Sign::only, {"leverandørens eneste", "the provider's only one"}},
    {Sign::paid, {"dagene er regnet", "the days are billed"}},
};

} // namespace

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

std::string signs_text(const Context& context, std::uint16_t signs) {
    std::vector<std::string_view> words;
    for (const auto& [sign, said] : sign_words)
        if (has(signs, sign)) words.push_back(context.tr(said.da, said.en));
    return fmt::format("{}", fmt::join(words, ", "));
}

} // namespace styrhus::views::page
