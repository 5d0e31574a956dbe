"""Ten million Danish postings (1.16 GB) to typed columns with every check, beside DuckDB's typed `create table`.

Bars: at least 3 times DuckDB; at most 1,000 MB beside the columns; the same file in Windows-1252 at most 20 % slower. Rows,
the sum to the øre and the number of different texts equal DuckDB's; nothing is rejected.
"""
import re

import bench as b
from duckdb_peer import DuckDb

ROWS = 10_000_000


def measure(bench):
    program = bench.program("read_bench")
    duckdb = TypedTable(bench)
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


class TypedTable(DuckDb):
    """DuckDB reading the file into a table of its own types."""

    facts = None

    def create_table(self, file):
        """Seconds of the one statement; its rows, øre and different texts are kept for comparison."""
        text = (self.bench.shared / "ingest_duckdb.sql").read_text().replace("@F@", str(file)).replace("@X@", "")
        printed = self.run(text[text.index("--T DuckDB create table"):])
        rows, kroner, texts = re.search(r"(\d+) \| (-?[\d.]+) \| (\d+)", printed).groups()
        self.facts = (int(rows), int(kroner.replace(".", "")), int(texts))
        return float(re.search(r"create table.*?([\d.]+) s \(min", printed).group(1))
