"""What a call may ask for, and what is said where it cannot be carried out."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from disclosure_lint.config import Chosen, FailOn, Scoped
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.report import Report

Progress = Callable[[int, int], None]
"""Told how many inputs have been read, and how many there are."""


class Options(NamedTuple):
    """How to check. What is set here wins over every configuration; `ignore` adds to it.

    `select` and `ignore` hold prefixes of codes; `prior` is a file or folder with the year before. `config` is the
    configuration for all inputs in place of the nearest one of each; with `isolated` there is none. With `tables` the
    reports in the result carry their tables, for outputs that draw them. `known` are reports, by name, that may be last
    year's, where the door has looked for them itself: then nothing else is looked at. With `since` only what has
    changed since that commit is checked; `store` is the folder in which what was found is kept for later runs. With
    `ocr` the text of scanned PDF files is recognised.
    """

    packs: tuple[str, ...] | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    prior: str | None = None
    published: date | None = None
    today: date | None = None
    level: str | None = None
    skip_non_reports: bool = False
    jobs: int = 1
    fail_on: FailOn | None = None
    config: Path | None = None
    isolated: bool = False
    waivers: Path | None = None
    baseline: Path | None = None
    tables: bool = False
    known: tuple[tuple[str, Report], ...] | None = None
    since: str | None = None
    store: Path | None = None
    ocr: bool = False

    @property
    def chosen(self) -> Chosen:
        """What of this stands over configurations."""
        scoped = Scoped(packs=self.packs, select=self.select or None, ignore=self.ignore, fail_on=self.fail_on)
        return Chosen(scoped, self.config, self.isolated, self.waivers, self.baseline)


class WrongCall(Exception):
    """A call that cannot be carried out: what is wrong with it."""

    def __init__(self, messages: Sequence[Bilingual]) -> None:
        super().__init__("; ".join(message.en for message in messages))
        self.messages = tuple(messages)
