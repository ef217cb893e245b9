"""Phrase lists and patterns as data: what texts are searched for. Knows nothing of what they mean.

Searches go over a folded copy of the text (full-width ASCII as ASCII, character for character), so that every offset
holds in the text itself. Patterns are RE2: matching takes linear time whatever a pack says.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from heapq import heapify, heappop, heappush
from typing import Any

from disclosure_lint.encoded import Hit, encoded, first_hit, matches
from disclosure_lint.literals import Needs, required

MAX_PATTERN = 1000
"""Characters a pattern may have."""

_FOLD = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " ", "\xa0": " "}
_FOLDED = re.compile("[\uff01-\uff5e\u3000\xa0]")

_MUCH = 20_000
"""Characters that a list is searched in before it is worth preparing for more."""
_MANY, _SHORT, _LARGE = 4, 200, 20_000
"""How many patterns, over texts of how many characters, are then searched as one, unless RE2 makes more than so many
steps of them: automata of so many states are slow to build."""
_SENTENCE = 300
"""Characters up to which a text is one of many: while somebody types, all but one come again."""
_GROUP_NAME = re.compile(r"\(\?P<\w+>")


def fold(text: str) -> str:
    """Full-width ASCII as ASCII and wide and hard spaces as spaces, character for character."""
    return _fold_sentence(text) if len(text) <= _SENTENCE else _fold_text(text)


@lru_cache(maxsize=8192)
def _fold_sentence(text: str) -> str:
    return _folded(text)


@lru_cache(maxsize=64)
def _fold_text(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    for character in set(_FOLDED.findall(text)):
        text = text.replace(character, _FOLD[character])
    return text


class PhraseProblem:
    """An entry of a list that cannot be used: which list, which entry (from 0), and what is wrong with it."""

    def __init__(self, name: str, index: int, detail: str) -> None:
        self.list, self.index, self.detail = name, index, detail


class BadVocabulary(ValueError):
    """All entries that cannot be used."""

    def __init__(self, problems: list[PhraseProblem]) -> None:
        super().__init__("; ".join(f"{p.list}[{p.index}]: {p.detail}" for p in problems))
        self.problems = problems


class Pattern:
    """A pattern of a list, compiled when a text first holds what any match `needs`."""

    __slots__ = ("_compiled", "_written", "needs")

    def __init__(self, written: str, needs: Needs | None = None) -> None:
        self._written = written
        self.needs = required(self.text) if needs is None else needs
        self._compiled: Any = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and other._written == self._written

    def __hash__(self) -> int:
        return hash(self._written)

    @property
    def text(self) -> str:
        """The pattern for folded texts."""
        return _folded_pattern(self._written)

    @property
    def compiled(self) -> Any:
        """The pattern as RE2 has it."""
        if self._compiled is None:
            self._compiled = _compile(self.text)
        return self._compiled

    def may_match(self, text: str) -> bool:
        """Whether a folded text holds what any match needs."""
        for group in self.needs:
            for literal in group:  # asked a thousand times a report: no generator
                if literal in text:
                    break
            else:
                return False
        return True


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


_NOTHING = PhraseList(())


class Vocabulary:
    """The lists of a pack by name."""

    def __init__(self, words: Mapping[str, PhraseList]) -> None:
        self.words = dict(words)

    def phrases(self, name: str) -> PhraseList:
        """The list of that name, an empty one where the pack has none."""
        return self.words.get(name, _NOTHING)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], verify: bool = False) -> "Vocabulary":
        """The lists of a vocabulary file's `words`.

        An entry is a text or `{pattern: RE2}`, with `needs` where these were worked out before. With `verify` every
        entry is tried out first, and BadVocabulary names all that cannot be used; without it a bad pattern raises
        BadVocabulary when its list is first searched with.
        """
        words, problems = {}, []
        for name, entries in data.items():
            if verify:
                problems += _problems(name, entries)
            words[name] = phrases_of(entries)
        if problems:
            raise BadVocabulary(problems)
        return cls(words)


def phrases_of(entries: Iterable[Any]) -> PhraseList:
    """The list of a file's entries."""
    listed = list(entries)
    patterns = [Pattern(entry["pattern"], _needs(entry)) for entry in listed if not isinstance(entry, str)]
    return PhraseList([entry for entry in listed if isinstance(entry, str)], patterns)


def with_needs(entries: Iterable[Any]) -> list[Any]:
    """Entries with what their patterns need, which takes longer to work out than to read."""
    return [entry if isinstance(entry, str) else _with_needs(entry["pattern"]) for entry in entries]


def _with_needs(pattern: str) -> dict[str, Any]:
    return {"pattern": pattern, "needs": Pattern(pattern).needs}


def _needs(entry: Any) -> Needs | None:
    return needs_of(entry["needs"]) if "needs" in entry else None


def needs_of(data: Any) -> Needs:
    """What a pattern needs, as it was stored; TypeError where it is nothing like that."""
    needs = tuple(tuple(group) for group in data)
    if not all(isinstance(literal, str) for group in needs for literal in group):
        raise TypeError(data)
    return needs


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


def _folded_pattern(pattern: str) -> str:
    """The pattern as it must be to match folded text: full-width punctuation is meant literally."""
    for character in _FOLD.keys() & set(pattern):
        plain = _FOLD[character]
        pattern = pattern.replace(character, plain if plain.isalnum() else f"\\{plain}")
    return pattern


def any_of(patterns: Iterable[Pattern]) -> Any:
    """Patterns as one, for UTF-8, without the names of their groups; None where it is too large to be of use."""
    try:
        whole = _compile("|".join(f"(?:{_GROUP_NAME.sub('(?:', pattern.text)})" for pattern in patterns).encode())
    except BadVocabulary:
        return None
    return whole if whole.programsize <= _LARGE else None


def _compile(pattern: str | bytes) -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        detail = error.args[0] if error.args else "refused"
        text = detail.decode(errors="replace") if isinstance(detail, bytes) else str(detail)
        raise BadVocabulary([PhraseProblem("", 0, text)]) from error


def _problems(name: str, entries: Iterable[Any]) -> list[PhraseProblem]:
    details = (_detail(entry) for entry in entries)
    return [PhraseProblem(name, index, detail) for index, detail in enumerate(details) if detail]


def _detail(entry: Any) -> str | None:
    if isinstance(entry, str):
        return None if entry.strip() else "empty phrase"
    pattern = entry["pattern"]
    if len(pattern) > MAX_PATTERN:
        return f"pattern longer than {MAX_PATTERN} characters"
    try:
        empty = _compile(_folded_pattern(pattern)).search("")
    except BadVocabulary as bad:
        return bad.problems[0].detail
    return "pattern matches the empty text" if empty else None
