/// freeze_bench TOWN DATA FOLDER ROUNDS
///
/// Receives a made municipality's deliveries into a new store in FOLDER, then in turn reads the rows of every
/// delivery that counts through the store (the peer), publishes, and lays one statement over what was
/// published. Prints the seconds of the three, a line a round.
#include "bench/filled_home.h"
#include "snapshot/freeze.h"
#include "store/key_file.h"
#include "store/sqlite/sqlite_store.h"

#include <cstdlib>
#include <fmt/core.h>
#include <memory>
#include <string>

namespace {

using namespace styrhus;
using namespace styrhus::bench;

/// The store's own SELECT: the rows of every kind of all deliveries that count, as facts in memory.
double select_seconds(const app::Home& home, const std::vector<domain::Delivery>& counting) {
    const auto store = store::sqlite::open_store(home.store_file(), store::read_key_file(home.key_file));
    std::vector<domain::DeliveryId> ids;
    for (const domain::Delivery& delivery : counting)
        ids.push_back(delivery.id);
    const double start = now_seconds();
    std::size_t rows = 0;
    for (int kind = 0; kind < domain::fact_kind_count; ++kind) {
        domain::Facts facts;
        store->read_facts(static_cast<domain::FactKind>(kind), ids, facts);
        std::apply([&](const auto&... table) { rows += (table.facts.size() + ...); }, facts.tables);
    }
    const double seconds = now_seconds() - start;
    fmt::print(stderr, "{} rows read\n", rows);
    return seconds;
}

/// A grant is set aside: from the statement in hand to the snapshot that a page reads.
double statement_seconds(const snapshot::Snapshot& snapshot, std::uint64_t round) {
    const auto grant = static_cast<std::uint32_t>(round * 7919 % snapshot.grants.size());
    const domain::Statement said[] = {{.id = domain::StatementId{1},
                                       .subject = snapshot.subject_of(grant),
                                       .form = std::string(snapshot::set_aside_form),
                                       .form_version = 1,
                                       .author = "anna",
                                       .said_at_utc = today.utc,
                                       .supersedes = {},
                                       .payload = "{\"reason\":\"\"}"}};
    const double start = now_seconds();
    const auto made = std::make_shared<const snapshot::Snapshot>(snapshot::lay_over(snapshot.base, said));
    const double seconds = now_seconds() - start;
    if (made->amendments.size() != 1) std::exit(1);
    return seconds;
}

} // namespace

int main(int count, char** words) {
    if (count != 5) return 2;
    const app::Home home = filled_home(words[1], words[2], words[3]);
    const auto pipeline = need(app::Pipeline::open(home, words[2]));
    auto snapshot = need(pipeline->publish({.now = today, .known_on = {}}, {}));
    for (std::uint64_t round = 0; round < static_cast<std::uint64_t>(std::atoi(words[4])); ++round) {
        const double select = select_seconds(home, snapshot->deliveries);
        const double start = now_seconds();
        snapshot = need(pipeline->publish({.now = today, .known_on = {}}, {}));
        const double freeze = now_seconds() - start;
        fmt::print("{} {} {}\n", select, freeze, statement_seconds(*snapshot, round + 1));
    }
    fmt::print(stderr, "{} persons, {} grants, {} postings, {} findings\n", snapshot->columns.persons.size(),
               snapshot->grants.size(), snapshot->postings.size(), snapshot->findings.size());
}
