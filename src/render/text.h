#pragma once

#include "document/document.h"

#include <string>

namespace styrhus::render {

/// A document for a terminal: the sentence, the basis, the staircase drawn with lines, every chart as its
/// table. Control characters in what sources wrote are taken out, so that no text can move the cursor.
std::string to_text(const document::Document& document);

} // namespace styrhus::render
