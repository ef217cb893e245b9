"""Where in a YAML file somebody stands, told by its lines alone: while people type, hardly ever is it valid YAML."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

Part: TypeAlias = Literal["key", "value", "comment"]

MOST_LINES = 20_000
"""How many lines upwards are looked at."""

_KEY = re.compile(r"""^([ ]*)((?:-[ ]+)*)("[^"\n]*"|'[^'\n]*'|[^\s:#\[\]{},"'][^:#\n]*?)[ \t]*:(?=[ \t\r]|$)""")
_ITEM = re.compile(r"^([ ]*)-(?=[ ]|$)")
_COMMENT = re.compile(r"(?:^|[ \t])#")
_BLOCK = re.compile(r"^[|>][-+0-9]*[ \t]*(?:#.*)?$")


class Caret(NamedTuple):
    """A place in a YAML file.

    `path` are the keys around it, the outer ones first; of an item of a list in brackets its number, from 0. In a key
    (`part`) the path leads to what holds the key. `text` is what the value, or the key, says on this line before the
    place; `first` the number of the line on which the innermost block mapping around begins, `indent` its indentation.
    """

    path: tuple[str | int, ...]
    part: Part
    text: str
    first: int = 0
    indent: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The path without numbers."""
        return tuple(step for step in self.path if isinstance(step, str))


class _Outer(NamedTuple):
    """The keys around a line. `value` is what the innermost one's line, `holder`, says after it; `first` is the line on
    which the mapping around begins.
    """

    path: tuple[str, ...]
    value: str
    holder: int
    first: int


def caret(lines: Sequence[str], number: int, column: int) -> Caret:
    """The place at a column, from 0, of a line."""
    line = lines[number] if number < len(lines) else ""
    before = line[:column]
    key = _KEY.match(line)
    content = len(line) - len(line.lstrip(" "))
    if not key or key.end() > column:
        return _without_key(lines, number, before, line, content)
    at = len(key[1]) + len(key[2])
    outer = _around(lines, number, at, dash=len(key[1]) if key[2] else None)
    if _in_text(outer.value):
        return _of_holder(lines, outer, before)
    value = before[key.end() :].removeprefix(":").lstrip()
    if _COMMENT.search(_unquoted(value)):
        return Caret((), "comment", value)
    return _in_value((*outer.path, _plain(key[3])), value, outer.first, at)


def _without_key(lines: Sequence[str], number: int, before: str, line: str, content: int) -> Caret:
    """The place on a line, or in its part, that has no key before it."""
    item = _ITEM.match(line)
    at = content if before.strip() or line.strip() else len(before)
    dash = len(item[1]) if item and len(before) > len(item[1]) else None
    if dash is not None:
        at = len(before) - len(before[dash:].lstrip("- "))
    outer = _around(lines, number, at, dash)
    if _in_text(outer.value):
        return _of_holder(lines, outer, before)
    if _COMMENT.search(before):
        return Caret((), "comment", before[before.index("#") :])
    text = before[dash or 0 :].lstrip("- ") if dash is not None else before.strip()
    if text[:1] in ("{", "["):
        return _in_value(outer.path, text, outer.first, at)
    if outer.value and not outer.value.startswith(("#", "&", "{", "[")):
        return _of_holder(lines, outer, before)
    return Caret(outer.path, "key", text, outer.first, at)


def _of_holder(lines: Sequence[str], outer: _Outer, before: str) -> Caret:
    """The place in a text that goes on from the line of its key."""
    holder = caret(lines, outer.holder, len(lines[outer.holder]))
    return holder._replace(part="value", text=before.strip())


def _around(lines: Sequence[str], number: int, at: int, dash: int | None) -> _Outer:
    """The keys around what begins at column `at` of a line; behind a dash at column `dash`, if any."""
    path: list[str] = []
    value, holder, first, limit, listed = "", number, number, at, False
    beside = dash is None
    if dash is not None:
        limit, listed = dash, True
    for above in range(number - 1, max(-1, number - 1 - MOST_LINES), -1):
        line = lines[above]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, item = _KEY.match(line), _ITEM.match(line)
        column = len(key[1]) + len(key[2]) if key else len(line) - len(line.lstrip(" "))
        if key and (column < limit or (listed and column == limit and not key[2])):
            if not path:
                value, holder = line[key.end() :].removeprefix(":").strip(), above
            path.insert(0, _plain(key[3]))
            limit, listed = (len(key[1]), True) if key[2] else (column, False)
            beside = False
        elif beside and column >= at:
            first = above
        if item and len(item[1]) < limit:
            limit, listed, beside = len(item[1]), True, False
        if limit == 0 and not listed and not beside:
            break
    return _Outer(tuple(path), value, holder, first)


def sibling(lines: Sequence[str], place: Caret, name: str) -> str:
    """The text of another key of the block mapping around a place, its lines joined; '' where there is none."""
    found: list[str] | None = None
    for number in range(place.first, min(place.first + MOST_LINES, len(lines))):
        line = lines[number]
        key = _KEY.match(line)
        column = len(key[1]) + len(key[2]) if key else len(line) - len(line.lstrip(" "))
        if (
            line.strip()
            and number > place.first
            and (column < place.indent or (key and key[2] and column == place.indent))
        ):
            break
        if key and column == place.indent:
            if found is not None:
                break
            if _plain(key[3]) == name:
                value = line[key.end() :].removeprefix(":").strip()
                found = [] if _in_text(value) else [value]
        elif found is not None:
            found.append(line.strip())
    return " ".join(found or ())


def _in_text(value: str) -> bool:
    """Whether a key's value is a text in a block of lines."""
    return _BLOCK.match(value) is not None


def _in_value(path: tuple[str | int, ...], value: str, first: int, indent: int) -> Caret:
    """The place at the end of a value, which may stand inside brackets."""
    stack: list[tuple[str, str | int]] = []
    text, quote = "", ""
    for character in value:
        if quote:
            quote = "" if character == quote else quote
            text += character
        elif character in "\"'" and not text.strip():
            quote, text = character, text + character
        elif character in "[{":
            stack.append((character, 0 if character == "[" else ""))
            text = ""
        elif character in "]}" and stack:
            stack.pop()
            text = ""
        elif character == "," and stack:
            bracket, step = stack[-1]
            stack[-1] = (bracket, step + 1 if isinstance(step, int) else "")
            text = ""
        elif character == ":" and stack and stack[-1] == ("{", ""):
            stack[-1] = ("{", _plain(text.strip()))
            text = ""
        else:
            text += character
    steps = tuple(step for _, step in stack if step != "")
    in_key = bool(stack) and stack[-1] == ("{", "")
    return Caret((*path, *steps), "key" if in_key else "value", text.lstrip(), first, indent)


def _plain(key: str) -> str:
    return key[1:-1] if key[:1] in ("'", '"') and key[-1:] == key[:1] and len(key) > 1 else key


def _unquoted(value: str) -> str:
    return re.sub(r"\"[^\"]*\"?|(?<![^\s\[{,])'[^']*'?", "", value)
