"""Reports to documents: the structured form, and the official one filled in. Knows forms and reports, not how they are
read or judged.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from disclosure_lint.forms import Forms
from disclosure_lint.report import Report
from disclosure_lint.writers.comments import NO_COMMENTS, Comments

__all__ = ["FORMATS", "Comments", "format_of", "write"]


class Format(NamedTuple):
    """A format: the module and function that write it, the suffixes of its files; `text` tells text from bytes.

    `teaches` is true of those that people write by hand and learn from comments.
    """

    module: str
    function: str
    suffixes: tuple[str, ...]
    text: bool
    teaches: bool = False


FORMATS = {
    "yaml": Format("yaml_", "write_yaml", (".yaml", ".yml"), True, teaches=True),
    "json": Format("json_", "write_json", (".json",), True),
    "docx": Format("docx", "write_docx", (".docx",), False),
    "html": Format("html", "write_html", (".html", ".htm"), True),
    "xlsx": Format("xlsx", "write_xlsx", (".xlsx",), False),
}


def format_of(name: str) -> str | None:
    """The format that the suffix of a file name tells, None where it tells none."""
    lowered = name.lower()
    return next((key for key, shape in FORMATS.items() if lowered.endswith(shape.suffixes)), None)


def write(report: Report, forms: Forms, to: str, comments: Comments = NO_COMMENTS) -> bytes:
    """The report as a document; the same bytes for the same report."""
    shape = FORMATS[to]
    function: Callable[..., str | bytes] = getattr(import_module(f"{__name__}.{shape.module}"), shape.function)
    made = function(report, forms, comments)
    return made.encode() if isinstance(made, str) else made
