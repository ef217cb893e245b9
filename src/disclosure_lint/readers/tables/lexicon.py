"""The labels of all editions in the shape in which labels of documents are compared with them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from disclosure_lint.forms import Form, Forms, Table

Kind = Literal["row", "column", "rows", "columns", "head"]
"""A row, a column, a group of rows (or a band over them), a group of columns, what stands at the head of the labels."""

_NUMERALS = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"(?:[(（]\s*(?:[{_NUMERALS}]{{1,2}}|[0-9]{{1,2}})\s*[)）]|(?:[{_NUMERALS}]|[0-9]{{1,2}})\s*[)）、.．,，])\s*"
)
_NO_LETTER = re.compile(r"&(?:[a-z]{2,6};)?|[^\w&]+|_+")
_WIDE = str.maketrans({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})


class Meaning(NamedTuple):
    """What a label can stand for: in a table, a row or column or a group of them, by key."""

    table: str
    kind: Kind
    key: str


@lru_cache(maxsize=4096)
def label_key(text: str) -> str:
    """The letters and digits of a label, without the number before it."""
    text = text.translate(_WIDE).strip()
    number = _NUMBER.match(text)
    return _NO_LETTER.sub("", text[number.end() :] if number else text) or _NO_LETTER.sub("", text)


class Lexicon:
    """What every known label means."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self.meanings: dict[str, frozenset[Meaning]] = {}
        for form in forms.editions:
            for table in form.tables.values():
                for meaning, wordings in _entries(table):
                    self._add(meaning, wordings)

    def of(self, text: str) -> frozenset[Meaning]:
        """What a label means by its exact wording, numbers and punctuation aside."""
        return self.meanings.get(label_key(text), frozenset())

    def _add(self, meaning: Meaning, wordings: Iterable[str]) -> None:
        for wording in wordings:
            key = label_key(wording)
            self.meanings[key] = self.meanings.get(key, frozenset()) | {meaning}


def _entries(table: Table) -> Iterator[tuple[Meaning, tuple[str, ...]]]:
    for row in table.rows.values():
        yield Meaning(table.key, "row", row.key), (row.label.zh, *row.variants)
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


_lexicons: dict[int, Lexicon] = {}


def lexicon_of(forms: Forms) -> Lexicon:
    """The lexicon of a set of forms, made once."""
    known = _lexicons.get(id(forms))
    if known is None or known.forms is not forms:
        known = _lexicons[id(forms)] = Lexicon(forms)
    return known
