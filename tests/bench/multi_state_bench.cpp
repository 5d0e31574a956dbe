/// multi_state_bench ROWS.csv RESULT.bin estimate|error ROUNDS
///
/// Reads counting-process rows (id;t1;t2;from;to, states 1–6, to = 0 for none), then times what a page calls:
/// checking the rows, counting, probabilities and expected time over ten years, and for `error` the robust
/// standard errors. Prints the seconds of each round. RESULT.bin: times, probabilities, errors (if asked
/// for), expected times, as doubles.
#include "models/multistate/expected_time.h"
#include "models/multistate/robust_error.h"

#include <charconv>
#include <chrono>
#include <fmt/core.h>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace styrhus::models::multistate;

constexpr int states = 6;
constexpr double horizon_days = 3652.5;

struct Columns {
    std::vector<std::int32_t> subject, entry, exit;
    std::vector<std::uint8_t> from, to;
};

Columns read_rows(const char* path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const char* at = text.data() + text.find('\n') + 1;
    const char* end = text.data() + text.size();
    Columns columns;
    const auto next = [&] {
        std::int32_t value = 0;
        at = std::from_chars(at, end, value).ptr + 1;
        return value;
    };
    while (at < end) {
        columns.subject.push_back(next());
        columns.entry.push_back(next());
        columns.exit.push_back(next());
        columns.from.push_back(static_cast<std::uint8_t>(next() - 1));
        const std::int32_t to = next();
        columns.to.push_back(to == 0 ? no_event : static_cast<std::uint8_t>(to - 1));
    }
    return columns;
}

struct Answer {
    Occupation occupation;
    std::vector<double> expected_days;
};

Answer estimate(const Columns& columns, bool with_error) {
    const auto study =
        Study::of(DayPaths{columns.subject, columns.entry, columns.exit, columns.from, columns.to, states});
    Answer answer;
    answer.occupation = estimate_occupation(study->table(), observed_start(study->table()));
    answer.expected_days = expected_time(answer.occupation, horizon_days);
    if (with_error)
        answer.occupation.standard_error = robust_error(*study, answer.occupation, StartIs::given);
    return answer;
}

void write(std::ofstream& file, const std::vector<double>& numbers) {
    file.write(reinterpret_cast<const char*>(numbers.data()),
               static_cast<std::streamsize>(numbers.size() * sizeof(double)));
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        fmt::print(stderr, "multi_state_bench ROWS.csv RESULT.bin estimate|error ROUNDS\n");
        return 2;
    }
    const Columns columns = read_rows(argv[1]);
    const bool with_error = std::string(argv[3]) == "error";
    Answer answer;
    for (int round = std::stoi(argv[4]); round > 0; --round) {
        const auto start = std::chrono::steady_clock::now();
        answer = estimate(columns, with_error);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        fmt::print("{:.6f}\n", took.count());
    }
    std::ofstream file(argv[2], std::ios::binary);
    write(file, answer.occupation.times);
    write(file, answer.occupation.probability);
    write(file, answer.occupation.standard_error);
    write(file, answer.expected_days);
    return 0;
}
