#pragma once

#include "base/result.h"
#include "document/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Every chart has its table (UX 6). Here each kind of block says what its table is, once, for text, CSV,
/// XLSX and HTML alike.
namespace styrhus::render {

/// to_read: rows a person takes in, curves at a few times. to_compute: every point, and days where a length
/// of time is meant.
enum class Purpose { to_read, to_compute };

/// The block's own table, or the table behind its chart; nothing for words and forms.
std::optional<document::Table> table_of(const document::Block& block, document::Language language,
                                        Purpose purpose);

/// All tables of a document in its order. Each has a key of its own: the table's, or its kind ("stair",
/// "bridge", "stair-2").
std::vector<document::Table> tables_of(const document::Document& document, Purpose purpose);

/// The document with one of its tables as its only block, for an export of that table alone. An error names
/// the keys there are.
base::Result<document::Document> with_only(const document::Document& document, std::string_view key);

/// The unit the words name: "mio. kr." is millions, "1.000 kr." thousands, anything else kroner.
document::MoneyUnit unit_named(const std::string& words);
/// The unit in which amounts up to this size are easily read.
document::MoneyUnit readable_unit(base::Money largest);

/// One measure of a staircase: what its row is called and where its cells are.
struct StairMeasure {
    std::string label;
    document::Cell document::StairStep::*cell;
    document::ColumnKind kind;
};
/// What stands over a step: its citizens or, where nobody is known, the kroner that accounts place there, in
/// one unit for the whole stair.
std::string stair_headline(const document::Stair& stair, const document::StairStep& step,
                           document::Language language);
/// The measures some step has, in the order of the table below the staircase.
std::vector<StairMeasure> stair_measures(const document::Stair& stair, document::Language language,
                                         Purpose purpose);

/// The share of a stepwise curve at x: its last point at or before x; nothing before the first or after the
/// last.
std::optional<double> curve_at(const document::Curve& curve, double x);

} // namespace styrhus::render
