#pragma once

#include "app/home.h"
#include "app/incoming.h"
#include "app/pipeline.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/core.h>
#include <utility>

/// What the benchmarks of a whole municipality stand on.
namespace styrhus::bench {

inline double now_seconds() {
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

inline const app::Now today = {.utc = 1'767'225'600, .today = base::Date::of(2026, 1, 1)};

/// A home of a made municipality that has received all its deliveries, in a new folder.
inline app::Home filled_home(const std::filesystem::path& town, const std::filesystem::path& data,
                             const std::filesystem::path& folder) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    app::Home home = need(app::create_home({.folder = folder / "municipality",
                                            .municipality = "Maaling",
                                            .code = "999",
                                            .is_fictitious = true}));
    std::filesystem::copy(town / "reference", home.reference(), std::filesystem::copy_options::recursive);
    const auto municipality = need(app::Municipality::open(home, data));
    for (const auto& group : need(app::incoming_groups({(town / "deliveries").string()})))
        (void)need(municipality->receive(
            {.files = need(app::read_files(group)), .mapping = "", .extract_date = {}, .now = today}, {}));
    return home;
}

} // namespace styrhus::bench
