#!/usr/bin/env python3
"""What the rules find in a made municipality, against what was planted there and what only looks wrong.

    rules_test.py PROGRAM [--seeds 7 8 | --draw N] [--inhabitants N] [--years N]

Without --seeds they are drawn and printed. Prints every miss and false alarm with file, line and row, a table per planted
type of all the municipalities together, and one of what the rules say of the same without mistakes.
"""

import argparse
import collections
import random
import sqlite3
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from findings_truth import Deliveries, delivered_names, place_of, planted_rows  # noqa: E402
from styrhus import Program  # noqa: E402
from town import Town  # noqa: E402

RECALL_MIN = PRECISION_MIN = 0.99
FALSE_ALARMS_ON_CLEAN_MAX = 0.01
SHOWN_MAX = 40

# What a finding and a planted row have in common when they speak of the same mistake: the row; the bill, which may be
# posted, taken back and posted again; the grant, which stands in a row per price; the citizen, where either of two
# grants can be said to be the wrong one; or the account.
ROW, BILL, GRANT, CITIZEN, ACCOUNT = "key", "bill", "grant", "number", "account"
Answer = collections.namedtuple("Answer", "rules by", defaults=(ROW,))

# Which rules answer for what is planted. A type that is not here has no rule yet.
ANSWERS = {
    "missing_end": Answer(["r0110"], GRANT),
    "overlap": Answer(["r0111", "r0123"], CITIZEN),
    "gap": Answer(["r0112"]),
    "old_paragraph": Answer(["r0113", "r0126"]),
    "price_zero": Answer(["r0114"]),
    "child_paragraph_after_18": Answer(["r0115"]),
    "runs_after_death": Answer(["r0117"], GRANT),
    "paid_by_wrong_municipality": Answer(["r0118"], GRANT),
    "bad_cpr": Answer(["r0124"], CITIZEN),
    # Help that ended long ago, or whose bill tells no payee, is said not to be there: one sentence or the other.
    "expired_but_paid": Answer(["r0301", "r0302"]),
    "posting_without_grant": Answer(["r0302", "r0301"]),
    "duplicate_posting": Answer(["r0304"], BILL),
    # A price that is off by as much as the VAT or a day is taken for that.
    "price_not_tariff": Answer(["r0306", "r0127", "r0311", "r0312", "r0313", "r0314"], BILL),
    "wrong_function": Answer(["r0309", "r0325", "r0326"], BILL),
    "late_posting": Answer(["r0305"]),
    "late_municipal_claim": Answer(["r0305"]),
    "tariff_not_followed": Answer(["r0127"], GRANT),
    "double_in_two_sources": Answer(["r0152"], CITIZEN),
    "follow_up_overdue": Answer(["r0150", "r0154"]),
    "grant_never_billed": Answer(["r0303"], GRANT),
    "claim_12_months": Answer(["r0315"]),
    "wrong_art": Answer(["r0310"], BILL),
    "unknown_psp": Answer(["r0334"], ACCOUNT),
}

# The month of the last delivery.
LAST_MONTH = 2025 * 12 + 10
# Ordinary corrections: wrong until the registrar sees it.
CORRECTED_LATER = {"corrected_end", "corrected_price", "withdrawn_row"}
# Said by the reading of a file, and tested with it.
SAID_IN_READING = {"end_before_start", "duplicate_row", "reversed_posting"}

GRANTS, POSTINGS = ("dubu_personer", "sensum_indsatser"), ("opus_posteringer",)


def month_number(text):
    """Months since year 0 of 31.12.2024 or 31-12-2024."""
    return int(text[6:]) * 12 + int(text[3:5])


def is_posted_late(row):
    if row is None or not row["Ydelsesperiode til"]:
        return False
    return month_number(row["Bogføringsdato"]) - month_number(row["Ydelsesperiode til"]) > 3


def names_nobody(row):
    return row is not None and not row["Ydelsesmodtagernr."]


def names_somebody(row):
    return row is not None and not names_nobody(row)


def names_no_days(row):
    return row is not None and not row["Ydelsesperiode til"]


def names_days(row):
    return row is not None and not names_no_days(row)


def is_recent(row):
    """The register keeps a citizen for three years after the last help."""
    end = row and (row.get("Slutdato") or row.get("IndsatsSlutDato"))
    return row is not None and (not end or month_number(end) > LAST_MONTH - 36)


def can_be_reckoned(row):
    """Whose grant for which days: what a price can be held against."""
    return row is None or row.get("Ydelsesmodtagernr.") != "" and row.get("Ydelsesperiode til") != ""


# What such a rule says of a row is right also where nothing was planted: in life bills come late, and some name no
# citizen or no days. The row itself shows it.
RIGHT_BY_THE_ROW = {"r0305": is_posted_late, "r0308": names_nobody, "r0317": names_no_days}
# What cannot be told by the row, whatever is true: a bill that names no days, or is dated in the year before; whose
# grant is missing or has another price where the bill names nobody (r0308 says that).
TOLD_BY_THE_ROW = {"late_posting": is_posted_late, "late_municipal_claim": is_posted_late,
                   "posting_without_grant": names_somebody, "price_not_tariff": can_be_reckoned,
                   "wrong_function": names_somebody,
                   "expired_but_paid": can_be_reckoned, "claim_12_months": names_days, "bad_cpr": is_recent}
# Mistakes that show only beside what the bill's grant says.
HELD_AGAINST_GRANTS = {"price_not_tariff", "wrong_function"}
# Mistakes that come beside others.
TOLD_LATE = {"late_posting", "late_municipal_claim", "claim_12_months"}
# What no municipality is made with: e-invoices, and refunds and claims that name a citizen.
SILENT = ("r04", "r0330", "r0331")


class Findings:
    """What every rule of a served municipality finds, as places of delivered rows."""

    def __init__(self, town):
        with sqlite3.connect(f"file:{town.home / 'store.sqlite'}?mode=ro", uri=True) as store:
            store.row_factory = sqlite3.Row
            names = delivered_names(store)
        self.deliveries = Deliveries(town.made)
        self.places = {}
        self.outcomes = {}
        for table in town.view("findings")["blocks"]:
            if table.get("key") == "regler":
                for row in table["rows"]:
                    self.places[row["cells"][0]["value"]] = None
            if table.get("key") == "tavse_regler":
                for row in table["rows"]:
                    self.outcomes[row["cells"][0]["value"]] = row["cells"][2]["value"]
        for rule in self.places:
            table = next(block for block in town.view("findings", regel=rule, alle="1")["blocks"]
                         if block.get("key") == "fund")
            self.places[rule] = [place_of(names, row["cells"][2]["link"]) for row in table["rows"]]

    def of(self, rules):
        return [place for rule in rules for place in self.places.get(rule, [])]

    def known_by(self, level, places):
        known = {getattr(self.deliveries, level)(place) for place in places}
        return known - {None}

    def shown(self, place):
        row = self.deliveries.row(place)
        return f"{place.name}:{place.line}: {';'.join(row.values()) if row else '(no whole row)'}"

    def is_right_by_the_row(self, rule, place):
        told = RIGHT_BY_THE_ROW.get(rule)
        return told is not None and told(self.deliveries.row(place))


# Places of planted rows and of findings. `untold`: no reader of the row in force can see the mistake.
Score = collections.namedtuple("Score", "planted untold missed near wronged right elsewhere")


class Judge:
    """The findings of a municipality with mistakes, beside what was planted."""

    def __init__(self, town):
        self.findings = Findings(town)
        self.deliveries = self.findings.deliveries
        planted = planted_rows(town.made)
        in_reading = SAID_IN_READING | {row.type for row in planted if row.how == "receipt"}
        wrong_types = {row.type for row in planted if not row.near} - in_reading
        self.planted = {kind: [row for row in planted if row.type == kind] for kind in sorted(wrong_types)}
        wrong = [row for row in planted if not row.near or row.type in CORRECTED_LATER]
        self.unread = {row.place for row in wrong if row.how == "receipt"}
        # Another mistake in the same row, bill or grant, in the grant that a bill pays, or in the citizen's number
        # explains what a rule says of it.
        self.spoiled = {level: self.findings.known_by(level, [row.place for row in wrong])
                        for level in (ROW, BILL, GRANT)}
        self.spoiled_help = {self.deliveries.help_at(row.place) for row in wrong} - {None}
        # What a bill is held against: a grant that is entered twice or has another price hides what is wrong with it.
        self.spoiled_grants = {self.deliveries.help_at(row.place) for row in wrong
                               if row.place.name.startswith(GRANTS) and row.type in ANSWERS} - {None}
        bad = [row for row in wrong if row.type == "bad_cpr"]
        # What help a row that could not be read was for nobody can tell.
        unread = [row for row in wrong if row.place in self.unread and not row.place.name.startswith(POSTINGS)]
        self.unread_citizens = {self.deliveries.number_of.get(row.citizen) for row in unread} - {None}
        self.delivered_help = self.deliveries.last_help(*GRANTS)
        # Two mistakes in one row hide each other.
        answered = [row.place for row in wrong if row.type in ANSWERS and row.type not in TOLD_LATE]
        self.hidden = {place for place, times in collections.Counter(answered).items() if times > 1}
        self.wrong_numbers = (self.findings.known_by(CITIZEN, [row.place for row in bad])
                              | {self.deliveries.number_of[row.citizen] for row in bad})

    def is_explained(self, place):
        return (any(getattr(self.deliveries, level)(place) in spoiled for level, spoiled in self.spoiled.items())
                or self.deliveries.help_at(place) in self.spoiled_help
                or self.deliveries.number(place) in self.unread_citizens
                or (place in self.deliveries.postings and self.is_not_delivered(self.deliveries.help_at(place)))
                or self.deliveries.number(place) in self.wrong_numbers)

    def is_not_delivered(self, help_at):
        """A grant that is registered after the last delivery: until then nobody knows of it."""
        return help_at is not None and help_at not in self.delivered_help

    def is_told(self, row):
        is_posting = row.place.name.startswith(POSTINGS)
        # The receipt has rejected it, or as it was delivered last: no rule can hold it against another.
        is_unread = row.place in self.unread or (row.last in self.unread and not is_posting)
        is_nobodys = is_posting and self.deliveries.number(row.place) in self.wrong_numbers
        told = TOLD_BY_THE_ROW.get(row.type)
        is_hidden = row.type not in TOLD_LATE and (
            row.place in self.hidden
            or (is_posting and row.type in HELD_AGAINST_GRANTS
                and self.deliveries.help_at(row.place) in self.spoiled_grants))
        return not (is_unread or is_nobodys or is_hidden) and (told is None or told(self.deliveries.row(row.place)))

    def score(self, kind, answer):
        wrong = [row for row in self.planted[kind] if not row.near]
        near = [row.place for row in self.planted[kind] if row.near]
        told = [row for row in wrong if self.is_told(row)]
        places = self.findings.of(answer.rules)
        found = self.findings.known_by(answer.by, places)
        found_rows = self.findings.known_by(ROW, places)
        right, elsewhere = self.divided(answer, {row.place for row in wrong}, set(near))
        known = getattr(self.deliveries, answer.by)
        return Score(planted=wrong, untold=len(wrong) - len(told),
                     missed=[row.last for row in told if known(row.place) not in found], near=near,
                     wronged=[place for place in near
                              if self.deliveries.key(place) in found_rows and not self.is_explained(place)],
                     right=right, elsewhere=elsewhere)

    def divided(self, answer, planted, near):
        """What the rules find: what was planted, and what is neither that nor a near-miss nor explained."""
        known = getattr(self.deliveries, answer.by)
        of_planted = {known(place) for place in planted}
        of_near = {self.deliveries.key(place) for place in near}
        right, elsewhere = [], []
        for rule in answer.rules:
            for place in self.findings.of([rule]):
                if known(place) is not None and known(place) in of_planted:
                    right.append(place)
                elif not (self.deliveries.key(place) in of_near or self.is_explained(place)
                          or self.findings.is_right_by_the_row(rule, place)):
                    elsewhere.append(place)
        return right, elsewhere

    def scores(self):
        return {kind: self.score(kind, answer) for kind, answer in ANSWERS.items() if kind in self.planted}


def counted(score):
    """The same in numbers, which can be summed over municipalities."""
    return Score(*(field if isinstance(field, int) else len(field) for field in score))


def summed(one, other):
    return Score(*(a + b for a, b in zip(one, other)))


def recall(score):
    told = score.planted - score.untold
    return 1 - score.missed / told if told else 1


def precision(score):
    wrong = score.wronged + score.elsewhere
    return score.right / (score.right + wrong) if score.right + wrong else 1


def print_places(title, findings, places):
    for place in places[:SHOWN_MAX]:
        print(f"  {title}: {findings.shown(place)}")
    if len(places) > SHOWN_MAX:
        print(f"  {title}: … and {len(places) - SHOWN_MAX} more")


def print_troubles(judge, scores):
    for kind, one in sorted(scores.items()):
        print_places(f"{kind}, missed", judge.findings, one.missed)
        print_places(f"{kind}, near-miss called wrong", judge.findings, one.wronged)
        print_places(f"{kind}, false alarm", judge.findings, one.elsewhere)


class Sums:
    """What is found in all the municipalities, and in which one too much was missed or called wrong."""

    def __init__(self):
        self.scores, self.without_rule, self.silent, self.without = {}, collections.Counter(), set(), set()
        self.alarms, self.found, self.rows = collections.Counter(), collections.Counter(), collections.Counter()
        self.missed, self.wrong, self.loud = [], [], []

    def take_planted(self, town, is_drawn):
        judge = Judge(town)
        scores = judge.scores()
        print_troubles(judge, scores)
        for kind, one in ((kind, counted(score)) for kind, score in scores.items()):
            if recall(one) < RECALL_MIN and not is_drawn:
                self.missed.append(f"{kind}: {one.missed} of {one.planted} missed in one municipality")
            if precision(one) < PRECISION_MIN and not is_drawn:
                self.wrong.append(f"{kind}: {one.wronged} near-misses, {one.elsewhere} others in one municipality")
            self.scores[kind] = summed(self.scores[kind], one) if kind in self.scores else one
        for kind in judge.planted.keys() - scores.keys():
            self.without_rule[kind] += sum(not row.near for row in judge.planted[kind])
        self.silent |= judge.findings.outcomes.keys()
        self.without |= {rule for answer in ANSWERS.values() for rule in answer.rules} - judge.findings.places.keys()

    def take_clean(self, town):
        findings = Findings(town)
        distinct = findings.deliveries.distinct
        looked_at = {"r01": distinct(*GRANTS), "r02": distinct("takster", "budget"),
                     "r03": distinct(*POSTINGS), "r04": distinct(*POSTINGS)}
        for rule, places in findings.places.items():
            alarms = [place for place in places if not findings.is_right_by_the_row(rule, place)]
            print_places(f"{rule}, false alarm without mistakes", findings, alarms)
            if len(alarms) > FALSE_ALARMS_ON_CLEAN_MAX * looked_at[rule[:3]]:
                self.loud.append(f"{rule}: {len(alarms)} of {looked_at[rule[:3]]} rows in one municipality")
            self.alarms[rule] += len(alarms)
            self.found[rule] += len(places)
            self.rows[rule] += looked_at[rule[:3]]

    def judge_drawn(self):
        """Towns that nobody has seen before are held to the same over all of them, and one miss of a hundred is one of
        few: a single row that no rule could know does not make a night red."""
        for kind, one in self.scores.items():
            if recall(one) < RECALL_MIN and one.missed > 1:
                self.missed.append(f"{kind}: {one.missed} of {one.planted} missed in all")
            if precision(one) < PRECISION_MIN and one.wronged + one.elsewhere > 1:
                self.wrong.append(f"{kind}: {one.wronged} near-misses, {one.elsewhere} others in all")

    def print(self):
        print(f"{'planted':28}{'rules':14}{'planted':>8}{'untold':>8}{'found':>8}{'recall':>8}"
              f"{'near':>7}{'wronged':>9}{'elsewhere':>11}{'precision':>11}")
        for kind, planted in sorted(self.without_rule.items()):
            print(f"{kind:28}{'no rule yet':14}{planted:8}")
        for kind, one in sorted(self.scores.items()):
            found = one.planted - one.untold - one.missed
            print(f"{kind:28}{' '.join(ANSWERS[kind].rules):14}{one.planted:8}{one.untold:8}{found:8}{recall(one):8.3f}"
                  f"{one.near:7}{one.wronged:9}{one.elsewhere:11}{precision(one):11.3f}")
        print(f"{'without mistakes':28}{'found':>8}{'false':>8}{'rows':>8}{'share':>8}")
        for rule in sorted(self.alarms):
            print(f"{rule:28}{self.found[rule]:8}{self.alarms[rule]:8}{self.rows[rule]:8}"
                  f"{self.alarms[rule] / self.rows[rule]:8.4f}")


class Rules(unittest.TestCase):
    """`sums` is set by main()."""

    def test_every_rule_ran(self):
        self.assertEqual({rule for rule in self.sums.silent if not rule.startswith(SILENT)}, set())

    def test_every_rule_that_answers_for_something_exists(self):
        self.assertEqual(set(), self.sums.without)

    def test_the_rules_find_what_was_planted(self):
        self.assertEqual([], self.sums.missed)

    def test_what_the_rules_find_is_wrong(self):
        self.assertEqual([], self.sums.wrong)

    def test_no_rule_raises_false_alarms_on_clean_data(self):
        self.assertEqual([], self.sums.loud)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+")
    parser.add_argument("--draw", type=int, default=1)
    parser.add_argument("--inhabitants", type=int, default=6000)
    parser.add_argument("--years", type=int, default=2)
    options = parser.parse_args()
    program = Program(options.program)
    sums = Rules.sums = Sums()
    for seed in options.seeds or random.SystemRandom().sample(range(1, 1_000_000), options.draw):
        print(f"seed {seed}, {options.inhabitants} inhabitants, {options.years} years", flush=True)
        with Town(program, seed, options.inhabitants, options.years, errors=True) as town:
            sums.take_planted(town, is_drawn=options.seeds is None)
        with Town(program, seed, options.inhabitants, options.years, errors=False) as town:
            sums.take_clean(town)
    if options.seeds is None:
        sums.judge_drawn()
    sums.print()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Rules)
    return 0 if unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
