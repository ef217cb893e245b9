"""Notices of rectification: what an agency has to mend in its report, as a Word document in official form.

In Chinese in every language of the call, as it is a paper of a Chinese office. Number, seal, day and contact are blank:
people issue a notice, not a program. Findings of extraction and excused ones are not in it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from disclosure_lint.dashboard.agencies import Agency, agencies
from disclosure_lint.dashboard.annex import annexed, write_annex
from disclosure_lint.dashboard.findings import rule_of
from disclosure_lint.dashboard.store import Store
from disclosure_lint.diagnostics import Diagnostic, RuleInfo, Severity
from disclosure_lint.outputs.wording import authority, one_line, where
from disclosure_lint.phrases import say
from disclosure_lint.writers.docx_paper import HEI, describe, official_paper, packed, set_typeface, sign
from disclosure_lint.writers.docx_tables import table_element
from disclosure_lint.writers.layout import Kind, Laid, Laying
from disclosure_lint.writers.legible import legible

_HEADS = ("number", "place", "finding", "clause", "mend")
_WIDTHS = (5, 17, 32, 20, 26)
_MOST = 200
"""Findings that a notice lists one by one."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


class Notices(NamedTuple):
    """What all notices of a call have in common; `issuer` and `reply` are left blank where they are not given."""

    target: Path
    year: int
    today: date
    issuer: str | None = None
    reply: date | None = None


def write_notices(store: Store, asked: Notices, names: Sequence[str]) -> dict[str, str]:
    """A notice for each of these agencies that has anything to mend: agency → its file below the folder of the site."""
    if not names:
        return {}
    rules = {row["rule"]: rule_of(row) for row in store.rows("SELECT * FROM rules")}
    made: dict[str, str] = {}
    for agency in agencies(store, names):
        if agency.latest is None or agency.latest["year"] != asked.year:
            continue
        found = [item for item in agency.findings if item.counts and item.cause == "report" and item.severity != "info"]
        if not found:
            continue
        file = _file_name(agency.name, asked.year, set(made.values()))
        path = asked.target / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(notice(agency, found, rules, asked))
        made[agency.name] = file
    return made


def _file_name(agency: str, year: int, taken: set[str]) -> str:
    """A name that every file system takes, none twice."""
    plain = _FORBIDDEN.sub("_", legible(one_line(agency)))[:60].strip(". ")
    stem = f"notices/{plain or '_'}-{year}"
    name, number = f"{stem}.docx", 2
    while name.casefold() in {other.casefold() for other in taken}:
        name, number = f"{stem}-{number}.docx", number + 1
    return name


def notice(agency: Agency, found: Sequence[Diagnostic], rules: dict[str, RuleInfo], asked: Notices) -> bytes:
    """The document."""
    document = official_paper()
    author, made = legible(asked.issuer or ""), datetime.combine(asked.today, time())
    describe(document, say("notice.title", "zh"), author, made)
    _Body(document, agency, rules, asked).write(found)
    return packed(document)


class _Body:
    def __init__(self, document: Any, agency: Agency, rules: dict[str, RuleInfo], asked: Notices) -> None:
        self._document, self._agency, self._rules, self._asked = document, agency, rules, asked

    def write(self, found: Sequence[Diagnostic]) -> None:
        errors, warnings = ([item for item in found if item.severity == kind] for kind in ("error", "warning"))
        number = self._line(self._told("number", year=self._asked.today.year))
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._line(self._told("title"), "Title")
        self._line(self._told("to", agency=one_line(self._agency.name)))
        counts = {"errors": len(errors), "warnings": len(warnings)}
        self._line(self._told("opening", year=self._asked.year, today=_day(self._asked.today), **counts), "Body Text")
        parts = [(kind, same) for kind, same in (("error", errors), ("warning", warnings)) if same]
        for at, (kind, same) in enumerate(parts):
            self._list("一二"[at], kind, same)
        self._demands("一二三"[len(parts)])
        listed = [item for _, same in parts for item in annexed(same[:_MOST])]
        if listed:
            self._line(self._told("annex"), "Body Text")
        self._closing()
        if listed:
            write_annex(self._document, listed, self._line)

    def _list(self, numeral: str, kind: Severity | str, found: Sequence[Diagnostic]) -> None:
        self._line(self._told(f"heading.{kind}", numeral=numeral), "Heading 1")
        cells = [Laid(0, at, 1, 1, self._told(f"column.{name}"), "head") for at, name in enumerate(_HEADS)]
        for row, item in enumerate(found[:_MOST], 1):
            cells += self._row(row, item)
        element, _ = table_element(Laying(tuple(cells), _WIDTHS, 1))
        body = self._document.element.body
        body.insert(len(body) - 1, element)
        if len(found) > _MOST:
            self._line(self._told("more", count=len(found) - _MOST), "Body Text")
        self._document.add_paragraph(style="Normal").paragraph_format.line_spacing = Pt(10)

    def _row(self, row: int, item: Diagnostic) -> Iterator[Laid]:
        rule = self._rules.get(item.rule)
        texts = (
            str(row),
            where(item, "zh") or self._told("whole"),
            f"{one_line(item.message.zh)}（{item.rule}）",
            "；".join(authority(item, rule)),
            one_line(rule.fix.zh) if rule else "",
        )
        kinds: tuple[Kind, ...] = ("value", "stub", "stub", "stub", "stub")
        return (Laid(row, at, 1, 1, text, kind) for at, (text, kind) in enumerate(zip(texts, kinds, strict=True)))

    def _demands(self, numeral: str) -> None:
        self._line(self._told("heading.demands", numeral=numeral), "Heading 1")
        reply = _day(self._asked.reply) if self._asked.reply else self._told("blank_day")
        for key in ("mend", "check", "reply"):
            self._line(self._told(f"demand.{key}", reply=reply), "Body Text")

    def _closing(self) -> None:
        self._line(self._told("contact"), "Body Text")
        issuer = self._asked.issuer or self._told("issuer")
        sign(self._document, [legible(text) for text in (issuer, self._told("seal"), self._told("blank_day"))])

    def _line(self, text: str, style: str = "Normal") -> Any:
        paragraph = self._document.add_paragraph(style=style)
        run = paragraph.add_run(legible(text))
        if style == "Heading 1":
            set_typeface(run, HEI)
        return paragraph

    def _told(self, key: str, **values: object) -> str:
        return say(f"notice.{key}", "zh", **values)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
