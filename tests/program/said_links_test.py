#!/usr/bin/env python3
"""What people say of which grants postings pay for, through the program: the server's calls, the pages and the command line.

    said_links_test.py PROGRAM
"""

import json
import sys
import threading
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from styrhus import FAILED, USAGE, Program, Server  # noqa: E402
from town import Town  # noqa: E402

CONFIRM, CORRECT, UNDO = "posting.link_confirmed", "posting.link_corrected", "statement.undo"
YEARS = {"aar": "alle"}


class SaidLinks(unittest.TestCase):
    """`town` is set by main()."""

    def setUp(self):
        self.spoken_of = set()

    def tearDown(self):
        """What a test has said is taken back, so that each begins with the same figures."""
        for posting in self.spoken_of:
            if "said" in self.desk(posting)["row"]:
                self.assertEqual(self.say(UNDO, posting), (200, {}))

    def work(self, **parameters):
        return self.town.get("/api/links", **YEARS, **parameters)

    def desk(self, posting):
        return self.town.get(f"/api/links/{posting}")

    def say(self, form, posting, reason="set i sagen", links=None, **parameters):
        body = {"form": form, "values": {"posting": posting, "reason": reason}}
        if links is not None:
            body["links"] = links
        return self.town.server.ask("POST", "/api/statements", json.dumps(body).encode(), parameters)

    def must(self, *said, **more):
        self.spoken_of.add(said[1])
        self.assertEqual(self.say(*said, **more), (200, {}), said)

    def page(self):
        return self.town.view("links", **YEARS)

    def sums(self):
        """The equation's øre by state, and the ledger it must equal."""
        equation = next(block for block in self.page()["blocks"] if block["kind"] == "equation")
        *states, ledger = [term["amount"]["value"] for term in equation["terms"]]
        self.assertEqual(sum(states), ledger)
        self.assertEqual(equation["difference"]["value"], 0)
        return states

    def figures(self):
        return self.page()["basis"]["figures_id"]

    def one(self):
        """A posting whose link is proposed, and what is proposed."""
        row = next(row for row in self.work()["rows"] if row["amount"] > 0)
        return row["posting"], row["amount"], [{"grant": link["grant"], "ore": link["amount"]} for link in row["links"]]

    def another_grant(self, posting, proposed):
        """A grant to choose that is not proposed."""
        named = {link["grant"] for link in proposed}
        desk = self.desk(posting)
        found = self.town.get(f"/api/links/{posting}/grants", q="sel")["grants"]
        return next(grant["grant"] for grant in desk["candidates"] + found if grant["grant"] not in named)

    def test_the_work_is_what_is_probable_with_the_largest_amount_first(self):
        work = self.work(antal=500)
        self.assertGreater(work["rows_in_all"], 2)
        self.assertEqual({row["state"] for row in work["rows"]}, {"sandsynlig"})
        sizes = [abs(row["amount"]) for row in work["rows"]]
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        if work["rows_in_all"] == len(sizes):
            self.assertEqual(work["amount"], sum(row["amount"] for row in work["rows"]))
            self.assertEqual(work["amount"], self.sums()[1])
        self.assertEqual(len(self.work(antal=2)["rows"]), 2)

    def test_a_link_is_confirmed_and_taken_back(self):
        posting, _, proposed = self.one()
        sums = self.sums()
        figures = self.figures()
        self.must(CONFIRM, posting, reason="set i \"sagen\"", links=proposed)
        self.assertNotEqual(self.figures(), figures)
        row = self.desk(posting)["row"]
        self.assertEqual((row["state"], row["said"]["reason"]), ("koblet", "set i \"sagen\""))
        self.assertEqual([{"grant": link["grant"], "ore": link["amount"]} for link in row["links"]], proposed)
        self.sums()
        self.assertNotIn(posting, [one["posting"] for one in self.work(antal=500)["rows"]])
        self.assertIn(row["said"]["author"], json.dumps(self.town.view("links", tilstand="koblet", alle=1, **YEARS)))
        self.must(UNDO, posting, reason="")
        self.assertEqual(self.sums(), sums)
        self.assertEqual(self.figures(), figures)
        self.assertEqual([one["what"] for one in self.desk(posting)["said"]], ["Taget tilbage", "Bekræftet"])

    def test_a_link_is_corrected_to_another_grant_to_several_and_to_none(self):
        posting, amount, proposed = self.one()
        other = self.another_grant(posting, proposed)
        self.must(CORRECT, posting, links=[{"grant": other}])
        row = self.desk(posting)["row"]
        self.assertEqual([(link["grant"], link["amount"]) for link in row["links"]], [(other, amount)])
        self.sums()
        parts = [{"grant": other, "ore": amount // 3}, {"grant": proposed[0]["grant"], "ore": amount - amount // 3}]
        self.must(CORRECT, posting, links=parts)
        row = self.desk(posting)["row"]
        self.assertEqual({link["grant"]: link["amount"] for link in row["links"]},
                         {part["grant"]: part["ore"] for part in parts})
        self.sums()
        self.must(CORRECT, posting, reason="et gebyr", links=[])
        row = self.desk(posting)["row"]
        self.assertEqual((row["state"], row["links"]), ("uden", []))
        self.sums()
        page = self.town.view("link", posting=posting.split(":")[1])
        self.assertIn("et gebyr", json.dumps(page, ensure_ascii=False))

    def test_what_cannot_be_said_is_refused_with_words_and_changes_nothing(self):
        posting, amount, proposed = self.one()
        other = self.another_grant(posting, proposed)
        before = self.figures()
        outside = self.work(tilstand="andet")["rows"][0]["posting"]
        cases = (
            (CONFIRM, "posting:0000000000000001", "x", None),
            (CONFIRM, outside, "x", None),
            (CONFIRM, posting, "  ", None),
            (CONFIRM, posting, "x", [{"grant": other, "ore": amount}]),
            (CORRECT, posting, "x", None),
            (CORRECT, posting, "x", [{"grant": "grant:0000000000000001"}]),
            (CORRECT, posting, "x", [{"grant": other, "ore": amount - 1}]),
            (CORRECT, posting, "x", [{"grant": other, "ore": 2 * amount}, {"grant": proposed[0]["grant"], "ore": -amount}]),
            (CORRECT, posting, "x", [{"grant": other}, {"grant": proposed[0]["grant"]}]),
            (CORRECT, posting, "x", [{"grant": other, "ore": 1}, {"grant": other, "ore": amount - 1}]),
            ("posting.sold", posting, "x", None),
            (UNDO, posting, "x", None))
        messages = set()
        for form, subject, reason, links in cases:
            status, answer = self.say(form, subject, reason, links)
            self.assertEqual(status, 400, (form, subject, reason, links))
            messages.add(answer["error"]["message"])
        self.assertEqual(len(messages), len(cases), "each says what is wrong with it")
        for body in (b"{\"form\":\"posting.link_corrected\",\"values\":{},\"links\":7}",
                     b"{\"form\":\"posting.link_corrected\",\"values\":{},\"links\":[{\"grant\":\"g\",\"ore\":\"1\"}]}"):
            status, answer = self.town.server.ask("POST", "/api/statements", body, {})
            self.assertEqual((status, answer["error"]["code"]), (400, "bad_body"))
        self.assertEqual(self.figures(), before)
        status, _ = self.town.server.ask("GET", "/api/links/posting:0000000000000001", None, {})
        self.assertEqual(status, 404)

    def test_another_citizens_grant_needs_a_reason_that_says_so(self):
        rows = [row for row in self.work(tilstand="koblet", antal=500)["rows"] if "citizen" in row]
        posting = rows[0]["posting"]
        other = next(grant for grant in self.town.get(f"/api/links/{posting}/grants", q="sel")["grants"]
                     if grant.get("is_other_citizen"))
        status, answer = self.say(CORRECT, posting, " ", [{"grant": other["grant"]}])
        self.assertEqual(status, 400)
        self.assertIn("en anden borgers", answer["error"]["message"])
        _, english = self.say(CORRECT, posting, " ", [{"grant": other["grant"]}], sprog="en")
        self.assertIn("another citizen", english["error"]["message"])
        self.must(CORRECT, posting, "betalt for søskende", [{"grant": other["grant"]}])
        self.assertTrue(self.desk(posting)["row"]["links"][0]["is_other_citizen"])

    def test_two_at_once_leave_one_word_in_force_and_both_in_the_log(self):
        posting, _, proposed = self.one()
        before = len(self.desk(posting)["said"])
        answers = []
        both = [threading.Thread(target=lambda say=say: answers.append(self.say(*say)))
                for say in ((CONFIRM, posting, "den ene", proposed), (CORRECT, posting, "den anden", []))]
        for one in both:
            one.start()
        for one in both:
            one.join()
        # The confirmation of what is proposed may come after it was corrected; then it is told so.
        self.assertIn((200, {}), answers)
        desk = self.desk(posting)
        self.assertEqual(desk["said"][0]["reason"], desk["row"]["said"]["reason"])
        self.assertEqual(len(desk["said"]), before + answers.count((200, {})))
        self.must(UNDO, posting, reason="")
        self.assertNotIn("said", self.desk(posting)["row"])

    def test_the_command_line_says_the_same_and_the_server_begins_with_it(self):
        program, home = self.town.program, self.town.home
        posting, amount, proposed = self.one()
        figures = self.figures()
        other = self.another_grant(posting, proposed)
        kroner = [f"{ore // 100}.{ore % 100:02}" for ore in (amount // 3, amount - amount // 3)]
        lacking = program.run("say", "--home", home, CONFIRM, posting, "--author", "Anna Opdigtet")
        self.assertEqual(lacking.returncode, FAILED, lacking.stderr)
        both = program.run("say", "--home", home, CORRECT, posting, "--author", "Anna Opdigtet", "--reason", "x",
                           "--grant", other, "--no-grant")
        self.assertEqual(both.returncode, USAGE, both.stderr)
        aside = program.run("say", "--home", home, "grant.set_aside", other, "--author", "Anna Opdigtet", "--reason", "x",
                            "--no-grant")
        self.assertEqual(aside.returncode, FAILED, aside.stderr)
        program.must("say", "--home", home, CORRECT, posting, "--author", "Bo Opdigtet", "--reason", "delt", "--grant",
                     f"{other}={kroner[0]}", "--grant", f"{proposed[0]['grant']}={kroner[1]}")
        self.serve_again()
        row = self.desk(posting)["row"]
        self.assertEqual(row["said"]["author"], "Bo Opdigtet")
        self.assertEqual({link["amount"] for link in row["links"]}, {amount // 3, amount - amount // 3})
        shown = json.loads(program.must("present", "links", "tilstand=koblet", "aar=alle", "alle=1", "--home", home,
                                        "--format", "json"))
        self.assertIn("Bo Opdigtet", json.dumps(shown, ensure_ascii=False))
        program.must("say", "--home", home, UNDO, posting, "--author", "Anna Opdigtet")
        self.serve_again()
        self.assertEqual(self.figures(), figures)

    def serve_again(self):
        self.town.server.stop()
        type(self).town.server = Server(self.town.program, self.town.home)


def main():
    with Town(Program(sys.argv[1]), seed=5, inhabitants=3000, years=1, postings="mixed") as SaidLinks.town:
        suite = unittest.defaultTestLoader.loadTestsFromTestCase(SaidLinks)
        return 0 if unittest.TextTestRunner(verbosity=2, stream=sys.stdout).run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
