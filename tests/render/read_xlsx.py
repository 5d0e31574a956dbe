#!/usr/bin/env python3
"""Reads a workbook with nothing but a zip and an XML reader and prints what is in each cell: the outside witness
of render/xlsx. One line per cell: reference, type, number format, value."""
import re
import sys
import zipfile
import xml.etree.ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BUILT_IN = {0: "General", 1: "0", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}


def number_formats(book):
    root = ET.fromstring(book.read("xl/styles.xml"))
    own = {int(f.get("numFmtId")): f.get("formatCode") for f in root.iter(MAIN + "numFmt")}
    formats = []
    for xf in root.find(MAIN + "cellXfs"):
        number = int(xf.get("numFmtId"))
        formats.append(own.get(number) or BUILT_IN.get(number, str(number)))
    return formats


def shared_strings(book):
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    root = ET.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(t.text or "" for t in item.iter(MAIN + "t")) for item in root]


def main(path):
    book = zipfile.ZipFile(path)
    assert book.testzip() is None
    strings, formats = shared_strings(book), number_formats(book)
    targets = {r.get("Id"): r.get("Target") for r in ET.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
    for sheet in ET.fromstring(book.read("xl/workbook.xml")).find(MAIN + "sheets"):
        print(f"[{sheet.get('name')}]")
        root = ET.fromstring(book.read("xl/" + targets[sheet.get(REL + "id")]))
        assert root.find(f".//{MAIN}f") is None, "a formula"
        for cell in root.iter(MAIN + "c"):
            value, kind = cell.find(MAIN + "v"), cell.get("t", "n")
            text = "".join(t.text or "" for t in cell.iter(MAIN + "t")) if kind == "inlineStr" else None
            if kind == "s":
                text = strings[int(value.text)]
            if text is not None:
                print(cell.get("r"), "text", re.sub(r"\n", "\\\\n", text))
            elif value is not None:
                print(cell.get("r"), "number", formats[int(cell.get("s", 0))], value.text)


main(sys.argv[1])
