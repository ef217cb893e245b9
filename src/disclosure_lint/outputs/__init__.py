"""What users get: one pure function a format, from a result to text. Knows nothing of rules, readers or the engine."""

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

from disclosure_lint.diagnostics import Result
from disclosure_lint.phrases import Lang
from disclosure_lint.source import Source

FORMATS: dict[str, str] = {
    "text": "disclosure_lint.outputs.text",
    "json": "disclosure_lint.outputs.json_",
    "sarif": "disclosure_lint.outputs.sarif",
    "junit": "disclosure_lint.outputs.junit",
    "github": "disclosure_lint.outputs.github",
    "gitlab": "disclosure_lint.outputs.gitlab",
    "rdjson": "disclosure_lint.outputs.rdjson",
    "csv": "disclosure_lint.outputs.csv_",
    "xlsx": "disclosure_lint.outputs.xlsx",
    "markdown": "disclosure_lint.outputs.markdown",
    "html": "disclosure_lint.outputs.html",
}
"""Format → the module that holds its `render`, imported when it is first asked for."""

SUFFIXES: dict[str, str] = {
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
    ".rdjson": "rdjson",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
}
"""What a file's name says of the format wanted in it; every other name says text."""


WITH_TABLES = frozenset({"html"})
"""Formats that draw the tables of reports, which are in a result only where asked for."""

BINARY = frozenset({"xlsx"})
"""Formats that are no text: never written to a terminal."""


class Renderer(Protocol):
    """What a format is. `sources` maps the paths of the result's reports to their texts, as far as there is one."""

    def __call__(
        self, result: Result, sources: Mapping[str, Source], lang: Lang, *, color: bool = False, width: int = 80
    ) -> str | bytes:
        """The whole output; a text ends in a line end."""


def renderer(name: str) -> Renderer:
    """The renderer of a format; KeyError where there is none of that name."""
    return cast(Renderer, import_module(FORMATS[name]).render)


def left_out(name: str, result: Result, lang: Lang) -> tuple[str, ...]:
    """What a format does not show of a result, in words for whoever asked for it; mostly nothing."""
    told = getattr(import_module(FORMATS[name]), "left_out", None)
    return tuple(told(result, lang)) if told else ()
