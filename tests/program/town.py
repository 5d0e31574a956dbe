"""A made municipality as its users meet it: made, received and served by the program itself."""

import os
import re
import shutil
import tempfile
from pathlib import Path

from styrhus import HELD, Server


def make_town(program, folder, seed, inhabitants, years, errors=True, postings="plain"):
    more = ["--postings", postings] + ([] if errors else ["--no-errors"])
    program.must("make-municipality", "--out", folder, "--seed", seed, "--inhabitants", inhabitants, "--years", years,
                 *more)


class Home:
    """`with Home(program, made) as home`: what the maker delivered is received, and a server answers. With `until`,
    "2024-06", only what was delivered by the end of that month."""

    def __init__(self, program, made, until=None, folder=None):
        self.program = program
        self.made = made
        self.until = until
        self.folder = folder or Path(tempfile.mkdtemp(prefix="styrhus_home_"))
        self.home = self.folder / "home"
        self.server = None

    def __enter__(self):
        self.program.init(self.home)
        shutil.copytree(self.made / "reference", self.home / "reference", dirs_exist_ok=True)
        self.receipts = self.program.must("receive", "--home", self.home, self.delivered(), exits=(0, HELD))
        self.release_held()
        self.server = Server(self.program, self.home)
        return self

    def delivered(self):
        if self.until is None:
            return self.made / "deliveries"
        known = self.folder / "deliveries"
        known.mkdir()
        for month in (self.made / "deliveries").iterdir():
            if month.name <= self.until:
                shutil.copytree(month, known / month.name, copy_function=os.link)
        return known

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


class Town(Home):
    """A home of a municipality that is made for it, and goes with it."""

    def __init__(self, program, seed, inhabitants, years, errors=True, postings="plain"):
        folder = Path(tempfile.mkdtemp(prefix="styrhus_town_"))
        make_town(program, folder / "town", seed, inhabitants, years, errors, postings)
        super().__init__(program, folder / "town", folder=folder)
