#pragma once

#include "render/tables.h"

/// The table of each chart block; `table_of` chooses among them.
namespace styrhus::render {

document::Table stair_table(const document::Stair& stair, document::Language language, Purpose purpose);
document::Table matrix_table(const document::Matrix& matrix, document::Language language);
document::Table flow_table(const document::Flow& flow, document::Language language);
document::Table curves_table(const document::Curves& curves, document::Language language, Purpose purpose);
document::Table lines_table(const document::Lines& lines, document::Language language);
document::Table bridge_table(const document::Bridge& bridge, document::Language language);
document::Table layers_table(const document::Layers& layers, document::Language language);
document::Table timeline_table(const document::Timeline& timeline, document::Language language);
document::Table equation_table(const document::Equation& equation, document::Language language);
document::Table tiles_table(const document::Tiles& tiles, document::Language language);

} // namespace styrhus::render
