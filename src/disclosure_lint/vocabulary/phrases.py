"""Lists of phrases and what they are asked: whether, where and what of them stands in a text."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import Any

from disclosure_lint.vocabulary.encoded import Hit, encoded, first_hit, matches
from disclosure_lint.vocabulary.folding import fold
from disclosure_lint.vocabulary.patterns import Pattern, any_of

_MUCH = 20_000
"""Characters that a list is searched in before it is worth preparing for more."""
_MANY, _SHORT = 4, 200
"""How many patterns, over texts of how many characters, are then searched as one."""


class PhraseList:
    """A list of phrases: literal texts and patterns."""

    def __init__(self, literals: Iterable[str], patterns: Iterable[str | Pattern] = ()) -> None:
        self._written = tuple(literals)
        self.patterns = tuple(item if isinstance(item, Pattern) else Pattern(item) for item in patterns)
        self._searched = 0

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """The literal texts, folded."""
        return tuple(fold(literal) for literal in self._written)

    @cached_property
    def _any(self) -> Any:
        """All patterns as one: whether there is anything to look for is one pass over the text."""
        return any_of(self.patterns)

    @cached_property
    def _traces(self) -> re.Pattern[str] | None:
        """Literals of which every occurrence holds one; None where there are none such."""
        if not all(pattern.needs for pattern in self.patterns):
            return None
        needed = (literal for pattern in self.patterns for literal in pattern.needs[0])
        return re.compile("|".join(map(re.escape, dict.fromkeys((*self.literals, *needed)))))

    def _may_occur(self, text: str) -> bool:
        """Whether it is worth looking for anything in a folded text."""
        if self._searched <= _MUCH:
            self._searched += len(text)
            return True
        return self._traces is None or self._traces.search(text) is not None

    def _live(self, text: str) -> list[Any]:
        """The patterns that may match a folded text."""
        many = len(self.patterns) >= _MANY and len(text) >= _SHORT and self._searched > _MUCH
        if many and self._any is not None and self._any.search(encoded(text)) is None:
            return []
        return [pattern.compiled for pattern in self.patterns if pattern.may_match(text)]

    def mentions(self, text: str) -> bool:
        """Whether any phrase occurs in a text."""
        text = fold(text)
        if not self._may_occur(text):
            return False
        for literal in self.literals:
            if literal in text:
                return True
        return any(pattern.search(encoded(text)) for pattern in (self._live(text) if self.patterns else ()))

    def without(self, text: str) -> str:
        """The text without the phrases."""
        rest, at = [], 0
        for start, end in self.finditer(text):
            rest.append(text[at:start])
            at = end
        return "".join((*rest, text[at:]))

    def find(self, text: str, start: int = 0) -> Hit | None:
        """The first occurrence at or after `start`, the longest of those that begin there."""
        text, best = fold(text), None
        if not self._may_occur(text):
            return None
        for literal in self.literals:
            at = text.find(literal, start, best[0] + len(literal) if best else len(text))
            if at >= 0:
                best = _first(best, (at, at + len(literal)))
        for pattern in self._live(text) if self.patterns else ():
            hit = first_hit(pattern, text, start)
            best = _first(best, hit) if hit else best
        return best

    def finditer(self, text: str) -> Iterator[Hit]:
        """All occurrences from left to right, none overlapping, the longest of those that begin at one place.

        Each pattern contributes its own matches from left to right, less those that overlap an earlier occurrence.
        """
        searches = self._searches(text)
        if not searches:
            return
        heap = [(*_order(hit), at) for at, hit in enumerate(search(0) for search in searches) if hit]
        heapify(heap)
        end = 0
        while heap:
            first, minus_last, at = heappop(heap)
            if first >= end:
                yield first, -minus_last
                end = max(-minus_last, first + 1)
            hit = searches[at](end)
            if hit:
                heappush(heap, (*_order(hit), at))

    def groups(self, text: str) -> Iterator[tuple[Hit, dict[str, str]]]:
        """Span and named groups of every match of a pattern, from left to right; groups without a match are ''.

        The groups hold folded text: digits in them are ASCII.
        """
        text = fold(text)
        found = [
            (hit, {key: (value or b"").decode() for key, value in match.groupdict().items()})
            for pattern in (self._live(text) if self._may_occur(text) else ())
            for hit, match in matches(pattern, text)
        ]
        return iter(sorted(found, key=lambda item: _order(item[0])))

    def _searches(self, text: str) -> list[Callable[[int], Hit | None]]:
        text = fold(text)
        if not self._may_occur(text):
            return []
        searches = [_literal_search(text, literal) for literal in self.literals if literal in text]
        live = self._live(text) if self.patterns else ()
        return [*searches, *(_pattern_search(text, pattern) for pattern in live)]


def _order(hit: Hit) -> Hit:
    return hit[0], -hit[1]


def _first(best: Hit | None, new: Hit) -> Hit:
    return new if best is None else min(best, new, key=_order)


def _literal_search(text: str, literal: str) -> Callable[[int], Hit | None]:
    def search(start: int) -> Hit | None:
        at = text.find(literal, start)
        return (at, at + len(literal)) if at >= 0 else None

    return search


def _pattern_search(text: str, pattern: Any) -> Callable[[int], Hit | None]:
    hits = (hit for hit, _ in matches(pattern, text))

    def search(start: int) -> Hit | None:
        return next((hit for hit in hits if hit[0] >= start), None)

    return search
