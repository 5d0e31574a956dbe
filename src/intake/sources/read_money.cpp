#include "intake/sources/delivery_reader.h"

namespace styrhus::intake::sources {

template base::Result<void> read_files_as<domain::Posting>(const ReadRequest&, ReadOutcome&);
template base::Result<void> read_files_as<domain::LedgerTotal>(const ReadRequest&, ReadOutcome&);
template base::Result<void> read_files_as<domain::AccountFact>(const ReadRequest&, ReadOutcome&);
template base::Result<void> read_files_as<domain::BudgetLine>(const ReadRequest&, ReadOutcome&);
template base::Result<void> read_files_as<domain::InvoiceLine>(const ReadRequest&, ReadOutcome&);

} // namespace styrhus::intake::sources
