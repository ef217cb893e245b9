"""Prints a structured report as JSON: exact numbers, a table row a line."""

import json
from decimal import Decimal
from typing import Any

from disclosure_lint.forms import Forms
from disclosure_lint.report import Report
from disclosure_lint.writers.comments import NO_COMMENTS, Comments
from disclosure_lint.writers.structured import Line, structured


def write_json(report: Report, forms: Forms, comments: Comments = NO_COMMENTS) -> str:
    """The report in JSON. There are no comments in JSON: remarks go elsewhere."""
    return f"{_block(structured(report, forms), '')}\n"


def _block(value: Any, indent: str) -> str:
    deeper = f"{indent}  "
    if isinstance(value, dict):
        members = [f"{deeper}{_scalar(key)}: {_block(member, deeper)}" for key, member in value.items()]
        return "{\n" + ",\n".join(members) + f"\n{indent}}}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(f"{deeper}{_block(member, deeper)}" for member in value) + f"\n{indent}]"
    return _line(value.cells) if isinstance(value, Line) else _scalar(value)


def _line(cells: Any) -> str:
    if isinstance(cells, dict):
        return "{" + ", ".join(f"{_scalar(key)}: {_scalar(value)}" for key, value in cells.items()) + "}"
    return "[" + ", ".join(map(_scalar, cells)) + "]"


def _scalar(value: Any) -> str:
    if isinstance(value, Decimal):
        return str(value)
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() or text.isprintable() else json.dumps(value)
