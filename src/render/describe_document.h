#pragma once

#include "document/document.h"

#include <boost/describe.hpp>

/// Names the members of every struct a Document is made of, in the order they are written. JSON, its
/// TypeScript types and whatever else walks a document by name read these lines, so document.h itself stays
/// without Boost. A test counts the members of each struct and fails when a line here falls behind.
namespace styrhus::base {

BOOST_DESCRIBE_ENUM(Language, da, en)

} // namespace styrhus::base

namespace styrhus::document {

BOOST_DESCRIBE_ENUM(Tone, plain, muted, up, down, warning, error)
BOOST_DESCRIBE_ENUM(ColumnKind, text, count, money, decimal, percent, date, duration)
BOOST_DESCRIBE_ENUM(MoneyUnit, ore, kroner, thousands, millions)
BOOST_DESCRIBE_ENUM(ParameterKind, choice, month, date, text, number)

BOOST_DESCRIBE_STRUCT(Heading, (), (level, text, aside))
BOOST_DESCRIBE_STRUCT(Paragraph, (), (text, tone))
BOOST_DESCRIBE_STRUCT(Tile, (), (label, figure, unit, note))
BOOST_DESCRIBE_STRUCT(Tiles, (), (tiles))
BOOST_DESCRIBE_STRUCT(Column, (), (key, label, kind, unit, is_signed))
BOOST_DESCRIBE_STRUCT(Row, (), (cells, is_total, depth))
BOOST_DESCRIBE_STRUCT(Table, (), (key, title, columns, rows, rows_in_all, more, empty_text))
BOOST_DESCRIBE_STRUCT(StairStep, (),
                      (step, name, paragraphs, citizens_at_end, citizens_then, citizens_touching,
                       full_year_persons, unit_cost, unit_cost_deciding, unit_cost_month, cost,
                       cost_by_account, median_duration, elapsed_median, completed_median, share_of_citizens,
                       share_of_cost, moves_up_from, moves_down_from))
BOOST_DESCRIBE_STRUCT(Stair, (),
                      (title, steps, total, inflow, outflow, first_month, last_month, month, compare_month,
                       cost_basis))
BOOST_DESCRIBE_STRUCT(FlowBand, (), (from, to, citizens))
BOOST_DESCRIBE_STRUCT(Flow, (), (title, from_label, to_label, step_names, bands, rest))
BOOST_DESCRIBE_STRUCT(Matrix, (),
                      (title, corner, row_labels, column_labels, cells, row_totals, column_totals, is_ladder))
BOOST_DESCRIBE_STRUCT(CurvePoint, (), (x, y, low, high))
BOOST_DESCRIBE_STRUCT(AtRisk, (), (x, persons))
BOOST_DESCRIBE_STRUCT(Curve, (), (name, step, points, at_risk, median))
BOOST_DESCRIBE_STRUCT(Curves, (), (title, x_label, y_label, is_stepwise, curves))
BOOST_DESCRIBE_STRUCT(SeriesPoint, (), (month, value, low80, high80, low50, high50))
BOOST_DESCRIBE_STRUCT(Series, (), (name, tone, is_dashed, points))
BOOST_DESCRIBE_STRUCT(Lines, (), (title, unit, known_until, series))
BOOST_DESCRIBE_STRUCT(BridgePart, (), (label, amount, is_total))
BOOST_DESCRIBE_STRUCT(Bridge, (), (title, parts))
BOOST_DESCRIBE_STRUCT(LayerPart, (), (label, amount, certainty))
BOOST_DESCRIBE_STRUCT(Layers, (), (title, parts, budget))
BOOST_DESCRIBE_STRUCT(TimelineItem, (), (from, to, label, step, tone, is_expected, figure, link))
BOOST_DESCRIBE_STRUCT(TimelineLane, (), (label, kind, items, cost))
BOOST_DESCRIBE_STRUCT(Timeline, (), (from, to, as_of, lanes))
BOOST_DESCRIBE_STRUCT(EquationTerm, (), (sign, label, amount))
BOOST_DESCRIBE_STRUCT(Equation, (), (title, unit, terms, difference))
BOOST_DESCRIBE_STRUCT(Notice, (), (text, tone, action_label, action_link))
BOOST_DESCRIBE_STRUCT(Option, (), (value, label))
BOOST_DESCRIBE_STRUCT(FormField, (), (key, label, kind, hint, value, is_required, options))
BOOST_DESCRIBE_STRUCT(Form, (), (key, title, submit_label, fields))
BOOST_DESCRIBE_STRUCT(Parameter, (), (key, label, kind, value, standard, options, is_primary))
BOOST_DESCRIBE_STRUCT(Basis, (),
                      (municipality, is_fictitious, as_of, known_on, known_reading, money_basis, snapshot_id,
                       figures_id, sources, are_sources_complete, sources_link, remainder, remainder_link,
                       reservations))
BOOST_DESCRIBE_STRUCT(Document, (), (view, path, language, title, lead, basis, parameters, blocks, footer))

} // namespace styrhus::document
