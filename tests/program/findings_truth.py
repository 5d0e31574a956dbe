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


def text_of(raw):
    """Systems write one of two encodings."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("windows-1252")


class Source:
    """What a mapping says of a source's files: the columns that make the key."""

    def __init__(self, mapping):
        self.code = mapping["code"]
        self.patterns = mapping["files"]
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
        citizens = truth_table(made, "citizens")
        self.current_number = {row["former_cpr"]: row["cpr"] for row in citizens}
        self.number_of = {row["citizen"]: row["cpr"] for row in citizens}
        self.facility_of = {row["grant"]: row["facility"] for row in truth_table(made, "grants")}
        self.postings = {Place(Path(row["file"]).name, int(row["line"])): row for row in truth_table(made, "postings")}
        self.files = {}

    def rows(self, name):
        """line → cells by heading; lines that are no whole rows are not among them."""
        if name not in self.files:
            text = text_of(self.paths[name].read_bytes())
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
        """The citizen's number in a row of a list whose key has one, or whom a posting is for."""
        if place in self.postings:
            return self.number_of.get(self.postings[place]["citizen"])
        key = self.key(place)
        return key and dict(key[1]).get("citizen")

    def bill(self, place):
        """What a posting has in common with those that take it back and post it again; of other rows the key."""
        row = self.postings.get(place)
        if row is None or not row["grant"]:
            return self.key(place)
        return "bill", row["grant"], row["service_from"], row["service_to"], abs(int(row["ore"]))

    def account(self, place):
        """The account that a posting stands on."""
        row = self.row(place)
        return row and (row.get("PSP-element") or row.get("Omkostningssted"))

    def help_at(self, place):
        """(citizen's number, facility) of a grant, or of the grant that a posting pays."""
        posting = self.postings.get(place)
        if posting is not None:
            facility = self.facility_of.get(posting["grant"])
            return facility and (self.number(place), facility)
        row = self.row(place)
        return row and row.get("Tilbud") and (self.number(place), row["Tilbud"])

    def last_help(self, *codes):
        """(citizen's number, facility) of every row of the last delivery of the sources."""
        helps = set()
        for code in codes:
            last = max(name for name in self.paths if self.source_of[name].code == code)
            helps.update(self.help_at(Place(last, line)) for line in self.rows(last))
        return helps

    def distinct(self, *codes):
        """How many rows, whatever the deliveries they stand in, the sources have."""
        keys = set()
        for name in self.paths:
            if self.source_of[name].code in codes:
                keys.update(self.key(Place(name, line)) for line in self.rows(name))
        return len(keys)
