#include "models/ladder/figures.h"

#include "base/check.h"
#include "base/date.h"

#include <algorithm>

namespace styrhus::models::ladder {

namespace {

using base::Money;

constexpr std::int64_t common_year = 365;
constexpr std::int64_t leap_year = 366;

/// Days of full-year persons over the common denominator 365 × 366.
std::int64_t year_parts(CitizenDays days) {
    return days.in_common_years * leap_year + days.in_leap_years * common_year;
}

std::optional<Money> per_full_year_person(Money cost, CitizenDays days, std::int64_t share) {
    const std::int64_t parts = year_parts(days);
    if (parts <= 0) return std::nullopt;
    return Money::ore(base::round_ratio(cost.in_ore(), common_year * leap_year, parts * share));
}

/// The running sums of one row turned into its months.
struct MonthFigures {
    std::int64_t days = 0;
    std::int64_t at_end = 0;
    std::array<std::int64_t, 2> committed_ore{};
};

std::vector<MonthFigures> run_through(const CommittedCell* row, const WalkFrame& frame, std::size_t months) {
    std::vector<MonthFigures> result(months);
    const std::size_t first = frame.calendar.index_of(frame.question.first);
    std::int64_t citizens = 0;
    std::array<std::int64_t, 2> per_day{};
    std::array<std::int64_t, 2> per_month{};
    for (std::size_t m = 0; m < months; ++m) {
        const CommittedCell& cell = row[m];
        const std::int64_t length = frame.calendar.month(first + m).length();
        result[m].days = cell.days + citizens * length;
        citizens += cell.citizens_change;
        result[m].at_end = citizens;
        for (std::size_t k = 0; k < 2; ++k) {
            result[m].committed_ore[k] = cell.ore[k] + per_day[k] * length + per_month[k];
            per_day[k] += cell.ore_per_day_change[k];
            per_month[k] += cell.ore_per_month_change[k];
        }
    }
    return result;
}

/// Which period each month belongs to.
std::vector<std::size_t> periods_by_month(const WalkFrame& frame, const std::vector<base::Period>& periods) {
    std::vector<std::size_t> of_month;
    std::size_t period = 0;
    for (base::Month month = frame.question.first; month < frame.question.end; month = month.plus(1)) {
        if (month.first() >= periods[period].to) ++period;
        of_month.push_back(period);
    }
    return of_month;
}

class LadderReader {
  public:
    LadderReader(const LadderTally& tally, const WalkFrame& frame)
        : tally_(tally), frame_(frame), periods_(periods_of(frame.question)),
          period_of_(periods_by_month(frame, periods_)) {}

    LadderFigures read() const {
        LadderFigures figures;
        figures.steps = tally_.steps;
        figures.periods = periods_;
        for (std::size_t row = 0; row < row_count(tally_.steps); ++row)
            figures.rows.push_back(read_row(row));
        for (std::size_t step = 0; step <= tally_.steps; ++step)
            read_touching(step, step == 0 ? nullptr : &figures.rows[step]);
        figures.any_step = any_step(figures);
        figures.moves = read_moves();
        for (std::size_t from = 0; from <= tally_.steps; ++from)
            figures.move_sums.emplace_back(tally_.move_sums.begin() + offset(tally_.move_index(from, 0)),
                                           tally_.move_sums.begin() + offset(tally_.move_index(from + 1, 0)));
        for (const StepDurations& counts : tally_.durations)
            figures.durations.push_back(durations(counts));
        return figures;
    }

  private:
    static std::ptrdiff_t offset(std::size_t index) { return static_cast<std::ptrdiff_t>(index); }

    std::vector<PeriodFigures> read_row(std::size_t row) const {
        std::vector<PeriodFigures> result(periods_.size());
        const auto months = run_through(&tally_.committed[row * (tally_.months + 1)], frame_, tally_.months);
        for (std::size_t m = 0; m < months.size(); ++m) {
            PeriodFigures& period = result[period_of_[m]];
            const bool is_leap = base::is_leap_year(frame_.question.first.plus(static_cast<int>(m)).year());
            (is_leap ? period.days.in_leap_years : period.days.in_common_years) += months[m].days;
            period.at_end = months[m].at_end;
            const auto& ore = months[m].committed_ore;
            period.committed += Money::ore(ore[0]) + Money::ore(ore[1]);
            period.committed_deciding += Money::ore(ore[1]);
            const ActualCell& actual = tally_.actual[row * tally_.months + m];
            period.actual += Money::ore(actual.ore[0]) + Money::ore(actual.ore[1]);
            period.actual_deciding += Money::ore(actual.ore[1]);
            period.actual_assumed += Money::ore(actual.assumed_ore);
        }
        return result;
    }

    void read_touching(std::size_t step, std::vector<PeriodFigures>* into) const {
        if (into == nullptr) return;
        std::int64_t citizens = 0;
        for (std::size_t p = 0; p < periods_.size(); ++p) {
            citizens += tally_.touching_change[step * (tally_.periods + 1) + p];
            (*into)[p].touching = citizens;
        }
    }

    std::vector<PeriodFigures> any_step(const LadderFigures& figures) const {
        std::vector<PeriodFigures> sum(periods_.size());
        std::int64_t citizens = 0;
        for (std::size_t p = 0; p < periods_.size(); ++p) {
            citizens += tally_.touching_change[p];
            sum[p].touching = citizens;
            for (std::size_t step = 1; step <= tally_.steps; ++step) {
                const PeriodFigures& at = figures.rows[step][p];
                sum[p].at_end += at.at_end;
                sum[p].days += at.days;
                sum[p].committed += at.committed;
                sum[p].committed_deciding += at.committed_deciding;
                sum[p].actual += at.actual;
                sum[p].actual_deciding += at.actual_deciding;
                sum[p].actual_assumed += at.actual_assumed;
            }
        }
        return sum;
    }

    std::vector<PeriodMoves> read_moves() const {
        const std::size_t width = tally_.steps + 1;
        const std::vector<std::vector<std::int64_t>> square(width, std::vector<std::int64_t>(width));
        const std::vector<std::vector<std::int64_t>> reasons(out_reasons, std::vector<std::int64_t>(width));
        std::vector<PeriodMoves> result(periods_.size(), {square, square, reasons});
        for (std::size_t m = 0; m < tally_.months; ++m) {
            PeriodMoves& period = result[period_of_[m]];
            for (std::size_t from = 0; from < width; ++from) {
                for (std::size_t to = 0; to < width; ++to) {
                    const std::size_t index = m * width * width + tally_.move_index(from, to);
                    period.count[from][to] += tally_.moves[index];
                    period.transitions[from][to] += tally_.transitions[index];
                }
                for (std::size_t reason = 0; reason < out_reasons; ++reason)
                    period.outs[reason][from] += tally_.outs[(m * out_reasons + reason) * width + from];
            }
        }
        return result;
    }

    const LadderTally& tally_;
    const WalkFrame& frame_;
    std::vector<base::Period> periods_;
    std::vector<std::size_t> period_of_;
};

} // namespace

double CitizenDays::full_year_persons() const {
    return static_cast<double>(year_parts(*this)) / static_cast<double>(common_year * leap_year);
}

double CitizenDays::average_persons(base::Period period) const {
    return static_cast<double>(total()) / static_cast<double>(period.days());
}

CitizenDays& CitizenDays::operator+=(CitizenDays other) {
    in_common_years += other.in_common_years;
    in_leap_years += other.in_leap_years;
    return *this;
}

CitizenDays by_year(Days days) {
    CitizenDays sum;
    for (Days left = days; !left.is_empty();) {
        const int year = base::Date::from_days(left.from).year();
        const std::int32_t end = std::min(left.to, base::Period::year(year).to.days());
        (base::is_leap_year(year) ? sum.in_leap_years : sum.in_common_years) += end - left.from;
        left.from = end;
    }
    return sum;
}

std::optional<Money> unit_cost(Money cost, CitizenDays days) {
    return per_full_year_person(cost, days, 1);
}

std::optional<Money> unit_cost_per_month(Money cost, CitizenDays days) {
    return per_full_year_person(cost, days, 12);
}

std::int64_t PeriodMoves::up() const {
    std::int64_t moves = 0;
    for (std::size_t from = 1; from < count.size(); ++from)
        for (std::size_t to = from + 1; to < count.size(); ++to)
            moves += count[from][to];
    return moves;
}

std::int64_t PeriodMoves::down() const {
    std::int64_t moves = 0;
    for (std::size_t from = 2; from < count.size(); ++from)
        for (std::size_t to = 1; to < from; ++to)
            moves += count[from][to];
    return moves;
}

std::int64_t PeriodMoves::in() const {
    std::int64_t moves = 0;
    for (std::size_t to = 1; to < count.size(); ++to)
        moves += count[0][to];
    return moves;
}

std::int64_t PeriodMoves::out() const {
    std::int64_t moves = 0;
    for (std::size_t from = 1; from < count.size(); ++from)
        moves += count[from][0];
    return moves;
}

Figures figures_of(const Tally& tally, const WalkFrame& frame) {
    Figures figures;
    const std::size_t ladders = frame.columns.ladders.size();
    STYRHUS_CHECK(tally.ladders.size() == ladders + 2);
    for (std::size_t ladder = 0; ladder < ladders; ++ladder)
        figures.ladders.push_back(LadderReader(tally.ladders[ladder], frame).read());
    figures.unplaced = LadderReader(tally.ladders[ladders], frame).read();
    // With one ladder nobody can stand on two, and the walk leaves the counting to the ladder itself.
    figures.anyone = ladders == 1 ? figures.ladders[0].any_step
                                  : LadderReader(tally.ladders[ladders + 1], frame).read().any_step;
    return figures;
}

} // namespace styrhus::models::ladder
