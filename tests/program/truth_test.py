#!/usr/bin/env python3
"""What the program says of a made municipality, against what was delivered and what was planted.

    truth_test.py PROGRAM [--seeds 7 8] [--inhabitants N] [--years N] [--explain all|some]
"""

import argparse
import sqlite3
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from findings_truth import delivered_names, place_of, truth_table  # noqa: E402
from styrhus import Program  # noqa: E402
from town import Town  # noqa: E402
from witness import half_away, witness  # noqa: E402

LADDERS = ("children", "adults_disability", "adults_vulnerable")
BASES = {"disponeret": "committed", "bogfoert": "actual"}

# What reading one file, or joining it to the others, must say. What only a rule or a comparison across sources can see
# (missing ends, overlaps, prices that are not the tariff's …) comes with the rules.
SEEN_ON_ITS_ROW = {"unreadable_amount", "unreadable_date", "too_few_columns", "end_before_start", "unknown_value",
                   "lost_leading_zero", "duplicate_row", "unknown_psp"}
# … but not in a column that nothing is made of, nor in a list whose rows have no key and may be alike.
UNSEEN = {("unreadable_amount", "dubu_ydelser"), ("duplicate_row", "sensum_ydelser")}
SKIPPED = {"repeated_header", "total_row", "blank_row"}
NOTE = 0  # domain::Severity


def blocks(page, kind):
    return [block for block in page["blocks"] if block["kind"] == kind]


def cells_of(node):
    """Every cell of a page that is a figure."""
    if isinstance(node, dict):
        if node.get("figure") and "type" in node:
            yield node
        for value in node.values():
            yield from cells_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from cells_of(value)


def value_of(cell):
    return cell.get("value", 0)


def last_value(row):
    return value_of(row["cells"][-1])


class Truth(unittest.TestCase):
    """One municipality; `town` and `options` are set by main()."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.figures = witness(cls.town.made / "deliveries")
        cls.store = sqlite3.connect(f"file:{cls.town.home / 'store.sqlite'}?mode=ro", uri=True)
        cls.store.row_factory = sqlite3.Row

    @classmethod
    def tearDownClass(cls):
        cls.store.close()

    def expected(self, ladder, step, month):
        nothing = {"touching": 0, "at_end": 0, "days": 0, "committed": 0, "deciding": 0, "actual": 0}
        return self.figures.get((ladder, step, month), nothing)

    def check_month(self, ladder, month, basis):
        page = self.town.view("ladder", trappe=ladder, maaned=month, periode="maaned", basis=basis)
        days_in_year = 366 if int(month[:4]) % 4 == 0 else 365
        for step in blocks(page, "stair")[0]["steps"]:
            theirs = self.expected(ladder, step["step"], month)
            ours = {"at_end": step["citizens_at_end"]["value"], "touching": step["citizens_touching"]["value"],
                    "days": step["full_year_persons"]["value"] * days_in_year, "cost": step["cost"]["value"]}
            self.assertAlmostEqual(ours["days"], round(ours["days"]), 6)
            ours["days"] = round(ours["days"])
            wanted = {name: theirs[name] for name in ("at_end", "touching", "days")}
            wanted["cost"] = theirs[BASES[basis]]
            self.assertEqual(ours, wanted, f"{ladder} step {step['step']} in {month}, {basis}")
            if basis == "disponeret" and theirs["days"]:
                # Help whose price nobody knows has no unit cost.
                unit_cost = half_away(theirs["deciding"] * days_in_year, theirs["days"]) or None
                self.assertEqual(step["unit_cost_deciding"].get("value"), unit_cost, f"{ladder} {step['step']} {month}")
        return page

    def test_the_ladder_says_what_the_deliveries_say_to_the_ore_and_the_day(self):
        months = sorted({month for _, _, month in self.figures})
        self.assertGreater(len(months), 9)
        for ladder in LADDERS:
            for month in months:
                for basis in BASES:
                    with self.subTest(ladder=ladder, month=month, basis=basis):
                        self.check_month(ladder, month, basis)

    def planted(self):
        return truth_table(self.town.made, "planted")

    def rows_spoken_of(self, lowest_severity):
        names = delivered_names(self.store)
        spoken = set()
        for table, condition in (("rejection", "1"), ("finding", f"severity >= {lowest_severity}")):
            for row in self.store.execute(f"select * from {table} where {condition}"):
                spoken.add((names[row["id"] >> 32][row["source_file"]], row["source_line"]))
        return spoken

    def test_every_mistake_that_reading_sees_is_said_of_its_row(self):
        spoken = self.rows_spoken_of(NOTE)
        missed = []
        seen = set()
        for row in self.planted():
            is_unseen = (row["type"], Path(row["file"]).name.rpartition("_")[0]) in UNSEEN
            if row["near_miss"] == "1" or is_unseen or row["type"] not in SEEN_ON_ITS_ROW - {"unknown_psp"}:
                continue
            seen.add(row["type"])
            if (Path(row["file"]).name, int(row["line"])) not in spoken:
                missed.append((row["type"], row["file"], row["line"]))
        self.assertEqual(missed, [])
        self.assertGreaterEqual(len(seen), 6)

    def test_nothing_that_is_right_is_called_wrong(self):
        spoken = self.rows_spoken_of(NOTE + 1)
        wronged = []
        # A number that is wrong is said of each of the citizen's rows, also of those that are right otherwise.
        wrong = [row for row in self.planted() if row["near_miss"] == "0"]
        misnumbered = {row["citizen"] for row in wrong if row["type"] == "bad_cpr"}
        # A grant entered twice stands twice with every price it has had; the truth names the first of its rows.
        entered_twice = {row["citizen"] for row in wrong if row["type"] == "overlap"}
        wrong_rows = {(Path(row["file"]).name, int(row["line"])) for row in wrong}
        for row in self.planted():
            at = (Path(row["file"]).name, int(row["line"]))
            is_right = (row["near_miss"] == "1" and row["citizen"] not in misnumbered | entered_twice
                        and at not in wrong_rows)
            if is_right and at in spoken:
                wronged.append((row["type"], row["note"], *at))
        self.assertEqual(wronged, [])

    def test_lines_that_are_no_rows_are_skipped_and_counted(self):
        skipped = {}
        spoken = self.rows_spoken_of(NOTE)
        for row in self.planted():
            name = Path(row["file"]).name
            # A total without a word is known by its sum; where an amount of the file is unreadable it cannot be, and
            # stands among the rejected rows.
            is_unlabelled_total = row["type"] == "total_row" and row["note"] == "without a label"
            is_rejected = is_unlabelled_total and (name, int(row["line"])) in spoken
            if row["near_miss"] == "0" and row["type"] in SKIPPED and not is_rejected:
                skipped[name] = skipped.get(name, 0) + 1
        names = delivered_names(self.store)
        counted = {}
        for row in self.store.execute("select rowid as id, rows_skipped from delivery"):
            if row["rows_skipped"]:
                counted[names[row["id"]][0]] = row["rows_skipped"]
        # A near-miss is an ordinary row, and an unlabelled total that the maker did not plant does not exist.
        self.assertEqual(counted, skipped)

    def test_money_on_accounts_nobody_knows_stands_in_the_remainder(self):
        page = self.town.view("reconciliation")
        self.assertTrue(blocks(page, "equation") or blocks(page, "table"))
        unknown = {(Path(row["file"]).name, int(row["line"])) for row in self.planted()
                   if row["type"] == "unknown_psp" and row["near_miss"] == "0"}
        lines = self.remainder_rows()
        for at in sorted(unknown):
            self.assertIn(at, lines)

    def remainder_rows(self):
        """(file, line) of every posting in the remainder, from the explanation of the remainder itself."""
        last = max(month for _, _, month in self.figures)
        first = f"{int(last[:4]) - 10}-01"  # a posting may pay for days long before the first delivery
        page = self.town.get("/api/explain", figur=f"ladder.cost/any/remainder-series/{first}..{last}/actual", alle="1")
        rows = set()
        names = delivered_names(self.store)
        for table in blocks(page, "table"):
            for row in table["rows"]:
                link = row["cells"][2].get("link", "")
                if link:
                    rows.add(place_of(names, link))
        return rows

    def test_the_ledger_is_the_sum_of_its_places_in_every_month(self):
        for month in sorted({month for _, _, month in self.figures}):
            page = self.town.view("ladder", maaned=month, periode="maaned", basis="bogfoert")
            for equation in blocks(page, "equation"):
                self.assertEqual(value_of(equation["difference"]), 0, f"{equation['title']} {month}")

    def pages_to_explain(self):
        yield self.town.view("overview")
        yield self.town.view("reconciliation")
        yield self.town.view("forecast")
        yield self.town.view("forecast", aar=int(self.town.view("forecast")["parameters"][0]["standard"]) - 1)
        yield self.town.view("budget")
        for ladder in LADDERS:
            for basis in BASES if self.options.explain == "all" else ("disponeret",):
                yield self.town.view("ladder", trappe=ladder, basis=basis, trin=3)

    def test_every_figure_of_the_main_pages_is_the_sum_of_what_is_listed_behind_it(self):
        seen = set()
        for page in self.pages_to_explain():
            for cell in cells_of(page["blocks"]):
                if cell["figure"] not in seen:
                    seen.add(cell["figure"])
                    self.check_explained(cell)
        self.assertGreater(len(seen), 300)

    def check_explained(self, cell):
        figure = cell["figure"]
        page = self.town.get("/api/explain", figur=figure, alle="1")
        shown = blocks(page, "tiles")[0]["tiles"][0]["figure"]
        self.assertEqual(value_of(shown), value_of(cell), figure)
        tables = blocks(page, "table")
        self.assertTrue(tables, figure)
        totals = []
        for table in tables:
            parts = [row for row in table["rows"] if not row.get("is_total")]
            totals.append(last_value(table["rows"][-1]))
            self.assertEqual(sum(last_value(row) for row in parts), totals[-1], figure)
            for citizen, source in (row["cells"][1:3] for row in parts):
                self.assertTrue("link" in source or "link" not in citizen, f"{figure}: a citizen without a row")
        measure = figure.split("/")[0]
        if measure in ("ladder.cost_before", "ladder.cost_after"):
            movers = sum(not row.get("is_total") for row in tables[0]["rows"])
            self.assertEqual(value_of(cell), half_away(totals[0], 3 * movers), figure)
        elif measure.startswith("ladder.share"):
            self.assertAlmostEqual(value_of(cell), totals[0] / totals[1], 12, figure)
        elif len(totals) == 1 and cell["type"] in ("money", "count"):
            self.assertEqual(totals[0], value_of(cell), figure)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+", default=[7])
    parser.add_argument("--inhabitants", type=int, default=4000)
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--explain", choices=("all", "some"), default="some")
    Truth.options = parser.parse_args()
    passed = True
    for seed in Truth.options.seeds:
        print(f"seed {seed}", flush=True)
        with Town(Program(Truth.options.program), seed, Truth.options.inhabitants, Truth.options.years) as Truth.town:
            suite = unittest.defaultTestLoader.loadTestsFromTestCase(Truth)
            passed &= unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite).wasSuccessful()
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
