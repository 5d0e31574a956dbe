#include "cli/receipt_json.h"

#include "render/json_writer.h"

#include <algorithm>
#include <iterator>

namespace styrhus::cli {

namespace {

struct ReceiptSums {
    std::int64_t rows_in = 0;
    std::int64_t rows_accepted = 0;
    std::int64_t rows_rejected = 0;
    std::int64_t rows_skipped = 0;
    std::int64_t rows_new = 0;
    std::int64_t rows_changed = 0;
    std::int64_t rows_gone = 0;
    base::Money money_in;
    base::Money money_accepted;
    base::Money money_rejected;
};
BOOST_DESCRIBE_STRUCT(ReceiptSums, (),
                      (rows_in, rows_accepted, rows_rejected, rows_skipped, rows_new, rows_changed, rows_gone,
                       money_in, money_accepted, money_rejected))

struct ReceiptLine {
    std::int64_t delivery = 0; ///< 0 where it is refused
    std::string source;
    std::vector<std::string> files;
    bool is_known_already = false;
    std::optional<ReceiptSums> sums;
    std::int64_t findings = 0;
    std::int64_t gaps = 0;
    std::int64_t renamed_labels = 0;
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

struct PublishedLine {
    std::string snapshot_id;
    std::string figures_id;
    base::Date as_of;
    std::int64_t persons = 0;
    std::int64_t grants = 0;
    std::int64_t postings = 0;
    std::int64_t findings = 0;
};
BOOST_DESCRIBE_STRUCT(PublishedLine, (),
                      (snapshot_id, figures_id, as_of, persons, grants, postings, findings))

std::int64_t whole(std::uint64_t number) {
    return static_cast<std::int64_t>(number);
}

ReceiptSums sums_of(const domain::DeliverySums& sums) {
    return {
        whole(sums.rows_in),  whole(sums.rows_accepted), whole(sums.rows_rejected), whole(sums.rows_skipped),
        whole(sums.rows_new), whole(sums.rows_changed),  whole(sums.rows_gone),     sums.money_in,
        sums.money_accepted,  sums.money_rejected};
}

ReceiptLine line_of(const app::Received& received) {
    ReceiptLine line;
    line.delivery = static_cast<std::int64_t>(static_cast<std::uint32_t>(received.id));
    line.source = received.delivery.source;
    for (const domain::DeliveredFile& file : received.delivery.files)
        line.files.push_back(file.name);
    line.is_known_already = received.is_known_already;
    if (received.refused)
        line.refused = received.refused->message;
    else
        line.sums = sums_of(received.delivery.sums);
    line.findings = whole(received.findings);
    line.gaps = whole(received.gaps);
    line.renamed_labels = whole(received.renamed_labels);
    if (received.delivery.is_held) line.held_why = received.delivery.held_why;
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
    return render::json_of(PublishedLine{published.snapshot_id, published.figures_id, published.as_of,
                                         whole(published.persons), whole(published.grants),
                                         whole(published.postings), whole(published.findings)});
}

} // namespace styrhus::cli
