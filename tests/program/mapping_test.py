#!/usr/bin/env python3
"""A dialogue on a mapping through the server: what it lacks, a change that is tried, saved by a named person, and a
delivery that is read by it once more.

    mapping_test.py PROGRAM
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from styrhus import Program, Server  # noqa: E402

MAPPING = """# Rettes kun efter aftale med bogholderiet.
code = "bogholderi"
version = 1
system = "bogholderi"
fact = "posting"
files = ["bogholderi*"]
[name]
da = "Bogholderi"
en = "Ledger"
[delivery]
mode = "append"
key = ["reference"]
amount = "amount"
fiscal_year = "calendar_year_of_posting"
[[column]]
name = "Bilag"
field = "reference"
[[column]]
name = "Konto"
field = "account"
[[column]]
name = "D/K"
field = "debit_credit"
values = { "D" = "debit" }
[[column]]
name = "Dato"
field = "posted_on"
[[column]]
name = "Beløb"
field = "amount"
"""
HEAD = "Bilag;Konto;D/K;Dato;Beløb\r\n"
JANUARY = HEAD + "1;538521001;D;31-01-2024;100,00\r\n2;538521001;K;31-01-2024;20,50\r\n3;538521001;K;31-01-2024;4,50\r\n"


class Dialogue(unittest.TestCase):
    """`program` is set by main()."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="styrhus_mapping_"))
        self.home = self.folder / "home"
        self.program.init(self.home)
        (self.home / "mappings").mkdir(exist_ok=True)
        (self.home / "mappings" / "kommunens_egen.toml").write_text(MAPPING)
        self.server = Server(self.program, self.home)

    def tearDown(self):
        self.server.stop()
        shutil.rmtree(self.folder)

    def post(self, path, body=None, **parameters):
        content = json.dumps(body).encode() if body is not None else b""
        return self.server.ask("POST", path, content, parameters)

    def opened(self, **parameters):
        return self.server.get("/api/mappings/bogholderi", **parameters)

    def amended(self, toml, *changes):
        status, answer = self.post("/api/mappings/amended", {"toml": toml, "changes": list(changes)})
        self.assertEqual(200, status, answer)
        return answer["toml"]

    def job(self, answer):
        while answer.get("state") not in ("done", "failed"):
            identity = answer.get("job") or identity
            time.sleep(0.02)
            answer = self.server.get(f"/api/jobs/{identity}")
        return answer

    def table(self, page, key):
        found = next(block for block in page["blocks"] if block.get("key") == key)
        return [[cell.get("value") for cell in row["cells"]] for row in found["rows"]]

    def test_a_value_is_given_a_meaning_and_the_delivery_read_again(self):
        self.assertEqual("done", self.server.upload("bogholderi_2024.csv", JANUARY.encode())["state"])
        opened = self.opened()
        self.assertEqual([{"column": "D/K", "field": "debit_credit", "value": "K", "rows": 2, "amount": 2500}],
                         opened["unknown_values"])
        self.assertEqual((1, 1), (opened["delivery"], opened["version"]))

        toml = self.amended(opened["toml"], {"kind": "value", "column": "D/K", "field": "debit_credit", "text": "K",
                                             "meaning": "credit"})
        self.assertEqual(MAPPING.replace("version = 1", "version = 2").replace('"debit" }', '"debit", "K" = "credit" }'),
                         toml)
        status, trial = self.post("/api/mappings/trial", {"delivery": 1, "mapping": toml})
        self.assertEqual(200, status, trial)
        self.assertEqual([], trial["unknown_values"])
        # 100.00 − 20.50 − 4.50
        money = next(block for block in trial["receipt"]["blocks"] if block.get("title") == "Kroner")
        self.assertEqual([7500, 7500, 0], [term["amount"]["value"] for term in money["terms"]])

        status, saved = self.post("/api/mappings", {"toml": toml})
        self.assertEqual((200, "bogholderi", 2), (status, saved["code"], saved["version"]))
        self.assertTrue(saved["author"])
        again = self.job(self.post("/api/deliveries/1/again")[1])
        self.assertEqual("done", again["state"], again)
        self.assertEqual("/leverance/2", again["result_link"])

        page = self.server.view("mapping", kode="bogholderi")
        self.assertEqual([], self.table(page, "huller"))
        self.assertEqual([["D/K", "D", "debet", 1, 10000], ["D/K", "K", "kredit", 2, 2500]],
                         self.table(page, "vaerdier"))
        versions = self.table(page, "versioner")
        self.assertEqual(["2", saved["author"], saved["saved_on"], "K i D/K betyder kredit."], versions[0])
        overview = self.table(self.server.view("mappings"), "oversaettelser")
        self.assertEqual([0, 0, 0, 0], next(row for row in overview if row[0] == "Bogholderi")[4:8])
        self.assertIn("læst igen med oversættelsen, version 2", json.dumps(self.server.view("receipt", id=1),
                                                                          ensure_ascii=False))

    def test_a_label_with_a_new_name_is_read_by_its_old_one(self):
        named = MAPPING + '[[column]]\nname = "Navn"\nfield = "label"\n'
        self.assertEqual(200, self.post("/api/mappings", {"toml": named})[0])
        rows = [f"{{}};{account};D;{{}};1{account},00;{{}}\r\n" for account in (538521001, 538521002)]
        month = lambda first, day, names: ("Bilag;Konto;D/K;Dato;Beløb;Navn\r\n" + "".join(
            row.format(first + 10 * copy + at, day, names[at]) for copy in range(2)
            for at, row in enumerate(rows))).encode()
        self.assertEqual("done", self.server.upload("bogholderi_1.csv", month(1, "31-01-2024", ["Støtte", "Hjem"]))["state"])
        self.assertEqual([], self.opened()["renamed_labels"])
        self.assertEqual("done", self.server.upload("bogholderi_2.csv", month(101, "29-02-2024", ["Bostøtte", "Hjem"]))["state"])
        renamed = self.opened()["renamed_labels"]
        self.assertEqual([("Navn", "label", "Støtte", "Bostøtte", 1)],
                         [tuple(one[key] for key in ("column", "field", "before", "now", "codes")) for one in renamed])
        toml = self.amended(self.opened()["toml"], {"kind": "value", "column": "Navn", "field": "label",
                                                    "text": "Bostøtte", "meaning": "Støtte"})
        self.assertEqual(200, self.post("/api/mappings", {"toml": toml})[0])
        self.assertEqual([], self.opened()["renamed_labels"])
        self.assertEqual("done", self.job(self.post("/api/deliveries/2/again")[1])["state"])
        self.assertEqual((3, []), (self.opened()["delivery"], self.opened()["renamed_labels"]))

    def test_what_was_saved_is_what_the_next_start_reads(self):
        toml = self.amended(MAPPING, {"kind": "heading", "column": "Beløb", "text": "Kroner"})
        self.assertEqual(200, self.post("/api/mappings", {"toml": toml})[0])
        self.server.stop()
        self.server = Server(self.program, self.home)
        self.assertEqual(2, self.opened()["version"])
        self.assertEqual(["kommunens_egen.toml"], [path.name for path in (self.home / "mappings").iterdir()])

    def test_a_renamed_column_is_refused_with_what_it_probably_is_and_approved(self):
        self.server.upload("bogholderi_2024.csv", JANUARY.encode())
        february = JANUARY.replace("Beløb", "Kroner").replace("Konto", "PSP").replace("\n1;", "\n4;").replace("\n2;", "\n5;") \
            .replace("\n3;", "\n6;").encode()
        refused = self.server.upload("bogholderi_2024_02.csv", february)
        self.assertEqual("failed", refused["state"])
        self.assertIn('"Kroner" er nok Beløb', refused["error"])
        self.assertIn('"PSP" er nok Konto', refused["error"])

        status, preview = self.server.ask("POST", "/api/mappings/preview", february,
                                          {"filename": "bogholderi_2024_02.csv"})
        self.assertEqual((200, "bogholderi"), (status, preview["mapping_code"]))
        opened = self.opened(upload=preview["upload"])
        self.assertEqual({"Kroner": "Beløb", "PSP": "Konto"}, {one["column"]: one["likely"] for one in opened["new_columns"]})
        toml = self.amended(opened["toml"], *({"kind": "heading", "column": one["likely"], "text": one["column"]}
                                             for one in opened["new_columns"]))
        status, trial = self.post("/api/mappings/trial", {"upload": preview["upload"], "mapping": toml})
        self.assertEqual((200, []), (status, trial["errors"]))
        self.assertEqual(200, self.post("/api/mappings", {"toml": toml})[0])
        self.assertEqual("done", self.server.upload("bogholderi_2024_02.csv", february)["state"])

    def test_what_cannot_be_done_says_why(self):
        for body in (None, {"toml": MAPPING}, {"toml": MAPPING, "changes": [{"kind": "magic"}]}):
            self.assertEqual(400, self.post("/api/mappings/amended", body)[0])
        status, answer = self.post("/api/mappings/amended", {"toml": MAPPING, "changes": [
            {"kind": "value", "column": "D/K", "text": "K", "meaning": "noget"}]})
        self.assertEqual(400, status)
        self.assertIn("skriv den i teksten", answer["error"]["message"])
        self.assertEqual(404, self.server.ask("GET", "/api/mappings/findes_ikke", None, {})[0])
        self.assertEqual(404, self.post("/api/mappings/trial", {"delivery": 7, "mapping": MAPPING})[0])
        self.assertEqual(404, self.post("/api/mappings/trial", {"upload": "../..", "mapping": MAPPING})[0])
        self.assertEqual("failed", self.job(self.post("/api/deliveries/7/again")[1])["state"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    Dialogue.program = Program(parser.parse_args().program)
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Dialogue)
    return 0 if unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
