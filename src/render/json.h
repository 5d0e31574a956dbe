#pragma once

#include "document/document.h"

#include <string>

namespace styrhus::render {

/// A document as JSON: every struct with its members by their names, the same bytes for equal documents.
/// A block carries its type as `kind` ("heading", "stair", …); a cell is
/// `{"type", "value"?, "decimals"?, "at_least"?, "figure"?, "link"?, "tone"?, "note"?}`. Money is whole øre,
/// dates are "2025-10-31" and months "2025-10", a duration is days, a percent is a share of 1; a number that
/// is not finite is null.
///
/// Left out, so that absence means exactly this: empty strings (but for a text cell's value), `false`, absent
/// optionals, and the tone `plain`. Everything else is always written: numbers also when 0, lists also when
/// empty, every other enum, and every cell, if only as `{"type":"missing"}`.
std::string to_json(const document::Document& document);

} // namespace styrhus::render
