"""A report before it is written down, and how it is written as YAML."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from population.agencies import Agency
from population.tables import PROACTIVE, Row, Tables, columns

SECTIONS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
_ODD = re.compile(r"""[:#\[\]{},&*!|>'"%@`\\\n]|^[-?\s]|\s$|^$|^[0-9.]+$""")
TEN_THOUSAND = 10_000
Key: TypeAlias = tuple[str, int]
"""Agency and year: what names a report."""


@dataclass
class Section:
    """A section; None stands for what is not there."""

    number: int
    title: str | None
    text: str | None = None


@dataclass
class Draft:
    """A report as an agency hands it in. `more` are lines of YAML at its head, `absent` cells that are not there."""

    agency: Agency
    year: int
    path: str
    tables: Tables
    title: str | None = None
    published: date | None = None
    preamble: str | None = None
    sections: list[Section] = field(default_factory=list)
    signed: tuple[str | None, date | None] | None = None
    problems: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    absent: set[str] = field(default_factory=set)
    proactive: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: PROACTIVE)
    """The columns of each row of table two."""

    @property
    def key(self) -> Key:
        """What names the report."""
        return self.agency.name, self.year

    def section(self, number: int) -> Section:
        """The section of a number."""
        return next(section for section in self.sections if section.number == number)

    def say(self, number: int, text: str) -> None:
        """Put something at the end of a section."""
        section = self.section(number)
        section.text = f"{section.text}{text}"


def scalar(value: Any) -> str:
    """A value as YAML."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False) if _ODD.search(value) else value
    return str(value)


def as_yaml(draft: Draft) -> str:
    """The report as it stands in the file."""
    agency = draft.agency
    lines = [*draft.more, f"agency: {agency.name}", f'agency_code: "{agency.code}"', f"scope: {agency.scope}"]
    lines.append(f"year: {draft.year}")
    if draft.title is not None:
        lines.append(f"title: {scalar(draft.title)}")
    if draft.published:
        lines.append(f"published: {draft.published}")
    if draft.preamble is not None:
        lines += _block("preamble", draft.preamble, "  ")
    lines.append("sections:")
    for section in draft.sections:
        lines += [f"  - number: {section.number}", f"    title: {scalar(section.title)}"]
        if section.text is not None:
            lines += _block("    text", section.text, "      ")
    lines.append("tables:")
    for table, rows in draft.tables.items():
        lines.append(f"  {table}:")
        lines += [f"    {row}: {_row(draft, table, row, values)}" for row, values in rows.items()]
    if draft.signed:
        name, day = draft.signed
        parts = [f"agency: {name}"] * (name is not None) + [f"date: {day}"] * (day is not None)
        lines.append(f"signed: {{{', '.join(parts)}}}")
    return "\n".join(lines) + "\n"


def _block(key: str, text: str, indent: str) -> list[str]:
    if not text.strip():
        return [f'{key}: "{text}"']
    return [f"{key}: |-", *(indent + line for line in text.split("\n"))]


def _row(draft: Draft, table: str, row: str, values: Row) -> str:
    names = draft.proactive[row] if table == "proactive" else columns(table, row)
    shown = [amount(value) if name == "amount" else scalar(value) for name, value in zip(names, values, strict=True)]
    there = [f"{table}.{row}.{name}" not in draft.absent for name in names]
    if table == "requests" and all(there):
        return f"[{', '.join(shown)}]"
    pairs = zip(names, shown, there, strict=True)
    return f"{{{', '.join(f'{name}: {value}' for name, value, stands in pairs if stands)}}}"


def amount(yuan: Any) -> str:
    """Whole yuan in 万元."""
    return f"{yuan / TEN_THOUSAND:.4f}" if isinstance(yuan, int) else scalar(yuan)
