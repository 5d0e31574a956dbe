#include "document/document.h"

template class std::variant<styrhus::document::Missing, std::string, styrhus::document::Count,
                            styrhus::base::Money, styrhus::document::Decimal, styrhus::document::Percent,
                            styrhus::document::Duration, styrhus::base::Date, styrhus::base::Month,
                            styrhus::document::Hidden>;
template class std::variant<styrhus::document::Heading, styrhus::document::Paragraph,
                            styrhus::document::Tiles, styrhus::document::Table, styrhus::document::Stair,
                            styrhus::document::Flow, styrhus::document::Matrix, styrhus::document::Curves,
                            styrhus::document::Lines, styrhus::document::Bridge, styrhus::document::Layers,
                            styrhus::document::Timeline, styrhus::document::Equation,
                            styrhus::document::Notice, styrhus::document::Form>;
template class std::vector<styrhus::document::Cell>;
template class std::vector<std::vector<styrhus::document::Cell>>;
template class std::vector<styrhus::document::Tile>;
template class std::vector<styrhus::document::Column>;
template class std::vector<styrhus::document::Row>;
template class std::vector<styrhus::document::StairStep>;
template class std::vector<styrhus::document::FlowBand>;
template class std::vector<styrhus::document::CurvePoint>;
template class std::vector<styrhus::document::AtRisk>;
template class std::vector<styrhus::document::Curve>;
template class std::vector<styrhus::document::SeriesPoint>;
template class std::vector<styrhus::document::Series>;
template class std::vector<styrhus::document::BridgePart>;
template class std::vector<styrhus::document::LayerPart>;
template class std::vector<styrhus::document::TimelineItem>;
template class std::vector<styrhus::document::TimelineLane>;
template class std::vector<styrhus::document::EquationTerm>;
template class std::vector<styrhus::document::Option>;
template class std::vector<styrhus::document::FormField>;
template class std::vector<styrhus::document::Parameter>;
template class std::vector<styrhus::document::Block>;
