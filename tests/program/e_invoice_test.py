#!/usr/bin/env python3
"""E-invoices through the command line and the server: a folder, a zip archive and single files are the same facts.

    e_invoice_test.py PROGRAM

The documents are synthetic: no supplier and no invoice in them exists.
"""

import contextlib
import io
import shutil
import sqlite3
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from styrhus import Program, Server  # noqa: E402

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
OIOUBL_3 = "urn:fdc:oioubl.dk:trns:billing:invoice:3.0"


def document(number, kroner, kind="Invoice", customization=OIOUBL_3, text="Støtte, 611285-0005"):
    """An invoice or credit note of one line without VAT, as bytes. OIOUBL 2 says the tax where others say the net."""
    net = "0.00" if customization.startswith("OIOUBL-2") else f"{kroner:.2f}"
    totals = "".join(f'<b:{name} currencyID="DKK">{amount}</b:{name}>'
                     for name, amount in (("LineExtensionAmount", f"{kroner:.2f}"), ("TaxExclusiveAmount", net),
                                          ("TaxInclusiveAmount", f"{kroner:.2f}"), ("PayableAmount", f"{kroner:.2f}")))
    quantity = "InvoicedQuantity" if kind == "Invoice" else "CreditedQuantity"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<{kind} xmlns="{UBL}{kind}-2" xmlns:a="{UBL}CommonAggregateComponents-2" xmlns:b="{UBL}CommonBasicComponents-2">
<b:CustomizationID>{customization}</b:CustomizationID><b:ID>{number}</b:ID><b:IssueDate>2025-03-03</b:IssueDate>
<b:DocumentCurrencyCode>DKK</b:DocumentCurrencyCode><a:AccountingSupplierParty><a:Party><a:PartyLegalEntity>
<b:CompanyID schemeID="0184">29189897</b:CompanyID></a:PartyLegalEntity></a:Party></a:AccountingSupplierParty>
<a:LegalMonetaryTotal>{totals}</a:LegalMonetaryTotal><a:{kind}Line><b:ID>1</b:ID><b:{quantity} unitCode="DAY">1</b:{quantity}>
<b:LineExtensionAmount currencyID="DKK">{kroner:.2f}</b:LineExtensionAmount><a:Item><b:Name>{text}</b:Name></a:Item>
<a:Price><b:PriceAmount currencyID="DKK">{kroner:.2f}</b:PriceAmount></a:Price></a:{kind}Line></{kind}>
""".encode()


DOCUMENTS = {
    "F-1.xml": document("F-1", 1000),
    "F-2.xml": document("F-2", 250.5, customization="OIOUBL-2.02"),
    "K-1.xml": document("K-1", 400, kind="CreditNote"),
    "afkortet.xml": document("F-3", 1)[:600],
}
NET = 850_50  # 1,000.00 + 250.50 − 400.00, in øre


def archive(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


class EInvoices(unittest.TestCase):
    """`program` is set by main."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="styrhus_invoice_"))
        self.home = self.folder / "home"
        self.program.init(self.home)
        self.inbox = self.folder / "indbakke"
        self.inbox.mkdir()

    def tearDown(self):
        shutil.rmtree(self.folder)

    def fill(self, files):
        for name, content in files.items():
            (self.inbox / name).write_bytes(content)

    def receive(self, *paths):
        return self.program.must("receive", "--home", self.home, *paths)

    def rows_in_force(self):
        """(rows, øre): a key is one row however often it is delivered."""
        query = "SELECT count(*), sum(amount_ore) FROM (SELECT DISTINCT stamp_key, amount_ore FROM fact_invoice_line)"
        with contextlib.closing(sqlite3.connect(f"file:{self.home / 'store.sqlite'}?mode=ro", uri=True)) as database:
            return database.execute(query).fetchone()

    def test_a_folder_is_one_delivery_and_again_changes_nothing(self):
        self.fill(DOCUMENTS)
        self.assertIn("4 files: 4 rows = 3 accepted + 1 rejected; 850.50 kr. = 850.50 + 0.00; 3 new",
                      self.receive(self.inbox))
        self.assertEqual(self.rows_in_force(), (3, NET))
        self.assertIn("nothing is changed", self.receive(self.inbox))
        self.fill({"F-4.xml": document("F-4", 10)})
        said = self.receive(self.inbox)
        self.assertIn("F-4.xml: 1 rows = 1 accepted", said)
        self.assertIn("4 more files came before or are copies", said)
        self.assertEqual(self.rows_in_force(), (4, NET + 10_00))

    def test_an_archive_of_the_same_documents_is_the_same_rows(self):
        self.fill(DOCUMENTS)
        self.receive(self.inbox)
        packed = self.folder / "fakturaer_marts.zip"
        packed.write_bytes(archive({**DOCUMENTS, "bilag.pdf": b"%PDF-1.4"}))
        self.assertIn("5 rows = 3 accepted + 2 rejected; 850.50 kr. = 850.50 + 0.00; 0 new", self.receive(packed))
        self.assertEqual(self.rows_in_force(), (3, NET))

    def test_the_server_takes_one_and_shows_its_row_and_finds_the_number_used_again(self):
        server = Server(self.program, self.home)
        try:
            self.assertEqual(server.upload("F-1.xml", DOCUMENTS["F-1.xml"])["state"], "done")
            self.assertEqual(server.upload("F-1-ny.xml", document("F-1", 1200))["state"], "done")
            cells = {row["cells"][0]["value"]: row["cells"][1]["value"]
                     for block in server.view("row", delivery=1, file=0, line=1)["blocks"]
                     for row in block.get("rows", [])}
            self.assertEqual(cells["Beløb"], "1000.00")
            self.assertEqual(cells["Sted"], "InvoiceLine[1], linje 6")
            self.assertIn("faktura", cells)
            findings = str(server.view("findings"))
            self.assertIn("Fakturanummer F-1 er brugt før", findings)
            self.assertNotIn("611285", findings)
        finally:
            server.stop()


if __name__ == "__main__":
    EInvoices.program = Program(sys.argv.pop(1))
    unittest.main()
