"""What can be wrong with a form file beyond its shape: names that are nowhere, editions that overlap."""

from typing import Any

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.rules.problems import worded


def form_problems(data: dict[str, Any], others: list[dict[str, Any]]) -> list[Bilingual]:
    """The mistakes of a form, given the forms of other editions."""
    found = []
    for key, table in data["tables"].items():
        rows, columns = table["rows"], table["columns"]
        for name, row in rows.items():
            found += _strange(f"{key}.{name}", row["columns"], columns)
        for name, group in table["groups"].items():
            found += _strange(f"{key}.{name}", group["rows"], rows)
            found += _strange(f"{key}.{name}", group["columns"], columns)
        for band in table["bands"]:
            found += _strange(key, band["rows"], rows)
    for section in data["sections"]:
        if section.get("table"):
            found += _strange(f"sections.{section['number']}", [section["table"]], data["tables"])
    for other in others:
        if _last(data) >= other["years"]["from"] and _last(other) >= data["years"]["from"]:
            found.append(worded("overlap", edition=data["edition"], other=other["edition"]))
    return found


def _strange(owner: str, names: list[str], known: dict[str, Any]) -> list[Bilingual]:
    return [worded("bad_member", name=f"{owner}: {name}") for name in names if name not in known]


def _last(data: dict[str, Any]) -> int:
    return int(data["years"].get("to") or 9999)
