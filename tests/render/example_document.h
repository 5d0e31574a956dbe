#pragma once

#include "document/document.h"

namespace styrhus::render {

/// One document with every kind of block, every type of value and every character that hurts. All figures are
/// fictitious; on the staircase they tie out: 12.5 + 30.0 = 42.5 million kroner.
document::Document example_document();

} // namespace styrhus::render
