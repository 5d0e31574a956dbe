#include "app/incoming.h"
#include "cli/commands.h"
#include "cli/receipt_json.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/core.h>

namespace styrhus::cli {

namespace {

void print_receipt(const app::Received& received) {
    const domain::DeliverySums& sums = received.delivery.sums;
    if (received.refused) {
        fmt::print(stderr, "styrhus: {}: {}\n", app::names_of(received.delivery.files),
                   received.refused->message);
        return;
    }
    const std::string files = received.delivery.files.size() == 1
                                  ? received.delivery.files.front().name
                                  : fmt::format("{} files", received.delivery.files.size());
    if (received.is_known_already) {
        fmt::print("{}: delivered before on {}; nothing is changed\n", files,
                   base::iso(received.delivery.dates.received_on));
        return;
    }
    fmt::print("{}: {} rows = {} accepted + {} rejected; {} kr. = {} + {}; {} new, {} changed, {} gone; {} "
               "findings\n",
               files, sums.rows_in, sums.rows_accepted, sums.rows_rejected, base::plain(sums.money_in),
               base::plain(sums.money_accepted), base::plain(sums.money_rejected), sums.rows_new,
               sums.rows_changed, sums.rows_gone, received.findings);
    if (received.files_left_out > 0)
        fmt::print("  {} more files came before or are copies, and are left out\n", received.files_left_out);
    if (received.gaps > 0)
        fmt::print("  {} columns or values the mapping does not know: see the receipt\n", received.gaps);
    if (received.renamed_labels > 0)
        fmt::print("  Labels that stand where others stood in the previous delivery: {}. See the receipt\n",
                   received.renamed_labels);
    if (received.delivery.is_held)
        fmt::print("  HELD: {} Look at it, then: styrhus delivery release {} --author NAME\n",
                   received.delivery.held_why, static_cast<std::uint32_t>(received.id));
}

struct ReceiveArguments {
    std::vector<std::string> paths;
    std::string mapping;
    std::string extract_date;
    std::string format = "text";
    bool is_quiet = false;
};

/// What is received goes into `all` as it comes, so that it is told also where the rest fails.
base::Result<void> receive_all(const Options& options, const ReceiveArguments& arguments,
                               std::vector<app::Received>& all) {
    STYRHUS_TRY(const auto municipality, open_municipality(options));
    STYRHUS_TRY(const auto groups, app::incoming_groups(arguments.paths));
    app::ReceiveOrder order = {
        .files = {}, .mapping = arguments.mapping, .extract_date = std::nullopt, .now = now()};
    if (!arguments.extract_date.empty()) {
        STYRHUS_TRY(order.extract_date, base::parse_iso(arguments.extract_date));
    }
    ProgressBar bar("receiving");
    const app::Progress progress = bar.progress();
    for (std::size_t i = 0; i < groups.size(); ++i) {
        STYRHUS_TRY(order.files, app::read_files(groups[i]));
        STYRHUS_TRY(std::vector<app::Received> received,
                    municipality->receive(order, [&](double done, std::string_view what) {
                        return progress((static_cast<double>(i) + done) / static_cast<double>(groups.size()),
                                        what);
                    }));
        for (app::Received& one : received) {
            const bool waits = one.delivery.is_held || one.refused;
            if (arguments.format == "text" && (!arguments.is_quiet || waits)) print_receipt(one);
            all.push_back(std::move(one));
        }
    }
    return {};
}

Exit exit_of(const std::vector<app::Received>& all) {
    const auto is_refused = [](const app::Received& one) { return one.refused.has_value(); };
    const auto waits = [](const app::Received& one) { return one.delivery.is_held && !one.is_known_already; };
    if (std::any_of(all.begin(), all.end(), is_refused)) return Exit::failed;
    return std::any_of(all.begin(), all.end(), waits) ? Exit::held : Exit::done;
}

Exit receive(const Options& options, const ReceiveArguments& arguments) {
    std::vector<app::Received> all;
    const auto received = receive_all(options, arguments, all);
    if (arguments.format == "json")
        fmt::print("{}\n", receipts_json(all, received ? std::string() : received.error().message));
    return received ? exit_of(all) : fail(received.error());
}

} // namespace

std::function<Exit()> add_receive(CLI::App& parent, const std::shared_ptr<Options>& options) {
    CLI::App* command = parent.add_subcommand(
        "receive",
        "Take in files from source systems, or folders of them, and print each delivery's receipt");
    const auto arguments = std::make_shared<ReceiveArguments>();
    command
        ->add_option("paths", arguments->paths,
                     "Files and folders; a folder's files are taken in order of name")
        ->required();
    command->add_option("--mapping", arguments->mapping,
                        "Code of the mapping; found by the file's name if left out");
    command->add_option("--extract-date", arguments->extract_date,
                        "The day of the source's state, yyyy-mm-dd");
    command
        ->add_option("--format", arguments->format,
                     "text, or json for scripts: one object when all is done, amounts in øre")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command->add_flag("--quiet", arguments->is_quiet, "Print only what waits for a person");
    return [options, arguments] { return receive(*options, *arguments); };
}

std::function<Exit()> add_delivery(CLI::App& parent, const std::shared_ptr<Options>& options) {
    CLI::App* command =
        parent.add_subcommand("delivery", "Release a held delivery, or take a wrong one back");
    command->require_subcommand(1);
    struct Arguments {
        std::uint32_t id = 0;
        std::string author;
        std::string reason;
    };
    const auto arguments = std::make_shared<Arguments>();
    for (const char* verb : {"release", "withdraw"}) {
        CLI::App* part = command->add_subcommand(verb, std::string(verb) == "release"
                                                           ? "Let a held delivery count"
                                                           : "Take a delivery back; its rows count no more");
        part->fallthrough(); // --home and --data may stand last
        part->add_option("id", arguments->id, "The delivery's number")->required();
        part->add_option("--author", arguments->author, "Who says so")->required();
        part->add_option("--reason", arguments->reason, "Why");
    }
    return [options, arguments, command] {
        const auto municipality = open_municipality(*options);
        if (!municipality) return fail(municipality.error());
        const domain::DeliveryId id{arguments->id};
        const bool is_release = command->get_subcommands().front()->get_name() == "release";
        const auto said = is_release
                              ? (*municipality)->release(id, arguments->author, now())
                              : (*municipality)->withdraw(id, arguments->author, arguments->reason, now());
        if (!said) return fail(said.error());
        fmt::print("Delivery {} is {}.\n", arguments->id, is_release ? "released" : "taken back");
        return Exit::done;
    };
}

} // namespace styrhus::cli
