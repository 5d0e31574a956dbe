#include "fault/rounds.h"
#include "store/samples.h"
#include "store/sqlite_place.h"

#include <csignal>
#include <cstdio>
#include <gtest/gtest.h>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

// A program is killed (kill -9) while it adds deliveries and statements. Whatever it was told is stored must
// be there, and every delivery must be whole or absent.
namespace styrhus::store::testing {
namespace {

/// What the writer was told is stored.
struct Acknowledged {
    std::uint32_t deliveries = 0;
    std::uint32_t statements = 0;
};

Sample numbered_sample(std::uint32_t number) {
    Sample made = sample(static_cast<int>(50 + number % 7 * 100), static_cast<int>(number));
    made.add_file("mere.csv", std::string((number % 3) * 700'000, 'y'));
    return made;
}

void add_until_killed(const std::filesystem::path& file, const domain::identity::MasterKey& key, int said) {
    const auto store = sqlite::open_store(file, key);
    Acknowledged told{.deliveries = static_cast<std::uint32_t>(store->deliveries().size())};
    for (;;) {
        Sample sent = numbered_sample(told.deliveries);
        const auto delivery = store->add_delivery(sent.delivery()).value();
        const auto statement =
            store->add_statement({.subject = "a", .form = "note", .author = "anna", .payload = "{}"});
        told.deliveries = static_cast<std::uint32_t>(delivery);
        told.statements = static_cast<std::uint32_t>(statement.value());
        if (::write(said, &told, sizeof told) != sizeof told) ::_exit(1);
    }
}

TEST(KilledProgram, leaves_every_delivery_whole_or_absent_and_loses_none_that_was_acknowledged) {
    SqlitePlace place;
    const auto key = domain::identity::MasterKey::from_bytes(std::string(32, 'k'));
    std::mt19937 random(20260101); // NOLINT: the moments should be the same from run to run
    Acknowledged told;
    std::uint32_t checked = 0;
    // On a slow machine the first writers die before they have said anything: later ones get more time.
    useconds_t time_max = 250'000;
    for (int round = 0; round < fault_rounds(8) || (told.deliveries == 0 && round < 50); ++round) {
        if (told.deliveries == 0 && round > 0) time_max += 250'000;
        int pipe[2];
        ASSERT_EQ(::pipe(pipe), 0);
        const pid_t writer = ::fork();
        ASSERT_GE(writer, 0);
        if (writer == 0) {
            ::close(pipe[0]);
            try {
                add_until_killed(place.file, key, pipe[1]);
            } catch (const std::exception& trouble) {
                std::fprintf(stderr, "the writer: %s\n", trouble.what());
            }
            ::_exit(1);
        }
        ::close(pipe[1]);
        ::usleep(static_cast<useconds_t>(2'000 + random() % time_max));
        ::kill(writer, SIGKILL);
        int status = 0;
        ::waitpid(writer, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the writer gave up by itself";
        Acknowledged last;
        while (::read(pipe[0], &last, sizeof last) == sizeof last)
            told = last;
        ::close(pipe[0]);

        const auto store = place.open(key);
        const auto there = static_cast<std::uint32_t>(store->deliveries().size());
        ASSERT_GE(there, told.deliveries) << "round " << round;
        ASSERT_GE(store->statements({}).size(), told.statements) << "round " << round;
        for (; checked < there; ++checked)
            ASSERT_EQ(missing_of(*store, domain::DeliveryId{checked + 1}, numbered_sample(checked)), "")
                << "round " << round;
    }
    EXPECT_GT(told.deliveries, 0U);
}

} // namespace
} // namespace styrhus::store::testing
