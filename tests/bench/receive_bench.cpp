/// receive_bench POSTINGS.csv MAPPING.toml DATA FOLDER ROUNDS
///
/// Receives the file into a new municipality: from the file's bytes on the disk to the receipt of a delivery
/// that survives a power cut, with everything the command `styrhus receive` does. Prints the seconds of each
/// round; the last store stays in FOLDER.
#include "app/home.h"
#include "app/pipeline.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

namespace {

using namespace styrhus;
namespace fs = std::filesystem;

double now_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

template <class T>
T need(base::Result<T> result) {
    if (!result) {
        fmt::print(stderr, "{}\n", result.error().message);
        std::exit(1);
    }
    return std::move(result).value();
}

std::shared_ptr<const std::string> bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    auto bytes = std::make_shared<std::string>(fs::file_size(path), '\0');
    in.read(bytes->data(), static_cast<std::streamsize>(bytes->size()));
    return bytes;
}

double receive_once(const fs::path& file, const fs::path& mapping, const fs::path& data,
                    const fs::path& folder) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    const app::Home home = need(app::create_home({.folder = folder / "municipality",
                                                  .municipality = "Maaling",
                                                  .code = "999",
                                                  .is_fictitious = true}));
    fs::create_directories(home.mappings());
    fs::copy_file(mapping, home.mappings() / mapping.filename());
    const auto municipality = need(app::Municipality::open(home, data));

    const double start = now_seconds();
    const app::ReceiveOrder order = {.files = {{"postings.csv", bytes_of(file)}},
                                     .mapping = "bench_postings",
                                     .extract_date = base::Date::of(2026, 1, 1),
                                     .now = {.utc = 1'767'225'600, .today = base::Date::of(2026, 1, 1)}};
    const auto received = need(municipality->receive(order, {}));
    const double seconds = now_seconds() - start;
    const domain::DeliverySums& sums = received.at(0).delivery.sums;
    if (sums.rows_rejected != 0 || sums.rows_accepted != sums.rows_in) {
        fmt::print(stderr, "{} of {} rows were rejected\n", sums.rows_rejected, sums.rows_in);
        std::exit(1);
    }
    return seconds;
}

} // namespace

int main(int count, char** words) {
    if (count != 6) return 2;
    for (int round = 0; round < std::atoi(words[5]); ++round)
        fmt::print("{}\n", receive_once(words[1], words[2], words[3], words[4]));
}
