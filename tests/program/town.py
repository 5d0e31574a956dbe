"""A made municipality as its users meet it: made, received and served by the program itself."""

import re
import shutil
import tempfile
from pathlib import Path

from styrhus import HELD, Server


class Town:
    """`with Town(program, seed) as town`: everything the maker delivered is received, and a server answers."""

    def __init__(self, program, seed, inhabitants, years, errors=True, postings="plain"):
        self.program = program
        self.folder = Path(tempfile.mkdtemp(prefix="styrhus_town_"))
        self.made = self.folder / "town"
        self.home = self.folder / "home"
        self.server = None
        more = ["--postings", postings] + ([] if errors else ["--no-errors"])
        program.must("make-municipality", "--out", self.made, "--seed", seed, "--inhabitants", inhabitants, "--years",
                     years, *more)

    def __enter__(self):
        self.program.init(self.home)
        shutil.copytree(self.made / "reference", self.home / "reference", dirs_exist_ok=True)
        self.receipts = self.program.must("receive", "--home", self.home, self.made / "deliveries", exits=(0, HELD))
        self.release_held()
        self.server = Server(self.program, self.home)
        return self

    def release_held(self):
        """A town so small may lose a twentieth of a list in an ordinary month; a person then says that it is so."""
        for number in re.findall(r"styrhus delivery release (\d+)", self.receipts):
            self.program.must("delivery", "release", number, "--author", "Anna Opdigtet", "--home", self.home)

    def __exit__(self, *_):
        if self.server:
            self.server.stop()
        shutil.rmtree(self.folder)

    def get(self, path, **parameters):
        return self.server.get(path, **parameters)

    def view(self, code, **parameters):
        return self.server.view(code, **parameters)
