#pragma once

#include "views/view.h"

/// The views' functions, one file each; `catalogue.cpp` lists them.
namespace styrhus::views {

using Presented = base::Result<document::Document>;

Presented present_overview(const Context& context, const Request& request);
Presented present_budget(const Context& context, const Request& request);
Presented present_forecast(const Context& context, const Request& request);
Presented present_ladder(const Context& context, const Request& request);
Presented present_deliveries(const Context& context, const Request& request);
Presented present_receipt(const Context& context, const Request& request);
Presented present_citizens(const Context& context, const Request& request);
Presented present_citizen(const Context& context, const Request& request);
Presented present_reconciliation(const Context& context, const Request& request);
Presented present_worklist(const Context& context, const Request& request);
Presented present_findings(const Context& context, const Request& request);
Presented present_closings(const Context& context, const Request& request);
Presented present_invoices(const Context& context, const Request& request);
Presented present_links(const Context& context, const Request& request);
Presented present_link(const Context& context, const Request& request);
Presented present_finding(const Context& context, const Request& request);
Presented present_validity(const Context& context, const Request& request);
Presented present_mappings(const Context& context, const Request& request);
Presented present_mapping(const Context& context, const Request& request);
Presented present_row(const Context& context, const Request& request);
Presented present_explain(const Context& context, const Request& request);
Presented present_definitions(const Context& context, const Request& request);

} // namespace styrhus::views
