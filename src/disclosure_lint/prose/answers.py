"""Last year's problems beside this year's text: which found no answer, and which are named again.

Problems are compared by what they are about: their wording without filler, in pairs of neighbouring characters, and the
areas of work that they mention. The measures are cautious: where a text speaks of last year's problems without naming
them, all of them count as answered.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from disclosure_lint.prose.problems import Problem, Words, is_about_prior, named_problems
from disclosure_lint.prose.sentences import sentences
from disclosure_lint.vocabulary import fold


class Thresholds(NamedTuple):
    """Shares of a problem's pairs of characters, 0 to 1.

    `same`: two problems are one. `answered`: a sentence is about it. `taken_up`: a sentence is about it, in a text that
    speaks of last year's problems.
    """

    same: float
    answered: float
    taken_up: float

    @classmethod
    def of(cls, data: Mapping[str, str]) -> "Thresholds":
        """From a pack's parameter, in whole percent."""
        return cls(*(int(data[name]) / 100 for name in cls._fields))


class Topic(NamedTuple):
    """What a problem is about: the areas it mentions, and the pairs of characters of the rest of its wording."""

    areas: frozenset[str]
    pairs: frozenset[str]


class Passage(NamedTuple):
    """A sentence and its pairs of characters."""

    text: str
    pairs: frozenset[str]


class Answers(NamedTuple):
    """`open` are last year's problems without an answer, `returning` those named again, with this year's wording."""

    open: tuple[Problem, ...]
    returning: tuple[tuple[Problem, Problem], ...]


class Comparison:
    """Compares the problems of two years. `areas` are names of word lists, one an area of work."""

    def __init__(self, words: Words, areas: Sequence[str], thresholds: Thresholds) -> None:
        self._words, self._areas, self._least = words, tuple(areas), thresholds

    def answers(self, prior: Sequence[Problem], text: str, year: int | None) -> Answers:
        """What this year's text makes of last year's problems."""
        own = named_problems(text, year, self._words)
        spans = list(sentences(text))
        about = [text[start:end] for start, end in spans if is_about_prior(text[start:end], year, self._words)]
        rest = _passages(_without(text, span, own) for span in spans)
        least = self._least.answered
        if about:
            least = self._least.taken_up
            whole = any(self._words["all_answered"].mentions(sentence) for sentence in about)
            if whole or not any(self._within(problem, _passages(about), least) for problem in prior):
                return Answers((), ())
        unanswered = tuple(item for item in prior if not self._within(item, rest, least))
        again = ((item, next((named for named in own if self._same(item, named)), None)) for item in unanswered)
        return Answers(unanswered, tuple((item, named) for item, named in again if named))

    def topic(self, wording: str) -> Topic:
        """What a wording is about."""
        wording = fold(wording)
        areas = frozenset(name for name in self._areas if self._words[name].mentions(wording))
        for name in (*self._areas, "problem_filler"):
            wording = "\n".join(_outside(wording, list(self._words[name].finditer(wording))))
        return Topic(areas, _pairs(wording))

    def _same(self, left: Problem, right: Problem) -> bool:
        one, other = self.topic(left.text), self.topic(right.text)
        if one.areas and other.areas and not one.areas & other.areas:
            return False
        if not one.pairs or not other.pairs:
            return one == other and bool(one.areas)
        return 2 * len(one.pairs & other.pairs) >= self._least.same * (len(one.pairs) + len(other.pairs))

    def _within(self, problem: Problem, passages: Sequence[Passage], least: float) -> bool:
        topic = self.topic(problem.text)
        if topic.pairs:
            return any(len(topic.pairs & passage.pairs) >= least * len(topic.pairs) for passage in passages)
        named = [self._words[name] for name in topic.areas]
        return any(phrases.mentions(passage.text) for phrases in named for passage in passages)


def _passages(texts: Iterable[str]) -> list[Passage]:
    return [Passage(text, _pairs(fold(text))) for text in texts]


def _without(text: str, span: tuple[int, int], own: Sequence[Problem]) -> str:
    """A sentence without this year's problems."""
    start, end = span
    inner = [(max(item.start, start) - start, min(item.end, end) - start) for item in own]
    return "\n".join(_outside(text[start:end], [hit for hit in inner if hit[0] < hit[1]]))


def _outside(text: str, hits: Sequence[tuple[int, int]]) -> list[str]:
    parts, at = [], 0
    for start, end in hits:
        parts.append(text[at:start])
        at = end
    return [*parts, text[at:]]


def _pairs(text: str) -> frozenset[str]:
    """Neighbouring letters and characters in pairs; a lone one is a pair by itself."""
    kept = "".join(character if character.isalnum() else "\n" for character in text)
    found = {word[at : at + 2] for word in kept.split("\n") for at in range(max(len(word) - 1, 0))}
    return frozenset(found)
