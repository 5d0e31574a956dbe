#include "base/check.h"
#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <exception>
#include <fmt/core.h>
#include <map>

namespace styrhus::cli {

namespace {

constexpr const char* about =
    "Styrhus: where a municipality's specialised social area is steered from.\n\n"
    "A first look:\n"
    "  styrhus make-municipality --out /tmp/town\n"
    "  styrhus init --home /tmp/home --name \"Bøgesund Kommune\" --code 999 --fictitious\n"
    "  styrhus receive --home /tmp/home /tmp/town/deliveries\n"
    "  styrhus present --home /tmp/home ladder\n"
    "  styrhus serve --home /tmp/home\n";

int run(int argc, char** argv) {
    CLI::App app(about);
    app.require_subcommand(1);
    app.set_version_flag("--version", "styrhus 0.1");
    const auto options = std::make_shared<Options>();
    std::map<std::string, std::function<Exit()>, std::less<>> runners;
    for (const Command& command : commands) {
        auto runner = command.add(app, options);
        CLI::App* sub = app.get_subcommand(std::string(command.name));
        sub->add_option("--home", options->home, "The municipality's folder (STYRHUS_HOME)")
            ->capture_default_str();
        sub->add_option("--data", options->data, "Shipped reference data and mappings (STYRHUS_DATA)");
        runners.emplace(command.name, std::move(runner));
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong) == 0 ? 0 : static_cast<int>(Exit::usage);
    }
    return static_cast<int>(runners.at(app.get_subcommands().front()->get_name())());
}

} // namespace

} // namespace styrhus::cli

int main(int argc, char** argv) {
    using styrhus::cli::Exit;
    try {
        return styrhus::cli::run(argc, argv);
    } catch (const styrhus::base::BugError& bug) {
        fmt::print(stderr, "styrhus: this is a fault in the program: {}\n", bug.what());
        return static_cast<int>(Exit::bug);
    } catch (const std::exception& failure) {
        fmt::print(stderr, "styrhus: {}\n", failure.what());
        return static_cast<int>(Exit::failed);
    }
}
