#include "store/sqlite/claim_rows.h"

#include "store/claim_pages.h"
#include "store/columns.h"
#include "store/sqlite/prepared.h"
#include "store/store.h"

#include <algorithm>
#include <utility>

namespace styrhus::store::sqlite {
namespace {

using domain::IdentityRef;
using domain::identity::IdentityClaim;

/// Opens the pages that `wanted(page)` asks for, each into claims of its own.
template <class Wanted, class Use>
void for_pages(SQLite::Database& database, const Sealer& sealer, Wanted&& wanted, Use&& use) {
    std::vector<IdentityClaim> claims;
    Prepared query(database, "SELECT id, first_ref, last_ref, sealed FROM claim_page ORDER BY id");
    while (query.step()) {
        RowReader reader(query);
        ClaimPage page;
        page.id = reader.integer();
        page.first = static_cast<IdentityRef>(reader.integer());
        page.last = static_cast<IdentityRef>(reader.integer());
        if (!wanted(page)) continue;
        claims.clear();
        open_claims(sealer, page, reader.blob(), claims);
        use(claims);
    }
}

} // namespace

void insert_claims(SQLite::Database& database, domain::DeliveryId id, std::span<const IdentityClaim> claims,
                   const Sealer& sealer) {
    const ClaimPlaces sorted = sorted_claims(claims);
    std::vector<bool> is_known(sorted.size(), false);
    const auto may_hold_one = [&](const ClaimPage& page) {
        const auto from = std::partition_point(sorted.begin(), sorted.end(), [&](const IdentityClaim* claim) {
            return claim->ref < page.first;
        });
        return from != sorted.end() && (*from)->ref <= page.last;
    };
    for_pages(database, sealer, may_hold_one,
              [&](const std::vector<IdentityClaim>& page) { mark_known(page, sorted, is_known); });

    ClaimPlaces added;
    added.reserve(claims_per_page);
    std::int64_t row = first_row_of(id);
    Prepared insert(database, "INSERT INTO claim_page (id, first_ref, last_ref, sealed) VALUES (?, ?, ?, ?)");
    const auto write_page = [&] {
        if (added.empty()) return;
        const ClaimPage page = seal_claims(sealer, row++, added);
        Binder(insert)
            .integer(page.id)
            .integer(static_cast<std::int64_t>(page.first))
            .integer(static_cast<std::int64_t>(page.last))
            .blob(page.sealed);
        insert.run();
        added.clear();
    };
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (is_known[i]) continue;
        added.push_back(sorted[i]);
        if (added.size() == claims_per_page) write_page();
    }
    write_page();
}

std::vector<IdentityClaim> select_claims(SQLite::Database& database, const Sealer& sealer) {
    std::vector<IdentityClaim> all;
    for_pages(
        database, sealer, [](const ClaimPage&) { return true; },
        [&](std::vector<IdentityClaim>& page) {
            all.insert(all.end(), std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
        });
    return all;
}

std::optional<IdentityClaim> select_claim(SQLite::Database& database, IdentityRef ref, const Sealer& sealer) {
    std::optional<IdentityClaim> found;
    for_pages(
        database, sealer,
        [&](const ClaimPage& page) { return !found && page.first <= ref && ref <= page.last; },
        [&](const std::vector<IdentityClaim>& page) {
            for (const IdentityClaim& claim : page)
                if (claim.ref == ref) found = claim;
        });
    return found;
}

} // namespace styrhus::store::sqlite
