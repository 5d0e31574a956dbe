#include "intake/sources/delivery_reader.h"

namespace styrhus::intake::sources {

template base::Result<void> read_files_as<domain::Citizen>(const ReadRequest&, ReadOutcome&);
template base::Result<void> read_files_as<domain::Relation>(const ReadRequest&, ReadOutcome&);
template base::Result<void> read_files_as<domain::Activity>(const ReadRequest&, ReadOutcome&);
template base::Result<void> read_files_as<domain::EarlyHelp>(const ReadRequest&, ReadOutcome&);

} // namespace styrhus::intake::sources
