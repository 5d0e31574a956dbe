#pragma once

#include "document/document.h"

#include <string>

namespace styrhus::render {

/// A document as one HTML file that stands alone: style, logo and charts in it, no script, nothing fetched.
/// Laid out for A4 and read well on a screen; every chart is followed by its table. WeasyPrint and pandoc
/// make PDF and Word of it.
std::string to_html(const document::Document& document);

} // namespace styrhus::render
