"""Phrase lists and patterns as data: what texts are searched for. Patterns are RE2, so that matching is linear."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

MAX_PATTERN = 500
"""Characters a pattern may have."""

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def fold(text: str) -> str:
    """Full-width ASCII as ASCII, character for character: offsets stay the same."""
    return text.translate(_FOLD)


class PhraseProblem(NamedTuple):
    """An entry of a list that cannot be used."""

    list: str
    index: int
    detail: str


class BadVocabulary(ValueError):
    """All entries that cannot be used."""

    def __init__(self, problems: list[PhraseProblem]) -> None:
        super().__init__("; ".join(f"{p.list}[{p.index}]: {p.detail}" for p in problems))
        self.problems = problems


class PhraseList:
    """A list of phrases: literal texts and patterns. Searches go over the folded text."""

    def __init__(self, literals: tuple[str, ...], patterns: tuple[str, ...]) -> None:
        self.literals = tuple(fold(literal) for literal in literals)
        self.patterns = tuple(fold_pattern for fold_pattern in patterns)

    @cached_property
    def _compiled(self) -> tuple[Any, ...]:
        if not self.patterns:
            return ()
        import re2

        return tuple(re2.compile(pattern) for pattern in self.patterns)

    def find(self, text: str, start: int = 0) -> tuple[int, int] | None:
        """The first occurrence at or after `start`, the longest of those that begin there."""
        text = fold(text)
        best: tuple[int, int] | None = None
        for literal in self.literals:
            at = text.find(literal, start)
            if at >= 0:
                best = _better(best, (at, at + len(literal)))
        for pattern in self._compiled:
            match = pattern.search(text, start)
            if match:
                best = _better(best, match.span())
        return best

    def finditer(self, text: str) -> Iterator[tuple[int, int]]:
        """All occurrences from left to right, none overlapping."""
        at = 0
        while (found := self.find(text, at)) is not None:
            yield found
            at = max(found[1], found[0] + 1)

    def groups(self, text: str) -> Iterator[tuple[tuple[int, int], dict[str, str]]]:
        """Span and named groups of every match of a pattern, from left to right."""
        text = fold(text)
        found = [
            (match.span(), {key: value or "" for key, value in match.groupdict().items()})
            for pattern in self._compiled
            for match in pattern.finditer(text)
        ]
        return iter(sorted(found, key=lambda item: (item[0][0], -item[0][1])))


def _better(best: tuple[int, int] | None, new: tuple[int, int]) -> tuple[int, int]:
    if best is None or new[0] < best[0] or (new[0] == best[0] and new[1] > best[1]):
        return new
    return best


class Vocabulary:
    """The lists of a pack by name."""

    def __init__(self, words: Mapping[str, PhraseList]) -> None:
        self.words = dict(words)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], verify: bool = False) -> "Vocabulary":
        """The lists of a vocabulary file's `words`; with `verify` every pattern is compiled, BadVocabulary says all."""
        words, problems = {}, []
        for name, entries in data.items():
            literals = tuple(entry for entry in entries if isinstance(entry, str))
            patterns = tuple(entry["pattern"] for entry in entries if not isinstance(entry, str))
            words[name] = PhraseList(literals, patterns)
            if verify:
                problems += _pattern_problems(name, entries)
        if problems:
            raise BadVocabulary(problems)
        return cls(words)


def _pattern_problems(name: str, entries: list[Any]) -> list[PhraseProblem]:
    import re2

    problems = []
    for index, entry in enumerate(entries):
        if isinstance(entry, str):
            if not entry.strip():
                problems.append(PhraseProblem(name, index, "empty phrase"))
            continue
        pattern = entry["pattern"]
        if len(pattern) > MAX_PATTERN:
            problems.append(PhraseProblem(name, index, f"pattern longer than {MAX_PATTERN} characters"))
            continue
        try:
            if re2.compile(pattern).search("") is not None:
                problems.append(PhraseProblem(name, index, "pattern matches the empty text"))
        except re2.error as error:
            problems.append(PhraseProblem(name, index, str(error)))
    return problems
