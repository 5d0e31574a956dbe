"""The built styrhus as its users meet it: commands, and a server on a port of its own."""

import json
import os
import re
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

# What the program ends with (src/cli/commands.h).
DONE, FAILED, USAGE, HELD, BUG = 0, 1, 2, 3, 70


class Program:
    """The built styrhus, and the folder of data it ships with."""

    def __init__(self, path):
        self.path = str(path)
        self.environment = {**os.environ, "STYRHUS_DATA": str(Path(__file__).resolve().parents[2] / "data")}

    def run(self, *arguments, user=None):
        return subprocess.run([self.path, *map(str, arguments)], capture_output=True, text=True, env=self.environment,
                              user=user)

    def must(self, *arguments, exits=(0,)):
        done = self.run(*arguments)
        assert done.returncode in exits, f"{arguments}: exit {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def init(self, home):
        self.must("init", "--home", home, "--name", "Bøgesund Kommune", "--code", "999", "--fictitious")


class Server:
    """Serves a home until stopped."""

    def __init__(self, program, home, *more):
        self.home = home
        self.log_file = Path(home).parent / f"{Path(home).name}.serve.log"
        self.log = open(self.log_file, "w")
        self.process = subprocess.Popen([program.path, "serve", "--home", home, "--port", "0", *map(str, more)],
                                        stdout=self.log, stderr=subprocess.STDOUT, env=program.environment)
        self.url = self.wait_for_address()

    def wait_for_address(self):
        for _ in range(1200):
            found = re.search(r"http://localhost:\d+", self.log_file.read_text())
            if found:
                return found.group(0).replace("localhost", "127.0.0.1")
            assert self.process.poll() is None, self.log_file.read_text()
            time.sleep(0.1)
        self.stop()
        raise AssertionError("the server did not start in two minutes")

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()

    def get(self, path, **parameters):
        """The JSON behind an address."""
        status, answer = self.ask("GET", path, None, parameters)
        assert status == 200, f"{path} {parameters}: {answer}"
        return answer

    def view(self, code, **parameters):
        return self.get(f"/api/view/{code}", **parameters)

    def ask(self, method, path, body, parameters):
        """(status, JSON)"""
        address = f"{self.url}{path}?{urllib.parse.urlencode(parameters)}"
        request = urllib.request.Request(address, data=body, method=method)
        if body is not None:
            request.add_header("Content-Type", "application/octet-stream")
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def upload(self, name, body, **parameters):
        """Delivers a file and waits: the job at its end, or the refusal."""
        status, answer = self.ask("POST", "/api/deliveries", body, {"filename": name, **parameters})
        while "job" in answer or answer.get("state") in ("waiting", "running"):
            job = answer.get("job") or job
            time.sleep(0.02)
            answer = self.get(f"/api/jobs/{job}")
        return answer
