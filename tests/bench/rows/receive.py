"""1M postings received, durable, with facts, receipt, findings and the sealed file, beside sqlite3's .import.

Bar: at most 2.5 times `.import` of the same file into a table of texts.
"""
import subprocess
import time

import bench as b


def measure(bench):
    bench.need_program("sqlite3", "sqlite3")
    rows = bench.workload("postings", 1_000_000)
    program = bench.program("receive_bench")
    mapping = b.HERE / "mappings" / "postings.toml"
    ours, peer = bench.alternate(
        3,
        lambda: bench.seconds([program, rows, mapping, b.ROOT / "data", bench.scratch / "municipality", 1]),
        lambda: [import_seconds(bench, rows)])
    bench.say(f"  1M postings: ours {ours:.2f} s, sqlite3 .import {peer:.2f} s")
    return [b.at_most("receive 1M postings, times .import", ours / peer, 2.5)]


def import_seconds(bench, rows):
    database = bench.scratch / "import.db"
    database.unlink(missing_ok=True)
    start = time.monotonic()
    subprocess.run(["sqlite3", str(database), "-cmd", ".mode csv", "-cmd", ".separator ;", f".import {rows} postings"],
                   check=True, capture_output=True)
    return time.monotonic() - start
