"""CSV for spreadsheets: one finding a line, with a byte order mark so that Excel takes it for UTF-8."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from disclosure_lint.diagnostics import Result
from disclosure_lint.outputs.rows import COLUMNS, finding_rows, guarded
from disclosure_lint.phrases import Lang, say
from disclosure_lint.source import Source


def render(result: Result, sources: Mapping[str, Source], lang: Lang, *, color: bool = False, width: int = 80) -> str:
    """See `outputs.Renderer`; neither sources nor colour nor width make a difference."""
    made = StringIO()
    made.write("\ufeff")
    csv.writer(made, lineterminator="\r\n").writerows(_lines(result, lang))
    return made.getvalue()


def _lines(result: Result, lang: Lang) -> Iterator[list[str]]:
    yield [say(f"column.{column}", lang) for column in COLUMNS]
    for row in finding_rows(result, lang):
        yield [guarded(value) if isinstance(value, str) else str(value) for value in row]
