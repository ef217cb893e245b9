"""The rules of the national pack as a programmer would write them out for the 2021 form: plain Python over a report.

Same word lists, same verdicts on reports that have all tables; what is missing is left aside. Only for measuring.
"""

from datetime import date
from functools import cache
from typing import Any

from disclosure_lint.dates import chinese_number, period_of
from disclosure_lint.dsl.builtins import BUILTINS
from disclosure_lint.dsl.context import Context, Facts
from disclosure_lint.engine.vector import build_vector
from disclosure_lint.report import Report, Trait
from disclosure_lint.rules import Pack

TODAY = date(2026, 1, 31)
BALANCE = ("requests.received", "requests.carried_in", "requests.concluded", "requests.carried_out")


COVERED = (
    *("CON001", "CON002", "FEE001", "HYG001", "IMP001", "IMP002", "PRO001", "REQ101", "REQ102", "REQ103", "REV101"),
    *(f"STR{number:03}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 13, 15)),
    *(f"TAB{number:03}" for number in range(1, 12)),
    *("TIM001", "TIM002"),
)
"""The rules written out here."""


@cache
def _starts(pack: Pack) -> dict[str, int]:
    """Where each row of the 2021 form begins in the vector."""
    found: dict[str, int] = {}
    for cell in pack.forms.editions[-1].cells:
        found.setdefault(f"{cell.table}.{cell.row}", pack.forms.index[str(cell)])
    return found


def check_by_hand(report: Report, prior: Report | None, pack: Pack) -> list[str]:
    """The codes that fail, one for each place."""
    found: list[str] = []
    form = pack.forms.editions[-1]
    _tables(report, form, found)
    _states(report, form, pack, found)
    facts = Facts(report, pack.forms, None, TODAY)
    before = Facts(prior, pack.forms, None, TODAY) if prior else None
    v = build_vector(facts, before, pack.forms).values
    _sums(v, _starts(pack), found)
    if prior is not None:
        _continuity(v, _starts(pack), len(pack.forms.cells), found)
    _structure(report, form, pack, found)
    _texts(report, pack, found)
    _dates(report, pack, found)
    return sorted(found)


def _tables(report: Report, form: Any, found: list[str]) -> None:
    for key, table in form.tables.items():
        rows = report.tables.get(key)
        if rows is None:
            found.append("TAB001")
            continue
        if any(row not in table.rows for row in rows):
            found.append("TAB002")
        for row in table.rows.values():
            cells = rows.get(row.key)
            if cells is None:
                found.append("TAB003")
                continue
            for column in row.columns:
                if column not in cells:
                    found.append("TAB003")
            for column in cells:
                if column not in row.columns:
                    found.append("TAB002")
            if f"{key}.{row.key}" in report.labels:
                found.append("TAB004")
        for column in table.columns:
            if f"{key}.{column}" in report.labels:
                found.append("TAB004")
    if report.edition is not None and report.edition != form.edition:
        found.append("TAB002")


def _states(report: Report, form: Any, pack: Pack, found: list[str]) -> None:
    for key, rows in report.tables.items():
        blank = False
        columns = form.tables[key].columns
        for cells in rows.values():
            for column, cell in cells.items():
                traits = cell.traits
                if traits:
                    if traits & Trait.BLANK:
                        blank = True
                    if traits & Trait.TEXT:
                        found.append("TAB006")
                    counted = columns[column].unit == "count"
                    if traits & Trait.NEGATIVE and counted and not columns[column].signed:
                        found.append("TAB007")
                    if traits & Trait.FRACTIONAL and counted:
                        found.append("TAB008")
                    if traits & (Trait.DRESSED | Trait.PLUS):
                        found.append("TAB009")
        if blank:
            found.append("TAB005")
    level = report.level or pack.level_of(report.agency)
    if level and report.tables["proactive"]["fees"]["amount"].value > pack.parameters["fees_ceiling"][level]:
        found.append("TAB010")


def _sums(v: list[Any], at: dict[str, int], found: list[str]) -> None:
    """The sums over the flat vector of cells, as the engine has it: rows of seven and five side by side."""
    requests = {row: v[first : first + 7] for row, first in at.items() if row.startswith("requests.")}
    received, carried_in = requests["requests.received"], requests["requests.carried_in"]
    concluded, carried_out = requests["requests.concluded"], requests["requests.carried_out"]
    outcomes = [values for row, values in requests.items() if row not in BALANCE]
    sums = [sum(column) for column in zip(*outcomes, strict=True)]
    for place in range(7):
        if received[place] + carried_in[place] != concluded[place] + carried_out[place]:
            found.append("REQ101")
        if sums[place] != concluded[place]:
            found.append("REQ102")
    for values in requests.values():
        if sum(values[:6]) != values[6]:
            found.append("REQ103")
    for row, first in at.items():
        if row.startswith("review.") and sum(v[first : first + 4]) != v[first + 4]:
            found.append("REV101")
    for row in ("proactive.regulations", "proactive.normative_documents"):
        issued, repealed, in_force = v[at[row] : at[row] + 3]
        if in_force < issued - repealed:
            found.append("PRO001")


def _continuity(v: list[Any], at: dict[str, int], size: int, found: list[str]) -> None:
    carried_in, carried_out = at["requests.carried_in"], at["requests.carried_out"] + size
    for place in range(7):
        if v[carried_in + place] != v[carried_out + place]:
            found.append("CON001")
    for row in ("proactive.regulations", "proactive.normative_documents"):
        issued, repealed, in_force = v[at[row] : at[row] + 3]
        if in_force != v[at[row] + size + 2] + issued - repealed:
            found.append("CON002")


def _structure(report: Report, form: Any, pack: Pack, found: list[str]) -> None:
    sections: dict[int, Any] = {}
    for section in report.sections:
        if section.number in sections:
            found.append("STR005")
        sections.setdefault(section.number, section)
    numbers = list(sections)
    if numbers != sorted(numbers):
        found.append("STR002")
    for shape in form.sections:
        section = sections.get(shape.number)
        if section is None:
            found.append("STR001")
            continue
        title = "".join((section.title or "").split()).strip("：:。.、，,；;").replace(",", "，")
        if title not in shape.titles:
            found.append("STR003")
        if shape.content == "text" and not section.text.strip():
            found.append("STR004")
    words, title = pack.vocabulary.words, report.title
    if not title:
        found.append("STR006")
        return
    years = [chinese_number(groups["y"]) for _, groups in words["year"].groups(title)]
    if not years:
        found.append("STR015")
    elif years[0] != report.year:
        found.append("STR007")
    context = Context(Facts(report, pack.forms, None, TODAY), None, pack.parameters, pack.vocabulary)
    if not BUILTINS["names_agency"].call(context, title):
        found.append("STR015")
    signed = report.signed
    if not (signed.agency and signed.date and BUILTINS["same_agency"].call(context, signed.agency, report.agency)):
        found.append("STR013")


def _texts(report: Report, pack: Pack, found: list[str]) -> None:
    words = pack.vocabulary.words
    texts = {section.number: section.text for section in report.sections}
    spoken = (report.preamble or "", texts[1])
    periods = [period_of(groups) for text in spoken for _, groups in words["period"].groups(text)]
    if periods and periods[0] != (date(report.year or 0, 1, 1), date(report.year or 0, 12, 31)):
        found.append("STR008")
    if not any(words["fees"].mentions(texts[number]) for number in (6, 1, 2, 3, 4, 5)):
        found.append("FEE001")
    if not words["shortcomings"].mentions(texts[5]):
        found.append("IMP001")
    if not words["measures"].mentions(texts[5]):
        found.append("IMP002")
    pieces = [report.title, report.preamble, report.signed.agency, *texts.values()]
    for piece in (*pieces, *(section.title for section in report.sections)):
        if piece and words["placeholders"].mentions(piece):
            found.append("HYG001")


def _dates(report: Report, pack: Pack, found: list[str]) -> None:
    level = report.level or pack.level_of(report.agency)
    year = report.year or 0
    month, day = pack.parameters["deadlines"][level].split("-")
    deadline, last = date(year + 1, int(month), int(day)), date(year, 12, 31)
    published, signed = report.published, report.signed.date
    if (published or signed or last) > deadline:
        found.append("TIM001")
    for day_of in (published, signed):
        if day_of and (day_of <= last or day_of > TODAY):
            found.append("TIM002")
