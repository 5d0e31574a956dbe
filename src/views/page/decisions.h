#pragma once

#include "document/document.h"
#include "domain/delivery.h"
#include "views/view.h"

/// What a named person has decided about a delivery, and may decide now.
namespace styrhus::views::page {

/// Taken back, waiting or released: by whom and why, with the form that lets it count.
void add_state(const Context& context, const domain::Delivery& delivery, document::Document& page);
/// Of one that counts and was read by its source's mapping as it was before: that it was, with the form that
/// reads it once more.
void add_older_mapping(const Context& context, const domain::Delivery& delivery, document::Document& page);
/// The form that takes it back, unless that has been done.
void add_withdrawal(const Context& context, const domain::Delivery& delivery, document::Document& page);

} // namespace styrhus::views::page
