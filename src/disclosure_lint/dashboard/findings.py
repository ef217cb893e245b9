"""Stored rows as the values that outputs know: findings, rules, tables of a report."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from disclosure_lint.diagnostics import (
    Authority,
    Bilingual,
    Diagnostic,
    DrawnTable,
    Evidence,
    Location,
    RuleInfo,
    Waived,
)
from disclosure_lint.forms import Forms, draw
from disclosure_lint.report import Cell, Report
from disclosure_lint.source import Place

Row = Mapping[str, Any]


def finding_of(row: Row) -> Diagnostic:
    """The finding of a row of `diagnostics`."""
    evidence = json.loads(row["evidence"] or "[]", parse_float=Decimal)
    waived = json.loads(row["waived"]) if row["waived"] else None
    return Diagnostic(
        rule=row["rule"],
        name=row["name"],
        severity=row["severity"],
        cause=row["cause"],
        message=Bilingual(row["message_zh"], row["message_en"]),
        location=Location(
            row["pointer"],
            Bilingual(row["label_zh"], row["label_en"]),
            row["line"],
            row["column"],
            row["end_line"],
            row["end_column"],
            _place(json.loads(row["place"]) if row["place"] else None),
        ),
        evidence=tuple(_evidence(item) for item in evidence),
        authority=authority_of(row["authority"]),
        fingerprint=row["fingerprint"],
        waived=Waived(**waived) if waived else None,
        known=bool(row["known"]),
    )


def _evidence(item: Row) -> Evidence:
    place = _place(item.get("place"))
    line = 0 if place else item.get("line")  # a place is said by itself; the line only tells that there is one
    return Evidence(item["pointer"], Bilingual(item["label_zh"], item["label_en"]), item["value"], line, place)


def _place(data: Row | None) -> Place | None:
    return Place(**data) if data else None


def authority_of(text: str | None) -> tuple[Authority, ...]:
    """Documents and clauses of a column `authority`."""
    return tuple(Authority(item["document"], item["clause"]) for item in json.loads(text or "[]"))


def rule_of(row: Row) -> RuleInfo:
    """The rule of a row of `rules`."""
    title, why, fix = (Bilingual(row[f"{name}_zh"], row[f"{name}_en"]) for name in ("title", "why", "fix"))
    authority = authority_of(row["authority"])
    return RuleInfo(
        row["rule"], row["name"], title, row["severity"], row["basis"], why, fix, authority, row["pack"] or ""
    )


def tables_of(rows: Iterable[Row], year: int | None, forms: Forms) -> tuple[DrawnTable, ...]:
    """The tables of a report from its rows of `cells`, in the layout of the form."""
    tables: dict[str, dict[str, dict[str, Cell]]] = {}
    for row in rows:
        if row["state"] != "absent":
            cell = Cell(row["raw"], None, 0)
            tables.setdefault(row["table"], {}).setdefault(row["row"], {})[row["col"]] = cell
    return draw(forms, Report(year=year, tables=tables))


def shown_cells(rows: Iterable[Row]) -> dict[str, str]:
    """What stood in each cell, by pointer; blank ones are ''."""
    return {row["pointer"]: (row["raw"] or "").strip() for row in rows if row["state"] != "absent"}
