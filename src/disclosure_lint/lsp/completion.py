"""What may be written at a place: keys and values of reports, names in the expressions of rules, in both languages."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.builtins import BUILTINS
from disclosure_lint.dsl.fields import FIELDS
from disclosure_lint.dsl.names import FormNames, TableNames, short_label
from disclosure_lint.forms import Column, Form, Forms, Group, Row
from disclosure_lint.lsp.explained import both
from disclosure_lint.lsp.names import PRIOR, in_table, variables
from disclosure_lint.lsp.pointing import EXPRESSIONS, POINTERS, Spot
from disclosure_lint.phrases import Lang, say
from disclosure_lint.readers.structured import KEYS
from disclosure_lint.readers.structured_fields import LEVELS, SCOPES, SIGNED_KEYS, SOURCE_KEYS
from disclosure_lint.report import PARTS
from disclosure_lint.rules import Pack
from disclosure_lint.rules.labels import pointer_label

_NAME = re.compile(r"[A-Za-z_\u3007\u3400-\u9fff`][\w.\u3007\u3400-\u9fff`（）〔〕、]*$")
_PLAIN = re.compile(r"[A-Za-z_\u3007\u3400-\u9fff][A-Za-z0-9_\u3007\u3400-\u9fff]*\Z")
_KEY = re.compile(r"[\w.-]*$")
_CODE = re.compile(r"[A-Za-z0-9]*$")


class Offer(NamedTuple):
    """Something to write: `text` takes the place of the line's last `typed` characters before the caret.

    `sought` are words in either language that find it; `kind` is one of key, value, cell, function, variable.
    """

    text: str
    typed: int
    kind: str
    detail: str = ""
    sought: str = ""
    note: str = ""


def in_report(spot: Spot, forms: Forms, lang: Lang) -> list[Offer]:
    """The keys and values that fit in a report."""
    place, before = spot.caret, spot.line[: spot.column]
    typed = _typed(_KEY, before)
    if place.part == "comment":
        return []
    if place.part == "value":
        return [Offer(value, typed, "value", detail) for value, detail in _values(place.keys, forms, lang)]
    if not _KEY.fullmatch(place.text):  # Chinese typed where a key is to stand
        typed = len(place.text)
    return [
        Offer(f"{key}: ", typed, "key", both(label, lang), f"{key} {label.zh} {short_label(label.zh)} {label.en}")
        for key, label in ((key, _label(key, place.keys, forms)) for key in _keys(place.keys, forms, spot.year))
    ]


def _typed(pattern: re.Pattern[str], before: str) -> int:
    """How many characters of what is written fit the pattern at the end of a line."""
    found = pattern.search(before)
    return len(found[0]) if found else 0


def _label(key: str, path: tuple[str, ...], forms: Forms) -> Bilingual:
    """What a key is called in the form; '' where it has no name there."""
    if path[:1] == ("tables",) and len(path) == 3:  # a column: its label stands in the middle
        path = path[:2]
    pointer = ".".join((*path[1:], key) if path[:1] == ("tables",) else (*path, key))
    zh, en = pointer_label(pointer, forms)
    named = zh != pointer and path[:1] != ("sections",)
    return Bilingual(zh.rpartition(" › ")[2], en.rpartition(" › ")[2]) if named else Bilingual("", "")


def _keys(path: tuple[str, ...], forms: Forms, year: int | None) -> Iterable[str]:
    """The keys that may stand in the mapping at a path: those of the year's edition, else of all."""
    form = forms.in_force(year) if year else None
    if not path:
        return KEYS
    if path == ("signed",):
        return SIGNED_KEYS
    if path == ("source",):
        return SOURCE_KEYS
    if path == ("sections",):
        return ("number", "title", "text")
    if path[0] != "tables":
        return ()
    if len(path) == 1:
        return form.tables if form else forms.known
    rows = form.tables[path[1]].rows if form and path[1] in form.tables else {}
    if len(path) == 2:
        return rows or forms.known.get(path[1], {})
    if len(path) == 3:
        row = rows.get(path[2])
        return row.columns if row else forms.known.get(path[1], {}).get(path[2], ())
    return ()


def _values(path: tuple[str, ...], forms: Forms, lang: Lang) -> Iterator[tuple[str, str]]:
    """The values that a key takes, with what they mean."""
    if path == ("level",):
        yield from ((level, say(f"level.{level}", lang)) for level in LEVELS)
    elif path == ("scope",):
        yield from ((scope, "") for scope in SCOPES)
    elif path == ("edition",):
        yield from ((f'"{form.edition}"', form.title.text(lang)) for form in forms.editions)
    elif path == ("source", "not_captured"):
        yield from ((part, pointer_label(part, forms).text(lang)) for part in sorted(PARTS))
    elif path == ("sections", "title"):
        yield from ((section.title.zh, "") for section in forms.editions[-1].sections)


def in_rule(spot: Spot, pack: Pack, lang: Lang) -> list[Offer]:
    """The names that fit in an expression, a message or an example of a rule."""
    keys, before = {*spot.caret.keys}, spot.line[: spot.column]
    if spot.caret.part == "comment":
        return []
    if POINTERS & keys and "examples" in keys:
        typed = _typed(_KEY, before)
        cells = [(str(cell), pack.forms.label(str(cell))) for cell in pack.forms.cells]
        return [Offer(cell, typed, "cell", both(label, lang), f"{cell} {label.zh}") for cell, label in cells]
    if spot.caret.keys[-1:] == ("covers",):
        typed = _typed(_CODE, before)
        return [Offer(key, typed, "value", duty.duty.text(lang)) for key, duty in pack.duties.items()]
    if spot.in_placeholder or EXPRESSIONS & keys:
        return list(_names(spot, pack, lang, messages=spot.in_placeholder))
    return []


def _names(spot: Spot, pack: Pack, lang: Lang, messages: bool) -> Iterator[Offer]:
    """The names that may follow what was typed of a path."""
    found = _NAME.search(spot.line[: spot.column])
    path = found[0] if found else ""
    head, dot, last = path.rpartition(".")
    seen: set[str] = set()
    for form in reversed(pack.forms.editions):
        names = FormNames(form, pack.forms, pack.claims)
        tables = [names.tables[key] for key in spot.tables(names)]
        offers = _after(head, form, names, tables, pack, lang) if dot else _first(spot, names, tables, lang, messages)
        for offer in offers:
            if offer.text not in seen:
                seen.add(offer.text)
                yield offer._replace(typed=len(last if dot else path))


def _first(spot: Spot, names: FormNames, tables: list[TableNames], lang: Lang, messages: bool) -> Iterator[Offer]:
    """What a path may begin with."""
    for variable, over in variables(spot.loops()).items():
        yield Offer(variable, 0, "variable", over)
    for table in tables:
        yield from _lines(table, lang)
    if messages:
        return
    for name, field in FIELDS.items():
        for text in (name, field.chinese):
            yield Offer(text, 0, "key", field.meaning.text(lang), f"{name} {field.chinese}")
    for name, key in names.table_names.items():
        if _PLAIN.match(name):
            title = names.tables[key].table.title
            yield Offer(name, 0, "cell", both(title, lang), f"{name} {key} {title.zh}")
    for name in (*names.domains, "words", "parameters", PRIOR[0], PRIOR[1]):
        yield Offer(name, 0, "key")
    for name, builtin in BUILTINS.items():
        call = f"{name}({', '.join(builtin.parameters)})"
        for text in (name, builtin.chinese):
            yield Offer(text, 0, "function", call, f"{name} {builtin.chinese}", builtin.meaning.text(lang))


def _after(
    head: str, form: Form, names: FormNames, tables: list[TableNames], pack: Pack, lang: Lang
) -> Iterator[Offer]:
    """What may follow a path and a dot."""
    first = head.partition(".")[0].strip("`")
    if first in PRIOR:
        rest = head.partition(".")[2]
        yield from _after(rest, form, names, tables, pack, lang) if rest else _tables(names, lang)
    elif head == "words":
        yield from (Offer(name, 0, "value") for name in pack.vocabulary.words)
    elif head == "parameters":
        yield from (Offer(name, 0, "value", str(value)[:60]) for name, value in pack.parameters.items())
    elif head == "sections":
        yield from (Offer(str(item.number), 0, "value", item.title.text(lang)) for item in form.sections)
    elif first == "sections":
        yield from (Offer(name, 0, "key") for name in ("title", "text", "number", "content"))
    elif first in names.table_names:
        yield from _lines(names.tables[names.table_names[first]], lang, any_axis="." not in head)
    else:
        for table in tables:
            if in_table(head.strip("`"), table):
                yield from _lines(table, lang)


def _tables(names: FormNames, lang: Lang) -> Iterator[Offer]:
    for name, key in names.table_names.items():
        if _PLAIN.match(name):
            yield Offer(name, 0, "cell", both(names.tables[key].table.title, lang))


def _lines(names: TableNames, lang: Lang, any_axis: bool = False) -> Iterator[Offer]:
    """Rows, columns and groups of a table by key and by their official labels."""
    table = names.table
    if any_axis:
        yield from (Offer(name, 0, "key") for name in ("rows", "columns", "cells", "lines"))
    axes: list[tuple[dict[str, str], Mapping[str, Row | Column | Group]]] = [
        (names.rows, table.rows),
        (names.columns, table.columns),
        (names.groups, table.groups),
    ]
    for known, lines in axes:
        for name, key in known.items():
            line = lines.get(key)
            if line is None or (name != key and name != short_label(line.label.zh)):
                continue
            text = name if all(map(_PLAIN.match, name.split("."))) else f"`{name}`"
            yield Offer(text, 0, "cell", both(line.label, lang), f"{key} {line.label.zh} {line.label.en}")
