/// ladder_bench GRANTS.csv RESULT.csv measure|change ROUNDS [THREADS]
///
/// Lays the rows of the common `grants` workload out as columns, then times what the ladder page calls for
/// ten years by month: citizens, days and kroner per step; moves, the last year's with cost before and after;
/// durations. `change`: a thousand changed grants to new figures. Prints the seconds of each round.
/// RESULT.csv: month;step;touching;at_end;days;ore, then a line of totals with the peak memory in MB.
#include "models/ladder/measure.h"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <fmt/core.h>
#include <fmt/os.h>
#include <fstream>
#include <numeric>
#include <string>
#include <sys/resource.h>
#include <tbb/global_control.h>

namespace {

using namespace styrhus;
using namespace styrhus::models::ladder;

constexpr int first_year = 2016;
constexpr int end_year = 2026;
constexpr int services_a_step = 5;
constexpr int steps = 8;

/// The fields of one line, in order.
class Line {
  public:
    explicit Line(const std::string& text) : at_(text.data()), end_(text.data() + text.size()) {}
    std::int64_t number(char until) {
        std::int64_t value = 0;
        at_ = std::from_chars(at_, end_, value).ptr;
        skip(until);
        return value;
    }
    /// An ISO date; open_day where empty.
    std::int32_t day() {
        if (*at_ == ';') {
            ++at_;
            return snapshot::open_day;
        }
        const int year = static_cast<int>(number('-'));
        const int month = static_cast<int>(number('-'));
        return base::Date::of(year, month, static_cast<int>(number(';'))).days();
    }
    std::int64_t ore() {
        const std::int64_t kroner = number('.');
        return kroner * 100 + number(';');
    }
    char first_of_rest() const { return *at_; }

  private:
    void skip(char until) {
        while (at_ < end_ && *at_ != until)
            ++at_;
        ++at_;
    }
    const char* at_;
    const char* end_;
};

snapshot::CostPattern pattern_of(char unit) {
    switch (unit) {
    case 'm':
        return snapshot::CostPattern::per_month_days;
    case 'e':
        return snapshot::CostPattern::one_off;
    default:
        return snapshot::CostPattern::per_day;
    }
}

void add(snapshot::ModelColumns& columns, const std::string& text, std::uint32_t line) {
    Line reader(text);
    snapshot::GrantColumns& grants = columns.grants;
    (void)reader.number(';');
    const auto person = static_cast<domain::PersonId>(reader.number(';'));
    const auto service = reader.number(';');
    const std::int32_t from = reader.day();
    const std::int32_t last = reader.day();
    const std::int32_t to = last == snapshot::open_day ? last : last + 1;
    const std::int64_t ore = reader.ore();
    const char unit = reader.first_of_rest();
    const auto row = static_cast<std::uint32_t>(grants.size());
    grants.person.push_back(person);
    grants.from.push_back(from);
    grants.to.push_back(to);
    const bool weekly = unit == 'u';
    grants.rate_numerator.push_back(weekly && ore % 7 == 0 ? ore / 7 : ore);
    grants.rate_denominator.push_back(weekly && ore % 7 != 0 ? 7 : 1);
    grants.pattern.push_back(pattern_of(unit));
    grants.payment_interval.push_back(1);
    grants.marks.push_back(0);
    grants.status.push_back(domain::GrantStatus::granted);
    grants.origin.push_back(0);
    grants.service.push_back(static_cast<domain::Term>(service + 1));
    grants.source.push_back({static_cast<domain::DeliveryId>(1), 0, line});
    columns.pieces.person.push_back(person);
    columns.pieces.ladder.push_back(0);
    columns.pieces.step.push_back(static_cast<std::uint8_t>(1 + service / services_a_step));
    columns.pieces.from.push_back(from);
    columns.pieces.to.push_back(to);
    columns.pieces.grant.push_back(row);
}

/// Puts the rows [first, first + order.size()) of a column in the order given.
template <class T>
void arrange(snapshot::Column<T>& column, std::size_t first, const std::vector<std::size_t>& order) {
    std::vector<T> sorted;
    for (const std::size_t row : order)
        sorted.push_back(std::as_const(column)[row]);
    for (std::size_t i = 0; i < sorted.size(); ++i)
        column[first + i] = sorted[i];
}

/// Sorts the pieces of each citizen by first day; the grants come by citizen already.
void sort_pieces(snapshot::PieceColumns& pieces, const snapshot::Column<std::uint32_t>& begin) {
    const auto& from = std::as_const(pieces.from);
    std::vector<std::size_t> order;
    for (std::size_t person = 0; person + 1 < begin.size(); ++person) {
        order.resize(begin[person + 1] - begin[person]);
        std::iota(order.begin(), order.end(), std::size_t{begin[person]});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return from[a] < from[b]; });
        arrange(pieces.to, begin[person], order);
        arrange(pieces.step, begin[person], order);
        arrange(pieces.grant, begin[person], order);
        arrange(pieces.from, begin[person], order);
    }
}

template <class... Column>
void reserve(std::size_t rows, Column&... column) {
    (column.reserve(rows), ...);
}

std::size_t count_lines(const char* path) {
    std::ifstream file(path);
    std::string line;
    std::size_t lines = 0;
    while (std::getline(file, line))
        ++lines;
    return lines;
}

/// Reads line by line, with room made beforehand: what the program then holds is the columns.
snapshot::ModelColumns read_columns(const char* path) {
    const std::size_t rows = count_lines(path);
    snapshot::ModelColumns columns;
    columns.ladders = {{"bench", snapshot::Audience::everyone, steps}};
    columns.origins = {{.first_covered_day = base::Date::of(first_year, 1, 1).days(),
                        .last_covered_day = base::Date::of(end_year, 1, 1).days() - 1}};
    snapshot::GrantColumns& grants = columns.grants;
    snapshot::PieceColumns& pieces = columns.pieces;
    reserve(rows, grants.person, grants.from, grants.to, grants.rate_numerator, grants.rate_denominator,
            grants.pattern, grants.payment_interval, grants.marks, grants.status, grants.origin,
            grants.service, grants.source, pieces.person, pieces.ladder, pieces.step, pieces.from, pieces.to,
            pieces.grant);
    std::ifstream file(path);
    std::string text;
    std::getline(file, text);
    for (std::uint32_t line = 2; std::getline(file, text); ++line)
        add(columns, text, line);
    const auto persons = static_cast<std::size_t>(grants.person.back());
    columns.persons.born.assign(persons, snapshot::open_day);
    columns.persons.died.assign(persons, snapshot::open_day);
    columns.persons.moved_out.assign(persons, snapshot::open_day);
    columns.persons.sex.assign(persons, domain::Sex::unknown);
    columns.index_rows();
    sort_pieces(pieces, columns.piece_begin);
    return columns;
}

void write(const Figures& figures, const char* path) {
    const LadderFigures& ladder = figures.ladders[0];
    auto out = fmt::output_file(path);
    std::int64_t person_months = 0;
    std::int64_t moves = 0;
    std::int64_t spells = 0;
    base::Money total;
    for (std::size_t month = 0; month < ladder.periods.size(); ++month) {
        for (std::uint8_t step = 1; step <= steps; ++step) {
            const PeriodFigures& at = ladder.at({Place::step, step}, month);
            out.print("{};{};{};{};{};{}\n", month, step, at.touching, at.at_end, at.days.total(),
                      at.committed.in_ore());
        }
        person_months += ladder.any_step[month].touching;
        total += ladder.any_step[month].committed;
        const PeriodMoves& moved = ladder.moves[month];
        moves += moved.up() + moved.down() + moved.in() + moved.out();
    }
    for (const DurationFigures& durations : ladder.durations)
        spells += durations.completed + durations.open + durations.unknown_start;
    struct rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    out.print("total;{};{};{};{};{}\n", person_months, moves, spells, total.in_ore(), usage.ru_maxrss / 1024);
}

void print_seconds(std::chrono::steady_clock::time_point start) {
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    fmt::print("{:.6f}\n", seconds.count());
}

/// A thousand citizens' grants, spread over everybody, cost an øre more: from the change to new figures.
void time_changes(const snapshot::ModelColumns& columns, const Question& question, int rounds) {
    constexpr std::size_t changed_grants = 1000;
    std::vector<std::uint32_t> persons;
    snapshot::ModelColumns changed = columns;
    const std::size_t apart = columns.grants.size() / changed_grants;
    for (std::size_t grant = 0; persons.size() < changed_grants; grant += apart) {
        persons.push_back(static_cast<std::uint32_t>(columns.grants.person[grant]));
        ++changed.grants.rate_numerator[grant];
    }
    Ladder ladder(columns, question);
    for (int round = 0; round < rounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        ladder.replace(persons, round % 2 == 0 ? columns : changed, round % 2 == 0 ? changed : columns);
        (void)ladder.figures();
        print_seconds(start);
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 5) return 1;
    const std::string kind = argv[3];
    const int rounds = std::atoi(argv[4]);
    const int threads = argc > 5 ? std::atoi(argv[5]) : 2;
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(threads));
    const snapshot::ModelColumns columns = read_columns(argv[1]);
    const Question question{.first = base::Month::of(first_year, 1),
                            .end = base::Month::of(end_year, 1),
                            .grain = Grain::month,
                            .as_of = base::Date::of(end_year - 1, 12, 31),
                            .matrix = Months{base::Month::of(end_year - 1, 1), base::Month::of(end_year, 1)},
                            .selection = {}};
    if (kind == "change") {
        time_changes(columns, question, rounds);
        return 0;
    }
    for (int round = 0; round < rounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        const Figures figures = measure(columns, question);
        print_seconds(start);
        if (round == 0) write(figures, argv[2]);
    }
    return 0;
}
