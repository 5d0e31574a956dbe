#!/usr/bin/env python3
"""What the program forecasts of a year, month by month, against what the year became, in made municipalities.

    forecast_test.py PROGRAM [--seeds 7 8 | --draw N] [--inhabitants N] [--years N] [--areas]

Without --seeds they are drawn and printed. The municipality delivers until the month of the forecast and no further; the
year's result is what all its deliveries have with the fiscal year. Beside it stand three baselines: the revised
budget, posted x 12/n, and posted with what last year had left after the same month. Over all towns and months the forecast must be nearer than each of them; by how much is printed, not barred.
"""

import argparse
import random
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from styrhus import Program  # noqa: E402
from town import Home, make_town  # noqa: E402

CUTS = (3, 6, 9, 12)
WHOLE = "I alt"


def areas_of(page):
    """{area: {column: ore}}"""
    table = next(block for block in page["blocks"] if block.get("key") == "omraader")
    keys = [column["key"] for column in table["columns"]]
    return {row["cells"][0]["value"]: {key: cell.get("value") or 0 for key, cell in zip(keys, row["cells"])}
            for row in table["rows"]}


class Rolling:
    """The forecasts of one town's middle year, and what it became."""

    def __init__(self, program, seed, inhabitants, years, with_areas):
        self.errors = {}  # (who, month): part of the result
        with tempfile.TemporaryDirectory(prefix="styrhus_town_") as folder:
            made = Path(folder) / "town"
            make_town(program, made, seed, inhabitants, years)
            months = sorted(month.name for month in (made / "deliveries").iterdir())
            year = int(months[-1][:4]) - 1
            with Home(program, made) as home:
                became = areas_of(home.view("forecast", aar=year))
            self.became = became[WHOLE]["posted"]
            before, seen = self.posted_before(program, made, year)
            for month in CUTS:
                with Home(program, made, f"{year}-{month:02}") as home:
                    page = home.view("forecast")
                said = areas_of(page)
                whole = said[WHOLE]
                self.add("forecast", month, whole["expected"])
                self.add("budget", month, whole["budget"])
                self.add("x 12/n", month, whole["posted"] * 12 / month)
                self.add("last year's rest", month, whole["posted"] + before - seen[month])
                layers = {key: round(value / 1e8, 2) for key, value in whole.items() if key not in ("area", "deviation")}
                print(f"seed {seed} {year}-{month:02}: became {self.became / 1e8:.2f}, {layers}", flush=True)
                if with_areas:
                    for area, layers in said.items():
                        end = became.get(area, {}).get("posted", 0)
                        print(f"    {area:48} became {end / 1e8:8.2f} error {(layers['expected'] - end) / 1e8:+8.2f}")

    def posted_before(self, program, made, year):
        """The year before: its result, and what of it was posted by each month of it."""
        seen = {}
        for month in CUTS:
            with Home(program, made, f"{year - 1}-{month:02}") as home:
                seen[month] = areas_of(home.view("forecast"))[WHOLE]["posted"]
        with Home(program, made, f"{year}-03") as home:
            return areas_of(home.view("forecast", aar=year - 1))[WHOLE]["posted"], seen

    def add(self, who, month, said):
        self.errors[who, month] = said / self.became - 1


class ForecastTest(unittest.TestCase):
    program = None
    options = None

    def test_is_nearer_than_every_baseline(self):
        options = self.options
        seeds = options.seeds or [random.SystemRandom().randrange(1, 1_000_000) for _ in range(options.draw)]
        print("seeds", *seeds)
        towns = [Rolling(self.program, seed, options.inhabitants, options.years, options.areas) for seed in seeds]
        means = {}
        for who in dict.fromkeys(who for who, _ in towns[0].errors):
            for month in CUTS:
                errors = [town.errors[who, month] for town in towns]
                means[who, month] = sum(abs(error) for error in errors) / len(errors)
                bias = sum(errors) / len(errors)
                print(f"{who:18} month {month:2}: mean absolute error {means[who, month]:6.2%}, bias {bias:+6.2%}")
        overall = {who: sum(means[who, month] for month in CUTS) / len(CUTS) for who, _ in means}
        print("over all months: " + ", ".join(f"{who} {error:.2%}" for who, error in overall.items()))
        for who, error in overall.items():
            if who != "forecast":
                self.assertLess(overall["forecast"], error, who)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seeds", type=int, nargs="*")
    parser.add_argument("--draw", type=int, default=4)
    parser.add_argument("--inhabitants", type=int, default=8000)
    parser.add_argument("--years", type=int, default=3)
    parser.add_argument("--areas", action="store_true")
    ForecastTest.options = parser.parse_args()
    ForecastTest.program = Program(ForecastTest.options.program)
    unittest.main(argv=sys.argv[:1])
