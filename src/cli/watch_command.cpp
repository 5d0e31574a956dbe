#include "app/drop_folder.h"
#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <csignal>
#include <fmt/core.h>
#include <thread>

namespace styrhus::cli {

namespace {

struct WatchArguments {
    std::string folder;
    int every_seconds = 5;
    bool is_once = false;
};

std::atomic<bool> is_asked_to_stop = false;

void stop(int) {
    is_asked_to_stop = true;
}

void print_taken(const std::vector<app::TakenIn>& all) {
    for (const app::TakenIn& one : all)
        fmt::print("{}: {}\n", one.file.filename().string(), one.receipt_en);
    std::fflush(stdout);
}

/// Waits in short steps, so that Ctrl-C is heard at once.
void wait_for(int seconds) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    while (!is_asked_to_stop && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

Exit watch(const Options& options, const WatchArguments& arguments) {
    const auto municipality = open_municipality(options);
    if (!municipality) return fail(municipality.error());
    auto folder = app::DropFolder::open(arguments.folder);
    if (!folder) return fail(folder.error());
    std::signal(SIGINT, stop);
    std::signal(SIGTERM, stop);
    fmt::print("Watching {} – stop with Ctrl-C\n", arguments.folder);
    std::fflush(stdout);
    Exit exit = Exit::done;
    for (int looks = 1; !is_asked_to_stop; ++looks) {
        const auto ready = folder->look();
        if (!ready) return fail(ready.error());
        const auto taken = folder->take_in(**municipality, *ready, now(), {});
        print_taken(taken);
        for (const app::TakenIn& one : taken) {
            if (one.is_held) exit = Exit::held;
            if (!one.is_taken) exit = Exit::failed;
        }
        if (arguments.is_once && looks >= 2) return exit;
        wait_for(arguments.every_seconds);
    }
    return Exit::done;
}

} // namespace

std::function<Exit()> add_watch(CLI::App& parent, const std::shared_ptr<Options>& options) {
    CLI::App* command = parent.add_subcommand(
        "watch",
        "Take in files as they are put into a folder. A file is taken when the folder has been quiet "
        "for a while, and moved to modtaget or afvist with its receipt beside it");
    const auto arguments = std::make_shared<WatchArguments>();
    command->add_option("folder", arguments->folder, "The folder")->required();
    command->add_option("--every", arguments->every_seconds, "Seconds between two looks")
        ->check(CLI::Range(1, 3600))
        ->capture_default_str();
    command->add_flag("--once", arguments->is_once, "Take what is there now, and end");
    return [options, arguments] { return watch(*options, *arguments); };
}

} // namespace styrhus::cli
