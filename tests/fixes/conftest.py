"""Structured reports with faults, written as people write them, and what is proposed for them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from disclosure_lint.api import check_reading
from disclosure_lint.diagnostics import Diagnostic
from disclosure_lint.engine import Request
from disclosure_lint.readers import read
from disclosure_lint.rules import Pack, load_packs

CLEAN = Path(__file__).parents[2] / "rules" / "national" / "examples" / "clean-2021.yaml"

Find = Callable[[str, str], list[Diagnostic]]


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_packs(("national",))


@pytest.fixture
def clean() -> str:
    return CLEAN.read_text(encoding="utf-8")


@pytest.fixture
def faulty(clean: str) -> Callable[..., str]:
    """The clean report with things replaced, each of which must stand there once."""

    def swapped(*swaps: tuple[str, str]) -> str:
        text = clean
        for old, new in swaps:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return text

    return swapped


@pytest.fixture
def find(pack: Pack) -> Find:
    """The findings of a rule on a text, named after what it is."""

    def found(text: str, code: str, name: str = "a.yaml") -> list[Diagnostic]:
        reading = read(name, text.encode(), pack.forms, pack.vocabulary)
        assert reading.report is not None, reading.findings
        checked = check_reading(name, reading, Request(reading.report, None, date(2026, 1, 31)), pack)
        assert not checked.broken
        return [finding for finding in checked.diagnostics if finding.rule == code]

    return found
