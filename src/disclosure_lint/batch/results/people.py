"""The same for people: findings, reports, superior units and coverage as CSV and as one workbook, in the language of
the call.
"""

import csv
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from decimal import Decimal
from types import TracebackType
from typing import Any

from disclosure_lint.batch.record import Record
from disclosure_lint.batch.results.columns import TABLES
from disclosure_lint.batch.results.context import Context
from disclosure_lint.batch.results.rows import counts
from disclosure_lint.batch.results.views import of_coverage
from disclosure_lint.diagnostics import Result
from disclosure_lint.diagnostics.model import OUTCOMES, SEVERITIES
from disclosure_lint.outputs.rows import COLUMNS, Value, finding_rows, guarded, report_facts
from disclosure_lint.outputs.superiors import COLUMNS as SUPERIORS
from disclosure_lint.outputs.superiors import superiors
from disclosure_lint.outputs.wording import one_line, shown_change
from disclosure_lint.outputs.xlsx import Sheet, write_book
from disclosure_lint.phrases import say
from disclosure_lint.rules.labels import pointer_label

_FACTS = ("path", "agency", "year", "level")
_COUNTED = (*(f"{severity}s" for severity in SEVERITIES), "extraction", "excused")
REPORTS = (*_FACTS, "status", "published", *_COUNTED, *OUTCOMES)
COVERAGE = (
    *("agency", "agency_code", "level", "parent", "year", "state", "reports", "path", "published", "deadline"),
    "other_name",
)
CHANGES = ("changed", "agency", "year", "path", "rule", "label", "before", "after")
_FILES = {
    "findings": COLUMNS,
    "reports": REPORTS,
    "parents": SUPERIORS,
    "coverage": COVERAGE,
    "changes": CHANGES,
}
_NUMBERS = frozenset({"year", "line", "column", *_COUNTED, *OUTCOMES, *SUPERIORS[2:-1]})
_COVERAGE = [[column.name for column in TABLES["coverage"]].index(name) for name in COVERAGE]


class Files:
    """The CSV files being written, each under another name until it is whole."""

    def __init__(self, context: Context) -> None:
        self._folder, self._rules, self._forms = context.folder, context.rules, context.forms
        self._today, self._lang = context.today.isoformat(), context.lang
        compared = context.since is not None
        self._columns = {name: columns for name, columns in _FILES.items() if compared or name != "changes"}
        self._writers: dict[str, Any] = {}
        self._stack = ExitStack()

    def __enter__(self) -> "Files":
        for name, columns in self._columns.items():
            part = self._folder / f"{name}.csv.part"
            file = self._stack.enter_context(part.open("w", encoding="utf-8-sig", errors="replace", newline=""))
            self._writers[name] = csv.writer(file, lineterminator="\r\n")
            self._put(name, [self._heading(column) for column in columns])
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()
        if kind is None:
            for name in self._writers:
                (self._folder / f"{name}.csv.part").replace(self._folder / f"{name}.csv")
            self._write_book()

    def _write_book(self) -> None:
        """The same rows as one workbook, read back a row at a time: it may be larger than memory."""
        part = self._folder / "findings.xlsx.part"
        sheets = (Sheet(name, columns, self._read_back(name, columns), 2) for name, columns in self._columns.items())
        write_book(str(part), sheets, self._today, self._lang, constant_memory=True)
        part.replace(self._folder / "findings.xlsx")

    def _read_back(self, name: str, columns: Sequence[str]) -> Iterator[list[Value]]:
        with (self._folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            next(reader)
            for row in reader:
                yield [_value(column, text) for column, text in zip(columns, row, strict=True)]

    def add(self, record: Record) -> None:
        """A document: its row, and one for each finding."""
        result = Result("", self._today, (), (record.checked,), self._rules)
        for row in finding_rows(result, self._lang):
            self._put("findings", row)
        self._put("reports", list(self._report(record)))

    def _report(self, record: Record) -> Iterator[Value]:
        checked = record.checked
        yield from report_facts(checked, self._lang)
        yield say(f"batch.status.{record.status}", self._lang)
        yield record.published or ""
        *found, waived, known = counts(checked)
        yield from (*found, waived + known)
        outcomes = list(checked.outcomes.values())
        yield from (outcomes.count(name) for name in OUTCOMES)

    def add_coverage(self, row: Sequence[Any]) -> None:
        """An agency in a year."""
        told = dict(zip(COVERAGE, (row[at] for at in _COVERAGE), strict=True))
        told["state"] = say(f"batch.state.{told['state']}", self._lang)
        if told["level"]:
            told["level"] = say(f"level.{told['level']}", self._lang)
        self._put("coverage", ["" if value is None else one_line(str(value)) for value in told.values()])

    def add_parents(self) -> None:
        """The superior units, once the table `coverage` is whole."""
        for row in superiors(of_coverage(self._folder, "coverage_by_parent"), self._lang):
            self._put("parents", row)

    def add_change(self, row: Sequence[Any]) -> None:
        """A change since the earlier run; findings that were kept are in `findings`."""
        told = dict(zip((column.name for column in TABLES["changes"]), row, strict=True))
        if told["change"] == "kept":
            return
        before, after = shown_change(told, self._lang)
        label = pointer_label(told["pointer"], self._forms).text(self._lang) if told["pointer"] else ""
        what = say(f"change.{told['of']}.{told['change']}", self._lang)
        facts = (told["agency"], told["year"], told["path"], told["rule"], label, before, after)
        self._put("changes", [what, *("" if value is None else one_line(str(value)) for value in facts)])

    def _put(self, name: str, row: Sequence[Value]) -> None:
        self._writers[name].writerow([guarded(value) if isinstance(value, str) else value for value in row])

    def _heading(self, column: str) -> str:
        return say(f"outcome.{column}" if column in OUTCOMES else f"column.{column}", self._lang)


def _value(column: str, text: str) -> Value:
    """What a workbook shows of what a CSV file says."""
    if column == "share" and text:
        return float(Decimal(text.strip("<>%")) / 100)
    return int(text) if column in _NUMBERS and text else text.removeprefix("'")
