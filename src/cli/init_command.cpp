#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

namespace styrhus::cli {

std::function<Exit()> add_init(CLI::App& parent, const std::shared_ptr<Options>& options) {
    CLI::App* command = parent.add_subcommand("init", "Make a new, empty municipality");
    const auto order = std::make_shared<app::NewHome>();
    command->add_option("--name", order->municipality, "The municipality's name")->required();
    command
        ->add_option("--code", order->code, "Its three-digit code; grants paid by another code stand apart")
        ->required();
    command->add_flag("--fictitious", order->is_fictitious, "Mark every page: the figures are made up");
    return [options, order] {
        order->folder = options->home;
        const auto home = app::create_home(*order);
        if (!home) return fail(home.error());
        const auto municipality = open_municipality(*options);
        if (!municipality) return fail(municipality.error());
        fmt::print("{} lies in {}. The key is in {}: keep it apart from backups of the folder.\n",
                   home->municipality, home->folder.string(), home->key_file.string());
        return Exit::done;
    };
}

base::Result<std::unique_ptr<app::Municipality>> open_municipality(const Options& options) {
    STYRHUS_TRY(const app::Home home, app::open_home(options.home));
    return app::Municipality::open(home, options.data);
}

} // namespace styrhus::cli
