"""What can be wrong with a form file beyond its shape: names that are nowhere, editions that overlap."""

from typing import Any, NamedTuple

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.rules.problems import worded


class FormProblem(NamedTuple):
    """A mistake and the path in the file at which it stands."""

    path: tuple[str | int, ...]
    message: Bilingual


def form_problems(data: dict[str, Any], others: list[dict[str, Any]]) -> list[FormProblem]:
    """The mistakes of a form, given the forms of other editions."""
    found = []
    for key, table in data["tables"].items():
        rows, columns, at = table["rows"], table["columns"], ("tables", key)
        for name, row in rows.items():
            found += _strange((*at, "rows", name, "columns"), row["columns"], columns)
        for name, group in table["groups"].items():
            found += _strange((*at, "groups", name, "rows"), group["rows"], rows)
            found += _strange((*at, "groups", name, "columns"), group["columns"], columns)
        for number, band in enumerate(table["bands"]):
            found += _strange((*at, "bands", number, "rows"), band["rows"], rows)
        for number, balance in enumerate(table["balances"]):
            for side in ("left", "right"):
                known = {**rows, **columns, **table["groups"]}
                found += _strange((*at, "balances", number, side), balance[side], known)
        found += _strange_heads(at, table)
    for number, section in enumerate(data["sections"]):
        if section.get("table") and section["table"] not in data["tables"]:
            found.append(FormProblem(("sections", number, "table"), worded("bad_member", name=section["table"])))
    found += _strange_draft(data)
    for other in others:
        if _last(data) >= _first(other) and _last(other) >= _first(data):
            message = worded("overlap", edition=data["edition"], other=other["edition"])
            found.append(FormProblem(("years",), message))
    return found


def _strange(path: tuple[str | int, ...], names: list[str], known: dict[str, Any]) -> list[FormProblem]:
    return [
        FormProblem((*path, at), worded("bad_member", name=name)) for at, name in enumerate(names) if name not in known
    ]


def _strange_heads(path: tuple[str | int, ...], table: dict[str, Any]) -> list[FormProblem]:
    """What the cells over columns and beside rows name that is nowhere."""
    found = []
    for side in ("over", "beside"):
        for number, head in enumerate((table.get("layout") or {}).get(side, ())):
            at = (*path, "layout", side, number)
            group = table["groups"].get(head["group"])
            if group is None:
                found.append(FormProblem((*at, "group"), worded("bad_member", name=head["group"])))
            else:
                found += _strange((*at, "also"), head["also"], table["rows"] if group["rows"] else table["columns"])
    return found


def _strange_draft(data: dict[str, Any]) -> list[FormProblem]:
    """What the draft of a blank report names that is nowhere in the form."""
    draft = data.get("draft")
    if not draft:
        return []
    rows = {f"{key}.{row}": None for key, table in data["tables"].items() for row in table["rows"]}
    columns = {f"{key}.{name}": None for key, table in data["tables"].items() for name in table["columns"]}
    numbers = {section["number"]: None for section in data["sections"]}
    named = [*draft["sections"], *([draft["problems"]] if draft.get("problems") else [])]
    found = [
        FormProblem(("draft", "sections"), worded("bad_member", name=str(number)))
        for number in named
        if int(number) not in numbers
    ]
    found += [  # the row that is copied from may be one of the edition before
        FormProblem(("draft", "carried", row), worded("bad_member", name=row))
        for row in draft["carried"]
        if row not in rows
    ]
    for at, stock in enumerate(draft["stocks"]):
        for key in ("column", "plus", "minus"):
            name = f"{stock['table']}.{stock[key]}"
            if name not in columns:
                found.append(FormProblem(("draft", "stocks", at, key), worded("bad_member", name=name)))
    return found


def _first(data: dict[str, Any]) -> int:
    return int(data["years"].get("from") or 0)


def _last(data: dict[str, Any]) -> int:
    return int(data["years"].get("to") or 9999)
