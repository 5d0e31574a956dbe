#include "store/contract.h"
#include "store/sqlite_place.h"
#include "store/statement_contract.h"

namespace styrhus::store::testing {

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreContract,
                         ::testing::Values([] { return std::make_unique<SqlitePlace>(); }),
                         [](const auto&) { return "store"; });

} // namespace styrhus::store::testing
