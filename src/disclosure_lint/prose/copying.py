"""How much of a text stands in last year's too. Figures count as equal, stock phrases and punctuation do not count."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from disclosure_lint.vocabulary import PhraseList, fold

_FIGURE = re.compile("[0-9]+(?:[.,][0-9]+)*|[〇○零一二两三四五六七八九十百千万亿]+")
BREAK, _OTHER_BREAK = "\0", "\1"
"""Where stock phrases stood: breaks of the two texts differ, so that no common run goes over one."""


class Copying(NamedTuple):
    """`repeated` of `total` characters stand in the other text; `longest` is where the longest such run stands."""

    repeated: int
    total: int
    longest: tuple[int, int]

    @property
    def share(self) -> float:
        """The part that is repeated, 0 to 1."""
        return self.repeated / self.total if self.total else 0.0


class Letter(NamedTuple):
    """A character that counts, and the range of the text it stands for."""

    shown: str
    start: int
    end: int


def copying(text: str, before: str, stock: PhraseList, run: int) -> Copying:
    """What of `text` stands in `before`: runs of `run` characters or more, wherever and in whatever order.

    Punctuation, white space and the phrases of `stock` are not counted; a figure counts as one character.
    """
    own = wording(text, stock)
    other = wording(before, stock, _OTHER_BREAK)
    known = {other[at : at + run] for at in range(len(other) - run + 1)}
    runs = list(_runs(own, known, run))
    longest = max(runs, key=lambda range_: range_[1] - range_[0], default=None)
    found = list(islice(letters(text, stock), *longest)) if longest else []
    return Copying(
        repeated=sum(end - start for start, end in runs),
        total=len(own) - own.count(BREAK),
        longest=(found[0].start, found[-1].end) if found else (0, 0),
    )


def wording(text: str, stock: PhraseList, mark: str = BREAK) -> str:
    """What `letters` show, in a fifth of the time."""
    text = fold(text)
    shown, at = [], 0
    for start, end in stock.finditer(text):
        shown += [_FIGURE.sub("0", text[at:start]).translate(_SHOWN), mark]
        at = end
    return "".join([*shown, _FIGURE.sub("0", text[at:]).translate(_SHOWN)])


class _Shown(dict[int, str]):
    """What is shown of a character, worked out when first met; those beyond the basic plane are not kept."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        shown = character.lower() if character.isalpha() or character == "0" else ""
        if code <= 0xFFFF:
            self[code] = shown
        return shown


_SHOWN = _Shown()


def letters(text: str, stock: PhraseList, mark: str = BREAK) -> Iterator[Letter]:
    """What counts of a text: its letters in small, each figure as one 0, each phrase of `stock` as one `mark`."""
    at = 0
    for start, end in stock.finditer(text):
        yield from _counted(text, at, start)
        yield Letter(mark, start, end)
        at = end
    yield from _counted(text, at, len(text))


def _counted(text: str, start: int, end: int) -> Iterator[Letter]:
    folded = fold(text)
    while start < end:
        figure = _FIGURE.match(folded, start, end)
        if figure:
            yield Letter("0", start, figure.end())
        elif folded[start].isalpha():
            yield Letter(folded[start].lower(), start, start + 1)
        start = figure.end() if figure else start + 1


def _runs(own: str, known: set[str], run: int) -> Iterator[tuple[int, int]]:
    """The longest ranges of `own` in which every `run` neighbours are known."""
    start = end = -1
    for at in range(len(own) - run + 1):
        if own[at : at + run] not in known:
            continue
        if at > end:
            if end >= 0:
                yield start, end
            start = at
        end = at + run
    if end >= 0:
        yield start, end
