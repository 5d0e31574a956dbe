#pragma once

#include <string_view>

/// What a value looks like, for guesses that a person then confirms.
namespace styrhus::intake::sources {

/// Nine or ten digits, with a hyphen or without: Excel takes the first nought away.
bool is_like_cpr(std::string_view text);
/// A day written out; a bare number may be one in a workbook, and is not taken for it.
bool is_like_date(std::string_view text);

} // namespace styrhus::intake::sources
