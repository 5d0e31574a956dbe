"""An outside witness to the ladder: the delivered files, csv and SQLite, and nothing of src/.

The arithmetic stands in witness.sql and figures.sql; here the files are read, days become numbers, and øre are rounded.
"""

import csv
import datetime
import re
import sqlite3
from pathlib import Path

HERE = Path(__file__).resolve().parent
OPEN = 4_000_000  # a day nobody reaches


class Unreadable(Exception):
    """A row that no fact can be made of."""


def day(text):
    if not text or text == "31-12-9999":
        return None
    form = "%Y-%m-%d" if re.match(r"\d{4}-", text) else "%d-%m-%Y"
    try:
        return datetime.datetime.strptime(text.replace(".", "-"), form).date().toordinal()
    except ValueError as error:
        raise Unreadable(text) from error


def stop(text):
    """The first day after a last day."""
    last = day(text)
    return OPEN if last is None else last + 1


def needed_day(text):
    found = day(text)
    if found is None:
        raise Unreadable("no date")
    return found


def ore(text):
    found = re.fullmatch(r"(-?)([\d.]+),(\d\d)(-?)", text)
    if not found:
        raise Unreadable(text)
    amount = int(found[2].replace(".", "") + found[3])
    return -amount if found[1] or found[4] else amount


def thousandths(text):
    whole, _, part = text.partition(",")
    return int(whole) * 1000 + int((part + "000")[:3])


def number(system):
    def read(text):
        """The citizen: a number that lost its first nought has it again; what is no number is only the system's own."""
        if not text:
            return None
        digits = text.replace("-", "")
        if not digits.isdigit() or len(digits) not in (9, 10):
            return f"{system}:{text}"
        return digits.zfill(10)

    return read


def text_of(text):
    return text or None


def filled(text):
    if not text:
        raise Unreadable("blank")
    return text


SIGNS = {"D": 1, "K": -1}
FREQUENCIES = {"Pr. dag": "døgn", "Pr. uge": "uge", "Pr. måned": "måned", "Engangsydelse": "forløb"}


def frequency(text):
    if text not in FREQUENCIES:
        raise Unreadable(text)
    return FREQUENCIES[text]


def sign(text):
    if text not in SIGNS:
        raise Unreadable(text)
    return SIGNS[text]


# Of each source: the columns that the ladder needs, by the names of witness.sql.
SOURCES = {
    "cpr": {"number": ("CPR", number("cpr")), "former": ("Tidligere CPR", number("cpr"))},
    "dubu_personer": {
        "number": ("CPR-nr.", number("dubu")), "case_no": ("Sagsnummer", str), "service": ("Ydelsestype", str),
        "facility": ("Tilbud", str), "start": ("Startdato", needed_day), "stop": ("Slutdato", stop),
        "price": ("Ydelsesbeløb", ore), "quantity_milli": ("Antal", thousandths),
        "unit": ("Beregningsfrekvens", frequency), "status": ("Status", str), "law": ("Afgørelsesparagraf", str),
        "type": ("Type", str)},
    "sensum_indsatser": {
        "number": ("CPR", number("sensum")), "service": ("Indsats", str), "facility": ("Tilbud", str),
        "detail": ("LeverandørIndsats", str), "start": ("IndsatsStartDato", needed_day),
        "stop": ("IndsatsSlutDato", stop), "status": ("IndsatsStatus", str), "law": ("Facet", str),
        "area": ("SagType", str)},
    "sensum_timer": {
        "number": ("CPR", number("sensum")), "service": ("Indsats", str), "facility": ("Tilbud", str),
        "detail": ("LeverandørIndsats", str), "start": ("Fra", needed_day), "stop": ("Til", stop),
        "hours_milli": ("Timer pr. uge", thousandths)},
    "takster": {
        "facility": ("Tilbud", str), "detail": ("LeverandørIndsats", str), "unit": ("Enhed", str),
        "price": ("Pris", ore), "start": ("Gyldig fra", needed_day), "stop": ("Gyldig til", stop),
        "factor_permille": ("Momsfaktor", lambda text: thousandths(text.rstrip("%")) // 100),
        "settlement": ("Afregning", str)},
    "opus_psp": {
        "psp": ("PSP-element", text_of), "function": ("Kontostreng", str), "dranst": ("Dranst", str),
        "grouping": ("Gruppering", str), "name": ("Navn", str), "cost_centre": ("Omkostningssted", text_of)},
    "opus_posteringer": {
        "art": ("Artskonto", str), "cost_centre": ("Omkostningssted", text_of), "account": ("PSP-element", text_of),
        "sign": ("Debet/kredit", sign), "ore": ("Beløb", ore), "receiver": ("Ydelsesmodtagernr.", number("opus")),
        "receiver_code": ("Ydelsesmodtagernr.kode", str), "start": ("Ydelsesperiode fra", day),
        "stop": ("Ydelsesperiode til", stop), "reference": ("Referencenøgle", filled),
        "posted": ("Bogføringsdato", needed_day)},
}


def month_end(file):
    year, month = map(int, re.search(r"(\d{4})(\d\d)\.csv$", file.name).groups())
    return (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)).toordinal()


def rows_of(file):
    """(cells by heading) of the rows that can be rows at all."""
    raw = file.read_bytes()
    encoding = "windows-1252" if file.name.startswith(("opus", "budget", "specialskole")) else "utf-8-sig"
    lines = csv.reader(raw.decode(encoding).splitlines(keepends=True), delimiter=";")
    header = next(lines)
    for cells in lines:
        if len(cells) == len(header) and cells != header and any(cells):
            yield dict(zip(header, cells))


def read_source(database, deliveries, source):
    columns = SOURCES[source]
    extracts = set()
    rows = []
    for file in sorted(deliveries.glob(f"*/{source}_??????.csv")):
        extract = month_end(file)
        extracts.add(extract)
        for cells in rows_of(file):
            try:
                rows.append([extract] + [read(cells[heading]) for heading, read in columns.values()])
            except Unreadable:
                continue
    database.execute(f"create table delivered_{source} (extract, {', '.join(columns)})")
    marks = ", ".join("?" * (len(columns) + 1))
    database.executemany(f"insert into delivered_{source} values ({marks})", rows)
    return sorted(extracts)


PLACEMENT = re.compile(r"BL § 4[67]|BL § 114, stk. 1, nr. 1|SEL § 52, stk. 3, nr. 7|SEL § 58|SEL § 76, stk. 3, nr. 1")
PREVENTION = re.compile(r"BL § (30|35|87)|SEL § (11|42)")
COST_ONLY = re.compile(r"BL § 32, stk. 1, nr. [37]|BL § 86|SEL § 52, stk. 3, nr. [56]|SEL § 41")


def step_of_child(law, kind):
    if PLACEMENT.match(law):
        return 4 if kind.startswith("Netværk") else 5 if "plejefamilie" in kind else 6
    if PREVENTION.match(law):
        return 2
    return 0 if COST_ONLY.match(law) else 3


def step_of_adult(ladder, law, facility, kind, hours_milli, price_a_day):
    is_disability = ladder == "adults_disability"
    if law == "SEL § 85":
        is_extensive = (hours_milli or 0) >= 5000 if is_disability else "ICM" in facility or "ICM" in kind
        return 4 if is_extensive else 3
    if law == "SEL § 108":
        is_special = "øjt specialiseret" in facility + kind or (price_a_day or 0) * 365 >= 200_000_000
        return 8 if is_special else 7
    if law.startswith("ABL"):
        return 5 if is_disability else 7
    by_law = {"SEL § 82 d": 1, "SEL § 82 a": 2, "SEL § 82 b": 2, "SEL § 107": 6}
    by_law.update({"SEL § 95, stk. 3": 4, "SEL § 96": 4} if is_disability else
                  {"SEL § 101": 2, "SEL § 109": 5, "SEL § 110": 5})
    return by_law.get(law, 0)


def half_away(numerator, denominator):
    """Whole øre, a half away from zero."""
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return whole if numerator >= 0 else -whole


# 28, 29, 30 and 31 days, a week, thousandths of quantity and of the factor: every rate is a whole number of these.
MONTHS = 29 * 30 * 31 * 14
PARTS = MONTHS * 7 * 1000 * 1000


def parts_on(row):
    whole = (row["price"] or 0) * row["quantity_milli"] * row["factor_permille"]
    per_day = {"døgn": 7 * MONTHS, "uge": MONTHS, "time": MONTHS, "måned": 7 * MONTHS // row["month_days"]}
    if row["unit"] == "forløb":
        return whole * 7 * MONTHS if row["is_first_day"] else 0
    return whole * per_day[row["unit"]] if row["unit"] else 0


def fill_daily_cost(database):
    out = []
    before = (None, None)
    total = done = 0
    for row in database.execute("select * from priced order by grant_id, day"):
        if (row["grant_id"], row["year"]) != before:
            before, total, done = (row["grant_id"], row["year"]), 0, 0
        total += parts_on(row)
        now = half_away(total, PARTS)
        out.append((row["grant_id"], row["person"], row["ladder"], row["day"], row["month"], row["step"],
                    row["is_frame"], now - done))
        done = now
    database.executemany("insert into daily_cost values (?, ?, ?, ?, ?, ?, ?, ?)", out)


def fill_daily_posting(database, first, last):
    out = []
    for row in database.execute("select * from placed_postings"):
        length = row["stop"] - row["start"]
        for at in range(max(first, row["start"]), min(last + 1, row["stop"])):
            passed = at - row["start"]
            share = half_away(row["ore"] * (passed + 1), length) - half_away(row["ore"] * passed, length)
            month = datetime.date.fromordinal(at).isoformat()[:7]
            out.append((row["person"], row["ladder"], at, month, share))
    database.executemany("insert into daily_posting values (?, ?, ?, ?, ?)", out)


def fill_calendar(database, first_asked, last):
    start = datetime.date(datetime.date.fromordinal(first_asked).year, 1, 1).toordinal()
    database.execute("create table calendar (day integer primary key, month, year, month_days, is_asked)")
    for at in range(start, last + 1):
        date = datetime.date.fromordinal(at)
        following = (date.replace(day=1) + datetime.timedelta(32)).replace(day=1)
        database.execute("insert into calendar values (?, ?, ?, ?, ?)",
                         (at, date.isoformat()[:7], date.year, (following - date.replace(day=1)).days, at >= first_asked))
    return start


def months_before(at, months):
    date = datetime.date.fromordinal(at)
    index = date.year * 12 + date.month - 1 - months
    following = datetime.date((index + 1) // 12, (index + 1) % 12 + 1, 1)
    last_of_month = (following - datetime.timedelta(1)).day
    return datetime.date(index // 12, index % 12 + 1, min(date.day, last_of_month)).toordinal()


def month_start(at):
    return datetime.date.fromordinal(at).replace(day=1).toordinal()


def month_stop(at):
    return (datetime.date.fromordinal(month_start(at)) + datetime.timedelta(32)).replace(day=1).toordinal()


SCOPE_MONTHS = 36


def add_functions(database, extracts):
    def still_stands(source, last, row_stop):
        later = [extract for extract in extracts[source] if extract > last]
        return not later or row_stop <= months_before(later[0], SCOPE_MONTHS)

    database.create_function("still_stands", 3, still_stands)
    for function, parameters in ((step_of_child, 2), (step_of_adult, 6), (month_start, 1), (month_stop, 1)):
        database.create_function(function.__name__, parameters, function)


def witness(deliveries):
    """{(ladder, step, month): row of figures.sql} for every month that was delivered."""
    database = sqlite3.connect(":memory:")
    database.row_factory = sqlite3.Row
    extracts = {source: read_source(database, deliveries, source) for source in SOURCES}
    database.execute("alter table delivered_opus_posteringer add column number")
    database.execute("""update delivered_opus_posteringer set ore = ore * sign,
                        number = case when receiver_code = '02' then receiver end""")
    first = month_start(extracts["dubu_personer"][0])
    last = extracts["dubu_personer"][-1]
    start = fill_calendar(database, first, last)
    add_functions(database, extracts)
    database.executescript((HERE / "witness.sql").read_text())
    fill_daily_cost(database)
    fill_daily_posting(database, start, last)
    figures = database.execute((HERE / "figures.sql").read_text())
    return {(row["ladder"], row["step"], row["month"]): dict(row) for row in figures}
