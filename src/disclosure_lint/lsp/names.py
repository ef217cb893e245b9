"""Names of the rule language as people write them, step by step: what each stands for, whatever stands around it."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.dsl.builtins import BUILTINS, CHINESE_BUILTINS
from disclosure_lint.dsl.fields import CHINESE_FIELDS, FIELDS
from disclosure_lint.dsl.names import FormNames, TableNames
from disclosure_lint.rules import Pack

Kind: TypeAlias = Literal["table", "row", "column", "group", "field", "builtin", "words", "parameter", "section"]

_STEP = r"(?:[\w\u3007\u3400-\u9fff]+|`[^`\n]+`)"
PATH = re.compile(rf"(?:[A-Za-z_\u3007\u3400-\u9fff][\w\u3007\u3400-\u9fff]*|`[^`\n]+`)(?:\.{_STEP}|\[\w+\])*")
_PART = re.compile(rf"{_STEP}|\[\w+\]")
_LOOP = re.compile(rf"([\w\u3007\u3400-\u9fff]+)\s+in\s+({PATH.pattern})")
PRIOR = ("prior", "上年")


class Named(NamedTuple):
    """What a name stands for: its kind, its key, and the table it belongs to."""

    kind: Kind
    key: str
    table: str = ""


class Step(NamedTuple):
    """A part of a path, `start..end` of its text, and what it stands for."""

    start: int
    end: int
    named: Named


def steps(path: str, names: FormNames, tables: Iterable[str], pack: Pack) -> list[Step]:
    """What the parts of a path stand for, those left out that are unknown. `tables` are those that loops run over."""
    parts = [(found.start(), found.end(), found[0].strip("`")) for found in _PART.finditer(path)]
    if parts and parts[0][2] in PRIOR:
        parts = parts[1:]
    if not parts:
        return []
    (start, end, head), rest = parts[0], parts[1:]
    dotted = ".".join(text for _, _, text in parts)
    field = CHINESE_FIELDS.get(dotted, dotted)
    if field in FIELDS:
        return [Step(start, parts[-1][1], Named("field", field))]
    if head in ("words", "parameters") and rest:
        known = pack.vocabulary.words if head == "words" else pack.parameters
        kind: Kind = "words" if head == "words" else "parameter"
        return [Step(*rest[0][:2], Named(kind, rest[0][2]))] if rest[0][2] in known else []
    if head in ("sections", "各部分") and rest and rest[0][2].isdigit():
        return [Step(*rest[0][:2], Named("section", rest[0][2]))]
    if head in names.table_names:
        table = names.table_names[head]
        return [Step(start, end, Named("table", table)), *_in_table(rest, names.tables[table])]
    builtin = CHINESE_BUILTINS.get(head, head)
    if builtin in BUILTINS and not rest:
        return [Step(start, end, Named("builtin", builtin))]
    return next((found for table in tables if (found := list(_in_table(parts, names.tables[table])))), [])


def _in_table(parts: list[tuple[int, int, str]], names: TableNames) -> Iterator[Step]:
    """Rows, columns and groups one after the other; keys of rows may hold dots."""
    while parts:
        for size in (2, 1):
            text = ".".join(text for _, _, text in parts[:size])
            named = in_table(text, names)
            if named and len(parts) >= size:
                yield Step(parts[0][0], parts[size - 1][1], named)
                break
        parts = parts[size:]


def in_table(text: str, names: TableNames) -> Named | None:
    """The row, column or group of that name."""
    table = names.table.key
    if text in names.rows:
        return Named("row", names.rows[text], table)
    if text in names.columns:
        return Named("column", names.columns[text], table)
    return Named("group", names.groups[text], table) if text in names.groups else None


def variables(loops: str) -> dict[str, str]:
    """The variables of loops as written, each with the path that it runs over."""
    return {found[1]: found[2] for found in _LOOP.finditer(loops)}


def tables_of(loops: str, names: FormNames) -> list[str]:
    """The tables that loops run over."""
    heads = (re.split(r"[.\[]", path)[0].strip("`") for path in variables(loops).values())
    return [names.table_names[head] for head in heads if head in names.table_names]
