#pragma once

#include "base/words.h"
#include "document/cell.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Reports without a format. A view fills a Document; renderers turn it into JSON, XLSX, CSV, HTML or text,
/// and the web app draws its blocks. Everything in it is plain data in the language asked for; there are at
/// most fifteen kinds of block (DESIGN 6).
namespace styrhus::document {

using base::Language;

struct Heading {
    int level = 2;
    std::string text;
    /// Gray words after the heading.
    std::string aside;
};

struct Paragraph {
    std::string text;
    Tone tone = Tone::plain;
};

/// A few large figures.
struct Tile {
    std::string label;
    Cell figure;
    std::string unit;
    std::string note;
};
struct Tiles {
    std::vector<Tile> tiles;
};

enum class ColumnKind { text, count, money, decimal, percent, date, duration };
/// Money columns show øre, whole kroner, thousands or millions; the unit stands in the head.
enum class MoneyUnit { ore, kroner, thousands, millions };

struct Column {
    std::string key;
    std::string label;
    ColumnKind kind = ColumnKind::text;
    MoneyUnit unit = MoneyUnit::kroner;
    /// Always with a sign: a deviation.
    bool is_signed = false;
};
struct Row {
    std::vector<Cell> cells;
    /// A sum or subtotal, drawn with a rule above.
    bool is_total = false;
    /// Indentation of a row that is part of the one above.
    int depth = 0;
};
struct Table {
    std::string key;
    std::string title;
    std::vector<Column> columns;
    std::vector<Row> rows;
    /// Rows that exist beyond those shown, and the page that shows all.
    std::int64_t rows_in_all = 0;
    std::string more;
    std::string empty_text;
};

/// One step of the staircase: every measure of the table beneath it.
struct StairStep {
    int step = 0;
    std::string name;
    std::string paragraphs;
    Cell citizens_at_end;
    Cell citizens_then;
    Cell citizens_touching;
    Cell full_year_persons;
    Cell unit_cost;
    Cell unit_cost_deciding;
    Cell unit_cost_month;
    Cell cost;
    Cell cost_by_account; ///< of postings without a citizen whose account alone says the step; shown apart
    Cell median_duration;
    Cell elapsed_median;
    Cell completed_median;
    Cell share_of_citizens;
    Cell share_of_cost;
    /// Moves up from the step below onto this or any higher; moves down from this step onto any lower.
    Cell moves_up_from;
    Cell moves_down_from;
};
struct Stair {
    std::string title;
    std::vector<StairStep> steps;
    StairStep total;
    Cell inflow;
    Cell outflow;
    base::Month first_month;
    base::Month last_month;
    base::Month month;
    std::optional<base::Month> compare_month;
    /// "cost" in which sense: committed (from grants) or actual (from postings).
    std::string cost_basis;
};

/// Movers between two dates.
struct FlowBand {
    int from = 0;
    int to = 0;
    Cell citizens;
};
struct Flow {
    std::string title;
    std::string from_label;
    std::string to_label;
    /// Index is the step; 0 is outside the ladder.
    std::vector<std::string> step_names;
    std::vector<FlowBand> bands;
    /// The sentence about those who did not move.
    std::string rest;
};

struct Matrix {
    std::string title;
    std::string corner;
    std::vector<std::string> row_labels;
    std::vector<std::string> column_labels;
    /// One row per row label, each with one cell per column label.
    std::vector<std::vector<Cell>> cells;
    std::vector<Cell> row_totals;
    std::vector<Cell> column_totals;
    /// Rows run from the highest step down and columns up, with a hatched diagonal.
    bool is_ladder = true;
};

struct CurvePoint {
    double x = 0;
    double y = 0;
    double low = 0;
    double high = 0;
};
struct AtRisk {
    double x = 0;
    std::int64_t persons = 0;
};
struct Curve {
    std::string name;
    int step = 0;
    std::vector<CurvePoint> points;
    std::vector<AtRisk> at_risk;
    std::optional<double> median;
};
/// Survival or occupation curves as small multiples; x in days, y a share of 1.
struct Curves {
    std::string title;
    std::string x_label;
    std::string y_label;
    bool is_stepwise = true;
    std::vector<Curve> curves;
};

struct SeriesPoint {
    base::Month month;
    Cell value;
    /// The ends of the 80 and 50 % bands: kroner where the value is money, else in the value's own unit.
    std::optional<double> low80;
    std::optional<double> high80;
    std::optional<double> low50;
    std::optional<double> high50;
};
struct Series {
    std::string name;
    Tone tone = Tone::plain;
    bool is_dashed = false;
    std::vector<SeriesPoint> points;
};
/// Lines over months; with bands it is a fan.
struct Lines {
    std::string title;
    std::string unit;
    std::optional<base::Month> known_until;
    std::vector<Series> series;
};

struct BridgePart {
    std::string label;
    Cell amount;
    bool is_total = false;
};
/// A waterfall whose parts sum to its total to the øre.
struct Bridge {
    std::string title;
    std::vector<BridgePart> parts;
};

struct LayerPart {
    std::string label;
    Cell amount;
    std::string certainty;
};
/// One stacked bar, darkest the most certain.
struct Layers {
    std::string title;
    std::vector<LayerPart> parts;
    Cell budget;
};

struct TimelineItem {
    base::Date from;
    std::optional<base::Date> to;
    std::string label;
    int step = 0;
    Tone tone = Tone::plain;
    bool is_expected = false;
    std::string figure;
    std::string link;
};
struct TimelineLane {
    std::string label;
    /// "steps", "bars", "marks" or "cost".
    std::string kind;
    std::vector<TimelineItem> items;
    std::vector<SeriesPoint> cost;
};
struct Timeline {
    base::Date from;
    base::Date to;
    base::Date as_of;
    std::vector<TimelineLane> lanes;
};

struct EquationTerm {
    /// "+", "−" or "=".
    std::string sign;
    std::string label;
    Cell amount;
};
/// A sum whose every part is seen: the reconciliation strip, delivered = accepted + rejected.
struct Equation {
    std::string title;
    MoneyUnit unit = MoneyUnit::millions;
    std::vector<EquationTerm> terms;
    /// What the terms lack of the result: 0,00 when it holds.
    Cell difference;
};

/// A message with a way out: empty, warning, not allowed, failed rules.
struct Notice {
    std::string text;
    Tone tone = Tone::plain;
    std::string action_label;
    std::string action_link;
};

/// What is sent, and what is read.
struct Option {
    std::string value;
    std::string label;
};

struct FormField {
    std::string key;
    std::string label;
    std::string kind;
    std::string hint;
    std::string value;
    bool is_required = false;
    std::vector<Option> options;
};
struct Form {
    std::string key;
    std::string title;
    std::string submit_label;
    std::vector<FormField> fields;
};

using Block = std::variant<Heading, Paragraph, Tiles, Table, Stair, Flow, Matrix, Curves, Lines, Bridge,
                           Layers, Timeline, Equation, Notice, Form>;

enum class ParameterKind { choice, month, date, text, number };
/// A filter of the page, kept in its address under `key`.
struct Parameter {
    std::string key;
    std::string label;
    ParameterKind kind = ParameterKind::choice;
    std::string value;
    /// The value that is left out of the address.
    std::string standard;
    std::vector<Option> options;
    /// Shown in the bar at once, or behind "Filtre".
    bool is_primary = false;
};

/// What every page says about its figures (UX 1, rule 3).
struct Basis {
    std::string municipality;
    bool is_fictitious = false;
    base::Date as_of;
    base::Date known_on;
    /// "received" or "reconstructed" (DEFINITIONS 2).
    std::string known_reading;
    std::string money_basis;
    std::string snapshot_id;
    std::string figures_id;
    /// "9 af 10 kilder modtaget".
    std::string sources;
    bool are_sources_complete = true;
    std::string sources_link;
    /// "12,9 mio. kr. ikke placeret (2,0 %)".
    std::string remainder;
    std::string remainder_link;
    /// Marked where a provisional rate or an assumed service period is in the figures.
    std::vector<std::string> reservations;
};

struct Document {
    /// The view that made it, and its address.
    std::string view;
    std::string path;
    Language language = Language::da;
    std::string title;
    /// The answer in one sentence, readable aloud.
    std::string lead;
    Basis basis;
    std::vector<Parameter> parameters;
    std::vector<Block> blocks;
    /// What stands at the foot beside the snapshot number, such as the ladder's name and version.
    std::string footer;
};

} // namespace styrhus::document

// Copying, moving and destroying what a page is made of is compiled once, in document.cpp, and not in every
// file that makes a page.
extern template class std::variant<styrhus::document::Missing, std::string, styrhus::document::Count,
                                   styrhus::base::Money, styrhus::document::Decimal,
                                   styrhus::document::Percent, styrhus::document::Duration,
                                   styrhus::base::Date, styrhus::base::Month, styrhus::document::Hidden>;
extern template class std::variant<
    styrhus::document::Heading, styrhus::document::Paragraph, styrhus::document::Tiles,
    styrhus::document::Table, styrhus::document::Stair, styrhus::document::Flow, styrhus::document::Matrix,
    styrhus::document::Curves, styrhus::document::Lines, styrhus::document::Bridge, styrhus::document::Layers,
    styrhus::document::Timeline, styrhus::document::Equation, styrhus::document::Notice,
    styrhus::document::Form>;
extern template class std::vector<styrhus::document::Cell>;
extern template class std::vector<std::vector<styrhus::document::Cell>>;
extern template class std::vector<styrhus::document::Tile>;
extern template class std::vector<styrhus::document::Column>;
extern template class std::vector<styrhus::document::Row>;
extern template class std::vector<styrhus::document::StairStep>;
extern template class std::vector<styrhus::document::FlowBand>;
extern template class std::vector<styrhus::document::CurvePoint>;
extern template class std::vector<styrhus::document::AtRisk>;
extern template class std::vector<styrhus::document::Curve>;
extern template class std::vector<styrhus::document::SeriesPoint>;
extern template class std::vector<styrhus::document::Series>;
extern template class std::vector<styrhus::document::BridgePart>;
extern template class std::vector<styrhus::document::LayerPart>;
extern template class std::vector<styrhus::document::TimelineItem>;
extern template class std::vector<styrhus::document::TimelineLane>;
extern template class std::vector<styrhus::document::EquationTerm>;
extern template class std::vector<styrhus::document::Option>;
extern template class std::vector<styrhus::document::FormField>;
extern template class std::vector<styrhus::document::Parameter>;
extern template class std::vector<styrhus::document::Block>;
