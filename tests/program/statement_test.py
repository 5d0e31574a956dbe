#!/usr/bin/env python3
"""A grant set aside and put back, as a named person does it: the citizen's form, its address, and the command line.

    statement_test.py PROGRAM
"""

import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from styrhus import FAILED, USAGE, Program, Server  # noqa: E402
from town import Town  # noqa: E402

LADDER = "children"
SET_ASIDE, UNDO = "grant.set_aside", "statement.undo"


def blocks(page, kind):
    return [block for block in page["blocks"] if block["kind"] == kind]


def form_of(page, key):
    """The form's fields by their keys; None where the page has no such form."""
    for form in blocks(page, "form"):
        if form["key"] == key:
            return {field["key"]: field for field in form["fields"]}
    return None


def offered(page, key):
    fields = form_of(page, key)
    return [] if fields is None else [option["value"] for option in fields["grant"]["options"]]


class Statements(unittest.TestCase):
    """`town` is set by main()."""

    def setUp(self):
        self.address, self.grant = self.a_standing_grant()

    def a_standing_grant(self):
        """A citizen on the ladder, and the one grant there."""
        for row in blocks(self.town.view("citizens", trappe=LADDER), "table")[0]["rows"]:
            address = row["cells"][0]["link"].split("?")[0]
            grants = offered(self.citizen(address), SET_ASIDE)
            if len(grants) == 1:
                return address, grants[0]
        raise AssertionError("nobody on the ladder has one grant only")

    def citizen(self, address):
        return self.town.view("citizen", id=address.rsplit("/", 1)[1])

    def say(self, body, **parameters):
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.town.server.ask("POST", "/api/statements", raw, parameters)

    def fill(self, form, grant, reason):
        return self.say({"form": form, "values": {"grant": grant, "reason": reason}})

    def figures(self):
        """What a statement of a grant can change: citizens on the ladder today, and the id of all figures."""
        page = self.town.view("ladder", trappe=LADDER)
        return blocks(page, "stair")[0]["total"]["citizens_at_end"]["value"], page["basis"]["figures_id"]

    def test_a_grant_is_set_aside_by_the_citizens_form_and_put_back_by_it(self):
        citizens, figures = self.figures()
        fields = form_of(self.citizen(self.address), SET_ASIDE)
        self.assertTrue(fields["grant"]["is_required"] and fields["reason"]["is_required"])

        self.assertEqual(self.fill(SET_ASIDE, self.grant, "står \"dobbelt\" i § 52"), (200, {}))
        aside = self.figures()
        self.assertEqual(aside[0], citizens - 1)
        self.assertNotEqual(aside[1], figures)
        page = self.citizen(self.address)
        self.assertEqual(offered(page, SET_ASIDE), [])
        self.assertEqual(offered(page, UNDO), [self.grant])
        self.assertIn("står \\\"dobbelt\\\" i § 52", json.dumps(page, ensure_ascii=False))

        self.assertEqual(self.fill(UNDO, self.grant, "rettet i kilden"), (200, {}))
        self.assertEqual(self.figures(), (citizens, figures))
        self.assertEqual(offered(self.citizen(self.address), SET_ASIDE), [self.grant])

    def test_what_cannot_be_said_is_refused_with_words_and_changes_nothing(self):
        before = self.figures()
        for body in (b"", b"{", b"[]", b"{\"values\":7}"):
            status, answer = self.say(body)
            self.assertEqual((status, answer["error"]["code"]), (400, "bad_body"), body)
        cases = ((SET_ASIDE, self.grant, "  "), (SET_ASIDE, "grant:0000000000000001", "x"), (SET_ASIDE, "", "x"),
                 ("grant.sold", self.grant, "x"), (UNDO, self.grant, "x"))
        messages = {}
        for case in cases:
            status, answer = self.fill(*case)
            self.assertEqual(status, 400, case)
            messages[case] = answer["error"]["message"]
        self.assertEqual(len(set(messages.values())), len(cases), "each says what is wrong with it")
        _, english = self.say({"form": UNDO, "values": {"grant": self.grant, "reason": "x"}}, sprog="en")
        self.assertNotEqual(english["error"]["message"], messages[(UNDO, self.grant, "x")])
        self.assertEqual(self.figures(), before)

    def test_the_command_line_says_the_same(self):
        program, home = self.town.program, self.town.home
        before = self.figures()
        lacking = program.run("say", "--home", home, SET_ASIDE, self.grant, "--author", "Anna Opdigtet")
        self.assertEqual(lacking.returncode, FAILED, lacking.stderr)
        nobody = program.run("say", "--home", home, SET_ASIDE, self.grant, "--reason", "x")
        self.assertEqual(nobody.returncode, USAGE, "a statement has an author")
        unknown = program.run("say", "--home", home, "grant.sold", self.grant, "--author", "Anna Opdigtet")
        self.assertEqual(unknown.returncode, USAGE)
        self.assertIn(SET_ASIDE, unknown.stderr)

        program.must("say", "--home", home, SET_ASIDE, self.grant, "--author", "Anna Opdigtet", "--reason", "forkert")
        self.serve_again()
        self.assertEqual(self.figures()[0], before[0] - 1)
        self.assertIn("Anna Opdigtet", json.dumps(self.citizen(self.address), ensure_ascii=False))
        program.must("say", "--home", home, UNDO, self.grant, "--author", "Bo Opdigtet", "--reason", "var rigtig")
        self.serve_again()
        self.assertEqual(self.figures(), before)

    def serve_again(self):
        self.town.server.stop()
        self.town.server = Server(self.town.program, self.town.home)


def main():
    with Town(Program(sys.argv[1]), seed=5, inhabitants=2000, years=1, errors=False) as Statements.town:
        suite = unittest.defaultTestLoader.loadTestsFromTestCase(Statements)
        return 0 if unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
