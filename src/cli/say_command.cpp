#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

namespace styrhus::cli {

std::function<Exit()> add_say(CLI::App& parent, const std::shared_ptr<Options>& options) {
    std::string about = "Say something of a grant, a finding or a month as a named person. The forms:\n";
    std::vector<std::string> codes;
    for (const app::FormInfo& form : app::forms()) {
        about += fmt::format("  {:<20} {}\n", form.code, form.name_en);
        codes.push_back(form.code);
    }
    CLI::App* command = parent.add_subcommand("say", about);
    const auto order = std::make_shared<app::SayOrder>();
    command->add_option("form", order->form, "What is said")->required()->check(CLI::IsMember(codes));
    command
        ->add_option(
            "subject", order->subject,
            "What is spoken of: grant:… as the citizen's page names it, finding:… as the finding's, or "
            "month:yyyy-mm")
        ->required();
    command->add_option("--author", order->author, "Who says so")->required();
    command->add_option("--reason", order->reason, "Why");
    const auto until = std::make_shared<std::string>();
    command->add_option("--until", *until, "The last day of an acceptance, yyyy-mm-dd");
    return [options, order, until] {
        if (!until->empty()) {
            const auto day = base::parse_iso(*until);
            if (!day) return fail(day.error());
            order->until = *day;
        }
        const auto municipality = open_municipality(*options);
        if (!municipality) return fail(municipality.error());
        order->now = now();
        {
            // Only what stands in the current figures can be spoken of.
            ProgressBar bar("publishing");
            const auto published =
                (*municipality)->publish({.now = order->now, .known_on = std::nullopt}, bar.progress());
            if (!published) return fail(published.error());
        }
        const auto said = (*municipality)->say(*order);
        if (!said) return fail(said.error());
        fmt::print("{} is said of {}.\n", order->form, order->subject);
        return Exit::done;
    };
}

} // namespace styrhus::cli
