"""All of a structured report that is neither section nor table."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from disclosure_lint.forms import Forms
from disclosure_lint.nodes import Node
from disclosure_lint.readers.findings import Findings
from disclosure_lint.report import PARTS, YEARS, Signature
from disclosure_lint.report.model import Level, Scope

LEVELS: tuple[str, ...] = get_args(Level)
SCOPES: tuple[str, ...] = get_args(Scope)
SIGNED_KEYS = ("agency", "date")
SOURCE_KEYS = ("url", "retrieved", "not_captured", "labels", "unreadable")

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[T ][0-9:.]+(?:Z|[+-][0-9:]+)?")


def read_fields(members: Mapping[str, Node], forms: Forms, findings: Findings) -> dict[str, Any]:
    """The arguments of the report for the fields that stand there."""
    fields: dict[str, Any] = {}
    for key in ("agency", "title", "preamble"):
        if key in members:
            fields[key] = findings.text(members[key], key)
    if "agency_code" in members:
        fields["agency_code"] = _code(members["agency_code"], findings)
    for key, allowed in (("level", LEVELS), ("scope", SCOPES)):
        if key in members:
            fields[key] = _choice(members[key], key, allowed, findings)
    if "edition" in members:
        editions = tuple(form.edition for form in forms.editions)
        fields["edition"] = _choice(members["edition"], "edition", editions, findings)
    if "year" in members:
        fields["year"] = _year(members["year"], findings)
    if "published" in members:
        fields["published"] = _date(members["published"], "published", findings)
    if "signed" in members:
        fields["signed"] = _signed(members["signed"], findings)
    if "source" in members:
        fields.update(_source(members["source"], forms, findings))
    return fields


def _code(node: Node, findings: Findings) -> str | None:
    """A code is text; one of digits may stand without quotes and keeps its zeros."""
    if node.kind == "scalar" and isinstance(node.value, int) and not isinstance(node.value, bool):
        return node.raw
    return findings.text(node, "agency_code")


def _choice(node: Node, key: str, allowed: tuple[str, ...], findings: Findings) -> str | None:
    value = node.value
    if isinstance(value, str | int) and not isinstance(value, bool) and str(value) in allowed:
        return str(value)
    findings.wrong("not_a_choice", node, key, allowed=", ".join(allowed))
    return None


def _year(node: Node, findings: Findings) -> int | None:
    value = node.value
    if isinstance(value, int) and not isinstance(value, bool) and YEARS[0] <= value <= YEARS[1]:
        return value
    findings.wrong("not_a_year", node, "year")
    return None


def _date(node: Node, pointer: str, findings: Findings, with_time: bool = False) -> date | None:
    value = node.value
    found = _DATE.match(value) if isinstance(value, str) else None
    if found and isinstance(value, str):
        rest = value[found.end() :]
        if not rest or (with_time and _MOMENT.fullmatch(rest)):
            try:
                return date.fromisoformat(found.group())
            except ValueError:
                pass
    findings.wrong("not_a_date", node, pointer)
    return None


def _signed(node: Node, findings: Findings) -> Signature:
    if node.kind != "mapping":
        findings.wrong("not_a_mapping", node, "signed")
        return Signature()
    members = findings.members(node, list(SIGNED_KEYS), "signed")
    for key, value in node.pairs:
        findings.place(f"signed.{key.value}", key, value)
    agency = findings.text(members["agency"], "signed.agency") if "agency" in members else None
    day = _date(members["date"], "signed.date", findings) if "date" in members else None
    return Signature(agency=agency, date=day)


def _source(node: Node, forms: Forms, findings: Findings) -> dict[str, Any]:
    if node.kind != "mapping":
        findings.wrong("not_a_mapping", node, "source")
        return {}
    members = findings.members(node, list(SOURCE_KEYS), "source")
    fields: dict[str, Any] = {}
    if "url" in members:
        fields["url"] = findings.text(members["url"], "source.url")
    if "retrieved" in members and _date(members["retrieved"], "source.retrieved", findings, with_time=True):
        fields["retrieved"] = members["retrieved"].value
    if "not_captured" in members:
        fields["not_captured"] = _not_captured(members["not_captured"], findings)
    if "labels" in members:
        fields["labels"] = _labels(members["labels"], forms, findings)
    if "unreadable" in members:
        fields["unreadable"] = _unreadable(members["unreadable"], forms, findings)
    return fields


def _not_captured(node: Node, findings: Findings) -> frozenset[str]:
    if node.kind != "sequence":
        findings.wrong("not_a_list", node, "source.not_captured")
        return frozenset()
    parts = (_choice(item, "source.not_captured", PARTS, findings) for item in node.elements)
    return frozenset(part for part in parts if part)


def _labels(node: Node, forms: Forms, findings: Findings) -> dict[str, str]:
    """Labels as they stood, by the pointer of their row or column."""
    if node.kind != "mapping":
        findings.wrong("not_a_mapping", node, "source.labels")
        return {}
    known = [
        f"{table}.{line}"
        for table, rows in forms.known.items()
        for line in dict.fromkeys((*rows, *(column for columns in rows.values() for column in columns)))
    ]
    labels = {}
    for name, value in findings.members(node, known, "source.labels").items():
        text = findings.text(value, f"source.labels.{name}")
        if text is not None:
            labels[name] = text
    return labels


def _unreadable(node: Node, forms: Forms, findings: Findings) -> dict[str, str]:
    """What the reader of the document could not read, by pointer, and why."""
    if node.kind != "mapping":
        findings.wrong("not_a_mapping", node, "source.unreadable")
        return {}
    heads = (*forms.known, *PARTS)
    known = [*heads, *(str(key.value) for key, _ in node.pairs if str(key.value).partition(".")[0] in heads)]
    return {
        name: findings.text(value, f"source.unreadable.{name}") or ""
        for name, value in findings.members(node, known, "source.unreadable").items()
    }
