"""Patterns of word lists: RE2, so that matching takes linear time whatever a pack says."""

import re
from collections.abc import Iterable
from typing import Any

from disclosure_lint.vocabulary.folding import FOLD
from disclosure_lint.vocabulary.literals import Needs, required

_LARGE = 20_000
"""Patterns as one are not worth it where RE2 makes more steps of them: automata of so many states are slow to build."""
_GROUP_NAME = re.compile(r"\(\?P<\w+>")


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
        return folded_pattern(self._written)

    @property
    def compiled(self) -> Any:
        """The pattern as RE2 has it."""
        if self._compiled is None:
            self._compiled = compile_pattern(self.text)
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


def needs_of(data: Any) -> Needs:
    """What a pattern needs, as it was stored; TypeError where it is nothing like that."""
    needs = tuple(tuple(group) for group in data)
    if not all(isinstance(literal, str) for group in needs for literal in group):
        raise TypeError(data)
    return needs


def folded_pattern(pattern: str) -> str:
    """The pattern as it must be to match folded text: full-width punctuation is meant literally."""
    for character in FOLD.keys() & set(pattern):
        plain = FOLD[character]
        pattern = pattern.replace(character, plain if plain.isalnum() else f"\\{plain}")
    return pattern


def any_of(patterns: Iterable[Pattern]) -> Any:
    """Patterns as one, for UTF-8, without the names of their groups; None where it is too large to be of use."""
    try:
        whole = compile_pattern(
            "|".join(f"(?:{_GROUP_NAME.sub('(?:', pattern.text)})" for pattern in patterns).encode()
        )
    except BadVocabulary:
        return None
    return whole if whole.programsize <= _LARGE else None


def compile_pattern(pattern: str | bytes) -> Any:
    """A pattern for folded texts as RE2 has it; BadVocabulary with its reason where it refuses."""
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        detail = error.args[0] if error.args else "refused"
        text = detail.decode(errors="replace") if isinstance(detail, bytes) else str(detail)
        raise BadVocabulary([PhraseProblem("", 0, text)]) from error
