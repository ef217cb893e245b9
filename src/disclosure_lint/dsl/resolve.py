"""What a path means where it stands: given the edition, the loop variables and what is wanted of it."""

from collections.abc import Iterator
from itertools import product
from typing import Any, TypeAlias

from disclosure_lint.cells import CHILD, PARENT, PRIOR
from disclosure_lint.dsl import errors
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.fields import CHILD_FIELDS, CHINESE_CHILD_FIELDS, CHINESE_FIELDS, FIELDS, RELATIVE_FIELDS
from disclosure_lint.dsl.names import CLAIM, CLAIM_CELLS, CellList, TableNames
from disclosure_lint.dsl.scope import Scope, frozen
from disclosure_lint.dsl.syntax import Part, Path
from disclosure_lint.dsl.terms import Constant, Element, Term
from disclosure_lint.dsl.types import COUNT, PARAMETER, PHRASES, TEXT, TRUTH, Type

Domain: TypeAlias = tuple[Element, ...]
Meaning: TypeAlias = Element | CellList | Domain | Constant | Term

_ORIGINS = {"prior": PRIOR, "上年": PRIOR, "parent": PARENT, "上级": PARENT}
"""Names of other reports whose cells and fields follow."""
CHILDREN_NAMES = ("children", "下级")
CHILDREN = Constant(Type("children"), None)
"""The subordinate units, to loop over."""
CHILD_UNIT, OUTER_CHILD = Element("child", CHILD), Element("outer child", CHILD)
"""What the variable of such a loop stands for, and what it does inside another one."""
RESERVED = (*_ORIGINS, *CHILDREN_NAMES)
"""Names that no variable can have."""
_SECTIONS = ("sections", "各部分")
_AXES = ("rows", "columns", "cells", "lines")


def resolve(path: Path, scope: Scope, found: Errors, domain: bool = False) -> Any:
    """The meaning of a path, None with an error recorded where it has none. `domain` prefers something to loop over."""
    if scope.variables.get(path.parts[0].name) == OUTER_CHILD:
        found.add(errors.outer_child(path.parts[0].name), path.span)
        return None
    whose, parts = _whose(path, scope)
    meanings = list(_meanings(parts, scope))
    if whose in (PARENT, CHILD):
        meanings = [*filter(_is_known_of_others, meanings), *(_asked_of_child(parts) if whose == CHILD else ())]
    distinct = list(dict.fromkeys(meanings))
    if domain or len(distinct) > 1:
        distinct = [item for item in distinct if (type(item) is tuple) == domain] or distinct
    if len(distinct) == 1:
        return _in_report_of(whose, distinct[0])
    if distinct:
        found.add(errors.ambiguous(str(path), (_spoken(item) for item in distinct)), path.span)
    else:
        if whose in (PARENT, CHILD):
            known = [*RELATIVE_FIELDS, *(CHILD_FIELDS if whose == CHILD else ()), *scope.names.table_names]
            found.add(errors.no_member(path.parts[0].name, ".".join(part.name for part in parts), known), path.span)
        else:
            _complain(path, parts, scope, found)
    return None


def _whose(path: Path, scope: Scope) -> tuple[str, tuple[Part, ...]]:
    """Whose report a path leads into, as the prefix of pointers, and the rest of the path."""
    parts = path.parts
    if len(parts) == 1:
        return "", parts
    if scope.variables.get(parts[0].name) == CHILD_UNIT:
        return CHILD, parts[1:]
    whose = _ORIGINS.get(parts[0].name, "")
    return whose, parts[1:] if whose else parts


def _is_known_of_others(meaning: Any) -> bool:
    """Of other units' reports cells and some fields are known."""
    if isinstance(meaning, Element) and meaning.kind == "field":
        return meaning.pointer in RELATIVE_FIELDS
    return isinstance(meaning, CellList) or _is_cell(meaning)


def _asked_of_child(parts: tuple[Part, ...]) -> Iterator[Element]:
    name = CHINESE_CHILD_FIELDS.get(parts[0].name, parts[0].name)
    if len(parts) == 1 and name in CHILD_FIELDS:
        yield Element("field", name)


def _spoken(meaning: Any) -> str:
    return meaning.pointer if isinstance(meaning, Element) else str(getattr(meaning, "value", "group"))


def _in_report_of(whose: str, meaning: Any) -> Any:
    if isinstance(meaning, Element):
        return meaning._replace(pointer=whose + meaning.pointer) if whose else meaning
    if isinstance(meaning, CellList):
        return CellList(tuple(_in_report_of(whose, cell) for cell in meaning.cells))
    return meaning


def _meanings(parts: tuple[Part, ...], scope: Scope) -> Iterator[Any]:
    head, rest = parts[0].name, parts[1:]
    if head in scope.variables:
        yield from _of_variable(scope.variables[head], rest, scope)
        return
    yield from _fields(parts)
    if head in _SECTIONS:
        yield from _sections(rest, scope)
    elif head == "words" and len(rest) == 1 and rest[0].name in scope.vocabulary.words:
        yield Constant(PHRASES, scope.vocabulary.words[rest[0].name])
    elif head == "parameters" and len(rest) == 1 and rest[0].name in scope.parameters:
        yield _parameter(scope.parameters[rest[0].name])
    elif head in CHILDREN_NAMES and not rest:
        yield CHILDREN
    elif head in scope.names.domains and not rest:
        yield scope.names.domains[head]
    elif head in scope.names.table_names:
        yield from _in_table(scope.names.tables[scope.names.table_names[head]], rest, scope, ())
    else:
        for loop in _loops(scope):
            found = _in_table(scope.names.tables[loop.table], parts, scope, (loop,))
            yield from (item for item in found if isinstance(item, CellList) or _is_cell(item))


def _loops(scope: Scope) -> list[Element]:
    values = scope.variables.values()
    return [item for item in values if isinstance(item, Element) and item.kind in ("row", "column")]


def _is_cell(item: Any) -> bool:
    return isinstance(item, Element) and item.kind == "cell"


def _parameter(value: Any) -> Constant:
    if isinstance(value, bool):
        return Constant(TRUTH, value)
    if isinstance(value, int):
        return Constant(COUNT, value)
    return Constant(TEXT, value) if isinstance(value, str) else Constant(PARAMETER, frozen(value))


def _fields(parts: tuple[Part, ...]) -> Iterator[Element]:
    if any(part.indexed for part in parts):
        return
    dotted = ".".join(part.name for part in parts)
    name = CHINESE_FIELDS.get(dotted, dotted)
    if name in FIELDS:
        yield Element("field", name)


def _sections(rest: tuple[Part, ...], scope: Scope) -> Iterator[Any]:
    if not rest:
        yield scope.names.domains["sections"]
    elif rest[0].name.isdigit() and scope.names.form.section(int(rest[0].name)):
        yield from _of_variable(scope.names.section(int(rest[0].name)), rest[1:], scope)
    elif rest[0].indexed and _kind(scope.variables.get(rest[0].name)) == "section":
        yield from _of_variable(scope.variables[rest[0].name], rest[1:], scope)


def _kind(value: Any) -> str:
    return value.kind if isinstance(value, Element) else ""


def _of_variable(value: Any, rest: tuple[Part, ...], scope: Scope) -> Iterator[Any]:
    if not rest:
        yield value
        return
    if not isinstance(value, Element):
        return
    name = rest[0].name
    static = scope.names.attribute(value, name.removeprefix("is_") if name.startswith("is_") else "")
    if name in ("key", "unit", "number", "content", "name", "row", "column", "table"):
        static = scope.names.attribute(value, name)
    if static is not None and len(rest) == 1 and not rest[0].indexed:
        kind = TRUTH if isinstance(static, bool) else COUNT if isinstance(static, int) else TEXT
        yield Constant(kind, static)
    elif value.kind == "section" and len(rest) == 1 and name in ("title", "text"):
        yield Element("field", f"{value.pointer}.{name}", number=value.number)
    elif value.kind == CLAIM and len(rest) == 1 and name in CLAIM_CELLS:
        yield scope.names.claimed(value, name)
    elif value.kind == "table":
        yield from _in_table(scope.names.tables[value.table], rest, scope, ())
    elif value.kind in ("row", "column"):
        found = _in_table(scope.names.tables[value.table], rest, scope, (value,))
        yield from (item for item in found if isinstance(item, CellList) or _is_cell(item))


def _in_table(names: TableNames, parts: tuple[Part, ...], scope: Scope, given: tuple[Element, ...]) -> Iterator[Any]:
    """Rows, columns and groups named one after the other in any order, and what they make together."""
    if not parts and not given:
        yield scope.names.table(names.table.key)
    elif len(parts) == 1 and parts[0].name in _AXES and not parts[0].indexed and not given:
        yield scope.names.table_domain(names, parts[0].name)
    else:
        for split in _splits(parts):
            choices = [_choices(names, step, scope) for step in split]
            for chosen in product(*choices):
                yield from _combined(names, [*chosen, *given], scope)


def _splits(parts: tuple[Part, ...]) -> Iterator[list[tuple[Part, ...]]]:
    """Every way to join neighbouring steps into one name: row keys may hold dots."""
    if not parts:
        yield []
    for size in range(1, min(len(parts), 2) + 1):
        if size == 1 or not any(part.indexed for part in parts[:size]):
            for rest in _splits(parts[size:]):
                yield [parts[:size], *rest]


def _choices(names: TableNames, step: tuple[Part, ...], scope: Scope) -> list[Any]:
    if step[0].indexed:
        value = scope.variables.get(step[0].name)
        if not isinstance(value, Element) or value.kind not in ("row", "column", "cell"):
            return []
        return [value] if value.table == names.table.key else []
    name = ".".join(part.name for part in step)
    found: list[Any] = []
    if name in names.rows:
        found.append(names.row(names.rows[name]))
    if name in names.columns:
        found.append(names.column(names.columns[name]))
    if name in names.groups:
        found.append(names.groups[name])
    return found


def _combined(names: TableNames, chosen: list[Any], scope: Scope) -> Iterator[Any]:
    groups = [item for item in chosen if isinstance(item, str)]
    rows = [item.row for item in chosen if isinstance(item, Element) and item.row]
    columns = [item.column for item in chosen if isinstance(item, Element) and item.column]
    if len(groups) > 1 or len(rows) > 1 or len(columns) > 1 or (groups and rows and columns):
        return
    if groups and not rows and not columns:
        yield scope.names.table_domain(names, groups[0])
    elif groups:
        on_rows = names.table.groups[groups[0]].axis == "rows"
        if on_rows == bool(columns):
            yield names.listed(groups[0], rows[0] if rows else "", columns[0] if columns else "")
    elif rows and columns:
        cell = names.cell(rows[0], columns[0])
        if cell is not None:
            yield cell
    elif len(chosen) == 1:
        yield chosen[0]


def _complain(path: Path, parts: tuple[Part, ...], scope: Scope, found: Errors) -> None:
    head = parts[0].name
    for part in parts:
        if part.indexed and part.name not in scope.variables:
            found.add(errors.not_a_variable(part.name), part.span)
            return
    if head in scope.names.table_names:
        names = scope.names.tables[scope.names.table_names[head]]
        rest = ".".join(part.name for part in parts[1:])
        named = [part.name for part in parts[1:] if not _choices(names, (part,), scope)]
        if named:
            found.add(errors.no_member(head, rest, names.known), path.span)
        else:
            found.add(errors.no_such_cell(str(path)), path.span)
        return
    owners: dict[str, list[str]] = {
        "words": list(scope.vocabulary.words),
        "parameters": list(scope.parameters),
        "sections": [str(section.number) for section in scope.names.form.sections],
    }
    if head in owners or (head in scope.variables and len(parts) > 1):
        known = owners.get(head) or [*_ATTRIBUTES.get(_kind(scope.variables.get(head)), ())]
        found.add(errors.no_member(head, ".".join(part.name for part in parts[1:]), known), path.span)
        return
    found.add(errors.unknown_name(head, _known(scope)), path.span)


_ATTRIBUTES = {
    "section": ("title", "text", "number", "content"),
    "row": ("key", "is_total"),
    "column": ("key", "unit", "is_total", "is_signed"),
    "cell": ("row", "column", "unit", "is_total", "is_signed", "table"),
    CLAIM: (*CLAIM_CELLS, "key", "is_in_table", "is_extendable", "is_loose"),
    "table": ("rows", "columns", "cells", "lines", "key", "name"),
}


def _known(scope: Scope) -> list[str]:
    names = [*scope.variables, *FIELDS, *CHINESE_FIELDS, *scope.names.domains, *scope.names.table_names, *RESERVED]
    for loop in _loops(scope):
        names += scope.names.tables[loop.table].known
    return names
