#pragma once

#include "base/date.h"
#include "domain/delivery.h"
#include "domain/dictionary.h"
#include "domain/facts.h"
#include "domain/finding.h"
#include "domain/person_index.h"
#include "reference/reference.h"
#include "snapshot/columns.h"

#include <memory>
#include <string>
#include <vector>

namespace styrhus::snapshot {

/// Figures known on one day, and everything they stand on. Made once by `freeze`, never changed, shared by
/// pointer.
struct Snapshot {
    std::string snapshot_id; ///< content and provenance
    std::string figures_id;  ///< content only: the same for the same facts however they were delivered
    base::Date as_of;        ///< the last day that is known; the future begins the day after
    base::Date known_on;
    ModelColumns columns;
    domain::PersonIndex persons;
    std::shared_ptr<const reference::Reference> reference;
    std::shared_ptr<const domain::Dictionary> terms;
    /// Those of reading and those of joining, of the deliveries that count.
    std::vector<domain::Finding> findings;
    /// The deliveries that count, in the order received; SourceRefs point at their ids.
    std::vector<domain::Delivery> deliveries;
    std::vector<domain::LedgerTotal> ledger_totals;
    std::vector<domain::BudgetLine> budget;
    std::vector<domain::Activity> activities;
    std::vector<domain::EarlyHelp> early_help;
    std::vector<domain::Grant> grants; ///< as delivered and selected
    std::vector<domain::Posting> postings;
    std::vector<domain::Tariff> tariffs;
    std::vector<std::uint32_t> grant_of_row;   ///< row of GrantColumns → grants
    std::vector<std::uint32_t> posting_of_row; ///< row of PostingColumns → postings
};

} // namespace styrhus::snapshot
