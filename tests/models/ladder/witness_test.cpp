#include "models/ladder/by_day.h"
#include "models/ladder/explain.h"
#include "models/ladder/measure.h"
#include "models/ladder/random_town.h"
#include "models/ladder/reconcile.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

namespace styrhus::models::ladder {
namespace {

constexpr std::uint64_t towns = 120;

const LadderFigures& of(const Figures& figures, std::uint8_t ladder) {
    return ladder == snapshot::no_ladder ? figures.unplaced : figures.ladders[ladder];
}

std::vector<std::uint8_t> ladders_of(const Town& town) {
    std::vector<std::uint8_t> ladders;
    for (std::uint8_t ladder = 0; ladder < town.ladders.size(); ++ladder)
        ladders.push_back(ladder);
    ladders.push_back(snapshot::no_ladder);
    return ladders;
}

/// Calls `with(ladder, row, period)` for every cell of the figures.
template <class With>
void for_each_cell(const Town& town, const Figures& figures, With with) {
    for (const std::uint8_t ladder : ladders_of(town)) {
        const LadderFigures& table = of(figures, ladder);
        for (std::size_t row = 0; row < row_count(table.steps); ++row)
            for (std::size_t period = 0; period < table.periods.size(); ++period)
                with(ladder, row_at(row, table.steps), period);
    }
}

TEST(Witness, every_cell_agrees_with_counting_day_by_day) {
    for (std::uint64_t seed = 0; seed < towns; ++seed) {
        const Town town = RandomTown(seed).draw();
        const auto columns = town.columns();
        ASSERT_EQ(snapshot::fault_in(columns), "");
        Question question = random_town_question();
        question.selection.with_expected = seed % 3 == 0;
        const Figures figures = measure(columns, question);
        ByDay slow(town, question);
        for_each_cell(town, figures, [&](std::uint8_t ladder, Row row, std::size_t period) {
            const PeriodFigures& fast = of(figures, ladder).at(row, period);
            const DayCell& cell = slow.cells[{ladder, row, static_cast<std::int32_t>(period)}];
            const std::tuple ours(fast.touching, fast.at_end, fast.days.total(), fast.committed.in_ore(),
                                  fast.committed_deciding.in_ore(), fast.actual.in_ore(),
                                  fast.actual_deciding.in_ore());
            const std::tuple theirs(static_cast<std::int64_t>(cell.touching.size()),
                                    static_cast<std::int64_t>(cell.at_end.size()), cell.days, cell.committed,
                                    cell.committed_deciding, cell.actual, cell.actual_deciding);
            ASSERT_EQ(ours, theirs) << "seed " << seed << " ladder " << int{ladder} << " place "
                                    << static_cast<int>(row.place) << " number " << int{row.number}
                                    << " month " << period;
        });
    }
}

TEST(Witness, citizens_in_all_are_counted_once) {
    for (std::uint64_t seed = 0; seed < towns; ++seed) {
        const Town town = RandomTown(seed).draw();
        const auto columns = town.columns();
        const Question question = random_town_question();
        const Figures figures = measure(columns, question);
        ByDay slow(town, question);
        std::vector<std::set<std::uint32_t>> touching(24);
        std::vector<std::set<std::uint32_t>> at_end(24);
        for (const auto& [key, cell] : slow.cells) {
            const auto month = static_cast<std::size_t>(std::get<2>(key));
            touching[month].insert(cell.touching.begin(), cell.touching.end());
            at_end[month].insert(cell.at_end.begin(), cell.at_end.end());
        }
        for (std::size_t month = 0; month < 24; ++month) {
            EXPECT_EQ(figures.anyone[month].touching, static_cast<std::int64_t>(touching[month].size()));
            EXPECT_EQ(figures.anyone[month].at_end, static_cast<std::int64_t>(at_end[month].size()));
        }
    }
}

TEST(Witness, moves_and_spells_agree_with_cleaning_day_by_day) {
    for (std::uint64_t seed = 0; seed < towns; ++seed) {
        const Town town = RandomTown(seed).draw();
        const auto columns = town.columns();
        const Question question = random_town_question();
        const ByDay slow(town, question);
        std::multiset<DayMove> moves;
        for (const MoveOf& of_person : list_moves(columns, question))
            moves.insert({static_cast<std::uint32_t>(of_person.person), of_person.move.ladder,
                          of_person.move.day, of_person.move.from, of_person.move.to});
        // A change from one step to another is one move here and there; out and in are two.
        EXPECT_EQ(moves, slow.moves) << "seed " << seed;
        decltype(slow.spells) spells;
        for (const SpellOf& of_person : list_spells(columns, question))
            spells.emplace(of_person.ladder, of_person.spell.step, of_person.spell.days(),
                           of_person.spell.is_open);
        EXPECT_EQ(spells, slow.spells) << "seed " << seed;
        const Figures figures = measure(columns, question);
        std::int64_t counted = 0;
        for (const LadderFigures& ladder : figures.ladders)
            for (const PeriodMoves& period : ladder.moves)
                counted += period.up() + period.down() + period.in() + period.out();
        EXPECT_EQ(counted, static_cast<std::int64_t>(slow.moves.size()));
    }
}

/// Every number of the figures as one row, to compare whole answers.
std::vector<std::int64_t> flat(const Town& town, const Figures& figures) {
    std::vector<std::int64_t> numbers;
    for_each_cell(town, figures, [&](std::uint8_t ladder, Row row, std::size_t period) {
        const PeriodFigures& at = of(figures, ladder).at(row, period);
        numbers.insert(numbers.end(),
                       {at.touching, at.at_end, at.days.in_common_years, at.days.in_leap_years,
                        at.committed.in_ore(), at.committed_deciding.in_ore(), at.actual.in_ore(),
                        at.actual_deciding.in_ore(), at.actual_assumed.in_ore()});
    });
    for (const LadderFigures& ladder : figures.ladders) {
        for (const PeriodMoves& moves : ladder.moves)
            for (const auto& row : moves.count)
                numbers.insert(numbers.end(), row.begin(), row.end());
        for (const auto& row : ladder.move_sums)
            for (const MoveSums& sums : row)
                numbers.insert(numbers.end(), {sums.moves, sums.provisional, sums.whole_windows,
                                               sums.before_ore, sums.after_ore, sums.earlier_days});
        for (const DurationFigures& durations : ladder.durations)
            numbers.insert(numbers.end(), {durations.completed, durations.open, durations.unknown_start});
    }
    return numbers;
}

TEST(Witness, threads_and_the_order_of_rows_change_nothing) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Town town = RandomTown(seed).draw();
        const Question question = random_town_question();
        const auto columns = town.columns();
        const auto expected = flat(town, measure(columns, question));
        std::reverse(town.grants.begin(), town.grants.end());
        std::reverse(town.postings.begin(), town.postings.end());
        const auto permuted = town.columns();
        const tbb::global_control as_many(tbb::global_control::max_allowed_parallelism, 5);
        for (const int threads : {1, 2, 5}) {
            tbb::task_arena arena(threads);
            arena.execute([&] { EXPECT_EQ(flat(town, measure(permuted, question)), expected); });
        }
    }
}

TEST(Witness, cutting_a_grant_into_pieces_changes_nothing) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Town town = RandomTown(seed).draw();
        const Question question = random_town_question();
        const auto whole = town.columns();
        const auto expected = flat(town, measure(whole, question));
        RandomTown draw(seed + 1000);
        for (TownGrant& g : town.grants) {
            const std::int32_t from = g.period.from.days();
            const std::int32_t to = g.period.to.days();
            if (g.period.is_open() || to - from < 2) continue;
            const std::int32_t cut =
                from + 1 + static_cast<std::int32_t>(draw.below(static_cast<std::uint32_t>(to - from - 1)));
            g.pieces = {{g.ladder, g.step, from, cut}, {g.ladder, g.step, cut, to}};
        }
        const auto cut = town.columns();
        EXPECT_EQ(flat(town, measure(cut, question)), expected) << "seed " << seed;
    }
}

TEST(Witness, replacing_some_citizens_equals_counting_everybody) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Town before = RandomTown(seed).draw();
        before.persons.resize(6);
        Town after = RandomTown(seed + 500).draw();
        after.persons.resize(6);
        // Citizens 2 and 5 and the rows of nobody are changed; the others stay.
        const auto is_changed = [](std::uint32_t person) {
            return person == 0 || person == 2 || person == 5;
        };
        Town mixed = before;
        std::erase_if(mixed.grants, [&](const TownGrant& g) { return is_changed(g.person); });
        std::erase_if(mixed.postings, [&](const TownPosting& p) { return is_changed(p.person); });
        for (const TownGrant& g : after.grants)
            if (is_changed(g.person)) mixed.grants.push_back(g);
        for (const TownPosting& p : after.postings)
            if (is_changed(p.person)) mixed.postings.push_back(p);
        const auto base = before.columns();
        const auto overlay = after.columns();
        const auto full = mixed.columns();
        const Question question = random_town_question();
        Ladder ladder(base, question);
        const std::vector<std::uint32_t> persons = {0, 2, 5};
        ladder.replace(persons, base, overlay);
        EXPECT_EQ(flat(before, ladder.figures()), flat(before, measure(full, question))) << "seed " << seed;
    }
}

TEST(Witness, what_is_listed_behind_a_figure_sums_to_it) {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const Town town = RandomTown(seed).draw();
        const auto columns = town.columns();
        Question question = random_town_question();
        question.grain = Grain::quarter;
        if (seed % 2 == 1) {
            const domain::Term wanted[] = {domain::Term{1}};
            question.selection.grants = rows_with(columns.grants.provider, columns.grants.size(), wanted);
        }
        const Figures figures = measure(columns, question);
        for_each_cell(town, figures, [&](std::uint8_t ladder, Row row, std::size_t period) {
            const PeriodFigures& at = of(figures, ladder).at(row, period);
            const base::Month first = question.first.plus(static_cast<int>(period) * 3);
            const auto behind = [&](Measure measure) {
                return explain(columns, question,
                               {.rows = {.ladder = ladder, .place = row.place, .number = row.number},
                                .measure = measure,
                                .months = {first, first.plus(3)}});
            };
            const auto ore = [&](Measure measure) {
                std::int64_t sum = 0;
                for (const Contribution& contribution : behind(measure))
                    sum += contribution.ore;
                return sum;
            };
            std::int64_t days = 0;
            for (const Contribution& contribution : behind(Measure::days))
                days += contribution.days.total();
            EXPECT_EQ(days, at.days.total());
            EXPECT_EQ(static_cast<std::int64_t>(behind(Measure::touching).size()), at.touching);
            EXPECT_EQ(static_cast<std::int64_t>(behind(Measure::at_end).size()), at.at_end);
            EXPECT_EQ(ore(Measure::committed), at.committed.in_ore());
            EXPECT_EQ(ore(Measure::committed_deciding), at.committed_deciding.in_ore());
            EXPECT_EQ(ore(Measure::actual), at.actual.in_ore());
            EXPECT_EQ(ore(Measure::actual_deciding), at.actual_deciding.in_ore());
        });
    }
}

// Σ steps + by account + no step + coverage difference + for others + remainder = ledger, per account and
// month.
TEST(Witness, every_krone_of_the_ledger_has_one_place) {
    for (std::uint64_t seed = 0; seed < towns; ++seed) {
        const Town town = RandomTown(seed).draw();
        const auto columns = town.columns();
        const Question question = random_town_question();
        const Figures figures = measure(columns, question);
        std::vector<base::Money> placed(24);
        for (const AccountSums& account : reconcile(columns, question)) {
            for (std::size_t month = 0; month < 24; ++month) {
                EXPECT_EQ(account.periods[month].sum_of_places(), account.periods[month].ledger);
                placed[month] += account.periods[month].ledger;
            }
        }
        std::vector<base::Money> shown(24);
        for_each_cell(town, figures, [&](std::uint8_t ladder, Row row, std::size_t period) {
            shown[period] += of(figures, ladder).at(row, period).actual;
        });
        EXPECT_EQ(shown, placed);
    }
}

TEST(Witness, service_year_and_accounts_year_differ_by_their_tails) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto columns = RandomTown(seed).draw().columns();
        for (const int year : {2019, 2020, 2021, 2022}) {
            const YearTie tie = tie_year(columns.postings, year);
            EXPECT_EQ(tie.service, tie.posted + tie.tail_in - tie.tail_out);
        }
    }
}

} // namespace
} // namespace styrhus::models::ladder
