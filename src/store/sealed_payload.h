#pragma once

#include "domain/ids.h"
#include "store/sealing.h"

#include <string>
#include <string_view>

/// What people say is sealed like what sources say: a reason may tell of a citizen. It lies as text, bound to
/// its statement, so that it stays in the column it always had.
namespace styrhus::store {

bool is_sealed_payload(std::string_view stored);
std::string seal_payload(const Sealer& sealer, domain::StatementId id, std::string_view payload);
/// Throws StoreError if it was changed, moved or sealed with another key.
std::string open_payload(const Sealer& sealer, domain::StatementId id, std::string_view stored);

} // namespace styrhus::store
