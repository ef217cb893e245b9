"""Official labels by the keys that stand for them: for people who write the form's words where keys belong."""

from collections.abc import Iterable, Iterator

from disclosure_lint.forms import Column, Forms, Row, Table


def of_tables(forms: Forms) -> dict[str, str]:
    """Names and titles of tables → keys."""
    return {word: table.key for table in _tables(forms) for word in (table.name, table.title.zh, table.title.en)}


def of_rows(forms: Forms, table: str) -> dict[str, str]:
    """Labels of a table's rows → keys."""
    return _words(row for found in _tables(forms) if found.key == table for row in found.rows.values())


def of_columns(forms: Forms, table: str) -> dict[str, str]:
    """Labels of a table's columns → keys."""
    return _words(column for found in _tables(forms) if found.key == table for column in found.columns.values())


def _tables(forms: Forms) -> Iterator[Table]:
    return (table for form in forms.editions for table in form.tables.values())


def _words(lines: Iterable[Row | Column]) -> dict[str, str]:
    """Labels and variants, with and without their numbering; what two lines are called says nothing."""
    words: dict[str, str] = {}
    for line in lines:
        for word in (line.label.zh, line.label.en, _unnumbered(line.label.zh), *line.variants):
            words[word] = line.key if words.get(word, line.key) == line.key else ""
    return {word: key for word, key in words.items() if key}


def _unnumbered(label: str) -> str:
    """一、本年新收… without 一、, （七）总计 without （七）, 1.属于… without 1."""
    for mark in ("、", "）", "."):
        head, _, rest = label.partition(mark)
        if rest and len(head) <= 3:
            return rest
    return label
