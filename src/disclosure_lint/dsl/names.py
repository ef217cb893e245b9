"""From the names in an expression to what they mean in a form: cells, lists of cells, fields, places, domains."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from disclosure_lint.cells import ORIGINS, bare, origin
from disclosure_lint.claims.kinds import NO_CLAIMS, ClaimKinds
from disclosure_lint.dsl.terms import Element
from disclosure_lint.forms import Form, Forms, Table

_NUMBERING = "一二三四五六七八九十0123456789（）().、"
_SPACES = str.maketrans("", "", " \u3000\t\n")
CLAIM = "claim"
CLAIM_CELLS = ("cells", "may_include", "may_mean")
"""What a claim has: lists of cells."""


class CellList(NamedTuple):
    """Several cells: a group in a row or a column."""

    cells: tuple[Element, ...]


def short_label(label: str) -> str:
    """A label without spaces, without its numbering and without a note in brackets: 本年新收政府信息公开申请数量."""
    bare = label.translate(_SPACES)
    text = bare.lstrip(_NUMBERING) or bare
    head, bracket, _ = text.partition("（")
    return head if bracket and head else text


class TableNames:
    """The names of one table: keys, official labels, labels without numbering.

    In a table as found (`Forms.as_found`) the rows of its edition that others stand in for keep their names, so that
    rules can ask for them and be told that they are not there; no loop runs over them.
    """

    def __init__(self, table: Table, official: Table | None = None) -> None:
        self.table = table
        replaced = [row for row in official.rows.values() if row.key not in table.rows] if official else []
        self._replaced = [(row.key, column) for row in replaced for column in row.columns]
        self.rows = _aliases((row.key, row.label.zh) for row in (*replaced, *table.rows.values()))
        self.columns = _aliases((column.key, column.label.zh) for column in table.columns.values())
        self.groups = _aliases((group.key, group.label.zh) for group in table.groups.values())

    def row(self, key: str) -> Element:
        """A row as a place."""
        return Element("row", f"{self.table.key}.{key}", self.table.key, key)

    def column(self, key: str) -> Element:
        """A column as a place."""
        return Element("column", f"{self.table.key}.{key}", self.table.key, "", key)

    def cell(self, row: str, column: str) -> Element | None:
        """A cell as a place, None where the form has none there."""
        return self._cells.get((row, column))

    @cached_property
    def _cells(self) -> dict[tuple[str, str], Element]:
        key = self.table.key
        paths = self.table.cells()
        pairs = [*((path.row, path.column) for path in paths), *self._replaced]
        return {(row, column): Element("cell", f"{key}.{row}.{column}", key, row, column) for row, column in pairs}

    def members(self, group: str) -> list[Element]:
        """The rows or columns of a group."""
        found = self.table.groups[group]
        make = self.row if found.axis == "rows" else self.column
        return [make(key) for key in found.members]

    def listed(self, group: str, row: str, column: str) -> CellList:
        """The cells of a group in a row or column."""
        cells = [self.cell(item.row or row, item.column or column) for item in self.members(group)]
        return CellList(tuple(cell for cell in cells if cell is not None))

    @property
    def known(self) -> list[str]:
        """All names that may follow the table's."""
        return [*self.rows, *self.columns, *self.groups, "rows", "columns", "cells", "lines"]


def _aliases(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    names: dict[str, str] = {}
    listed = list(pairs)
    for key, label in listed:
        names.update({key: key, label.translate(_SPACES): key})
    for key, label in listed:
        names.setdefault(short_label(label), key)
    for key, label in listed:
        for start in ("本年新收", "上年结转", "结转下年度"):
            if short_label(label).startswith(start):
                names.setdefault(start, key)
    return names


class FormNames:
    """Every name that an edition gives to expressions, and the places they mean."""

    def __init__(self, form: Form, forms: Forms, claims: ClaimKinds = NO_CLAIMS) -> None:
        self.form, self.forms, self.claims = form, forms, claims
        self._attributes: dict[Element, Mapping[str, Any]] = {}
        self._domains: dict[tuple[str, str], tuple[Element, ...]] = {}
        own = forms.edition(form.edition)
        official = own.tables if own else {}
        self.tables = {key: TableNames(table, official.get(key)) for key, table in form.tables.items()}
        self.table_names: dict[str, str] = {}
        for table in form.tables.values():
            self.table_names.update({table.key: table.key, table.name: table.key, table.title.zh: table.key})

    def table(self, key: str) -> Element:
        """A table as a place."""
        return Element("table", key, key)

    def section(self, number: int) -> Element:
        """A section as a place."""
        return Element("section", f"sections.{number}", number=number)

    def index(self, cell: Element) -> int:
        """Where a cell stands in the vector of all editions' cells; after this year's stand last year's, then those of
        the superior unit. Of a subordinate unit's cell: where it stands among its own.
        """
        whose = origin(cell.pointer)
        if not whose:
            return self.forms.index[cell.pointer]
        block = ORIGINS.index(whose) if whose in ORIGINS else 0
        return self.forms.index[bare(cell.pointer)] + block * len(self.forms.cells)

    @cached_property
    def domains(self) -> dict[str, tuple[Element, ...]]:
        """The domains that need no table."""
        tables = list(self.tables.values())
        texts = ["title", "preamble", "signed.agency"]
        for section in self.form.sections:
            texts += [f"sections.{section.number}.title", f"sections.{section.number}.text"]
        return {
            "tables": tuple(self.table(key) for key in self.tables),
            "sections": tuple(self.section(section.number) for section in self.form.sections),
            "cells": tuple(cell for names in tables for cell in self.table_domain(names, "cells")),
            "lines": tuple(line for names in tables for line in self.table_domain(names, "lines")),
            "texts": tuple(Element("field", pointer) for pointer in texts),
            "claims": tuple(Element(CLAIM, f"claims.{kind.key}") for kind in self.claims.all),
        }

    def claimed(self, claim: Element, name: str) -> CellList:
        """The `cells`, `may_include` or `may_mean` of a claim in this edition; without cells where it has none."""
        by_edition = getattr(self.claims.by_key[claim.pointer.partition(".")[2]], name)
        pointers = by_edition.get(self.form.edition, by_edition.get("", ()))
        return CellList(tuple(cell for pointer in pointers for cell in self.cells_at(pointer)))

    def cells_at(self, pointer: str) -> tuple[Element, ...]:
        """The cell at `table.row.column`, or the cells where one of the two is a group; () where there are none."""
        table, _, rest = pointer.partition(".")
        row, _, column = rest.rpartition(".")
        names = self.tables.get(table)
        if names is None:
            return ()
        cell = names.cell(row, column)
        if cell is not None:
            return (cell,)
        group = next((name for name in (row, column) if name in names.table.groups), None)
        return names.listed(group, row, column).cells if group else ()

    def table_domain(self, names: TableNames, name: str) -> tuple[Element, ...]:
        """`rows`, `columns`, `cells`, `lines` of a table, or a group of it."""
        key = (names.table.key, name)
        if key not in self._domains:
            self._domains[key] = self._table_domain(names, name)
        return self._domains[key]

    def _table_domain(self, names: TableNames, name: str) -> tuple[Element, ...]:
        table = names.table
        if name == "rows":
            return tuple(names.row(key) for key in table.rows)
        if name == "columns":
            return tuple(names.column(key) for key in table.columns)
        if name == "lines":
            return self.table_domain(names, "rows") + self.table_domain(names, "columns")
        if name == "cells":
            found = (names.cell(path.row, path.column) for path in table.cells())
            return tuple(cell for cell in found if cell is not None)
        return tuple(names.members(names.groups[name]))

    @cached_property
    def line_masks(self) -> dict[str, int]:
        """The cells of every row, column and table as bits, by pointer."""
        masks: dict[str, int] = {}
        for cell in self.domains["cells"]:
            for pointer in (cell.table, f"{cell.table}.{cell.row}", f"{cell.table}.{cell.column}"):
                masks[pointer] = masks.get(pointer, 0) | 1 << self.index(cell)
        return masks

    def attribute(self, element: Element, name: str) -> Any:
        """What the form fixes of a place (`row.total`, `cell.unit`); None where it has no such attribute."""
        found = self._attributes.get(element)
        if found is None:
            found = self._attributes[element] = self._fixed(element)
        return found.get(name)

    def _fixed(self, element: Element) -> Mapping[str, Any]:
        if element.kind == "section":
            shape = self.form.section(element.number)
            return {"number": element.number, "content": shape.content} if shape else {"number": element.number}
        if element.kind == "table":
            return {"key": element.table, "name": self.form.tables[element.table].name}
        if element.kind == CLAIM:
            kind = self.claims.by_key[element.pointer.partition(".")[2]]
            found_in = {name: bool(self.claimed(element, name).cells) for name in CLAIM_CELLS}
            extendable = found_in["may_include"] or found_in["may_mean"]
            loose = kind.definition_may_differ
            return {"key": kind.key, "in_table": found_in["cells"], "extendable": extendable, "loose": loose}
        if element.kind not in ("row", "column", "cell"):
            return {}
        table = self.form.tables[element.table]
        row, column = table.rows.get(element.row), table.columns.get(element.column)
        found: dict[str, Any] = {"table": element.table, "key": element.row or element.column}
        found["total"] = bool((row and row.total) or (column and column.total))
        if column:
            found.update(unit=column.unit, signed=column.signed)
        if element.kind == "cell":
            found.update(row=element.row, column=element.column)
        return found

    def label(self, element: Element) -> Any:
        """The official label of a place in both languages."""
        table = self.form.tables.get(element.table)
        if element.kind == CLAIM:
            return self.claims.by_key[element.pointer.partition(".")[2]].label
        if element.kind == "section":
            shape = self.form.section(element.number)
            return shape.title if shape else self.form.label(element.pointer)
        if table is not None and element.kind == "row":
            return table.rows[element.row].label
        if table is not None and element.kind == "column":
            return table.columns[element.column].label
        return self.forms.label(element.pointer)
