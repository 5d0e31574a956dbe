#include "cli/commands.h"

#include "make_municipality/make_municipality.h"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

namespace styrhus::cli {

std::function<Exit()> add_make_municipality(CLI::App& parent, const std::shared_ptr<Options>&) {
    CLI::App* command = parent.add_subcommand(
        "make-municipality",
        "Write the deliveries of a fictitious municipality, month by month, and the truth behind them");
    const auto order = std::make_shared<make_municipality::Order>();
    const auto out = std::make_shared<std::string>();
    const auto postings = std::make_shared<std::string>("plain");
    command->add_option("--out", *out, "Folder to write")->required();
    command->add_option("--seed", order->seed, "The same seed gives the same bytes")->capture_default_str();
    command->add_option("--inhabitants", order->inhabitants, "Inhabitants")->capture_default_str();
    command->add_option("--years", order->years, "Years of deliveries")->capture_default_str();
    command
        ->add_option("--postings", *postings,
                     "How bills say whom they are for: by number, or mixed as in life")
        ->check(CLI::IsMember({"plain", "mixed"}))
        ->capture_default_str();
    command->add_flag("!--no-errors", order->plant_errors, "Plant no mistakes");
    return [order, out, postings] {
        order->folder = *out;
        order->postings =
            *postings == "mixed" ? make_municipality::Postings::mixed : make_municipality::Postings::plain;
        ProgressBar bar("making");
        const app::Progress progress = bar.progress();
        const make_municipality::Summary made = make_municipality::make(
            *order, [&](double done, std::string_view what) { (void)progress(done, what); });
        fmt::print("{} files, {} rows, {} citizens, {} grants, {} postings in {}\n", made.files, made.rows,
                   made.citizens, made.grants, made.postings, *out);
        return Exit::done;
    };
}

} // namespace styrhus::cli
