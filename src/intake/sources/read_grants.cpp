#include "intake/sources/delivery_reader.h"

namespace styrhus::intake::sources {

template base::Result<void> read_files_as<domain::Grant>(const ReadRequest&, ReadOutcome&);
template base::Result<void> read_files_as<domain::QuantityFact>(const ReadRequest&, ReadOutcome&);
template base::Result<void> read_files_as<domain::Tariff>(const ReadRequest&, ReadOutcome&);

} // namespace styrhus::intake::sources
