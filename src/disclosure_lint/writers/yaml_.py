"""Prints a structured report as YAML: texts as blocks, a table row a line, comments beside what they speak of."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from disclosure_lint.cells import section_pointers
from disclosure_lint.forms import Forms
from disclosure_lint.nodes.core_schema import resolve
from disclosure_lint.report import Report
from disclosure_lint.writers.comments import NO_COMMENTS, Comments
from disclosure_lint.writers.structured import Line, structured

_BLOCK = 40
"""Texts longer than this, and all of several lines, are written as blocks."""
_PLAIN = re.compile(r"[^\W\d_][\w（）《》〔〕“”、，。；：·/.-]*(?: [\w（）《》〔〕“”、，。；：·/.-]+)*\Z")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off"})
"""What other readers of YAML take for truth values."""
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What does not stand in YAML as it is, or would end a line."""


def write_yaml(report: Report, forms: Forms, comments: Comments = NO_COMMENTS) -> str:
    """The report in YAML. Comments stand above texts and tables and beside values and rows, all others at the top."""
    return _Writer(forms, comments).write(structured(report, forms))


class _Writer:
    def __init__(self, forms: Forms, comments: Comments) -> None:
        self._forms = forms
        self._comments = comments
        self._told: set[str] = set()

    def write(self, members: dict[str, Any]) -> str:
        body = [line for key, value in members.items() for line in self._member(key, value)]
        rest = [text for pointer, texts in self._comments.items() if pointer not in self._told for text in texts]
        return "\n".join([*(f"# {text}".rstrip() for text in rest), *body]) + "\n"

    def _member(self, key: str, value: Any) -> Iterator[str]:
        if key == "sections":
            yield from self._above("sections", "")
            yield "sections:"
            yield from self._sections(value)
        elif key == "tables":
            yield from self._above("tables", "")
            yield "tables:"
            for name, rows in value.items():
                yield from self._table(name, rows)
        elif key == "source":
            yield from self._above("source", "")
            yield "source:"
            for name, held in value.items():
                yield from _mapping(name, held) if isinstance(held, dict) else (f"  {name}: {_flow(held)}",)
        elif key == "signed":
            parts = self._beside("signed", *(f"signed.{part}" for part in value))
            yield f"signed: {_flow(value)}{parts}"
        else:
            yield from self._field(key, key, value, "")

    def _field(self, key: str, pointer: str, value: Any, indent: str) -> Iterator[str]:
        """A scalar: a long text as a block with its comments above, anything else in a line with them beside."""
        if isinstance(value, str) and (len(value) > _BLOCK or "\n" in value) and not _UNPRINTABLE.search(value):
            yield from self._above(pointer, indent)
            yield f"{indent}{key}: {_block_head(value)}"
            yield from (f"{indent}  {line}" if line else "" for line in _block_lines(value))
        else:
            text = value if key in ("published", "date") else _scalar(value)
            yield f"{indent}{key}: {text}{self._beside(pointer)}"

    def _sections(self, sections: list[dict[str, Any]]) -> Iterator[str]:
        pointers = section_pointers(section["number"] for section in sections)
        for section, pointer in zip(sections, pointers, strict=True):
            yield from self._above(pointer, "  ")
            for at, (key, value) in enumerate(section.items()):
                lines = list(self._field(key, f"{pointer}.{key}", value, "    "))
                if not at:
                    lines[-1] = f"  - {lines[-1][4:]}"
                yield from lines

    def _table(self, name: str, rows: dict[str, Line]) -> Iterator[str]:
        yield from self._above(name, "  ")
        yield f"  {name}:"
        columns = self._forms.row_order(name)
        if any(isinstance(line.cells, list) for line in rows.values()):
            yield f"    # {', '.join(columns)}"
        written = []
        for key, line in rows.items():
            pointers = (f"{name}.{key}.{column}" for column in (*columns, *_keys(line)))
            comment = self._beside(f"{name}.{key}", *dict.fromkeys(pointers))
            written.append((f"    {key}: {_flow(line.cells)}", comment))
        width = max((len(text) for text, comment in written if comment), default=0)
        yield from (text.ljust(width) + comment if comment else text for text, comment in written)

    def _above(self, pointer: str, indent: str) -> Iterator[str]:
        return (f"{indent}# {text}" for text in self._taken(pointer))

    def _beside(self, *pointers: str) -> str:
        texts = [text for pointer in pointers for text in self._taken(pointer)]
        return f"  # {'; '.join(texts)}" if texts else ""

    def _taken(self, pointer: str) -> tuple[str, ...]:
        self._told.add(pointer)
        return self._comments.get(pointer)


def _keys(line: Line) -> tuple[str, ...]:
    return tuple(line.cells) if isinstance(line.cells, dict) else ()


def _mapping(name: str, held: dict[str, str]) -> Iterator[str]:
    yield f"  {name}:"
    yield from (f"    {_scalar(key)}: {_scalar(value)}" for key, value in held.items())


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow_scalar(key, item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(map(_scalar, value)) + "]" if isinstance(value, list) else _scalar(value)


def _flow_scalar(key: str, value: Any) -> str:
    return str(value) if key == "date" else _scalar(value)


def _scalar(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, int | Decimal):
        return str(value)
    if _PLAIN.match(value) and isinstance(resolve(value), str) and value.lower() not in _WORDS:
        return str(value)
    return _quoted(value)


def _quoted(text: str) -> str:
    """In double quotes, with the escapes of JSON, which are those of YAML."""
    plain = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: _escaped(found[0]), plain)


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}"


def _block_head(text: str) -> str:
    """The mark of a block: with its indentation where the text itself begins with blanks, and what ends it."""
    indentation = "2" if text[0] in " \n\t" else ""
    return f"|{indentation}{'+' if text.endswith(chr(10)) else '-'}"


def _block_lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")
