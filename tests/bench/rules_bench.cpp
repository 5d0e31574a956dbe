/// rules_bench TOWN DATA FOLDER ROUNDS
///
/// Receives a made municipality's deliveries into a new store in FOLDER and publishes them; then in turn
/// matches every posting to its grants and runs every rule. Prints the seconds of the two, a line a round.
#include "bench/filled_home.h"
#include "rules/rules.h"

#include <cstdlib>
#include <fmt/core.h>

int main(int count, char** words) {
    using namespace styrhus;
    if (count != 5) return 2;
    const app::Home home = bench::filled_home(words[1], words[2], words[3]);
    const auto pipeline = bench::need(app::Pipeline::open(home, words[2]));
    const auto snapshot = bench::need(pipeline->publish({.now = bench::today, .known_on = {}}, {}));
    std::size_t findings = 0;
    for (int round = 0; round < std::atoi(words[4]); ++round) {
        const double start = bench::now_seconds();
        const models::matching::Matching matching = models::matching::match(*snapshot);
        const double matched = bench::now_seconds();
        findings = rules::check(*snapshot, matching).findings.size();
        fmt::print("{} {}\n", matched - start, bench::now_seconds() - matched);
    }
    fmt::print(stderr, "{} persons, {} grants, {} postings, {} rules, {} findings\n",
               snapshot->columns.persons.size(), snapshot->grants.size(), snapshot->postings.size(),
               rules::catalogue().size(), findings);
}
