"""What a row of the benchmark table may use. A row is a file rows/<row>.py with a docstring and measure(bench), which
returns checks; the first is the row's headline. See rows/multi-state.py."""
import dataclasses
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "bench"


class NoPeer(Exception):
    """The program to compare with is not installed; the message says how to install it."""


class NoWorkload(Exception):
    """The folder with the common workloads does not lie beside the checkout."""


@dataclasses.dataclass
class Check:
    name: str
    ratio: float
    bar: float
    ok: bool

    def figures(self):
        return f"ratio={self.ratio:.4g} bar={self.bar:.4g} {'ok' if self.ok else 'short'}"


def at_least(name, ratio, bar):
    """A check that passes from the bar upwards: how many times faster we are."""
    return Check(name, ratio, bar, ratio >= bar)


def at_most(name, ratio, bar):
    """A check that passes up to the bar: a difference, or our time as a multiple of the peer's."""
    return Check(name, ratio, bar, ratio <= bar)


class Bench:
    def __init__(self, scratch, full):
        self.scratch = pathlib.Path(scratch)
        self.full = full  # also the sizes that take minutes
        self.shared = ROOT.parent / "shared" / "bench"
        override = os.environ.get("STYRHUS_BENCH_WORKLOADS")
        if override:
            self.shared = pathlib.Path(override)

    def say(self, text):
        print(text, flush=True)

    def program(self, target):
        """Builds a program of tests/bench in the release preset and returns its path."""
        build = ROOT / "build" / "release"
        self._quietly(["cmake", "--preset", "release", "-DSTYRHUS_TESTS=OFF"])
        self._quietly(["cmake", "--build", "--preset", "release", "--target", target, "-j2"])
        return build / "tests" / "bench" / target

    def workload(self, kind, size, *more):
        """Writes a workload of the common generator to a file that lives as long as the run."""
        source = self.shared / "workload.cpp"
        if not source.exists():
            raise NoWorkload(f"there is no {source}; STYRHUS_BENCH_WORKLOADS names another folder")
        generator = self.scratch / "workload"
        if not generator.exists():
            self._quietly(["g++", "-O3", "-march=native", "-std=c++20", str(source), "-o", str(generator)])
        file = self.scratch / "-".join([kind, str(size), *map(str, more)])
        if not file.exists():
            self._quietly([str(generator), kind, str(size), str(file), *map(str, more)])
        return file

    def town(self, inhabitants, years):
        """Makes a municipality in a folder that lives as long as the run."""
        self.program("styrhus-make-municipality")
        maker = ROOT / "build" / "release" / "tools" / "make_municipality" / "styrhus-make-municipality"
        folder = self.scratch / f"town-{inhabitants}-{years}"
        if not folder.exists():
            self._quietly([str(maker), "--out", str(folder), "--seed", "1", "--inhabitants", str(inhabitants),
                           "--years", str(years)])
        return folder

    def need_program(self, name, package):
        if shutil.which(name) is None:
            raise NoPeer(f"{name} is not installed (package {package})")

    def need_r(self, *packages):
        self.need_program("Rscript", "r-base-core")
        for package in packages:
            call = ["Rscript", "-e", f"quit(status = !requireNamespace('{package}', quietly = TRUE))"]
            if subprocess.run(call, capture_output=True).returncode != 0:
                raise NoPeer(f"R's {package} is not installed (package r-cran-{package})")

    def seconds(self, command):
        """Runs a program that prints the seconds of each of its rounds, one per line."""
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=self.scratch)
        if done.returncode != 0:
            sys.exit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
        return [float(line) for line in done.stdout.split()]

    def alternate(self, times, ours, peer):
        """Medians of ours and the peer's rounds, called in turn (A B A B); each call returns a list of seconds."""
        a, b = [], []
        for _ in range(times):
            a += ours()
            b += peer()
        return statistics.median(a), statistics.median(b)

    def _quietly(self, command):
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
