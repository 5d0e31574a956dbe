#include "cli/receipt_json.h"

#include "render/json_writer.h"

#include <algorithm>
#include <iterator>

namespace styrhus::domain {

BOOST_DESCRIBE_STRUCT(DeliverySums, (),
                      (rows_in, rows_accepted, rows_rejected, rows_skipped, money_in, money_accepted,
                       money_rejected, has_own_total, own_total, rows_new, rows_changed, rows_unchanged,
                       rows_gone, money_gone, rows_duplicate))

} // namespace styrhus::domain

namespace styrhus::app {

BOOST_DESCRIBE_STRUCT(Published, (), (snapshot_id, figures_id, as_of, persons, grants, postings, findings))

} // namespace styrhus::app

namespace styrhus::cli {

namespace {

/// What was found and lacked is told once, when the delivery is read.
struct ReceiptLine {
    std::uint32_t delivery = 0; ///< 0 where it is refused
    std::string source;
    std::vector<std::string> files;
    bool is_known_already = false;
    std::optional<domain::DeliverySums> sums;
    std::optional<std::uint64_t> findings;
    std::optional<std::uint64_t> gaps;
    std::optional<std::uint64_t> renamed_labels;
    std::string held_why;
    std::string refused;
};
BOOST_DESCRIBE_STRUCT(ReceiptLine, (),
                      (delivery, source, files, is_known_already, sums, findings, gaps, renamed_labels,
                       held_why, refused))

struct ReceiptLines {
    std::vector<ReceiptLine> receipts;
    std::string error;
};
BOOST_DESCRIBE_STRUCT(ReceiptLines, (), (receipts, error))

ReceiptLine line_of(const app::Received& received) {
    ReceiptLine line;
    line.delivery = static_cast<std::uint32_t>(received.id);
    line.source = received.delivery.source;
    for (const domain::DeliveredFile& file : received.delivery.files)
        line.files.push_back(file.name);
    if (received.refused) {
        line.refused = received.refused->message;
        return line;
    }
    line.sums = received.delivery.sums;
    if (received.delivery.is_held) line.held_why = received.delivery.held_why;
    line.is_known_already = received.is_known_already;
    if (line.is_known_already) return line;
    line.findings = received.findings;
    line.gaps = received.gaps;
    line.renamed_labels = received.renamed_labels;
    return line;
}

} // namespace

std::string receipts_json(const std::vector<app::Received>& received, const std::string& error) {
    ReceiptLines lines;
    std::transform(received.begin(), received.end(), std::back_inserter(lines.receipts), line_of);
    lines.error = error;
    return render::json_of(lines);
}

std::string published_json(const app::Published& published) {
    return render::json_of(published);
}

} // namespace styrhus::cli
