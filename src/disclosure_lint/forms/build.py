"""From the data of a form file, already validated, to a `Form`."""

from typing import Any

from disclosure_lint.diagnostics import Authority, Bilingual
from disclosure_lint.forms.model import (
    Balance,
    Band,
    Column,
    Draft,
    Form,
    FormSection,
    Group,
    Head,
    Layout,
    Row,
    Stock,
    Table,
)


def _label(data: dict[str, str]) -> Bilingual:
    return Bilingual(data["zh"], data["en"])


def build_form(data: dict[str, Any]) -> Form:
    """The form of a file. KeyError or TypeError where the data is not what `forms.schema` lets through."""
    return Form(
        edition=data["edition"],
        title=_label(data["title"]),
        authority=Authority(data["authority"]["document"], data["authority"]["clause"]),
        first_year=data["years"]["from"],
        last_year=data["years"].get("to"),
        sections=tuple(_section(section) for section in data["sections"]),
        tables={key: _table(key, table) for key, table in data["tables"].items()},
        draft=_draft(data["draft"]) if data.get("draft") else None,
    )


def _draft(data: dict[str, Any]) -> Draft:
    sections = {int(number): text for number, text in data["sections"].items()}
    stocks = tuple(Stock(item["table"], item["column"], item["plus"], item["minus"]) for item in data.get("stocks", ()))
    return Draft(
        title=data["title"],
        preamble=data["preamble"],
        sections=sections,
        published=data["published"],
        carried=data.get("carried", {}),
        stocks=stocks,
        problems=data.get("problems"),
    )


def _section(data: dict[str, Any]) -> FormSection:
    title = _label(data["title"])
    return FormSection(
        number=data["number"],
        title=title,
        titles=(title.zh, *data.get("accepted", ())),
        variants=tuple(data.get("variants", ())),
        content=data["content"],
        table=data.get("table"),
    )


def _table(key: str, data: dict[str, Any]) -> Table:
    columns = {
        name: Column(
            key=name,
            label=_label(column["label"]),
            variants=tuple(column.get("variants", ())),
            unit=column.get("unit", "count"),
            signed=column.get("signed", False),
            total=column.get("total", False),
        )
        for name, column in data["columns"].items()
    }
    rows = {
        name: Row(
            key=name,
            label=_label(row["label"]),
            variants=tuple(row.get("variants", ())),
            columns=tuple(row.get("columns") or columns),
            total=row.get("total", False),
            stands_for=tuple(row.get("stands_for", ())),
        )
        for name, row in data["rows"].items()
    }
    groups = {
        name: Group(
            key=name,
            label=_label(group["label"]),
            axis="rows" if group.get("rows") else "columns",
            members=tuple(group.get("rows") or group["columns"]),
        )
        for name, group in data.get("groups", {}).items()
    }
    return Table(
        key=key,
        name=data["name"],
        title=_label(data["title"]),
        section=data["section"],
        rows=rows,
        columns=columns,
        groups=groups,
        row_lists=data.get("row_lists", False),
        bands=tuple(Band(_label(band["label"]), tuple(band["rows"])) for band in data.get("bands", ())),
        head=_label(data["head"]) if data.get("head") else None,
        balances=tuple(_balance(balance, rows, columns, groups) for balance in data.get("balances", ())),
        layout=_layout(data.get("layout") or {}, groups),
    )


def _balance(
    data: dict[str, list[str]], rows: dict[str, Row], columns: dict[str, Column], groups: dict[str, Group]
) -> Balance:
    """A balance with its groups spelled out. It is one of rows if all names in it are."""
    names = [*data["left"], *data["right"]]
    of_rows = all(name in rows or (name in groups and groups[name].axis == "rows") for name in names)
    known: dict[str, Row] | dict[str, Column] = rows if of_rows else columns
    sides = (
        tuple(member for name in data[side] for member in ((name,) if name in known else groups[name].members))
        for side in ("left", "right")
    )
    return Balance("rows" if of_rows else "columns", *sides)


def _layout(data: dict[str, Any], groups: dict[str, Group]) -> Layout:
    heads = [
        tuple(
            Head(head["group"], groups[head["group"]].label, (*groups[head["group"]].members, *head.get("also", ())))
            for head in data.get(side, ())
        )
        for side in ("over", "beside")
    ]
    return Layout(data.get("kind", "lined"), *heads)
