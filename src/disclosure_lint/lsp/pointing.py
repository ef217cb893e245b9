"""What stands at a place of a document: the pointer in a report, the name in a rule, the code of a rule anywhere."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from disclosure_lint.dsl.names import FormNames
from disclosure_lint.forms import Forms
from disclosure_lint.lsp.caret import Caret, caret, sibling
from disclosure_lint.lsp.names import PATH, Step, steps, tables_of
from disclosure_lint.rules import Pack

_CODE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{3}[0-9]{3}(?![A-Za-z0-9])")
_CLAUSE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,3}[0-9]{1,3}[a-z]?(?![A-Za-z0-9])")
_YEAR = re.compile(r"^year:\s*([0-9]{4})\b")
EXPRESSIONS = frozenset({"for_each", "assert", "at", "evidence", "values"})
"""Keys of rule files that hold expressions."""
_LANGS = ("zh", "en")
POINTERS = frozenset({"set", "drop", "pointer"})
"""Keys of examples that hold pointers."""


class Found(NamedTuple):
    """A name at a place: columns of its line, and what it stands for. One of the three is set."""

    start: int
    end: int
    pointer: str = ""
    step: Step | None = None
    code: str = ""


class Spot:
    """A place in a document of which something is asked."""

    def __init__(self, lines: Sequence[str], number: int, column: int) -> None:
        self.lines, self.number, self.column = lines, number, column
        self.line = lines[number]
        self.caret: Caret = caret(lines, number, column)

    @cached_property
    def year(self) -> int | None:
        """The year of a report."""
        found = next((match for line in self.lines[:200] if (match := _YEAR.match(line))), None)
        return int(found[1]) if found else None

    def code(self) -> Found | None:
        """The code of a rule."""
        return next((Found(*found.span(), code=found[0]) for found in self._at(_CODE)), None)

    def clause(self) -> Found | None:
        """The id of a clause."""
        return next((Found(*found.span(), code=found[0]) for found in self._at(_CLAUSE)), None)

    def _at(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        found = pattern.finditer(self.line)
        return (match for match in found if match.start() <= self.column <= match.end())

    def in_report(self, forms: Forms) -> Found | None:
        """The cell, row, table or field of a report."""
        end, place = self.column, self.caret
        if place.part == "comment":
            return None
        while end < len(self.line) and (self.line[end].isalnum() or self.line[end] in "_.-"):
            end += 1
        whole = caret(self.lines, self.number, end)
        steps: Sequence[str | int] = (*whole.path, whole.text.strip()) if whole.part == "key" else whole.path
        pointer = pointer_of(steps, forms)
        start = self.column
        while start > 0 and (self.line[start - 1].isalnum() or self.line[start - 1] in "_.-"):
            start -= 1
        return Found(start, end, pointer=pointer) if pointer else None

    def in_rule(self, pack: Pack) -> Found | None:
        """The name in an expression or a message of a rule, or the pointer in an example."""
        keys = self.caret.keys
        if POINTERS & {*keys}:
            found = next(self._at(re.compile(r"[a-z_]+(?:\.[\w]+)*")), None)
            return Found(*found.span(), pointer=found[0]) if found and "." in found[0] else None
        if not EXPRESSIONS & {*keys} and not self.in_placeholder:
            return None
        for found in self._at(PATH):
            for form in reversed(pack.forms.editions):
                names = FormNames(form, pack.forms, pack.claims)
                for step in reversed(steps(found[0], names, self.tables(names), pack)):
                    start, end = found.start() + step.start, found.start() + step.end
                    if start <= self.column <= end:
                        return Found(start, end, step=step)
        return None

    @property
    def in_placeholder(self) -> bool:
        """Whether the place is inside the braces of a message."""
        before = self.line[: self.column]
        in_message = "message" in self.caret.keys or "messages" in self.caret.keys
        return in_message and self.caret.keys[-1] in _LANGS and before.rfind("{") > before.rfind("}")

    def around(self, key: str) -> str:
        """The text of another key of the check around an expression or a message."""
        return sibling(self.lines, self.caret, key) or self._above(key)

    def loops(self) -> str:
        """The loops around an expression, as written."""
        return ", ".join(filter(None, (self.around(key) for key in ("for_each", "evidence"))))

    def _above(self, key: str) -> str:
        """The text of a key of the mapping that holds the innermost one."""
        place = self.caret
        outer = place.first - 1
        if outer < 0:
            return ""
        holder = caret(self.lines, outer, len(self.lines[outer]) - len(self.lines[outer].lstrip(" -")))
        return sibling(self.lines, holder, key)

    def tables(self, names: FormNames) -> list[str]:
        """The tables that the loops around run over."""
        return tables_of(self.loops(), names)


def pointer_of(steps: Sequence[str | int], forms: Forms) -> str:
    """The pointer of a path in a report; '' where it leads to nothing that has one."""
    if not steps:
        return ""
    if steps[0] != "tables":
        return ".".join(str(step) for step in steps if isinstance(step, str)) if steps[0] != "sections" else ""
    if len(steps) > 3 and isinstance(steps[3], int):
        order = forms.row_order(str(steps[1]))
        column = order[steps[3]] if steps[3] < len(order) else ""
        steps = (*steps[:3], *([column] if column else []))
    return ".".join(str(step) for step in steps[1:4])
