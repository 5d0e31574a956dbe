#pragma once

#include "intake/sources/mapping.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// When a source renames a column: which of the mapping's missing columns a new heading probably is. It is
/// only ever said, and a person approves it; nothing is read by a guess.
namespace styrhus::intake::sources {

/// The texts that a field had in the source's delivery before; none where nothing is known.
using EarlierTexts = std::function<std::vector<std::string>(std::string_view field)>;

/// A heading of the file that the mapping does not know, with some of the values below it.
struct NewHeading {
    std::string heading;
    std::vector<std::string> values;
};

/// A new heading and the column of the mapping that it probably is.
struct LikelyColumn {
    std::string heading;
    const ColumnRule* rule = nullptr;
    int by_name = 0;   ///< how alike the names are, in percent
    int by_values = 0; ///< how many of the values are such as the column has, in percent; 0 where none tells
};

/// Each heading and each column at most once, the surest first.
std::vector<LikelyColumn> likely_columns(const Mapping& mapping, const std::vector<NewHeading>& headings,
                                         const std::vector<const ColumnRule*>& missing,
                                         const EarlierTexts& earlier);

/// How alike two names are, in percent: by the pairs of letters they share, or by whole words, whichever is
/// more.
int name_likeness(std::string_view a, std::string_view b);

} // namespace styrhus::intake::sources
