"""Reads printed reports back: how many cells are right, wrong or refused, and how long it takes beside PDFium alone.

    python benchmarks/reader_pdf.py [REPORTS]

Each of REPORTS (20) random reports is printed in every layout of `pdf_printing` and read. Times are medians of one
process; `alone` takes every character with its box and every object with its bounds, and nothing more.
"""

import random
import sys
import time
from collections import Counter
from copy import deepcopy
from decimal import Decimal
from statistics import median
from typing import Any

import pypdfium2
import yaml
from pdf_printing import STYLES, print_report, texts_of

from disclosure_lint.forms import Form
from disclosure_lint.readers import read
from disclosure_lint.readers.pdf.read import read_document
from disclosure_lint.resources import resource
from disclosure_lint.rules import load_packs


def drawn_anew(report: dict[str, Any], form: Form, chance: random.Random) -> dict[str, Any]:
    """The report with other figures, totals of rows tied, one row in twenty left blank."""
    report = deepcopy(report)
    for key, table in form.tables.items():
        report["tables"][key] = {row.key: _row(row.columns, chance) for row in table.rows.values()}
    return report


def _row(columns: tuple[str, ...], chance: random.Random) -> dict[str, int | None]:
    if chance.randrange(20) == 0:
        return dict.fromkeys(columns)
    row: dict[str, int | None] = {
        column: chance.choice((0, chance.randrange(10), chance.randrange(5000))) for column in columns
    }
    if columns[-1] == "total":
        row["total"] = sum(row[column] or 0 for column in columns[:-1])
    return row


def alone(data: bytes) -> None:
    """What PDFium's bindings take for the characters and objects of a document."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        for at in range(text.count_chars()):
            text.get_charbox(at, loose=True)
            pypdfium2.raw.FPDFText_GetUnicode(text, at)
        for thing in page.get_objects():
            thing.get_bounds()
    document.close()


def main() -> None:
    """Prints a line a layout and one for all."""
    pack = load_packs((str(resource("rules") / "national"),))
    form = pack.forms.in_force(2024)
    assert form is not None
    sample = yaml.safe_load((resource("samples") / "clean-2024.yaml").read_text("utf-8"))
    chance = random.Random(1)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    reports = [drawn_anew(sample, form, chance) for _ in range(count)]
    total: Counter[str] = Counter()
    taken: dict[str, list[float]] = {"read": [], "alone": []}
    for name, style in STYLES.items():
        found: Counter[str] = Counter()
        for report in reports:
            data = print_report(report, form, style)
            started = time.perf_counter()
            alone(data)
            between = time.perf_counter()
            read_document("a.pdf", data)
            taken["alone"].append(between - started)
            taken["read"].append(time.perf_counter() - between)
            reading = read("a.pdf", data, pack.forms, pack.vocabulary)
            tables = reading.report.tables if reading.report else {}
            for key, table in form.tables.items():
                for row, cells in texts_of(table, report["tables"][key]).items():
                    for column, text in cells.items():
                        cell = tables.get(key, {}).get(row, {}).get(column)
                        right = cell is not None and cell.value == (Decimal(text) if text else None)
                        found["right" if right else "refused" if cell is None else "wrong"] += 1
        total += found
        print(f"{name:30}" + "".join(f"{what} {found[what]:6}  " for what in ("right", "wrong", "refused")))
    everything = sum(total.values())
    print(f"{'all':30}" + "".join(f"{what} {total[what] / everything:.4%}  " for what in ("right", "wrong", "refused")))
    read_, alone_ = median(taken["read"]), median(taken["alone"])
    print(f"a document: {read_ * 1000:.0f} ms, PDFium alone {alone_ * 1000:.0f} ms, ratio {read_ / alone_:.1f}")


if __name__ == "__main__":
    main()
