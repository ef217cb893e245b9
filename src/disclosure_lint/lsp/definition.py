"""Where a name is laid down: the line of a form, a word list, a parameter, a clause, the file of a rule."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from disclosure_lint.lsp.names import Named
from disclosure_lint.nodes import Node, parse
from disclosure_lint.rules import Pack
from disclosure_lint.rules.files import MAX_BYTES
from disclosure_lint.source import Span


class Laid(NamedTuple):
    """A place in a file: the text of the file and the span in it."""

    path: Path
    text: str
    span: Span


def of_pointer(pointer: str, pack: Pack, year: int | None = None) -> Laid | None:
    """Where the form lays down a table, a row, a column or a cell (that is its row), the newest or the year's own."""
    table, _, rest = pointer.partition(".")
    if table == "sections":
        return _first(pack, "forms", (("sections", int(rest) - 1),)) if rest.isdigit() else None
    paths: list[tuple[str | int, ...]] = [("tables", table)]
    if rest:
        row, _, column = rest.rpartition(".")
        paths = [("tables", table, "rows", key) for key in (rest, row) if key]
        paths += [("tables", table, "columns", key) for key in (rest, column) if key]
    form = pack.forms.in_force(year) if year else None
    return _first(pack, "forms", paths, form.edition if form else None)


def of_name(named: Named, pack: Pack) -> Laid | None:
    """Where a name of the rule language is laid down; None for what is the language's own."""
    if named.kind == "words":
        return _in(pack, "vocabulary.yaml", ("words", named.key))
    if named.kind == "parameter":
        return _in(pack, "pack.yaml", ("parameters", named.key))
    if named.kind == "section":
        return of_pointer(f"sections.{named.key}", pack)
    if named.kind in ("table", "row", "column", "group"):
        axis = {"row": ("rows", named.key), "column": ("columns", named.key), "group": ("groups", named.key)}
        table = named.table or named.key
        return _first(pack, "forms", [("tables", table, *axis.get(named.kind, ()))])
    return None


def of_rule(code: str, pack: Pack) -> Laid | None:
    """The file of a rule."""
    for folder in reversed(pack.folders):
        for path in sorted(folder.rglob(f"{code}-*.yaml")):
            text = _text(path, _stamp(path))
            return Laid(path, text, Span(0, 0))
    return None


def of_clause(key: str, pack: Pack) -> Laid | None:
    """The entry of a clause of the law."""
    for folder in reversed(pack.folders):
        path = folder / "clauses.yaml"
        node = _tree(path, _stamp(path))
        listed = node.get("clauses") if node else None
        for element in listed.elements if listed else ():
            found = element.get("id")
            if found is not None and found.value == key:
                return Laid(path, _text(path, _stamp(path)), found.span)
    return None


def _in(pack: Pack, name: str, path: tuple[str | int, ...]) -> Laid | None:
    """The key at a path of a file of the packs, the last that has it."""
    for folder in reversed(pack.folders):
        found = _key(folder / name, path)
        if found:
            return found
    return None


def _first(pack: Pack, folder: str, paths: Iterable[tuple[str | int, ...]], edition: str | None = None) -> Laid | None:
    """The first of several paths that a form has, the form of an edition before all others, then the newest."""
    files = [path for pack_folder in pack.folders for path in sorted((pack_folder / folder).glob("*.yaml"))]
    for file in sorted(files, key=lambda file: (file.stem == edition, file.stem), reverse=True):
        for path in paths:
            found = _key(file, path)
            if found:
                return found
    return None


def _key(file: Path, path: tuple[str | int, ...]) -> Laid | None:
    stamp = _stamp(file)
    node = _tree(file, stamp)
    for step in path[:-1]:
        node = node.step(step) if node else None
    last = path[-1]
    found = node and (node.step(last) if isinstance(last, int) else node.key(last))
    return Laid(file, _text(file, stamp), found.span) if found else None


def _stamp(path: Path) -> tuple[int, int]:
    """What changes when a file does."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=32)
def _text(path: Path, stamp: tuple[int, int]) -> str:
    if not stamp[1] or stamp[1] > MAX_BYTES:
        return ""
    return path.read_text(encoding="utf-8", errors="replace")


@lru_cache(maxsize=32)
def _tree(path: Path, stamp: tuple[int, int]) -> Node | None:
    return parse(_text(path, stamp), "yaml")[0]
