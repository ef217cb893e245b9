"""A baseline: the findings that were there when it was made, by fingerprint. They are shown and do not count."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from disclosure_lint.config.files import ConfigError
from disclosure_lint.diagnostics import CheckedReport, Diagnostic
from disclosure_lint.rules import PackProblem
from disclosure_lint.rules.problems import worded
from disclosure_lint.source import Source

LIMIT = 200_000_000
"""Bytes that a baseline may have."""
_VERSION = 1


class Entry(NamedTuple):
    """A finding of a baseline; only the fingerprint is compared, the rest is for people."""

    fingerprint: str
    rule: str
    agency: str
    year: int | None
    place: str


class Baseline(NamedTuple):
    """The entries by fingerprint."""

    entries: dict[str, Entry]

    def applied(self, report: CheckedReport) -> CheckedReport:
        """The report with the findings marked that the baseline holds; waived ones are left as they are."""
        marked = tuple(
            found._replace(known=True) if found.waived is None and found.fingerprint in self.entries else found
            for found in report.diagnostics
        )
        return replace(report, diagnostics=marked)

    def gone(self, reports: Iterable[CheckedReport]) -> list[Entry]:
        """What the baseline holds of the agencies and years of these reports and is there no more, in order."""
        checked, there = set(), set()
        for report in reports:
            checked.add((report.agency or "", report.year))
            there |= {found.fingerprint for found in report.diagnostics}
        gone = (entry for entry in self.entries.values() if entry.fingerprint not in there)
        return sorted(entry for entry in gone if (entry.agency, entry.year) in checked)

    def without(self, gone: Sequence[Entry]) -> "Baseline":
        """The baseline without some entries."""
        left_out = {entry.fingerprint for entry in gone}
        return Baseline({key: entry for key, entry in self.entries.items() if key not in left_out})


def baseline_of(reports: Iterable[CheckedReport]) -> Baseline:
    """A baseline of all findings that are not waived."""
    entries = (_entry(found, report) for report in reports for found in report.diagnostics if found.waived is None)
    return Baseline({entry.fingerprint: entry for entry in entries})


def _entry(found: Diagnostic, report: CheckedReport) -> Entry:
    return Entry(found.fingerprint, found.rule, report.agency or "", report.year, found.location.pointer)


def written(baseline: Baseline) -> str:
    """The file of a baseline: an entry a line, in an order of its own, so that differences are easy to read."""
    ordered = sorted(baseline.entries.values(), key=lambda entry: (entry.agency, entry.year or 0, *entry))
    lines = ",\n".join(f"  {json.dumps(entry._asdict(), ensure_ascii=False)}" for entry in ordered)
    return f'{{"version": {_VERSION}, "findings": [\n{lines}\n]}}\n'


@lru_cache(maxsize=16)
def load_baseline(path: Path) -> Baseline:
    """The baseline in a file. ConfigError where it is none."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
        made = json.loads(data[:LIMIT])
        if made["version"] != _VERSION:
            raise ValueError(f"version {made['version']}")
        entries = [_read(item) for item in made["findings"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        detail = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
        raise ConfigError([PackProblem(Source(str(path), ""), None, worded("no_baseline", detail=detail))]) from None
    return Baseline({entry.fingerprint: entry for entry in entries})


def _read(item: dict[str, Any]) -> Entry:
    year = item.get("year")
    if year is not None and not isinstance(year, int):
        raise TypeError("year")
    return Entry(str(item["fingerprint"]), str(item["rule"]), str(item["agency"]), year, str(item["place"]))
