"""The ladder page's figures on `grants`, beside DuckDB's SQL for the same workload.

Bars: at least 60 times DuckDB at a million grants and 100 times at ten million (--full), there in at most 1.2 GB; a
thousand changed grants to new figures in at most 5 ms. Person-months equal those of DuckDB's own, simpler ladder; and on
100,000 grants citizens, days and øre per month and step equal the ladder of DEFINITIONS 4 written in SQL.
"""
import re

import bench as b
from duckdb_peer import DuckDb

SECONDS = re.compile(r"^ladder|^spells")


def measure(bench):
    program = bench.program("ladder_bench")
    duckdb = LadderSql(bench)
    checks = compare(bench, program, duckdb, 1_000_000, 60, 9)
    if bench.full:
        checks += compare(bench, program, duckdb, 10_000_000, 100, 5)
    return checks + [definitions(bench, program, duckdb)]


def compare(bench, program, duckdb, size, bar, rounds):
    grants = bench.workload("grants", size)
    ours_file = bench.scratch / "ours"
    ours, peer = bench.alternate(2 if size == 1_000_000 else 1,
                                 lambda: bench.seconds([program, grants, ours_file, "measure", rounds]),
                                 lambda: [duckdb.seconds(bench.shared / "ladder_duckdb.sql", grants)])
    change = sorted(bench.seconds([program, grants, ours_file.with_suffix(".change"), "change", 15]))[7]
    totals = ours_file.read_text().splitlines()[-1].split(";")
    bench.say(f"  {size:,} grants: ours {ours * 1000:.1f} ms, DuckDB {peer:.2f} s; {totals[5]} MB; "
              f"{totals[1]} person-months, {totals[2]} moves, {totals[3]} spells")
    name = f"{size:,} grants"
    checks = [b.at_least(name, peer / ours, bar),
              b.at_most(f"{name}, ms from 1,000 changed grants to new figures", change * 1000, 5),
              b.at_most(f"{name}, difference of person-months", abs(int(totals[1]) - duckdb.person_months), 0)]
    if size == 10_000_000:
        checks.append(b.at_most(f"{name}, GB", int(totals[5]) / 1024, 1.2))
    return checks


def definitions(bench, program, duckdb):
    """Months and steps whose citizens, days or øre differ from the definitions written in SQL."""
    grants = bench.workload("grants", 100_000)
    ours, theirs = bench.scratch / "ours-small", bench.scratch / "theirs-small"
    bench.seconds([program, grants, ours, "measure", 1])
    duckdb.run_script(b.HERE / "peers" / "ladder_check.sql", grants, theirs)
    rows = {line for line in ours.read_text().splitlines()[:-1] if not line.endswith(";0;0;0;0")}
    differing = rows.symmetric_difference(theirs.read_text().split())
    return b.at_most("months and steps that differ from the definitions in SQL", len(differing), 0)


class LadderSql(DuckDb):
    """DuckDB computing a ladder from a file of grants."""

    person_months = 0

    def run_script(self, script, grants, out=None):
        return self.run(script.read_text().replace("@G@", str(grants)).replace("@OUT@", str(out)))

    def seconds(self, script, grants):
        """The timed statements together, loading left out."""
        total = 0.0
        for line in self.run_script(script, grants).splitlines():
            if SECONDS.match(line):
                total += float(re.search(r"([\d.]+) s \(min", line).group(1))
            elif " | " in line:
                self.person_months = int(line.split("|")[0])
        return total
