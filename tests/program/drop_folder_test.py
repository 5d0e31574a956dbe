#!/usr/bin/env python3
"""A watched folder: what is put there is taken in once it is whole, put away with its receipt, and lost by nothing.

    drop_folder_test.py PROGRAM [--kills N]
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from bad_input_test import NAME, postings, rows_of  # noqa: E402
from styrhus import DONE, FAILED, Program, Server  # noqa: E402


class DropFolder(unittest.TestCase):
    """`program` and `options` are set by main()."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="styrhus_drop_"))
        self.home = self.folder / "home"
        self.drop = self.folder / "ind"
        self.drop.mkdir()
        self.program.init(self.home)

    def tearDown(self):
        shutil.rmtree(self.folder)

    def watch(self, *more):
        return self.program.run("watch", "--home", self.home, self.drop, "--every", "1", "--once", *more)

    def put_away(self, where):
        return sorted(path.name for path in (self.drop / where).rglob("*.csv")) if (self.drop / where).exists() else []

    def deliveries(self):
        return rows_of(self.home / "store.sqlite", ["delivery"])["delivery"]

    def until(self, what, seconds=60):
        end = time.monotonic() + seconds
        while not what():
            self.assertLess(time.monotonic(), end, "it did not happen in time")
            time.sleep(0.1)

    def test_a_file_is_taken_and_lies_with_its_receipt(self):
        (self.drop / NAME).write_bytes(postings(3))
        done = self.watch()
        self.assertEqual(DONE, done.returncode, done.stdout + done.stderr)
        self.assertEqual([NAME], self.put_away("modtaget"))
        receipt = next((self.drop / "modtaget").rglob("*.kvittering.txt")).read_text()
        self.assertIn("3 rækker ind = 3 godtaget + 0 afvist. 3.000,00 kr. ind = 3.000,00 + 0,00.", receipt)
        self.assertEqual(1, self.deliveries())

    def test_the_same_file_again_changes_nothing(self):
        for _ in range(2):
            (self.drop / NAME).write_bytes(postings(3))
            self.watch()
        self.assertEqual(1, self.deliveries())
        self.assertEqual(2, len(self.put_away("modtaget")))

    def test_what_nobody_has_a_mapping_for_is_refused_and_touches_no_other(self):
        (self.drop / NAME).write_bytes(postings(3))
        (self.drop / "ukendt.csv").write_bytes(b"a;b\r\n1;2\r\n")
        (self.drop / "opus_posteringer_202402.csv").write_bytes(b"")
        done = self.watch()
        self.assertEqual(FAILED, done.returncode)
        self.assertEqual([NAME], self.put_away("modtaget"))
        self.assertEqual(["opus_posteringer_202402.csv", "ukendt.csv"], self.put_away("afvist"))
        why = next((self.drop / "afvist").rglob("ukendt.csv.kvittering.txt")).read_text()
        self.assertIn("Lav en under Oversættelser", why)

    def test_names_of_unfinished_files_are_let_be(self):
        for name in (".skjult.csv", f"{NAME}.part", f"~{NAME}"):
            (self.drop / name).write_bytes(postings(1))
        self.assertEqual(DONE, self.watch().returncode)
        self.assertEqual(0, self.deliveries())

    def test_a_file_that_still_grows_is_waited_for(self):
        process = subprocess.Popen([self.program.path, "watch", "--home", self.home, self.drop, "--every", "1"],
                                   env=self.program.environment, stdout=subprocess.DEVNULL)
        try:
            content = postings(400)
            with open(self.drop / NAME, "wb") as file:
                for part in range(8):  # slower than the looks are apart
                    file.write(content[part * len(content) // 8:(part + 1) * len(content) // 8])
                    file.flush()
                    time.sleep(0.5)
                    self.assertEqual([], self.put_away("modtaget"))
            self.until(lambda: self.put_away("modtaget") == [NAME])
        finally:
            process.send_signal(signal.SIGINT)
            self.assertEqual(DONE, process.wait(timeout=60))
        self.assertEqual(400, rows_of(self.home / "store.sqlite", ["fact_posting"])["fact_posting"])

    def test_a_packed_file_is_taken(self):
        with zipfile.ZipFile(self.drop / f"{NAME}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(NAME, postings(3))
        done = self.watch()
        self.assertEqual(DONE, done.returncode, done.stdout + done.stderr)
        self.assertEqual(3, rows_of(self.home / "store.sqlite", ["fact_posting"])["fact_posting"])

    def test_a_folder_that_is_none_is_said(self):
        done = self.program.run("watch", "--home", self.home, self.folder / "findes_ikke", "--once")
        self.assertEqual(FAILED, done.returncode)
        self.assertIn("is no folder", done.stderr)

    def test_killed_at_any_point_nothing_is_lost_and_the_next_watch_takes_it(self):
        content = postings(20_000)
        for turn in range(self.options.kills):
            shutil.rmtree(self.home)
            self.program.init(self.home)
            shutil.rmtree(self.drop)
            self.drop.mkdir()
            (self.drop / NAME).write_bytes(content)
            process = subprocess.Popen([self.program.path, "watch", "--home", self.home, self.drop, "--every", "1"],
                                       env=self.program.environment, stdout=subprocess.DEVNULL)
            time.sleep(1 + random.random() * 2)
            process.kill()
            process.wait()
            self.assertIn(rows_of(self.home / "store.sqlite", ["fact_posting"])["fact_posting"], (0, 20_000), turn)
            self.watch()
            self.assertEqual(20_000, rows_of(self.home / "store.sqlite", ["fact_posting"])["fact_posting"])
            self.assertEqual([NAME], self.put_away("modtaget"))

    def test_a_server_takes_what_is_put_there_and_shows_it(self):
        server = Server(self.program, self.home, "--watch", self.drop)
        try:
            (self.drop / NAME).write_bytes(postings(3))
            self.until(lambda: self.put_away("modtaget") == [NAME])
            self.until(lambda: "Figures of" in server.log_file.read_text())
            page = server.view("links", aar="2024", tilstand="alle")
            postings_shown = next(block for block in page["blocks"] if block.get("key") == "koblinger")
            self.assertEqual(3, postings_shown["rows_in_all"])
        finally:
            server.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--kills", type=int, default=2)
    DropFolder.options = parser.parse_args()
    DropFolder.program = Program(DropFolder.options.program)
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(DropFolder)
    return 0 if unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
