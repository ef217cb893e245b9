"""What a text must hold for a pattern to match: literals, so that most patterns need neither be compiled nor run.

Reads RE2's syntax as far as is needed and gives up on the rest: an answer is always right, but may be no answer.
"""

from typing import NamedTuple, TypeAlias

ANYTHING = ("",)
"""What every text holds: nothing is known of the pattern."""
_MOST = 40
"""Literals that are worth looking for one after the other."""
_NO_WIDTH = "bBAz"
_CLASSES = "dDsSwWC"
_CONTROL = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}

Literals: TypeAlias = tuple[str, ...] | None
"""One of these stands in every match; None: not to be told."""


class _Unsure(Exception):
    """Something that is not read here."""


def required(pattern: str) -> tuple[str, ...]:
    """Literals of which every match of an RE2 pattern holds at least one, `ANYTHING` where there are none."""
    try:
        reader = _Reader(pattern)
        found = reader.alternatives()
        if reader.at < len(pattern):
            return ANYTHING
    except (_Unsure, IndexError, ValueError, RecursionError):
        return ANYTHING
    return found if found and len(found) <= _MOST else ANYTHING


class _Atom(NamedTuple):
    """A part of a sequence: a character, or literals of which it holds one; neither where it may be anything."""

    character: str = ""
    literals: Literals = None
    no_width: bool = False


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self.at = pattern, 0

    def _peek(self) -> str:
        return self._pattern[self.at : self.at + 1]

    def _take(self) -> str:
        self.at += 1
        return self._pattern[self.at - 1]

    def alternatives(self) -> Literals:
        """Alternatives up to the end of their group: literals of all of them together."""
        branches = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            branches.append(self._sequence())
        if any(branch is None for branch in branches):
            return None
        return tuple(dict.fromkeys(literal for branch in branches for literal in branch or ()))

    def _sequence(self) -> Literals:
        found: list[tuple[str, ...]] = []
        run = ""
        while self._peek() not in ("", "|", ")"):
            atom = self._atom()
            least, most = self._times()
            if atom.no_width:
                continue
            if atom.character and least:
                run += atom.character * least
                if least == most:
                    continue
            elif atom.literals and least:
                found.append(atom.literals)
            found.append((run,))
            run = ""
        found.append((run,))
        return max((literals for literals in found if all(literals)), key=_worth, default=None)

    def _times(self) -> tuple[int, int]:
        """How often the atom just read stands there: at least and at most (0: no end)."""
        mark = self._peek()
        least, most = {"*": (0, 0), "+": (1, 0), "?": (0, 1)}.get(mark, (1, 1))
        if mark == "{" and (end := self._pattern.find("}", self.at)) > 0:
            low, comma, high = self._pattern[self.at + 1 : end].partition(",")
            if not (low.isascii() and low.isdecimal()) or not (high or "0").isdecimal() or not high.isascii():
                raise _Unsure
            least, most = int(low), int(high or 0) if comma else int(low)
            self.at = end + 1
        elif mark and mark in "*+?":
            self.at += 1
        else:
            return 1, 1
        if self._peek() == "?":
            self.at += 1
        return least, most

    def _atom(self) -> _Atom:
        character = self._take()
        if character == "(":
            return self._group()
        if character == "[":
            return self._class()
        if character == "\\":
            return self._escape()
        if character in "*+?":
            raise _Unsure
        if character in "^$":
            return _Atom(no_width=True)
        return _Atom() if character == "." else _Atom(character)

    def _group(self) -> _Atom:
        if self._peek() == "?":
            end = self._pattern.index(">" if self._pattern.startswith("?P<", self.at) else ":", self.at)
            if self._pattern[self.at : end] != "?" and not self._pattern.startswith("?P<", self.at):
                raise _Unsure  # flags
            self.at = end + 1
        literals = self.alternatives()
        if self._take() != ")":
            raise _Unsure
        return _Atom(literals=literals)

    def _class(self) -> _Atom:
        if self._peek() in ("^", "]"):
            self._skip_class()
            return _Atom()
        start = self.at
        self._skip_class()
        inside = self._pattern[start : self.at - 1]
        plain = inside and not any(mark in inside for mark in "\\-[")
        return _Atom(literals=tuple(inside)) if plain else _Atom()

    def _skip_class(self) -> None:
        if self._peek() == "^":
            self.at += 1
        first = True
        while (character := self._take()) != "]" or first:
            first = False
            if character == "\\":
                self.at += 1
            elif character == "[" and self._peek() == ":":
                self.at = self._pattern.index(":]", self.at) + 2

    def _escape(self) -> _Atom:
        character = self._take()
        if character in _NO_WIDTH:
            return _Atom(no_width=True)
        if character in _CLASSES:
            return _Atom()
        if character in _CONTROL:
            return _Atom(_CONTROL[character])
        if character.isalnum():
            raise _Unsure
        return _Atom(character)


def _worth(literals: tuple[str, ...]) -> tuple[int, int]:
    """Long literals tell more than short ones, few are found sooner than many."""
    return min(map(len, literals)), -len(literals)
