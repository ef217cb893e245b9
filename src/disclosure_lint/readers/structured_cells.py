"""The tables of a structured report: rows as mappings or lists, cells with their spans."""

from functools import partial
from typing import NamedTuple

from disclosure_lint.forms import Forms
from disclosure_lint.nodes import Node
from disclosure_lint.readers import structured_labels as labels
from disclosure_lint.readers.findings import Findings
from disclosure_lint.readers.numbers import read_cell
from disclosure_lint.report import Cell, Tables
from disclosure_lint.source import Span

Rows = dict[str, dict[str, Cell]]


class _Row(NamedTuple):
    table: str
    row: str


def read_tables(node: Node, forms: Forms, findings: Findings) -> Tables:
    """All tables, every key of any edition allowed; one without a row is none."""
    if node.kind != "mapping":
        findings.wrong("not_a_mapping", node, "tables")
        return {}
    tables: Tables = {}
    for key, value in node.pairs:
        name = str(key.value)
        if name not in forms.known:
            findings.unknown(key, list(forms.known), name, partial(labels.of_tables, forms))
            continue
        findings.place(name, key, value)
        if value.kind != "mapping":
            findings.wrong("not_a_mapping", value, name)
            continue
        rows = _rows(name, value, forms, findings)
        if rows:
            tables[name] = rows
    return tables


def _rows(table: str, node: Node, forms: Forms, findings: Findings) -> Rows:
    known = forms.known[table]
    rows: Rows = {}
    for key, value in node.pairs:
        name = str(key.value)
        pointer = f"{table}.{name}"
        if name not in known:
            findings.unknown(key, list(known), pointer, partial(labels.of_rows, forms, table))
            continue
        findings.source_map.spans[pointer] = Span(key.span.start, value.span.end)
        if value.kind == "mapping":
            rows[name] = _mapped_row(_Row(table, name), value, forms, findings)
        elif value.kind == "sequence":
            rows[name] = _listed_row(_Row(table, name), value, forms, findings)
        else:
            findings.wrong("not_a_row", value, pointer, name)
    return rows


def _mapped_row(row: _Row, node: Node, forms: Forms, findings: Findings) -> dict[str, Cell]:
    known = forms.known[row.table][row.row]
    cells = {}
    for key, value in node.pairs:
        column = str(key.value)
        pointer = f"{row.table}.{row.row}.{column}"
        if column not in known:
            findings.unknown(key, list(known), pointer, partial(labels.of_columns, forms, row.table))
            continue
        findings.place(pointer, key, value)
        cells[column] = _cell(row, column, value, forms, findings)
    return cells


def _listed_row(row: _Row, node: Node, forms: Forms, findings: Findings) -> dict[str, Cell]:
    order = forms.row_order(row.table)
    pointer = f"{row.table}.{row.row}"
    if not order:
        findings.add("no_row_list", node.span, pointer, key=row.row, table=row.table)
        return {}
    if len(node.elements) != len(order):
        count = len(node.elements)
        findings.add("row_length", node.span, pointer, key=row.row, count=count, expected=len(order))
        return {}
    cells = {}
    for column, value in zip(order, node.elements, strict=True):
        findings.source_map.spans[f"{pointer}.{column}"] = value.span
        if value.span.start == value.span.end:
            findings.source_map.empty[f"{pointer}.{column}"] = value.span.start
        cells[column] = _cell(row, column, value, forms, findings)
    return cells


def _cell(row: _Row, column: str, node: Node, forms: Forms, findings: Findings) -> Cell:
    value = node.value
    if isinstance(value, str):
        return read_cell(value, forms.unit(row.table, row.row, column))
    if node.kind != "scalar" or isinstance(value, bool):
        findings.wrong("not_a_cell", node, f"{row.table}.{row.row}.{column}")
        return Cell.of(None, None)
    return Cell.of(value, value)
