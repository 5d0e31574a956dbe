#!/usr/bin/env python3
"""What cannot be taken in, through the command line and the server: one clear message, an exit code, nothing half-stored.

    bad_input_test.py PROGRAM [--kills N]
"""

import argparse
import contextlib
import gzip
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from styrhus import DONE, FAILED, Program, Server  # noqa: E402

HEADER = ("Artskonto;Omkostningssted;PSP-element;Profitcenter;Ordre;Debet/kredit;Beløb;Tekst;Betalingsmodtagernr.;"
          "Betalingsmodtagernr.kode;Ydelsesmodtagernr.;Ydelsesmodtagernr.kode;Ydelsesperiode fra;Ydelsesperiode til;"
          "Mængde;Mængdeenhed;Referencenøgle;Bogføringsdato\r\n")
NAME = "opus_posteringer_202401.csv"
NOBODY = 65534


def postings(rows):
    lines = [f"40000000;;XG-0000000001-00001;;;D;1.000,00;;;;;;;;;;R{row:08};31.01.2024\r\n" for row in range(rows)]
    return (HEADER + "".join(lines)).encode("windows-1252")


def workbook():
    """A workbook of one sheet, as bytes."""
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("xl/workbook.xml", "<workbook><sheets><sheet name='Ark1'/></sheets></workbook>")
            archive.writestr("xl/worksheets/sheet1.xml", "<worksheet>" + "<row/>" * 5000 + "</worksheet>")
        file.seek(0)
        return file.read()


def rows_of(store, tables):
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as database:
        return {table: database.execute(f"select count(*) from {table}").fetchone()[0] for table in tables}


class BadInput(unittest.TestCase):
    """`program` and `options` are set by main()."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="styrhus_bad_"))
        self.home = self.folder / "home"
        self.program.init(self.home)

    def tearDown(self):
        shutil.rmtree(self.folder)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content)
        return path

    def stored(self):
        """How many rows there are of each thing that a delivery brings."""
        tables = ("delivery", "delivery_file", "raw_block", "rejection", "finding", "fact_count", "fact_posting")
        return rows_of(self.home / "store.sqlite", tables)

    def assert_nothing_is_stored(self):
        self.assertEqual(set(self.stored().values()), {0}, self.stored())

    def assert_refused(self, done, *words):
        self.assertEqual(done.returncode, FAILED, done.stdout + done.stderr)
        self.assertEqual(done.stdout, "")
        lines = done.stderr.strip().splitlines()
        self.assertEqual(len(lines), 1, done.stderr)
        self.assertTrue(lines[0].startswith("styrhus: "), lines[0])
        for word in words:
            self.assertIn(word, lines[0])
        self.assert_nothing_is_stored()

    def receive(self, *arguments, **how):
        return self.program.run("receive", "--home", self.home, *arguments, **how)

    def test_an_empty_file(self):
        self.assert_refused(self.receive(self.write(NAME, b"")), NAME, "is empty", "Ask for the extract again")

    def test_a_file_with_nothing_but_blanks(self):
        self.assert_refused(self.receive(self.write(NAME, b"\r\n \r\n")), NAME)

    def test_a_file_that_is_not_there(self):
        self.assert_refused(self.receive(self.folder / NAME), NAME, "there is no file or folder")

    def test_a_folder_without_files(self):
        empty = self.folder / "leverance"
        empty.mkdir()
        self.assert_refused(self.receive(empty), "leverance", "no file")

    def test_a_folder_named_like_a_file_is_read_as_the_folder_it_is(self):
        folder = self.folder / NAME
        folder.mkdir()
        (folder / "noter.docx").write_bytes(b"x")
        self.assert_refused(self.receive(folder), "noter.docx", "No mapping is for a file called")

    def test_a_binary(self):
        noise = random.Random(1).randbytes(20_000)
        self.assert_refused(self.receive(self.write(NAME, noise)), NAME)

    def test_a_program_file(self):
        self.assert_refused(self.receive(self.write(NAME, Path(self.program.path).read_bytes()[:100_000])), NAME)

    def test_a_truncated_workbook(self):
        whole = workbook()
        file = self.write("opus_posteringer_202401.xlsx", whole[:len(whole) // 2])
        self.assert_refused(self.receive(file), "opus_posteringer_202401.xlsx")

    def test_a_truncated_archive(self):
        packed = gzip.compress(postings(2000))
        self.assert_refused(self.receive(self.write(NAME + ".gz", packed[:len(packed) // 2])), NAME + ".gz")

    def test_the_wrong_source_for_the_file(self):
        file = self.write(NAME, "Barn;Alder\r\nBo;7\r\n".encode())
        self.assert_refused(self.receive(file), NAME, "is not the layout of", "Barn, Alder", "Choose another mapping")

    def test_a_file_without_headings_says_no_ones_number(self):
        file = self.write(NAME, b"610170-1001;7;Bo\r\n620170-1002;8;Bi\r\n")
        done = self.receive(file)
        self.assert_refused(done, NAME)
        self.assertNotIn("610170", done.stderr)

    def test_a_missing_column(self):
        lacking = postings(3).replace("Beløb".encode("windows-1252"), b"Kroner")
        self.assert_refused(self.receive(self.write(NAME, lacking)), NAME, "it lacks Beløb")

    def test_a_file_nobody_has_a_mapping_for(self):
        self.assert_refused(self.receive(self.write("noter.csv", b"a;b\n1;2\n")), "noter.csv", "--mapping")

    def test_a_mapping_that_does_not_exist(self):
        done = self.receive(self.write(NAME, postings(1)), "--mapping", "opus_postering")
        self.assert_refused(done, "opus_postering", "opus_posteringer")

    def test_a_date_that_is_none(self):
        self.assert_refused(self.receive(self.write(NAME, postings(1)), "--extract-date", "2024-02-31"), "no day 31 in 2024-02")

    def test_a_municipalitys_own_mapping_that_names_no_column_is_said_with_its_line(self):
        mappings = self.home / "mappings"
        mappings.mkdir(exist_ok=True)
        (mappings / "egen.toml").write_text('code = "egen"\nfact = "grant"\n[name]\nda = "Egen"\n')
        self.assert_refused(self.receive(self.write(NAME, postings(1))), "egen.toml", "line ")

    def test_a_home_that_is_none(self):
        done = self.program.run("receive", "--home", self.folder / "intet", self.write(NAME, postings(1)))
        self.assert_refused(done, "intet", "styrhus init")

    @unittest.skipIf(os.geteuid() != 0, "only root can read as somebody else")
    def test_a_file_that_may_not_be_read(self):
        file = self.write(NAME, postings(1))
        file.chmod(0)
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        os.chown(file, 0, 0)
        self.assert_refused(self.receive(file, user=NOBODY), NAME, "ermission denied")

    @unittest.skipIf(os.geteuid() != 0, "only root can read as somebody else")
    def test_a_folder_that_may_not_be_read(self):
        folder = self.folder / "leverance"
        folder.mkdir()
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        os.chown(folder, 0, 0)
        folder.chmod(0)
        self.assert_refused(self.receive(folder, user=NOBODY), "leverance", "ermission denied")

    def test_a_disk_that_fills_up(self):
        file = self.write(NAME, postings(60_000))
        with small_disk(self.folder / "disk") as disk:
            self.home = disk / "home"
            self.program.init(self.home)
            self.assert_refused(self.receive(file), "full")
            # The next one, that fits, is taken in as if nothing had been.
            self.program.must("receive", "--home", self.home, self.write(NAME, postings(5)))
            self.assertEqual(self.stored()["fact_posting"], 5)

    def test_scripts_get_what_is_received_and_what_is_not(self):
        file = self.write(NAME, postings(5))
        done = self.receive("--format", "json", file)
        receipt = json.loads(done.stdout)["receipts"][0]
        self.assertEqual((done.returncode, receipt["files"], receipt["sums"]["rows_in"]), (DONE, [NAME], 5))
        self.assertEqual(receipt["sums"]["money_in"], receipt["sums"]["money_accepted"] + receipt["sums"]["money_rejected"])
        self.assertTrue(json.loads(self.receive("--format", "json", file).stdout)["receipts"][0]["is_known_already"])
        refused = self.receive("--format", "json", self.write("noter.docx", b"x"))
        self.assertEqual(refused.returncode, FAILED)
        self.assertIn("No mapping is for", json.loads(refused.stdout)["error"])
        published = json.loads(self.program.must("publish", "--home", self.home, "--format", "json"))
        self.assertEqual(published["postings"], 5)

    def test_a_receive_that_is_killed_leaves_all_or_nothing_and_can_be_made_again(self):
        file = self.write(NAME, postings(60_000))
        began = time.monotonic()
        self.program.must("receive", "--home", self.home, file)
        whole = self.stored()
        takes = time.monotonic() - began
        draw = random.Random(7)
        for _ in range(self.options.kills):
            shutil.rmtree(self.home)
            self.program.init(self.home)
            command = [self.program.path, "receive", "--home", str(self.home), str(file)]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       env=self.program.environment)
            time.sleep(takes * draw.uniform(0.2, 1.0))
            process.send_signal(signal.SIGKILL)
            process.wait()
            # Opening the store finishes or undoes what was under way.
            self.program.must("publish", "--home", self.home)
            self.assertIn(self.stored(), (dict.fromkeys(whole, 0), whole))
            self.program.must("receive", "--home", self.home, file)
            self.assertEqual(self.stored(), whole)


class BadUploads(unittest.TestCase):
    """The same through the browser's address: what is refused is said, and the server goes on."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="styrhus_bad_"))
        cls.home = cls.folder / "home"
        cls.program.init(cls.home)
        left_by_a_killed_server = cls.home / "drafts" / "upload-1"
        left_by_a_killed_server.mkdir(parents=True)
        (left_by_a_killed_server / NAME).write_bytes(postings(1))
        cls.server = Server(cls.program, cls.home)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        shutil.rmtree(cls.folder)

    def assert_refused(self, answer, *words):
        message = answer.get("error")
        message = message.get("message") if isinstance(message, dict) else message
        self.assertTrue(message, answer)
        for word in words:
            self.assertIn(word, message)
        self.assertNotIn(str(self.folder), message, "where files wait on the server is nobody's business")
        self.assertEqual(rows_of(self.home / "store.sqlite", ["delivery"]), {"delivery": 0})
        self.assertEqual(self.server.view("deliveries")["view"], "deliveries")

    def test_an_empty_file(self):
        self.assert_refused(self.server.upload(NAME, b""), NAME, "er tom")

    def test_a_binary(self):
        self.assert_refused(self.server.upload(NAME, random.Random(1).randbytes(20_000)), NAME)

    def test_a_truncated_workbook(self):
        whole = workbook()
        self.assert_refused(self.server.upload("opus_posteringer_202401.xlsx", whole[:len(whole) // 2]),
                            "opus_posteringer_202401.xlsx")

    def test_the_wrong_source_for_the_file(self):
        self.assert_refused(self.server.upload(NAME, b"Barn;Alder\r\nBo;7\r\n"), NAME, "passer ikke til oversættelsen")

    def test_a_missing_column(self):
        lacking = postings(3).replace("Beløb".encode("windows-1252"), b"Kroner")
        self.assert_refused(self.server.upload(NAME, lacking), NAME, "Beløb mangler")

    def test_a_file_nobody_has_a_mapping_for(self):
        self.assert_refused(self.server.upload("noter.csv", b"a;b\n1;2\n"), "noter.csv")

    def test_no_name(self):
        self.assert_refused(self.server.upload("", b"a;b\n1;2\n"))

    def test_nothing_is_left_in_the_drafts(self):
        self.server.upload(NAME, b"Barn;Alder\r\nBo;7\r\n")
        self.server.upload(NAME, b"")
        self.assertEqual(list((self.home / "drafts").iterdir()), [])


class small_disk:
    """A file system of a few megabytes. Where none may be mounted, tests/store fills a disk in another way."""

    def __init__(self, place):
        self.place = place

    def __enter__(self):
        self.place.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "styrhus", self.place], capture_output=True)
        if mounted.returncode != 0:
            raise unittest.SkipTest("no small disk can be mounted here: " + mounted.stderr.decode().strip())
        return self.place

    def __exit__(self, *_):
        subprocess.run(["umount", self.place], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--kills", type=int, default=3)
    BadInput.options = parser.parse_args()
    BadInput.program = BadUploads.program = Program(BadInput.options.program)
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(case) for case in (BadInput, BadUploads))
    passed = unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite).wasSuccessful()
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
