"""What a repair is asked about, and what it proposes: values of the report, not yet text of a file."""

from decimal import Decimal
from typing import NamedTuple

from disclosure_lint.cells import CellPath
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.forms import Form
from disclosure_lint.phrases import LANGS, Lang, say
from disclosure_lint.report import Cell, Report


class Case(NamedTuple):
    """A finding: its place, the stretch of a text that it is about, the cells that it shows; `form` as found."""

    report: Report
    form: Form
    pointer: str
    stretch: tuple[int, int] | None = None
    cells: tuple[str, ...] = ()
    instead: dict[str, str] = {}

    def cell(self, pointer: str) -> Cell | None:
        """The cell at a pointer."""
        try:
            return self.report.cell(*CellPath.parse(pointer))
        except ValueError:
            return None


class Change(NamedTuple):
    """What is to stand at a pointer; with `stretch`, in place of these characters of its text."""

    pointer: str
    value: int | Decimal | str
    stretch: tuple[int, int] | None = None


class Proposal(NamedTuple):
    """What would mend a finding, in words and as changes."""

    title: Bilingual
    changes: tuple[Change, ...]


def proposed(key: str, *changes: Change, **values: object) -> Proposal:
    """A proposal with its words: those of `fix.KEY`."""
    worded = (say(f"fix.{key}", lang, **{name: _in(value, lang) for name, value in values.items()}) for lang in LANGS)
    return Proposal(Bilingual(*worded), changes)


def _in(value: object, lang: Lang) -> object:
    return value.text(lang) if isinstance(value, Bilingual) else value
