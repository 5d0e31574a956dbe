#pragma once

#include "models/matching/considered.h"
#include "models/matching/matching.h"
#include "views/view.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

/// What a page calls the links of bills: their states, how they differ, and what speaks for them.
namespace styrhus::views::page {

/// Which grants the postings of the context's snapshot pay for.
std::shared_ptr<const models::matching::Matching> matching_of(const Context& context);

/// What weighs grants beside them.
std::shared_ptr<const models::matching::Weigher> weigher_of(const Context& context);

struct Words {
    std::string_view da;
    std::string_view en;
};

struct StateName {
    models::matching::LinkState state;
    std::string_view code; ///< in addresses
    std::string_view da;
    std::string_view en;
};
/// In the order they are shown.
std::span<const StateName> state_names();
const StateName& state_name(models::matching::LinkState state);

/// Empty where there is nothing to compare with.
Words difference_words(models::matching::Difference difference);
/// "borger, leverandør, dage, beløb".
std::string signs_text(const Context& context, models::matching::Signs signs);
/// Those of the signs that speak for a link, and those that speak against it.
models::matching::Signs signs_for(models::matching::Signs signs);
models::matching::Signs signs_against(models::matching::Signs signs);

/// A grant by its paragraph and place.
std::string grant_words(const Context& context, std::uint32_t grant);
std::uint32_t person_of_grant(const Context& context, std::uint32_t grant);
/// The page of a posting's links.
std::string posting_link(const Context& context, std::uint32_t posting);
/// What a form about postings has done: "Bekræftet", "Rettet", else "Taget tilbage".
std::string_view link_form_words(const Context& context, std::string_view form);
/// "Bekræftet 30.11.2026 af Karen Lund".
std::string said_words(const Context& context, const domain::Statement& statement);
/// Why what was said does not hold; empty where it does.
std::string_view fallen_words(const Context& context, models::matching::Fallen fallen);
/// What is said of a posting and is in force, whether or not it holds; null if nothing is.
const models::matching::SaidLink* said_of_posting(const models::matching::Matching& matching,
                                                  std::uint32_t posting);

} // namespace styrhus::views::page
