#include "cli/commands.h"
#include "cli/receipt_json.h"

#include "app/formats.h"

#include <CLI/CLI.hpp>
#include <fmt/core.h>
#include <fmt/ranges.h>
#include <iostream>

namespace styrhus::cli {

namespace {

struct PresentArguments {
    std::string view;
    std::string figure;
    std::vector<std::string> parameters;
    std::string format = "text";
    std::string out;
    std::string table;
    std::string known_on;
    std::string reading = "received";
    bool is_english = false;
};

base::Result<app::PageRequest> request_of(const PresentArguments& arguments) {
    app::PageRequest request = {.view = arguments.view,
                                .language =
                                    arguments.is_english ? document::Language::en : document::Language::da,
                                .parameters = {}};
    for (const std::string& parameter : arguments.parameters) {
        const std::size_t equals = parameter.find('=');
        if (equals == std::string::npos)
            return base::Error{
                fmt::format("a parameter has the form key=value, as in maaned=2025-10, not {}", parameter)};
        request.parameters[parameter.substr(0, equals)] = parameter.substr(equals + 1);
    }
    if (!arguments.known_on.empty()) {
        request.parameters["kendt"] = arguments.known_on;
        request.parameters["laesning"] = arguments.reading == "received" ? "modtaget" : "rekonstrueret";
    }
    if (!arguments.figure.empty()) request.parameters["figur"] = arguments.figure;
    if (app::holds_all_rows(arguments.format, arguments.table))
        request.parameters[std::string(app::all_rows_parameter)] = "1";
    return request;
}

base::Error no_such_parameter(const std::string& key, const document::Document& page) {
    std::vector<std::string> known;
    for (const document::Parameter& parameter : page.parameters)
        known.push_back(parameter.key);
    return base::Error{fmt::format("the page \"{}\" has no parameter {}. It has {}", page.view, key,
                                   fmt::join(known, ", "))};
}

Exit present(const Options& options, const PresentArguments& arguments) {
    const auto municipality = open_municipality(options);
    if (!municipality) return fail(municipality.error());
    if (arguments.known_on.empty()) {
        ProgressBar bar("publishing");
        const auto published =
            (*municipality)->publish({.now = now(), .known_on = std::nullopt}, bar.progress());
        if (!published) return fail(published.error());
    }
    const auto request = request_of(arguments);
    if (!request) return fail(request.error());
    {
        ProgressBar bar("looking back");
        const auto prepared = (*municipality)->prepare(*request, bar.progress());
        if (!prepared) return fail(prepared.error());
    }
    const auto document = (*municipality)->present(*request);
    if (!document) return fail(document.error());
    if (const auto unknown = app::unknown_parameters(*request, *document); !unknown.empty())
        return fail(no_such_parameter(unknown.front(), *document));
    const auto written =
        app::write_document(*document, arguments.format, arguments.out, std::cout, arguments.table);
    return written ? Exit::done : fail(written.error());
}

void add_reading(CLI::App* command, std::string& reading) {
    command
        ->add_option("--reading", reading,
                     "With --known-on: what was received by the day, or what the sources knew, as\n"
                     "reconstructed from all that has been delivered since")
        ->check(CLI::IsMember({"received", "reconstructed"}))
        ->capture_default_str();
}

void add_output_options(CLI::App* command, const std::shared_ptr<PresentArguments>& arguments) {
    command->add_option("--format", arguments->format, "text, json, csv, html or xlsx")
        ->check(CLI::IsMember({"text", "json", "csv", "html", "xlsx"}))
        ->capture_default_str();
    command->add_option("--out", arguments->out, "File to write; xlsx needs one");
    command->add_option("--known-on", arguments->known_on, "As it was known on this day, yyyy-mm-dd");
    add_reading(command, arguments->reading);
    command->add_option("--table", arguments->table, "Only the table with this key, with all its rows");
    command->add_flag("--english", arguments->is_english, "In English");
}

} // namespace

std::function<Exit()> add_present(CLI::App& parent, const std::shared_ptr<Options>& options) {
    std::string about = "Show a page as text or a file. The pages:\n";
    for (const app::Page& page : app::pages())
        about += fmt::format("  {:<16} {}\n", page.code, page.title_en);
    CLI::App* command = parent.add_subcommand("present", about);
    const auto arguments = std::make_shared<PresentArguments>();
    command->add_option("view", arguments->view, "The page's code")->required();
    command->add_option("parameters", arguments->parameters,
                        "Filters as in the page's address: maaned=2025-10 trappe=children");
    add_output_options(command, arguments);
    return [options, arguments] { return present(*options, *arguments); };
}

std::function<Exit()> add_explain(CLI::App& parent, const std::shared_ptr<Options>& options) {
    CLI::App* command = parent.add_subcommand(
        "explain", "Lead a figure back to its source rows; the listed contributions sum to it");
    const auto arguments = std::make_shared<PresentArguments>();
    arguments->view = "explain";
    command->add_option("figure", arguments->figure, "The figure's reference, as pages and JSON give it")
        ->required();
    add_output_options(command, arguments);
    return [options, arguments] { return present(*options, *arguments); };
}

std::function<Exit()> add_publish(CLI::App& parent, const std::shared_ptr<Options>& options) {
    CLI::App* command = parent.add_subcommand("publish", "Make a snapshot of all that is known, and name it");
    const auto known_on = std::make_shared<std::string>();
    const auto reading = std::make_shared<std::string>("received");
    command->add_option("--known-on", *known_on, "As it was known on this day, yyyy-mm-dd");
    add_reading(command, *reading);
    const auto format = std::make_shared<std::string>("text");
    command->add_option("--format", *format, "text, or json for scripts")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    return [options, known_on, reading, format] {
        const auto municipality = open_municipality(*options);
        if (!municipality) return fail(municipality.error());
        app::PublishOrder order = {.now = now(), .known_on = std::nullopt};
        if (!known_on->empty()) {
            const auto date = base::parse_iso(*known_on);
            if (!date) return fail(date.error());
            order.known_on = *date;
            if (*reading == "reconstructed") order.reading = domain::KnownReading::reconstructed;
        }
        const auto published = [&] {
            ProgressBar bar("publishing");
            return (*municipality)->publish(order, bar.progress());
        }();
        if (!published) return fail(published.error());
        if (*format == "json") {
            fmt::print("{}\n", published_json(*published));
            return Exit::done;
        }
        fmt::print(
            "snapshot {}\nfigures {}\nknown until {}\n{} persons, {} grants, {} postings, {} findings\n",
            published->snapshot_id, published->figures_id, base::iso(published->as_of), published->persons,
            published->grants, published->postings, published->findings);
        return Exit::done;
    };
}

} // namespace styrhus::cli
