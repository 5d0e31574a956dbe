#!/usr/bin/env python3
"""What the program links postings to, against the grants they were made for, in a municipality with bills of every kind.

    links_test.py PROGRAM [--seeds 7 8 | --draw N] [--inhabitants N] [--years N]

Without --seeds they are drawn and printed. Prints kroner by how a bill can be known and how it is off. What is found and
what is wrong is held against the kroner of all the municipalities: a single bill of one may be half a thousandth of it.
"""

import argparse
import collections
import random
import sqlite3
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from findings_truth import Deliveries, Place, delivered_names, place_of, planted_rows, truth_table  # noqa: E402
from styrhus import Program  # noqa: E402
from town import Town  # noqa: E402

FOUND_MIN = 0.99
WRONG_MAX = 0.001
SHOWN_MAX = 30
FACILITY = {"dubu_personer": "Tilbud", "sensum_indsatser": "Tilbud"}
CERTAIN = "Koblet til bevilling"


class Links:
    """posting → {(citizen's number, facility): øre}, as the program says and as it is true."""

    def __init__(self, town):
        with sqlite3.connect(f"file:{town.home / 'store.sqlite'}?mode=ro", uri=True) as store:
            store.row_factory = sqlite3.Row
            self.names = delivered_names(store)
        self.deliveries = Deliveries(town.made)
        planted = planted_rows(town.made)
        self.unread = {row.place for row in planted if row.how == "receipt"}
        self.know_wrong_numbers(town.made, planted)
        self.said, self.state, self.signs = {}, {}, {}
        self.read_page(town.view("links", aar="alle", tilstand="alle", alle="1"))
        self.true, self.truth = collections.defaultdict(collections.Counter), {}
        self.read_truth(town.made)

    def read_page(self, page):
        table = next(block for block in page["blocks"] if block.get("key") == "koblinger")
        posting = None
        for row in table["rows"]:
            first, amount, state, _, grant, _, difference, signs = row["cells"][:8]
            if row.get("depth", 0) == 0:
                posting = place_of(self.names, first["link"])
                self.said[posting] = collections.Counter()
                self.state[posting] = state["value"]
                self.signs[posting] = f"{difference.get('value', '')} | {signs.get('value', '')}"
            if grant.get("link"):
                self.said[posting][self.help_at(place_of(self.names, grant["link"]))] += amount["value"]

    def know_wrong_numbers(self, made, planted):
        """A grant that the case system has under a wrong number is the same grant."""
        right = {row["citizen"]: row["cpr"] for row in truth_table(made, "citizens")}
        for row in planted:
            if row.type == "bad_cpr" and not row.near:
                self.deliveries.current_number[self.deliveries.number(row.place)] = right[row.citizen]

    def help_at(self, place):
        row = self.deliveries.row(place)
        return self.deliveries.number(place), row[FACILITY[self.deliveries.source_of[place.name].code]]

    def read_truth(self, made):
        number = {row["citizen"]: row["cpr"] for row in truth_table(made, "citizens")}
        facility = {row["grant"]: row["facility"] for row in truth_table(made, "grants")}
        for row in truth_table(made, "posting_links"):
            posting = Place(Path(row["file"]).name, int(row["line"]))
            self.truth[posting] = row
            self.true[posting][number[row["citizen"]], facility.get(row["grant"])] += int(row["ore"])

    def right(self, posting):
        """Kroner that stand where they shall, without sign."""
        said = self.said.get(posting, {})
        return sum(min(abs(said[at]), abs(ore)) for at, ore in self.true[posting].items() if at in said)


class Matching(unittest.TestCase):
    """`town` is set by main(), one after the other."""

    linkable = found = certain = wrong = 0

    @classmethod
    def setUpClass(cls):
        cls.links = Links(cls.town)
        table = collections.defaultdict(collections.Counter)
        cls.misses, cls.mistakes = [], []
        for posting, row in cls.links.truth.items():
            if posting in cls.links.unread and posting not in cls.links.state:
                continue  # its row is planted unreadable, and its receipt says so
            size = sum(abs(ore) for ore in cls.links.true[posting].values())
            right = cls.links.right(posting)
            is_certain = cls.links.state.get(posting) == CERTAIN
            at = table[row["how"], row["off"], row["linkable"]]
            at["postings"] += 1
            at["kroner"] += size
            at["right"] += right
            if is_certain:
                at["certain"] += size
                at["wrong"] += size - right
                cls.certain += size
                cls.wrong += size - right
                if size - right > 100:
                    cls.mistakes.append(posting)
            if row["linkable"] == "1":
                cls.linkable += size
                cls.found += right if is_certain else 0
                if size - right > 100 or not is_certain:
                    cls.misses.append(posting)
        cls.show(table)

    @classmethod
    def show(cls, table):
        print(f"{'known by':18}{'off':12}{'linkable':>9}{'postings':>9}{'kroner':>14}{'right':>14}{'certain':>14}{'wrong':>11}")
        for (how, off, linkable), at in sorted(table.items()):
            print(f"{how:18}{off:12}{linkable:>9}{at['postings']:9}{at['kroner'] / 100:14,.0f}{at['right'] / 100:14,.0f}"
                  f"{at['certain'] / 100:14,.0f}{at['wrong'] / 100:11,.0f}")
        print(f"found {cls.found / max(1, cls.linkable):.2%} of {cls.linkable / 100:,.0f} kr. linkable; "
              f"wrong {cls.wrong / max(1, cls.certain):.3%} of {cls.certain / 100:,.0f} kr. linked, so far")
        for title, places in (("missed", cls.misses), ("wrong", cls.mistakes)):
            for posting in places[:SHOWN_MAX]:
                row = cls.links.truth[posting]
                print(f"  {title}: {posting.name}:{posting.line} {row['how']} {row['off']} "
                      f"{cls.links.state.get(posting, 'not on the page')} [{cls.links.signs.get(posting, '')}]")
            if len(places) > SHOWN_MAX:
                print(f"  {title}: … and {len(places) - SHOWN_MAX} more")

    def test_every_posting_is_on_the_page(self):
        keys = {self.links.deliveries.key(place) for place in self.links.state}
        lost = [posting for posting in self.links.truth
                if self.links.deliveries.key(posting) not in keys and posting not in self.links.unread]
        self.assertEqual([], lost)


class Sums(unittest.TestCase):
    """Of all the municipalities that `Matching` has looked at."""

    def test_almost_every_linkable_krone_is_linked_rightly(self):
        self.assertGreaterEqual(Matching.found, FOUND_MIN * Matching.linkable,
                                f"{Matching.found / 100:,.0f} of {Matching.linkable / 100:,.0f} kr.")

    def test_almost_nothing_is_linked_wrongly(self):
        self.assertLessEqual(Matching.wrong, WRONG_MAX * Matching.certain,
                             f"{Matching.wrong / 100:,.0f} of {Matching.certain / 100:,.0f} kr.")


def passes(case):
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    return unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite).wasSuccessful()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+")
    parser.add_argument("--draw", type=int, default=1)
    parser.add_argument("--inhabitants", type=int, default=6000)
    parser.add_argument("--years", type=int, default=2)
    options = parser.parse_args()
    passed = True
    for seed in options.seeds or random.SystemRandom().sample(range(1, 1_000_000), options.draw):
        print(f"seed {seed}, {options.inhabitants} inhabitants, {options.years} years", flush=True)
        with Town(Program(options.program), seed, options.inhabitants, options.years, postings="mixed") as Matching.town:
            passed &= passes(Matching)
    return 0 if passes(Sums) and passed else 1


if __name__ == "__main__":
    sys.exit(main())
