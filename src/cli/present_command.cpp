#include "cli/commands.h"

#include "app/formats.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
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
    if (!arguments.figure.empty()) request.parameters["figur"] = arguments.figure;
    if (!arguments.table.empty()) request.parameters[std::string(app::all_rows_parameter)] = "1";
    return request;
}

Exit present(const Options& options, const PresentArguments& arguments) {
    const auto municipality = open_municipality(options);
    if (!municipality) return fail(municipality.error());
    app::PublishOrder order = {.now = now(), .known_on = std::nullopt};
    if (!arguments.known_on.empty()) {
        const auto date = base::parse_iso(arguments.known_on);
        if (!date) return fail(date.error());
        order.now.today = *date;
    }
    const auto published = [&] {
        ProgressBar bar("publishing");
        return (*municipality)->publish(order, bar.progress());
    }();
    if (!published) return fail(published.error());
    const auto request = request_of(arguments);
    if (!request) return fail(request.error());
    const auto document = (*municipality)->present(*request);
    if (!document) return fail(document.error());
    const auto written =
        app::write_document(*document, arguments.format, arguments.out, std::cout, arguments.table);
    return written ? Exit::done : fail(written.error());
}

void add_output_options(CLI::App* command, const std::shared_ptr<PresentArguments>& arguments) {
    command->add_option("--format", arguments->format, "text, json, csv, html or xlsx")
        ->check(CLI::IsMember({"text", "json", "csv", "html", "xlsx"}))
        ->capture_default_str();
    command->add_option("--out", arguments->out, "File to write; xlsx needs one");
    command->add_option("--table", arguments->table, "Only the table with this key, with all its rows");
    command->add_option("--known-on", arguments->known_on, "Only what was received by this day, yyyy-mm-dd");
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
    command->add_option("--known-on", *known_on, "Only what was received by this day, yyyy-mm-dd");
    return [options, known_on] {
        const auto municipality = open_municipality(*options);
        if (!municipality) return fail(municipality.error());
        app::PublishOrder order = {.now = now(), .known_on = std::nullopt};
        if (!known_on->empty()) {
            const auto date = base::parse_iso(*known_on);
            if (!date) return fail(date.error());
            order.known_on = *date;
        }
        const auto published = [&] {
            ProgressBar bar("publishing");
            return (*municipality)->publish(order, bar.progress());
        }();
        if (!published) return fail(published.error());
        fmt::print(
            "snapshot {}\nfigures {}\nknown until {}\n{} persons, {} grants, {} postings, {} findings\n",
            published->snapshot_id, published->figures_id, base::iso(published->as_of), published->persons,
            published->grants, published->postings, published->findings);
        return Exit::done;
    };
}

} // namespace styrhus::cli
