"""Every rule over a municipality of 100,000 inhabitants and 10 years, and the matching of its postings to grants.

No peer is named: the bar is the second that a person waits for a page. Bars: the rules within 1 s; what they stand on, the
matching, within 2 s, made once per publication and shared with the page of links.
"""
import statistics
import subprocess

import bench as b


def measure(bench):
    program = bench.program("rules_bench")
    town = bench.town(100_000, 10)
    done = subprocess.run([str(program), str(town), str(b.ROOT / "data"), str(bench.scratch / "store"), "5"],
                          check=True, capture_output=True, text=True)
    rounds = [[float(word) for word in line.split()] for line in done.stdout.splitlines()]
    matching, rules = (statistics.median(column) for column in zip(*rounds))
    bench.say("  " + done.stderr.strip())
    return [b.at_most("the rules, s", rules, 1), b.at_most("the matching, s", matching, 2)]
