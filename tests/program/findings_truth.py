"""What the program finds beside what the truth of a made municipality says: rows known by the key of their source.

A row stands in many deliveries. The truth names the first and the last of them, a finding the one where the fact in
force stands; what makes them the same row is the key that the source's mapping gives it.
"""

import csv
import fnmatch
import io
import tomllib
from collections import namedtuple
from pathlib import Path

MAPPINGS = Path(__file__).resolve().parents[2] / "data" / "mappings"

Place = namedtuple("Place", "name line")
# `near` is a row that looks wrong in the same way and is right. `place` is where it is first seen, `last` where it was
# last.
Planted = namedtuple("Planted", "type near place last citizen ore how note")


def delivered_names(store):
    """delivery → names of its files, in their order."""
    names = {}
    for row in store.execute("select id, name from delivery_file order by id"):
        names.setdefault(row["id"] >> 32, []).append(row["name"])
    return names


def place_of(names, link):
    """Where a link to a row points: /raekke/delivery/file/line."""
    delivery, file, line = (int(part) for part in link.split("/")[-3:])
    return Place(names[delivery][file], line)


def truth_table(made, name):
    with open(made / "truth" / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def planted_rows(made):
    def place(row, prefix):
        return Place(Path(row[prefix + "file"]).name, int(row[prefix + "line"]))

    return [Planted(row["type"], row["near_miss"] == "1", place(row, ""), place(row, "last_"), row["citizen"],
                    int(row["ore"]), row["how"], row["note"])
            for row in truth_table(made, "planted")]


class Source:
    """What a mapping says of a source's files: their encoding, and the columns that make the key."""

    def __init__(self, mapping):
        self.code = mapping["code"]
        self.patterns = mapping["files"]
        self.encoding = mapping.get("format", {}).get("encoding", "utf-8-sig")
        columns = {}
        for column in mapping["column"]:
            columns.setdefault(column.get("field"), column["name"])
        self.key = [(field, columns[field]) for field in mapping["delivery"].get("key", [])]

    def reads(self, name):
        return any(fnmatch.fnmatch(name, pattern) for pattern in self.patterns)


def sources():
    for path in sorted(MAPPINGS.glob("*.toml")):
        with open(path, "rb") as file:
            yield Source(tomllib.load(file))


class Deliveries:
    """The delivered rows of a made municipality."""

    def __init__(self, made):
        self.paths = {path.name: path for path in (made / "deliveries").glob("*/*.csv")}
        all_sources = list(sources())
        self.source_of = {name: next(source for source in all_sources if source.reads(name)) for name in self.paths}
        self.current_number = {row["former_cpr"]: row["cpr"] for row in truth_table(made, "citizens")}
        self.files = {}

    def rows(self, name):
        """line → cells by heading; lines that are no whole rows are not among them."""
        if name not in self.files:
            text = self.paths[name].read_bytes().decode(self.source_of[name].encoding)
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=";")
            header = next(reader)
            rows = {}
            line = reader.line_num + 1
            for cells in reader:
                if len(cells) == len(header) and cells != header:
                    rows[line] = dict(zip(header, cells))
                line = reader.line_num + 1
            self.files[name] = rows
        return self.files[name]

    def row(self, place):
        return self.rows(place.name).get(place.line)

    def key(self, place):
        """(source, ((field, value), …)); None where no row of a source with a key stands there."""
        source = self.source_of[place.name]
        row = self.row(place)
        if row is None or not source.key:
            return None
        return source.code, tuple((field, self.value(field, row[column])) for field, column in source.key)

    def value(self, field, text):
        if field != "citizen":
            return text
        digits = text.replace("-", "")
        number = digits.zfill(10) if digits.isdigit() else digits
        return self.current_number.get(number, number)

    def grant(self, place):
        """The key without its first day: a grant stands in a row for each price it has had."""
        key = self.key(place)
        return key and (key[0], tuple(part for part in key[1] if part[0] != "start"))

    def number(self, place):
        """The citizen's number in a row of a list whose key has one."""
        key = self.key(place)
        return key and dict(key[1]).get("citizen")

    def distinct(self, *codes):
        """How many rows, whatever the deliveries they stand in, the sources have."""
        keys = set()
        for name in self.paths:
            if self.source_of[name].code in codes:
                keys.update(self.key(Place(name, line)) for line in self.rows(name))
        return len(keys)
