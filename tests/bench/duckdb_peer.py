"""DuckDB as a peer of several rows: installed by name from npm, never a part of Styrhus."""
import subprocess

from bench import NoPeer, NoWorkload

PACKAGES = [["@duckdb/node-api@1.5.6-r.1"], ["--ignore-scripts", "duckdb@1.4.4"]]


class DuckDb:
    """DuckDB from npm, driven by the runner beside the common workloads."""

    def __init__(self, bench):
        self.bench = bench
        folder = bench.scratch / "duckdb"
        folder.mkdir()
        bench.need_program("npm", "npm")
        for packages in PACKAGES:
            done = subprocess.run(["npm", "i", "--no-audit", "--no-fund", *packages], cwd=folder, capture_output=True)
            if done.returncode != 0:
                raise NoPeer(f"npm cannot install {packages[-1]}")
        library = folder / "node_modules" / "@duckdb" / "node-bindings-linux-x64"
        header = folder / "node_modules" / "duckdb" / "src" / "duckdb" / "src" / "include"
        if not (library / "libduckdb.so").exists() or not (header / "duckdb.h").exists():
            raise NoPeer("the npm packages of DuckDB hold no libduckdb.so or duckdb.h for this machine")
        if not bench.shared.exists():
            raise NoWorkload(f"there is no {bench.shared}")
        self.runner = folder / "runner"
        subprocess.run(["g++", "-O2", "-std=c++17", f"-I{header}", str(bench.shared / "duckdb_runner.cpp"),
                        "-o", str(self.runner), f"-L{library}", "-lduckdb", f"-Wl,-rpath,{library}"], check=True)

    def run(self, text):
        """What the runner prints of the statements."""
        statements = self.bench.scratch / "statements.sql"
        statements.write_text(text)
        done = subprocess.run([self.runner, "-t", "2", "-n", "1", statements], capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"DuckDB failed:\n{done.stdout}{done.stderr}")
        return done.stdout
