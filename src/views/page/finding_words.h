#pragma once

#include "document/document.h"
#include "views/page/finding_list.h"

#include <string>
#include <string_view>

/// How findings are told of, alike on every page.
namespace styrhus::views::page {

/// "/fund/r0110/0123456789abcdef"
std::string finding_link(const domain::RuleFinding& finding);
/// What is wrong, in one sentence.
std::string_view sentence_of(const Context& context, const domain::RuleFinding& finding);
/// "Sensum, indsatser → IndsatsSlutDato": the place the registrant knows.
std::string where_to_correct(const Context& context, const domain::RuleFinding& finding);
/// What the figures do with the row as it stands, and how much hangs on it.
std::string effect_words(const Context& context, const domain::RuleFinding& finding);
std::string_view severity_words(const Context& context, domain::Severity severity);
/// A unit or a registrant as an address names them, in words.
std::string unit_words(const Context& context, const std::string& key);
std::string registrant_words(const Context& context, const std::string& key);

/// "åben", "godkendt til 31.03.2026", "lukket 30.06.2025: rettet".
document::Cell status_cell(const Context& context, const ListedFinding& one);
/// The extract date it was first seen on; missing until the history is made.
document::Cell opened_cell(const Context& context, const ListedFinding& one);
/// Days from then to the as-of date, or to its end.
document::Cell age_cell(const Context& context, const ListedFinding& one);
/// "rettet", "rækken leveres ikke længere"
std::string_view ending_words(const Context& context, models::validity::Ending ending);

/// "12 af 47 udtræk er gået igennem": why ages and ended findings are not there yet. Nothing once they are.
void add_history_state(const Context& context, const LookedBack& looked_back, document::Document& page);

} // namespace styrhus::views::page
