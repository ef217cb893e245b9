"""What a text must hold for a pattern to match: literals, so that most patterns need neither be compiled nor run.

Reads RE2's syntax as far as is needed and gives up on the rest: an answer is always right, but may be no answer.
"""

from typing import NamedTuple, TypeAlias

_GROUPS, _MOST = 3, 40
"""How many groups of literals, and how many literals of a group, are worth looking for one after the other."""
_NO_WIDTH = "bBAz"
_CLASSES = "dDsSwWC"
_CONTROL = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}

Needs: TypeAlias = tuple[tuple[str, ...], ...]
"""Groups of literals: of each group at least one stands in every match. () where nothing is known."""


class _Unsure(Exception):
    """Something that is not read here."""


def required(pattern: str) -> Needs:
    """What every match of an RE2 pattern holds."""
    try:
        reader = _Reader(pattern)
        found = reader.alternatives()
        if reader.at < len(pattern):
            return ()
    except (_Unsure, IndexError, ValueError, RecursionError):
        return ()
    return tuple(sorted((group for group in dict.fromkeys(found) if len(group) <= _MOST), key=_worth)[:_GROUPS])


class _Atom(NamedTuple):
    """A part of a sequence: a character, or what it holds; neither where it may be anything."""

    character: str = ""
    needs: Needs = ()
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

    def alternatives(self) -> Needs:
        """Alternatives up to the end of their group: the best group of each, all together."""
        branches = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        if not all(branches):
            return ()
        best = (min(branch, key=_worth) for branch in branches)
        return (tuple(dict.fromkeys(literal for group in best for literal in group)),)

    def _sequence(self) -> Needs:
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
            elif least:
                found += atom.needs
            found.append((run,))
            run = ""
        found.append((run,))
        return tuple(group for group in found if all(group))

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
        needs = self.alternatives()
        if self._take() != ")":
            raise _Unsure
        return _Atom(needs=needs)

    def _class(self) -> _Atom:
        if self._peek() in ("^", "]"):
            self._skip_class()
            return _Atom()
        start = self.at
        self._skip_class()
        inside = self._pattern[start : self.at - 1]
        plain = inside and not any(mark in inside for mark in "\\-[")
        return _Atom(needs=(tuple(inside),)) if plain else _Atom()

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


def _worth(group: tuple[str, ...]) -> tuple[int, int]:
    """The best first: long literals tell more than short ones, few are found sooner than many."""
    return -min(map(len, group)), len(group)
