"""Aalen–Johansen, expected time and robust errors on `paths`, beside R survival's survfit.

Bars: the estimate at least 500 times survfit without errors, differing by at most 1e-12; with errors at least 100 times
survfit with errors, differing by at most 1e-8 of the error.
"""
import array
import bisect

import bench as b

STATES = 6


def measure(bench):
    bench.need_r("survival", "data.table")
    sizes = [(100_000, "estimate"), (1_000_000, "estimate"), (100_000, "error")]
    if bench.full:
        sizes.append((1_000_000, "error"))
    program = bench.program("multi_state_bench")
    checks = []
    for size, kind in sizes:
        checks += compare(bench, program, size, kind)
    return checks


def compare(bench, program, size, kind):
    rows = bench.workload("paths", size)
    small = size == 100_000
    # R's first round compiles its byte code; where a round is short there are several.
    peer_rounds = 3 if small and kind == "estimate" else 1
    ours_file, peer_file = bench.scratch / "ours", bench.scratch / "peer"
    ours, peer = bench.alternate(
        2 if small or kind == "estimate" else 1,
        lambda: bench.seconds([program, rows, ours_file, kind, 15 if small else 7]),
        lambda: bench.seconds(["Rscript", b.HERE / "peers" / "multi_state.R", rows, peer_file, kind, peer_rounds]))
    name = f"{kind} at {size:,}"
    bench.say(f"  {name}: ours {ours * 1000:.2f} ms, survfit {peer:.2f} s")
    checks = [b.at_least(name, peer / ours, 500 if kind == "estimate" else 100)]
    return checks + differences(name, Result(ours_file, kind), Result(peer_file, kind))


class Result:
    def __init__(self, path, kind):
        numbers = array.array("d", path.read_bytes())
        with_error = kind == "error"
        times = (len(numbers) - STATES) // (1 + STATES * (2 if with_error else 1))
        self.times = numbers[:times]
        self.probability = numbers[times:times * (1 + STATES)]
        self.error = numbers[times * (1 + STATES):-STATES] if with_error else None
        self.expected = numbers[-STATES:]


def differences(name, ours, peer):
    """Ours has a row per time with a move, survfit's one per time at which a stay ends."""
    probability, error = 0.0, 0.0
    for row, time in enumerate(peer.times):
        mine = bisect.bisect_right(ours.times, time) - 1
        for state in range(STATES):
            i, j = mine * STATES + state, row * STATES + state
            probability = max(probability, abs(ours.probability[i] - peer.probability[j]))
            if peer.error and peer.error[j] > 0:
                error = max(error, abs(ours.error[i] / peer.error[j] - 1))
    days = max(abs(a / b - 1) for a, b in zip(ours.expected, peer.expected))
    checks = [b.at_most(f"{name}, largest difference of a probability", probability, 1e-12),
              b.at_most(f"{name}, largest relative difference of expected time", days, 1e-12)]
    if peer.error:
        checks.append(b.at_most(f"{name}, largest relative difference of an error", error, 1e-8))
    return checks
