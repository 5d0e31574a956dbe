#pragma once

#include "cli/console.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace styrhus::cli {

/// What every command may need.
struct Options {
    std::string home = default_home();
    std::string data = default_data();
};

/// A command adds itself to the command line and returns what runs it. One per file, one line in `commands`.
struct Command {
    std::string_view name;
    std::function<Exit()> (*add)(CLI::App& parent, const std::shared_ptr<Options>& options);
};

std::function<Exit()> add_init(CLI::App& parent, const std::shared_ptr<Options>& options);
std::function<Exit()> add_receive(CLI::App& parent, const std::shared_ptr<Options>& options);
std::function<Exit()> add_delivery(CLI::App& parent, const std::shared_ptr<Options>& options);
std::function<Exit()> add_say(CLI::App& parent, const std::shared_ptr<Options>& options);
std::function<Exit()> add_publish(CLI::App& parent, const std::shared_ptr<Options>& options);
std::function<Exit()> add_present(CLI::App& parent, const std::shared_ptr<Options>& options);
std::function<Exit()> add_explain(CLI::App& parent, const std::shared_ptr<Options>& options);
std::function<Exit()> add_serve(CLI::App& parent, const std::shared_ptr<Options>& options);
std::function<Exit()> add_watch(CLI::App& parent, const std::shared_ptr<Options>& options);
std::function<Exit()> add_make_municipality(CLI::App& parent, const std::shared_ptr<Options>& options);

inline constexpr Command commands[] = {
    {"init", add_init},         {"receive", add_receive},
    {"delivery", add_delivery}, {"say", add_say},
    {"publish", add_publish},   {"present", add_present},
    {"explain", add_explain},   {"serve", add_serve},
    {"watch", add_watch},       {"make-municipality", add_make_municipality},
};

/// Opens the municipality of the options.
base::Result<std::unique_ptr<app::Municipality>> open_municipality(const Options& options);

} // namespace styrhus::cli
