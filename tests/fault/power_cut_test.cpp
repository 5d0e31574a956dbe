#include "fault/power_cut.h"

#include "fault/rounds.h"
#include "store/samples.h"
#include "store/sqlite_place.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <random>

namespace styrhus::store::testing {
namespace {

const domain::identity::MasterKey& key() {
    static const auto made = domain::identity::MasterKey::from_bytes(std::string(32, 'k'));
    return made;
}

/// When something was acknowledged: it must be there after any later cut.
struct ToldBefore {
    std::size_t moment = 0;
    std::size_t deliveries = 0;
    std::size_t statements = 0;
};

Sample numbered_sample(std::size_t number) {
    Sample made = sample(static_cast<int>(number % 3) * 60 + 5, static_cast<int>(number));
    made.add_file("mere.csv", std::string(number % 2 * 300'000, 'y'));
    return made;
}

TEST(CutPower, loses_nothing_that_was_acknowledged_and_leaves_every_delivery_whole_or_absent) {
    SqlitePlace place;
    const PowerCut cut(place.folder);
    std::vector<ToldBefore> told(1);
    {
        const auto store = place.open(key());
        told.back().moment = cut.moments();
        for (std::size_t i = 0; i < 6; ++i) {
            Sample sent = numbered_sample(i);
            (void)store->add_delivery(sent.delivery());
            told.push_back({cut.moments(), i + 1, i});
            (void)store->add_statement({.subject = "a", .form = "note", .author = "anna", .payload = "{}"});
            told.push_back({cut.moments(), i + 1, i + 1});
        }
    }
    std::mt19937 random(20260102); // NOLINT: the same moments from run to run
    for (int round = 0; round < fault_rounds(25); ++round) {
        const std::size_t moment = told[0].moment + random() % (cut.moments() - told[0].moment + 1);
        SqlitePlace after;
        cut.rebuild(moment, static_cast<std::uint32_t>(round), after.folder);
        const auto store = after.open(key());
        ToldBefore expected;
        for (const ToldBefore& each : told)
            if (each.moment <= moment) expected = each;
        const std::size_t there = store->deliveries().size();
        ASSERT_GE(there, expected.deliveries) << "round " << round << ", moment " << moment;
        ASSERT_GE(store->statements({}).size(), expected.statements) << "round " << round;
        for (std::size_t i = 0; i < there; ++i)
            ASSERT_EQ(
                missing_of(*store, domain::DeliveryId{static_cast<std::uint32_t>(i + 1)}, numbered_sample(i)),
                "")
                << "round " << round << ", moment " << moment;
    }
}

// The test above would be worth nothing if the disk were too kind.
TEST(CutPower, does_lose_what_a_program_did_not_flush) {
    SqlitePlace place;
    const PowerCut cut(place.folder);
    int lost = 0;
    {
        SQLite::Database careless(place.file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        careless.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE a (b)");
        careless.exec("INSERT INTO a VALUES (1)");
        for (std::uint32_t seed = 0; seed < 20; ++seed) {
            SqlitePlace after;
            cut.rebuild(cut.moments(), seed, after.folder);
            SQLite::Database survivor(after.file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            if (!survivor.tableExists("a") || survivor.execAndGet("SELECT count(*) FROM a").getInt() == 0)
                ++lost;
        }
    }
    EXPECT_GT(lost, 5);
}

} // namespace
} // namespace styrhus::store::testing
