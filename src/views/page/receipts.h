#pragma once

#include "document/document.h"
#include "domain/delivery.h"
#include "views/view.h"

#include <string>
#include <vector>

/// What receipts and lists of deliveries have in common.
namespace styrhus::views::page {

std::string receipt_link(domain::DeliveryId id);
/// "Sensum, 31.12.2023".
std::string delivery_words(const Context& context, const domain::Delivery& delivery);
/// "godtaget", "venter på frigivelse", "taget tilbage".
document::Cell state_cell(const Context& context, const domain::Delivery& delivery);
/// One row per delivery, newest first; `rows_max` 0 is all.
document::Table delivery_table(const Context& context, std::vector<domain::Delivery> deliveries,
                               std::size_t rows_max);
/// The name of a delivery's figure: "delivery.rows_in/17".
std::string delivery_figure(std::string_view measure, const domain::Delivery& delivery);
/// The name of the rows or kroner of one of a delivery's gaps, by its place: "delivery.gap_rows/17/0".
std::string gap_figure(std::string_view measure, domain::DeliveryId id, std::size_t place);
/// "linje 17", leading to the row.
document::Cell line_cell(const Context& context, domain::SourceRef source);
/// What a finding's rule is called, or the finding's own sentence where the rule has no title.
std::string rule_words(const Context& context, const domain::Finding& finding);
const domain::Delivery* find_delivery(const Context& context, domain::DeliveryId id);

} // namespace styrhus::views::page
