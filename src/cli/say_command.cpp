#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace styrhus::cli {

std::function<Exit()> add_say(CLI::App& parent, const std::shared_ptr<Options>& options) {
    std::string about = "Say something of a grant as a named person. The forms:\n";
    std::vector<std::string> codes;
    for (const app::FormInfo& form : app::grant_forms()) {
        about += fmt::format("  {:<16} {}\n", form.code, form.name_en);
        codes.push_back(form.code);
    }
    CLI::App* command = parent.add_subcommand("say", about);
    const auto order = std::make_shared<app::SayOrder>();
    command->add_option("form", order->form, "What is said")->required()->check(CLI::IsMember(codes));
    command->add_option("grant", order->subject, "The grant, as the citizen's page names it: grant:…")
        ->required();
    command->add_option("--author", order->author, "Who says so")->required();
    command->add_option("--reason", order->reason, "Why");
    return [options, order] {
        const auto municipality = open_municipality(*options);
        if (!municipality) return fail(municipality.error());
        order->now = now();
        {
            // Only a grant of the current figures can be spoken of.
            ProgressBar bar("publishing");
            const auto published =
                (*municipality)->publish({.now = order->now, .known_on = std::nullopt}, bar.progress());
            if (!published) return fail(published.error());
        }
        const auto said = (*municipality)->say_of_grant(*order);
        if (!said) return fail(said.error());
        fmt::print("{} is said of {}.\n", order->form, order->subject);
        return Exit::done;
    };
}

} // namespace styrhus::cli
