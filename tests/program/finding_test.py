#!/usr/bin/env python3
"""Findings through the program: their ages against what the maker planted, and what people say of them.

    finding_test.py PROGRAM
"""

import csv
import json
import re
import sqlite3
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from findings_truth import delivered_names  # noqa: E402
from styrhus import FAILED, USAGE, Program, Server  # noqa: E402
from town import Town  # noqa: E402

ACCEPT, FALSE_ALARM, UNDO = "finding.accept", "finding.false_alarm", "statement.undo"
FAR_AWAY = "2199-12-31"


def table_of(page, key):
    """The table's rows, each by its columns' keys."""
    for block in page["blocks"]:
        if block["kind"] == "table" and block["key"] == key:
            columns = [column["key"] for column in block["columns"]]
            return [dict(zip(columns, row["cells"])) for row in block["rows"]]
    return []


def forms_of(page):
    return {block["key"]: {field["key"]: field for field in block["fields"]} for block in page["blocks"]
            if block["kind"] == "form"}


class Findings(unittest.TestCase):
    """`town` is set by main()."""

    @classmethod
    def setUpClass(cls):
        cls.wait_for_history()

    @classmethod
    def wait_for_history(cls):
        """The server goes through the extracts by itself after it has begun to serve."""
        for _ in range(1200):
            rows = table_of(cls.town.view("findings"), "fund")
            if rows and rows[0]["age"].get("value") is not None:
                return
            time.sleep(0.1)
        raise AssertionError("the history did not come in two minutes")

    def findings(self, **parameters):
        return table_of(self.town.view("findings", alle=1, **parameters), "fund")

    def page_of(self, row):
        _, _, rule, number = row["what"]["link"].split("?")[0].split("/")
        return self.town.view("finding", rule=rule, row=number)

    def say(self, form, finding, **values):
        body = json.dumps({"form": form, "values": {"finding": finding, **values}}).encode()
        return self.town.server.ask("POST", "/api/statements", body, {})

    def one(self):
        """An open finding, its page and its name."""
        row = self.findings()[0]
        page = self.page_of(row)
        return row, page, forms_of(page)[ACCEPT]["finding"]["value"]

    def test_a_double_posting_is_as_old_as_the_file_that_brought_it(self):
        with open(self.town.made / "truth" / "planted.csv", newline="", encoding="utf-8") as file:
            planted = [row for row in csv.DictReader(file, delimiter=";")
                       if row["type"] == "duplicate_posting" and row["near_miss"] == "0"]
        self.assertGreater(len(planted), 0)
        opened = {row["where"]["link"].split("?")[0]: row["opened"]["value"]
                  for row in self.findings(regel="r0304", status="alle")}
        with sqlite3.connect(f"file:{self.town.home / 'store.sqlite'}?mode=ro", uri=True) as store:
            store.row_factory = sqlite3.Row
            files = {name: number for number, names in delivered_names(store).items() for name in names}
        for row in planted:
            name = Path(row["file"]).name
            link = f"/raekke/{files[name]}/0/{row['line']}"
            month = re.search(r"(\d{4})(\d{2})", name)
            self.assertIn(link, opened, row)
            self.assertEqual(opened[link][:7], f"{month.group(1)}-{month.group(2)}", row)

    def test_a_finding_is_accepted_and_taken_back_and_no_figure_changes(self):
        row, page, finding = self.one()
        figures = page["basis"]["figures_id"]
        in_all = len(self.findings())
        self.assertEqual(self.say(ACCEPT, finding, reason="aftalt med \"Anna\"", until=FAR_AWAY), (200, {}))
        self.assertEqual(len(self.findings()), in_all - 1)
        accepted = self.findings(status="godkendt")
        self.assertEqual([one["what"]["link"] for one in accepted], [row["what"]["link"]])
        page = self.page_of(row)
        self.assertEqual(page["basis"]["figures_id"], figures)
        self.assertEqual(list(forms_of(page)), [UNDO])
        said = table_of(page, "sagt")
        self.assertEqual(said[0]["why"]["value"], "aftalt med \"Anna\"")
        self.assertEqual(said[0]["until"]["value"], FAR_AWAY)
        self.assertEqual(self.say(UNDO, finding), (200, {}))
        self.assertEqual(len(self.findings()), in_all)
        self.assertEqual(len(table_of(self.page_of(row), "sagt")), 2, "what was said stays")

    def test_a_wrong_rule_is_listed_for_whoever_improves_it_and_counts_as_valid(self):
        row, _, finding = self.one()
        wrong_rows = self.wrong_rows()
        self.assertEqual(self.say(FALSE_ALARM, finding, reason="er et forløb"), (200, {}))
        listed = table_of(self.town.view("findings"), "forkerte")
        self.assertEqual([one["why"]["value"] for one in listed], ["er et forløb"])
        self.assertLessEqual(self.wrong_rows(), wrong_rows)
        self.assertEqual(self.say(UNDO, finding), (200, {}))
        self.assertEqual(table_of(self.town.view("findings"), "forkerte"), [])
        self.assertEqual(self.wrong_rows(), wrong_rows)

    def wrong_rows(self):
        return sum(row["wrong"]["value"] for row in table_of(self.town.view("validity", alle=1), "kilde"))

    def test_what_cannot_be_said_is_refused_with_words(self):
        _, _, finding = self.one()
        cases = ((ACCEPT, finding, {"reason": "x"}), (ACCEPT, finding, {"reason": "x", "until": "i morgen"}),
                 (ACCEPT, finding, {"reason": "x", "until": "2001-01-01"}),
                 (ACCEPT, finding, {"reason": " ", "until": FAR_AWAY}),
                 (FALSE_ALARM, finding, {"reason": "x", "until": FAR_AWAY}),
                 (FALSE_ALARM, "finding:r0110:0000000000000001", {"reason": "x"}),
                 (FALSE_ALARM, "finding:", {"reason": "x"}), ("finding.sold", finding, {"reason": "x"}),
                 (UNDO, finding, {}))
        messages = set()
        for form, subject, values in cases:
            status, answer = self.say(form, subject, **values)
            self.assertEqual(status, 400, (form, subject, values))
            messages.add(answer["error"]["message"])
        self.assertGreaterEqual(len(messages), len(cases) - 1, "each says what is wrong with it")

    def test_lists_are_handed_out_and_sum_to_the_whole(self):
        for by, key in (("registrator", "registrator"), ("enhed", "enhed"), ("kilde", "kilde")):
            lists = table_of(self.town.view("worklist", efter=by), "arbejdslister")
            self.assertEqual(sum(row["rows"]["value"] for row in lists), len(self.findings()), by)
            link = lists[0]["who"]["link"]
            self.assertTrue(link.startswith("/arbejdsliste?") and f"{key}=" in link, link)
        status, _ = self.town.server.ask("GET", "/api/view/worklist", None, {"efter": "vejr"})
        self.assertEqual(status, 400)

    def test_validity_is_told_for_every_month(self):
        page = self.town.view("validity", alle=1)
        lines = next(block for block in page["blocks"] if block["kind"] == "lines")
        months = [point["month"] for point in lines["series"][0]["points"]]
        delivered = sorted(folder.name for folder in (self.town.made / "deliveries").iterdir())
        self.assertEqual(months, delivered[-12:])
        for row in table_of(page, "enhed"):
            self.assertLessEqual(row["wrong"]["value"] + row["settled"]["value"], row["rows"]["value"])

    def test_the_command_line_looks_back_by_itself_and_says_the_same(self):
        program, home = self.town.program, self.town.home
        shown = json.loads(program.must("present", "findings", "--home", home, "--format", "json"))
        self.assertEqual(table_of(shown, "fund"), table_of(self.town.view("findings"), "fund"))
        row, _, finding = self.one()
        lacking = program.run("say", "--home", home, ACCEPT, finding, "--author", "Anna Opdigtet", "--reason", "x")
        self.assertEqual(lacking.returncode, FAILED, lacking.stderr)
        unknown = program.run("say", "--home", home, "finding.sold", finding, "--author", "Anna Opdigtet")
        self.assertEqual(unknown.returncode, USAGE)
        self.assertIn(ACCEPT, unknown.stderr)
        program.must("say", "--home", home, ACCEPT, finding, "--author", "Anna Opdigtet", "--reason", "aftalt",
                     "--until", FAR_AWAY)
        self.assertEqual([one["what"]["link"] for one in self.findings(status="godkendt")], [row["what"]["link"]],
                         "the server reads what is said as it is asked")
        program.must("say", "--home", home, UNDO, finding, "--author", "Bo Opdigtet")
        self.assertEqual(self.findings(status="godkendt"), [])

    def test_the_history_is_the_same_when_the_server_begins_again(self):
        before = self.findings(status="alle")
        self.town.server.stop()
        type(self).town.server = Server(self.town.program, self.town.home)
        self.wait_for_history()
        self.assertEqual(self.findings(status="alle"), before)


def main():
    with Town(Program(sys.argv[1]), seed=7, inhabitants=4000, years=1) as Findings.town:
        suite = unittest.defaultTestLoader.loadTestsFromTestCase(Findings)
        return 0 if unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
