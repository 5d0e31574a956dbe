"""Ten million Danish postings (1.16 GB) to typed columns with every check, beside DuckDB's typed `create table`.

Bars: at least 3 times DuckDB; at most 1,000 MB beside the columns; the same file in Windows-1252 at most 20 % slower. Rows,
the sum to the øre and the number of different texts equal DuckDB's; nothing is rejected.
"""
import re
import subprocess

import bench as b

PACKAGES = [["@duckdb/node-api@1.5.6-r.1"], ["--ignore-scripts", "duckdb@1.4.4"]]
ROWS = 10_000_000


def measure(bench):
    program = bench.program("read_bench")
    duckdb = DuckDb(bench)
    utf8 = bench.workload("postings", ROWS)
    latin = bench.workload("postings", ROWS, "latin1")
    results = bench.scratch / "ours"
    # One round per process, so that the peak of memory is that of one reading.
    ours, peer = bench.alternate(3, lambda: bench.seconds([program, utf8, results, 1]), lambda: [duckdb.create_table(utf8)])
    rows, ore, texts, rejected, wrong, columns, beside = map(int, results.read_text().split(";"))
    plain, windows = bench.alternate(3, lambda: bench.seconds([program, utf8, results, 1]),
                                     lambda: bench.seconds([program, latin, bench.scratch / "latin", 1]))
    latin_result = list(map(int, (bench.scratch / "latin").read_text().split(";")))
    bench.say(f"  {ROWS:,} postings: ours {ours:.2f} s, DuckDB {peer:.2f} s, Windows-1252 {windows:.2f} s; "
              f"{columns} MB of columns and {beside} MB beside")
    same = (rows, ore, texts) == duckdb.facts and latin_result[:3] == [rows, ore, texts]
    return [b.at_least("create table", peer / ours, 3),
            b.at_most("MB beside the columns", beside, 1000),
            b.at_most("Windows-1252 as a multiple of UTF-8", windows / plain, 1.2),
            b.at_most("figures that differ from DuckDB's", 0 if same else 1, 0),
            b.at_most("rejected rows and wrong cells", rejected + wrong + latin_result[3] + latin_result[4], 0)]


class DuckDb:
    """DuckDB from npm, driven by the runner beside the common workloads."""

    def __init__(self, bench):
        self.bench = bench
        self.facts = None
        folder = bench.scratch / "duckdb"
        folder.mkdir()
        bench.need_program("npm", "npm")
        for packages in PACKAGES:
            done = subprocess.run(["npm", "i", "--no-audit", "--no-fund", *packages], cwd=folder, capture_output=True)
            if done.returncode != 0:
                raise b.NoPeer(f"npm cannot install {packages[-1]}")
        library = folder / "node_modules" / "@duckdb" / "node-bindings-linux-x64"
        header = folder / "node_modules" / "duckdb" / "src" / "duckdb" / "src" / "include"
        if not (library / "libduckdb.so").exists() or not (header / "duckdb.h").exists():
            raise b.NoPeer("the npm packages of DuckDB hold no libduckdb.so or duckdb.h for this machine")
        if not bench.shared.exists():
            raise b.NoWorkload(f"there is no {bench.shared}")
        self.runner = folder / "runner"
        subprocess.run(["g++", "-O2", "-std=c++17", f"-I{header}", str(bench.shared / "duckdb_runner.cpp"),
                        "-o", str(self.runner), f"-L{library}", "-lduckdb", f"-Wl,-rpath,{library}"], check=True)

    def create_table(self, file):
        """Seconds of the one statement; its rows, øre and different texts are kept for comparison."""
        text = (self.bench.shared / "ingest_duckdb.sql").read_text().replace("@F@", str(file)).replace("@X@", "")
        statements = self.bench.scratch / "statements.sql"
        statements.write_text(text[text.index("--T DuckDB create table"):])
        done = subprocess.run([self.runner, "-t", "2", "-n", "1", statements], capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"DuckDB failed:\n{done.stdout}{done.stderr}")
        rows, kroner, texts = re.search(r"(\d+) \| (-?[\d.]+) \| (\d+)", done.stdout).groups()
        self.facts = (int(rows), int(kroner.replace(".", "")), int(texts))
        return float(re.search(r"create table.*?([\d.]+) s \(min", done.stdout).group(1))
