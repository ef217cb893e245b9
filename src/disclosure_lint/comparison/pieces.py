"""What changed inside a paragraph, in runs that people can read; and texts with their figures masked."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from disclosure_lint.comparison.model import Piece
from disclosure_lint.vocabulary import fold

_FIGURE = re.compile("[0-9]+(?:[.,][0-9]+)*|[〇○零一二两三四五六七八九十百千万亿]+")
_TOKEN = re.compile("[0-9]+(?:[.,][0-9]+)*%?|[A-Za-z]+|.", re.DOTALL)
_LONGEST = 6_000
"""How many tokens two texts may have that are compared token by token."""
_ISLAND = 2
"""Equal runs shorter than this between two changes are no help to a reader."""


def masked(text: str) -> str:
    """The text with every figure, in Arabic or Chinese numerals, as 0."""
    return _FIGURE.sub("0", fold(text))


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts in runs that are equal and runs that are not, by turns."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) > _LONGEST:
        return (Piece(before, after),)
    return tuple(_joined(_runs(old, new)))


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for step in Indel.opcodes(old, new):
        yield Piece("".join(old[step.src_start : step.src_end]), "".join(new[step.dest_start : step.dest_end]))


def _joined(runs: Iterator[Piece]) -> Iterator[Piece]:
    """Changes that stand beside each other as one, with what little is equal between them."""
    made: list[Piece] = []
    for run in runs:
        equal = run.before == run.after
        if made and not equal and made[-1].before != made[-1].after:
            made[-1] = _with(made[-1], run)
        elif not equal and len(made) > 1 and len(made[-1].before) < _ISLAND:
            island = made.pop()
            made[-1] = _with(_with(made[-1], island), run)
        else:
            made.append(run)
    yield from made


def _with(one: Piece, other: Piece) -> Piece:
    return Piece(one.before + other.before, one.after + other.after)
