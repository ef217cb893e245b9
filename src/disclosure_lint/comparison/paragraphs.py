"""Which paragraph of one text became which of the other, figures counting as equal."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from disclosure_lint.comparison.model import Paragraph, ParagraphChange
from disclosure_lint.comparison.pieces import masked, pieces

ALIKE = 0.55
"""From which similarity on a paragraph is the other one, edited; below it is rewritten."""
_RELATED, _SHORT = 0.3, 20
"""From which similarity on one is taken for the other at all. Two paragraphs of other matters come to 0.2; those of few
characters come to more, and have to be alike.
"""

_MOST_ALIGNED = 100_000_000
"""How many pairs of paragraphs the alignment goes through: twelve megabytes of bits."""
_MOST_PAIRS, _MOST_WORK = 10_000, 2_000_000_000
"""How many pairs are tried beyond that, and how many pairs of characters these may have in all."""
_JUDGED = 5_000
"""By how many of their first characters paragraphs are judged."""

_HEAD = re.compile("[（(]?[0一-龥]{1,3}[)）、.．是]([^。：:，；;]{2,20})[。：:]")

Pairs = dict[int, int]


class Compared(NamedTuple):
    """The paragraphs that changed, how many did not, and how alike the texts are, 0 to 1."""

    changes: tuple[ParagraphChange, ...]
    same: int
    similarity: float


class _Text(NamedTuple):
    """The paragraphs of a text as they are and with their figures masked."""

    shown: list[str]
    masked: list[str]

    @classmethod
    def of(cls, text: str) -> "_Text":
        """Its lines that hold anything."""
        shown = [kept for line in text.splitlines() if (kept := " ".join(line.split()))]
        return cls(shown, [masked(line) for line in shown])

    def paragraph(self, at: int) -> Paragraph:
        """The paragraph at a place from 0."""
        return Paragraph(at + 1, self.shown[at])


def compare_texts(before: str, after: str) -> Compared:
    """The paragraphs of two texts against each other."""
    old, new = _Text.of(before), _Text.of(after)
    pairs = _aligned(old.masked, new.masked)
    backbone = frozenset(pairs.items())
    pairs |= _alike(old, new, pairs)
    pairs |= _in_place(len(old.shown), len(new.shown), pairs)
    moved = _moved(pairs)
    found, same, weight = [], 0, 0.0
    for at_old, at_new in pairs.items():
        made = _change(old, new, at_old, at_new, (at_old, at_new) in moved)
        alike = 1.0 if made is None or (at_old, at_new) in backbone else made.similarity
        weight += alike * (len(old.masked[at_old]) + len(new.masked[at_new]))
        same += made is None
        found += [made] if made else []
    found += [ParagraphChange("removed", old.paragraph(at), None) for at in range(len(old.shown)) if at not in pairs]
    taken = set(pairs.values())
    found += [ParagraphChange("added", None, new.paragraph(at)) for at in range(len(new.shown)) if at not in taken]
    total = sum(map(len, (*old.masked, *new.masked)))
    return Compared(tuple(_in_order(found, pairs)), same, weight / total if total else 1.0)


def _aligned(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """The paragraphs that are the same but for figures and stand in the same order."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    pairs = {at: at for at in range(start)}
    if (len(old) - start) * (len(new) - start) > _MOST_ALIGNED:
        return pairs
    for step in Indel.opcodes(old[start:], new[start:]):
        if step.tag == "equal":
            steps = range(step.src_end - step.src_start)
            pairs |= {start + step.src_start + at: start + step.dest_start + at for at in steps}
    return pairs


def _alike(old: _Text, new: _Text, pairs: Pairs) -> Pairs:
    """Of the others those that are most alike, wherever they stand; what begins with the same heading before others."""
    left = [at for at in range(len(old.shown)) if at not in pairs]
    taken = set(pairs.values())
    right = [at for at in range(len(new.shown)) if at not in taken]
    work = sum(len(old.masked[at][:_JUDGED]) for at in left) * sum(len(new.masked[at][:_JUDGED]) for at in right)
    if len(left) * len(right) > _MOST_PAIRS or work > _MOST_WORK:
        return {}
    scored = []
    for one in left:
        for other in right:
            score = _likeness(old.masked[one], new.masked[other])
            titled = _head(old.masked[one]) is not None and _head(old.masked[one]) == _head(new.masked[other])
            short = min(len(old.masked[one]), len(new.masked[other])) < _SHORT
            if titled or score >= (ALIKE if short else _RELATED):
                scored.append((not titled, -score, abs(one - other), one, other))
    made: Pairs = {}
    used: set[int] = set()
    for *_, one, other in sorted(scored):
        if one not in made and other not in used:
            made[one] = other
            used.add(other)
    return made


def _likeness(one: str, other: str) -> float:
    """How alike two paragraphs are, 0 to 1."""
    return Indel.normalized_similarity(one[:_JUDGED], other[:_JUDGED])


def _head(paragraph: str) -> str | None:
    """The heading that a paragraph begins with: 主动公开 of （一）主动公开。"""
    found = _HEAD.match(paragraph)
    return found[1] if found else None


def _in_place(old: int, new: int, pairs: Pairs) -> Pairs:
    """What stands between the same neighbours, as many on either side: another text in its place."""
    made: Pairs = {}
    ordered = [(-1, -1), *_longest_in_order(pairs), (old, new)]
    taken = set(pairs.values())
    for (one, other), (next_one, next_other) in pairwise(ordered):
        left = [at for at in range(one + 1, next_one) if at not in pairs]
        right = [at for at in range(other + 1, next_other) if at not in taken]
        if len(left) == len(right):
            made |= dict(zip(left, right, strict=True))
    return made


def _longest_in_order(pairs: Pairs) -> list[tuple[int, int]]:
    """The most pairs that stand in the same order in both texts."""
    tails: list[int] = []
    chains: list[list[int]] = []
    links: dict[int, int | None] = {}
    for one, other in sorted(pairs.items()):
        at = bisect_left(tails, other)
        links[one] = chains[at - 1][-1] if at else None
        if at == len(tails):
            tails.append(other)
            chains.append([one])
        else:
            tails[at] = other
            chains[at].append(one)
    found: list[tuple[int, int]] = []
    last: int | None = chains[-1][-1] if chains else None
    while last is not None:
        found.append((last, pairs[last]))
        last = links[last]
    return found[::-1]


def _moved(pairs: Pairs) -> frozenset[tuple[int, int]]:
    return frozenset(pairs.items()) - frozenset(_longest_in_order(pairs))


def _change(old: _Text, new: _Text, one: int, other: int, moved: bool) -> ParagraphChange | None:
    """What became of a paragraph; None where nothing did."""
    before, after = old.paragraph(one), new.paragraph(other)
    if before.text == after.text:
        return ParagraphChange("moved", before, after, 1.0, True) if moved else None
    if old.masked[one] == new.masked[other]:
        return ParagraphChange("figures", before, after, 1.0, moved, pieces(before.text, after.text))
    score = round(_likeness(old.masked[one], new.masked[other]), 4)
    if score < ALIKE:
        return ParagraphChange("rewritten", before, after, score, moved)
    return ParagraphChange("edited", before, after, score, moved, pieces(before.text, after.text))


def _in_order(changes: Sequence[ParagraphChange], pairs: Pairs) -> Iterator[ParagraphChange]:
    """In the order of the new text; what was removed stands after what stood before it."""
    numbers = sorted(pairs)

    def place(change: ParagraphChange) -> tuple[int, int, int]:
        if change.after:
            return change.after.number, 0, 0
        number = change.before.number if change.before else 0
        earlier = bisect_left(numbers, number - 1)
        return pairs[numbers[earlier - 1]] + 1 if earlier else 0, 1, number

    yield from sorted(changes, key=place)
