"""The store of a municipality of 100,000 inhabitants and 10 years to a snapshot, beside the store's own SELECT.

The peer reads the rows of every delivery that counts through the store's read_facts, as facts in memory and no more: the
rows freezing has to choose from, in the same process and in turn with it. Freezing is `publish` whole: choosing the rows in
force, joining people, laying out, findings, and the line in the log of publications. Bars: at most 1.5 times the SELECT;
one statement laid over within 50 ms.
"""
import statistics
import subprocess

import bench as b


def measure(bench):
    program = bench.program("freeze_bench")
    town = bench.town(100_000, 10)
    done = subprocess.run([str(program), str(town), str(b.ROOT / "data"), str(bench.scratch / "store"), "3"],
                          check=True, capture_output=True, text=True)
    rounds = [[float(word) for word in line.split()] for line in done.stdout.splitlines()]
    select, freeze, statement = (statistics.median(column) for column in zip(*rounds))
    bench.say("  " + ", ".join(sorted(set(done.stderr.split("\n")) - {""})))
    bench.say(f"  SELECT {select:.2f} s, freeze {freeze:.2f} s, a statement {1000 * statement:.2f} ms")
    return [b.at_most("freeze, times the SELECT", freeze / select, 1.5),
            b.at_most("after one statement, ms", 1000 * statement, 50)]
