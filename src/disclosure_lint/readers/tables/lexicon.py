"""The labels of all editions in the shape in which labels of documents are compared with them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from disclosure_lint.forms import Column, Form, Forms, Row, Table

Kind = Literal["row", "column", "rows", "columns", "head"]
"""A row, a column, a group of rows (or a band over them), a group of columns, what stands at the head of the labels."""

_LONGEST = 120
"""Letters of a label that are looked at."""
_NUMERALS = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"\s*(?:[(]\s*(?:[{_NUMERALS}]{{1,2}}|[0-9]{{1,2}})\s*[)]|(?:[{_NUMERALS}]{{1,2}}|[0-9]{{1,2}})\s*[)、.,])\s*"
)
_NO_LETTER = re.compile(r"&(?:[a-z]{2,6};)?|[^\w&]+|_+")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


class Meaning(NamedTuple):
    """What a label can stand for: in a table, a row or column or a group of them, by key."""

    table: str
    kind: Kind
    key: str


@lru_cache(maxsize=4096)
def label_key(text: str) -> str:
    """The letters and digits of a label, without the number before it."""
    text = text[: 4 * _LONGEST].translate(_WIDE)
    number = _NUMBER.match(text)
    return (_NO_LETTER.sub("", text[number.end() :] if number else text) or _NO_LETTER.sub("", text))[:_LONGEST]


def is_numbered(text: str) -> bool:
    """Whether a label has a number before it, which columns never have."""
    return _NUMBER.match(text.translate(_WIDE)) is not None


def is_number_mark(text: str) -> bool:
    """Whether a text is nothing but the number of a label: （三） or 1."""
    found = _NUMBER.match(text.translate(_WIDE))
    return found is not None and found.end() == len(text)


class TableWords:
    """The labels of one table over all editions. `rows` and `columns` have the wordings of each, by key.

    `order` has the rows as they follow each other, those of other editions where they would stand.
    """

    def __init__(self, key: str, forms: Forms) -> None:
        tables = [form.tables[key] for form in reversed(forms.editions) if key in form.tables]
        self.tables = tables
        self.rows: dict[str, tuple[str, ...]] = {}
        self.columns: dict[str, tuple[str, ...]] = {}
        for table in tables:
            for row in table.rows.values():
                self.rows[row.key] = _merged(self.rows.get(row.key, ()), _wordings(row))
            for column in table.columns.values():
                self.columns[column.key] = _merged(self.columns.get(column.key, ()), _wordings(column))
        self.order = _order(tables)
        self.position = {row: at for at, row in enumerate(self.order)}
        self.wordings: dict[Meaning, tuple[str, ...]] = {}
        for table in tables:
            for meaning, texts in _entries(table):
                keys = tuple(label_key(text) for text in texts)
                self.wordings[meaning] = _merged(self.wordings.get(meaning, ()), keys)
        self.columns_of = [{row.key: row.columns for row in table.rows.values()} for table in tables]

    def name(self, line: str) -> str:
        """The official label of a row or column."""
        for table in self.tables:
            if line in table.rows:
                return table.rows[line].label.zh
            if line in table.columns:
                return table.columns[line].label.zh
        return line


class Lexicon:
    """What every known label means."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self.meanings: dict[str, frozenset[Meaning]] = {}
        self.tables = {table: TableWords(table, forms) for table in forms.known}
        self.members: dict[Meaning, tuple[str, ...]] = {}
        for form in forms.editions:
            for table in form.tables.values():
                for meaning, wordings in _entries(table):
                    self._add(meaning, wordings)
                for group in table.groups.values():
                    self.members[Meaning(table.key, group.axis, group.key)] = group.members

    def of(self, text: str) -> frozenset[Meaning]:
        """What a label means by its exact wording, numbers and punctuation aside."""
        return self.meanings.get(label_key(text), frozenset())

    def _add(self, meaning: Meaning, wordings: Iterable[str]) -> None:
        for wording in wordings:
            key = label_key(wording)
            self.meanings[key] = self.meanings.get(key, frozenset()) | {meaning}


def _wordings(line: Row | Column) -> tuple[str, ...]:
    label = line.label.zh
    return tuple(dict.fromkeys(label_key(text) for text in (label, label.rpartition("·")[2], *line.variants)))


def _merged(known: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *new)))


def _order(tables: list[Table]) -> list[str]:
    """The rows of the newest edition, with those of older ones after the row that they follow there."""
    order: list[str] = []
    for table in tables:
        before = -1
        for row in table.rows:
            if row not in order:
                order.insert(before + 1, row)
            before = order.index(row)
    return order


def _entries(table: Table) -> Iterator[tuple[Meaning, tuple[str, ...]]]:
    for row in table.rows.values():
        yield Meaning(table.key, "row", row.key), (row.label.zh, row.label.zh.rpartition("·")[2], *row.variants)
    for column in table.columns.values():
        yield Meaning(table.key, "column", column.key), (column.label.zh, *column.variants)
    for group in table.groups.values():
        yield Meaning(table.key, group.axis, group.key), (group.label.zh,)
    for number, band in enumerate(table.bands):
        yield Meaning(table.key, "rows", f"band {number}"), (band.label.zh,)
    if table.head:
        yield Meaning(table.key, "head", ""), (table.head.zh,)


def official_keys(form: Form, table: str) -> dict[str, set[str]]:
    """The official labels of a table's rows and columns as `label_key` has them, by pointer.

    A label in two parts (行政诉讼·复议后起诉) stands in two cells of the form: the second part alone is official too.
    """
    found = form.tables[table]
    labels = {f"{table}.{row.key}": row.label.zh for row in found.rows.values()}
    labels |= {f"{table}.{column.key}": column.label.zh for column in found.columns.values()}
    return {key: {label_key(label), label_key(label.rpartition("·")[2])} for key, label in labels.items()}


_lexicons: list[Lexicon] = []


def lexicon_of(forms: Forms) -> Lexicon:
    """The lexicon of a set of forms, made once."""
    known = next((lexicon for lexicon in _lexicons if lexicon.forms is forms), None)
    if known is None:
        known = Lexicon(forms)
        _lexicons[:] = [known, *_lexicons[:3]]
    return known
