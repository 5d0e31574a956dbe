"""The ladder page's figures on `grants`, beside DuckDB's SQL for the same workload.

Bars: at least 60 times DuckDB at a million grants and 100 times at ten million (--full), there in at most 1.2 GB; a
thousand changed grants to new figures in at most 5 ms. Person-months equal those of DuckDB's own, simpler ladder; and on
100,000 grants citizens, days and øre per month and step equal the ladder of DEFINITIONS 4 written in SQL.
"""
import re
import subprocess

import bench as b

PACKAGES = [["@duckdb/node-api@1.5.6-r.1"], ["--ignore-scripts", "duckdb@1.4.4"]]
SECONDS = re.compile(r"^ladder|^spells")


def measure(bench):
    program = bench.program("ladder_bench")
    duckdb = DuckDb(bench)
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
    duckdb.run(b.HERE / "peers" / "ladder_check.sql", grants, theirs)
    rows = {line for line in ours.read_text().splitlines()[:-1] if not line.endswith(";0;0;0;0")}
    differing = rows.symmetric_difference(theirs.read_text().split())
    return b.at_most("months and steps that differ from the definitions in SQL", len(differing), 0)


class DuckDb:
    """DuckDB from npm, driven by the runner beside the common workloads."""

    def __init__(self, bench):
        self.bench = bench
        self.person_months = 0
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

    def run(self, script, grants, out=None):
        text = script.read_text().replace("@G@", str(grants)).replace("@OUT@", str(out))
        statements = self.bench.scratch / "statements.sql"
        statements.write_text(text)
        done = subprocess.run([self.runner, "-t", "2", "-n", "1", statements], capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"DuckDB failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def seconds(self, script, grants):
        """The timed statements together, loading left out."""
        total = 0.0
        for line in self.run(script, grants).splitlines():
            if SECONDS.match(line):
                total += float(re.search(r"([\d.]+) s \(min", line).group(1))
            elif " | " in line:
                self.person_months = int(line.split("|")[0])
        return total
