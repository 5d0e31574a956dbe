#!/usr/bin/env python3
"""Files in files, by the command line, by an upload and by the watched folder: what an archive or a workbook holds is
taken in alike, each file and sheet by its own mapping, and what no mapping is for is said.

    packed_test.py PROGRAM
"""

import argparse
import gzip
import io
import json
import shutil
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parent))
from bad_input_test import rows_of  # noqa: E402
from styrhus import DONE, FAILED, Program, Server  # noqa: E402

POSTINGS = """code = "bogholderi"
system = "bogholderi"
fact = "posting"
files = ["bogholderi*.csv", "udtraek*.xlsx"]
[name]
da = "Bogholderi"
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
required = true
[[column]]
name = "Dato"
field = "posted_on"
[[column]]
name = "Beløb"
field = "amount"
"""
GRANTS = """code = "bevillinger"
system = "bevillinger"
fact = "grant"
files = ["bevillinger*.csv", "udtraek*.xlsx"]
[name]
da = "Bevillinger"
[delivery]
mode = "full"
absent = "closed"
overlap = "keep"
key = ["citizen", "start"]
amount = "price"
[[column]]
name = "CPR"
field = "citizen"
required = true
[[column]]
name = "Start"
field = "start"
[[column]]
name = "Pris"
field = "price"
"""
POSTING_HEAD = ["Bilag", "Konto", "Dato", "Beløb"]
GRANT_HEAD = ["CPR", "Start", "Pris"]


def postings(first, rows):
    return [POSTING_HEAD] + [[f"R{first + row}", "538521001", "31-01-2024", "100,50"] for row in range(rows)]


def grants(first, rows):
    return [GRANT_HEAD] + [[f"{first + row:02}0190-0001", "01-01-2024", "600,00"] for row in range(rows)]


def csv(rows):
    return ("\r\n".join(";".join(row) for row in rows) + "\r\n").encode()


def zipped(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def sheet_xml(rows):
    cells = "".join(
        f'<row r="{number}">' + "".join(
            f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
            for column, text in enumerate(row)) + "</row>"
        for number, row in enumerate(rows, 1))
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>'


def workbook(sheets):
    """Sheets by name; a name that begins with a full stop is hidden."""
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    entries = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns:r="{office}"><sheets>' + "".join(
            f'<sheet name="{name.lstrip(".")}" sheetId="{number}" r:id="s{number}"'
            + (' state="hidden"' if name.startswith(".") else "") + "/>"
            for number, name in enumerate(sheets, 1)) + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">' + "".join(
            f'<Relationship Id="s{number}" Type="{office}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            for number in range(1, len(sheets) + 1)) + "</Relationships>",
    }
    for number, rows in enumerate(sheets.values(), 1):
        entries[f"xl/worksheets/sheet{number}.xml"] = sheet_xml(rows)
    return zipped(entries)


class Packed(unittest.TestCase):
    """`program` is set by main()."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="styrhus_packed_"))

    def tearDown(self):
        shutil.rmtree(self.folder)

    def home(self, name):
        home = self.folder / name
        self.program.init(home)
        (home / "mappings").mkdir(exist_ok=True)
        (home / "mappings" / "bogholderi.toml").write_text(POSTINGS)
        (home / "mappings" / "bevillinger.toml").write_text(GRANTS)
        return home

    def stored(self, home):
        return rows_of(home / "store.sqlite", ["delivery", "delivery_file", "fact_posting", "fact_grant", "mapping_gap"])

    def by_command(self, name, content):
        home = self.home("command")
        path = self.folder / name
        path.write_bytes(content)
        done = self.program.run("receive", "--home", home, path)
        self.assertEqual(DONE, done.returncode, done.stdout + done.stderr)
        return home

    def by_upload(self, name, content):
        home = self.home("upload")
        server = Server(self.program, home)
        try:
            job = server.upload(name, content)
            self.assertEqual("done", job.get("state"), job)
        finally:
            server.stop()
        return home

    def by_folder(self, name, content):
        home = self.home("folder")
        drop = self.folder / "ind"
        drop.mkdir()
        (drop / name).write_bytes(content)
        done = self.program.run("watch", "--home", home, drop, "--every", "1", "--once")
        self.assertEqual(DONE, done.returncode, done.stdout + done.stderr)
        self.receipt = next((drop / "modtaget").rglob("*.kvittering.txt")).read_text()
        return home

    def assert_stored(self, name, content, **expected):
        """By each of the three ways the same is stored."""
        homes = [self.by_command(name, content), self.by_upload(name, content), self.by_folder(name, content)]
        for home in homes:
            stored = self.stored(home)
            self.assertEqual(expected, {key: stored[key] for key in expected}, home.name)
        return homes

    def receipt_of(self, home, delivery):
        self.program.must("publish", "--home", home)
        return json.loads(self.program.must("present", "receipt", f"id={delivery}", "--home", home, "--format", "json"))

    def test_a_file_packed_with_gzip(self):
        self.assert_stored("bogholderi_januar.csv.gz", gzip.compress(csv(postings(1, 3))), delivery=1, fact_posting=3)

    def test_an_archive_of_one_file_by_its_own_name(self):
        self.assert_stored("levering.zip", zipped({"mappe/bogholderi_januar.csv": csv(postings(1, 3))}),
                           delivery=1, delivery_file=1, fact_posting=3)

    def test_an_archive_of_one_file_by_the_archives_name(self):
        self.assert_stored("bogholderi_januar.csv.zip", zipped({"data.csv": csv(postings(1, 3))}),
                           delivery=1, fact_posting=3)

    def test_an_archive_of_several_sources_gives_each_its_delivery(self):
        homes = self.assert_stored(
            "januar.zip",
            zipped({"bogholderi_1.csv": csv(postings(1, 3)), "bevillinger.csv": csv(grants(1, 2)),
                    "bogholderi_2.csv.gz": gzip.compress(csv(postings(4, 2))), "__MACOSX/._x": b"noise"}),
            delivery=3, delivery_file=3, fact_posting=5, fact_grant=2)
        files = next(block for block in self.receipt_of(homes[0], 1)["blocks"] if block.get("key") == "filer")
        self.assertIn("(i januar.zip)", json.dumps(files, ensure_ascii=False))
        self.assertEqual(3, self.receipt.count("Leverance "), self.receipt)

    def test_the_same_file_packed_and_unpacked_is_one_delivery(self):
        home = self.by_command("levering.zip", zipped({"bogholderi_januar.csv": csv(postings(1, 3))}))
        path = self.folder / "bogholderi_januar.csv"
        path.write_bytes(csv(postings(1, 3)))
        self.assertIn("delivered before", self.program.must("receive", "--home", home, path))
        self.assertEqual(1, self.stored(home)["delivery"])

    def test_an_archive_with_a_file_nobody_knows_is_refused_whole(self):
        home = self.home("refused")
        path = self.folder / "januar.zip"
        path.write_bytes(zipped({"bogholderi_1.csv": csv(postings(1, 3)), "fremmed.csv": b"a;b\n1;2\n"}))
        done = self.program.run("receive", "--home", home, path)
        self.assertEqual(FAILED, done.returncode)
        self.assertIn("No mapping is for a file called fremmed.csv", done.stderr)
        self.assertEqual(0, self.stored(home)["delivery"])

    def test_a_workbook_of_months_is_read_sheet_by_sheet(self):
        homes = self.assert_stored(
            "udtraek_2024.xlsx",
            workbook({"Forside": [["Udtræk fra bogholderiet"]], "Januar": postings(1, 3), "Februar": postings(4, 2),
                      ".Kladde": postings(90, 4)}),
            delivery=2, delivery_file=2, fact_posting=5, mapping_gap=2)
        gaps = next(block for block in self.receipt_of(homes[0], 1)["blocks"] if block.get("key") == "huller")
        unread = [[cell.get("value") for cell in row["cells"]][1:4:2] for row in gaps["rows"]]
        self.assertEqual([["Forside", 1], ["Kladde", 5]], unread)

    def test_sheets_of_several_sources_go_each_to_its_mapping(self):
        homes = self.assert_stored(
            "udtraek_2024.xlsx",
            workbook({"Bevillinger": grants(1, 2), "Posteringer": postings(1, 3), "Flere": grants(5, 1)}),
            delivery=2, delivery_file=3, fact_posting=3, fact_grant=3, mapping_gap=0)
        raw = rows_of(homes[0] / "store.sqlite", ["raw_block"])["raw_block"]
        self.assertEqual(2, raw, "the sheets of one delivery share the workbook's bytes")

    def test_a_row_of_a_sheet_leads_back_to_its_cells(self):
        home = self.by_command("udtraek_2024.xlsx", workbook({"Januar": postings(1, 3), "Februar": postings(4, 2)}))
        self.program.must("publish", "--home", home)
        for delivery, reference in ((1, "R2"), (2, "R5")):
            row = self.program.must("present", "row", f"delivery={delivery}", "file=0", "line=3", "--home", home)
            self.assertIn(reference, row)

    def test_a_workbook_in_an_archive(self):
        self.assert_stored("levering.zip", zipped({"udtraek_2024.xlsx": workbook({"Januar": postings(1, 3)})}),
                           delivery=1, fact_posting=3)

    def test_a_workbook_none_of_whose_sheets_is_known_says_what_is_missing(self):
        home = self.home("refused")
        path = self.folder / "udtraek.xlsx"
        path.write_bytes(workbook({"A": [["x", "y"], ["1", "2"]], "B": [["z"], ["3"]]}))
        done = self.program.run("receive", "--home", home, path)
        self.assertEqual(FAILED, done.returncode)
        self.assertIn("sheet", done.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    Packed.program = Program(parser.parse_args().program)
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Packed)
    return 0 if unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
