"""Phrase lists and patterns as data: what texts are searched for. Knows nothing of what they mean.

Searches go over a folded copy of the text (see `folding`), so that every offset holds in the text itself.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from disclosure_lint.vocabulary.folding import fold
from disclosure_lint.vocabulary.literals import Needs
from disclosure_lint.vocabulary.patterns import (
    BadVocabulary,
    Pattern,
    PhraseProblem,
    any_of,
    compile_pattern,
    folded_pattern,
    needs_of,
)
from disclosure_lint.vocabulary.phrases import PhraseList

__all__ = [
    "MAX_PATTERN",
    "BadVocabulary",
    "Pattern",
    "PhraseList",
    "PhraseProblem",
    "Vocabulary",
    "any_of",
    "fold",
    "needs_of",
    "phrases_of",
    "with_needs",
]

MAX_PATTERN = 1000
"""Characters a pattern may have."""

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
        empty = compile_pattern(folded_pattern(pattern)).search("")
    except BadVocabulary as bad:
        return bad.problems[0].detail
    return "pattern matches the empty text" if empty else None
