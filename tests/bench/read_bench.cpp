/// read_bench POSTINGS.csv RESULT ROUNDS
///
/// Times what receiving a delivery calls: `read_columns` on a file of postings, with every check, to typed
/// columns that are kept. Prints the seconds of each round. RESULT: rows;øre;different texts;rejected
/// rows;wrong cells;MB of the columns;MB beside them at the peak.
#include "intake/formats/columns.h"

#include <chrono>
#include <fmt/core.h>
#include <fstream>
#include <set>
#include <string>
#include <sys/resource.h>
#include <thread>
#include <vector>

namespace {

using namespace styrhus::intake::formats;

const std::vector<ColumnSchema> postings = {
    {.names = {"bilagsnr"}, .type = ColumnType::whole_number},
    {.names = {"personid"}, .type = ColumnType::whole_number},
    {.names = {"konto"}, .type = ColumnType::code},
    {.names = {"psp"}, .type = ColumnType::text},
    {.names = {"bogfoeringsdato"}, .type = ColumnType::date},
    {.names = {"beloeb"}, .type = ColumnType::amount},
    {.names = {"leverandoer"}, .type = ColumnType::code},
    {.names = {"tekst"}, .type = ColumnType::code},
};

long peak_kilobytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

void write_result(const char* path, const ColumnSummary& summary, const std::vector<ColumnBatch>& batches) {
    styrhus::base::Money sum;
    std::set<std::string, std::less<>> texts;
    std::size_t bytes = 0;
    for (const ColumnBatch& batch : batches) {
        for (const styrhus::base::Money amount : batch.columns[5].amounts)
            if (amount != no_amount) sum += amount;
        const TextColumn& text = batch.columns[7].texts;
        for (std::size_t entry = 0; entry < text.entry_count(); ++entry)
            texts.emplace(text.entry(entry));
        bytes += batch.bytes_in_memory();
    }
    const auto megabytes = static_cast<long>(bytes >> 20);
    std::ofstream(path) << fmt::format("{};{};{};{};{};{};{}\n", summary.rows, sum.in_ore(), texts.size(),
                                       summary.rejected, summary.cell_errors, megabytes,
                                       peak_kilobytes() / 1024 - megabytes);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        fmt::print(stderr, "read_bench POSTINGS.csv RESULT ROUNDS\n");
        return 2;
    }
    const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    for (int round = 0; round < std::stoi(argv[3]); ++round) {
        std::vector<ColumnBatch> batches;
        const auto begin = std::chrono::steady_clock::now();
        const auto summary = read_columns(Input::file(argv[1]), {}, postings, threads,
                                          [&](ColumnBatch&& batch) { batches.push_back(std::move(batch)); });
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
        if (!summary) {
            fmt::print(stderr, "{}\n", summary.error().message);
            return 1;
        }
        fmt::print("{:.6f}\n", seconds.count());
        write_result(argv[2], *summary, batches);
    }
    return 0;
}
