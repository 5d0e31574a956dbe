#include "api/server.h"
#include "api/site.h"
#include "app/folder_watch.h"
#include "app/jobs.h"
#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <fmt/core.h>
#include <optional>

namespace styrhus::cli {

namespace {

struct ServeArguments {
    std::uint16_t port = 8080;
    std::string address = "127.0.0.1";
    std::string web = "";
    std::string author = "lokal";
    std::string watched;
};

constexpr std::chrono::seconds between_looks{5};

void print_line(const std::string& line) {
    fmt::print("{}\n", line);
    std::fflush(stdout);
}

/// The built web app: --web, else beside the data folder.
std::filesystem::path web_root(const Options& options, const ServeArguments& arguments) {
    if (!arguments.web.empty()) return arguments.web;
    return std::filesystem::path(options.data).parent_path() / "web" / "dist";
}

Exit serve(const Options& options, const ServeArguments& arguments) {
    const auto municipality = open_municipality(options);
    if (!municipality) return fail(municipality.error());
    {
        ProgressBar bar("publishing");
        const auto published =
            (*municipality)->publish({.now = now(), .known_on = std::nullopt}, bar.progress());
        if (!published) return fail(published.error());
    }
    const std::filesystem::path drafts = (*municipality)->home().folder / "drafts";
    // What an earlier server left, perhaps killed: people's rows in clear, which nobody will ask for.
    std::filesystem::remove_all(drafts);
    std::filesystem::create_directories(drafts);
    app::Jobs jobs;
    std::optional<app::FolderWatch> watch;
    if (!arguments.watched.empty()) {
        auto folder = app::DropFolder::open(arguments.watched);
        if (!folder) return fail(folder.error());
        watch.emplace(**municipality, jobs, std::move(*folder), between_looks, now, print_line);
    }
    app::look_back_when_idle(jobs, **municipality);
    api::Settings settings;
    settings.address = arguments.address;
    settings.port = arguments.port;
    settings.web_root = web_root(options, arguments);
    settings.upload_folder = drafts;
    api::Server server(settings, api::routes_of({**municipality, jobs, drafts, arguments.author, now}));
    const auto port = server.start();
    if (!port) return fail(port.error());
    fmt::print("{} is served on http://localhost:{} – stop with Ctrl-C\n",
               (*municipality)->home().municipality, *port);
    std::fflush(stdout);
    server.run_until_interrupted();
    std::filesystem::remove_all(drafts);
    return Exit::done;
}

} // namespace

std::function<Exit()> add_serve(CLI::App& parent, const std::shared_ptr<Options>& options) {
    CLI::App* command = parent.add_subcommand("serve", "Serve the web app");
    const auto arguments = std::make_shared<ServeArguments>();
    command->add_option("--port", arguments->port, "Port; 0 takes a free one")->capture_default_str();
    command->add_option("--address", arguments->address, "Address to listen on")->capture_default_str();
    command->add_option("--web", arguments->web, "Folder of the built web app");
    command->add_option("--author", arguments->author, "Who the local user is, in statements")
        ->capture_default_str();
    command->add_option("--watch", arguments->watched, "Take in files as they are put into this folder");
    return [options, arguments] { return serve(*options, *arguments); };
}

} // namespace styrhus::cli
