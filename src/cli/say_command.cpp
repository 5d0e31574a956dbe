#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

namespace styrhus::cli {

namespace {

/// Nothing where no grant is named and none is said to be.
base::Result<std::optional<std::vector<app::SaidGrant>>> links_of(const std::vector<std::string>& grants,
                                                                  bool pays_for_none) {
    std::optional<std::vector<app::SaidGrant>> links;
    if (pays_for_none || !grants.empty()) links.emplace();
    for (const std::string& named : grants) {
        const std::size_t sign = named.find('=');
        app::SaidGrant& link = links->emplace_back(app::SaidGrant{named.substr(0, sign), std::nullopt});
        if (sign == std::string::npos) continue;
        STYRHUS_TRY(link.amount, base::parse_plain(named.substr(sign + 1)));
    }
    return links;
}

} // namespace

std::function<Exit()> add_say(CLI::App& parent, const std::shared_ptr<Options>& options) {
    std::string about =
        "Say something of a grant, a finding, a posting or a month as a named person. The forms:\n";
    std::vector<std::string> codes;
    for (const app::FormInfo& form : app::forms()) {
        about += fmt::format("  {:<24} {}\n", form.code, form.name_en);
        codes.push_back(form.code);
    }
    CLI::App* command = parent.add_subcommand("say", about);
    const auto order = std::make_shared<app::SayOrder>();
    command->add_option("form", order->form, "What is said")->required()->check(CLI::IsMember(codes));
    command
        ->add_option("subject", order->subject,
                     "What is spoken of: grant:… as the citizen's page names it, finding:… as the finding's, "
                     "posting:… as the posting's, or month:yyyy-mm")
        ->required();
    command->add_option("--author", order->author, "Who says so")->required();
    command->add_option("--reason", order->reason, "Why");
    const auto until = std::make_shared<std::string>();
    command->add_option("--until", *until, "The last day of an acceptance, yyyy-mm-dd");
    const auto grants = std::make_shared<std::vector<std::string>>();
    auto* const named = command->add_option("--grant", *grants,
                                            "A grant that the posting pays for: grant:…, or grant:…=1234.50 "
                                            "where it pays for several; repeat it");
    const auto pays_for_none = std::make_shared<bool>(false);
    command->add_flag("--no-grant", *pays_for_none, "The posting pays for no grant")->excludes(named);
    return [options, order, until, grants, pays_for_none] {
        const auto links = links_of(*grants, *pays_for_none);
        if (!links) return fail(links.error());
        order->links = *links;
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
