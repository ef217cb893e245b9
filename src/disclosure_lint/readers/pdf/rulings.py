"""Drawn lines → rulings → frames: what stands on one line is one ruling, rulings that meet are one frame. No text."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from disclosure_lint.readers.pdf.pages import Box

_DOUBLE = 3.2
"""Lines as near as this are one: double lines, and the edges of two cells."""

_GAP = 3.5
"""What may be missing between two pieces of a ruling, or between a ruling and the one it meets."""

_SHORTEST = 6.0
_ROW = 40.0
"""The height of a row at most."""


class Ruling(NamedTuple):
    """A line across or down: where it is, from where to where it goes."""

    at: float
    start: float
    end: float


class Frame(NamedTuple):
    """Rulings that hang together, across and down."""

    across: tuple[Ruling, ...]
    down: tuple[Ruling, ...]

    @property
    def box(self) -> Box:
        """What the rulings take up."""
        lefts = [line.start for line in self.across] + [line.at for line in self.down]
        rights = [line.end for line in self.across] + [line.at for line in self.down]
        tops = [line.at for line in self.across] + [line.start for line in self.down]
        bottoms = [line.at for line in self.across] + [line.end for line in self.down]
        return min(lefts), min(tops), max(rights), max(bottoms)


def rulings_of(lines: Iterable[Box]) -> tuple[list[Ruling], list[Ruling]]:
    """The rulings across and down that drawn lines make."""
    across, down = [], []
    for left, top, right, bottom in lines:
        if right - left >= bottom - top:
            across.append(Ruling((top + bottom) / 2, left, right))
        else:
            down.append(Ruling((left + right) / 2, top, bottom))
    return _joined(across), _joined(down)


def _joined(pieces: Iterable[Ruling]) -> list[Ruling]:
    """Pieces that continue one another as one ruling; what is too short for a table is left out."""
    rulings: list[Ruling] = []
    for level in clustered(pieces):
        at = sum(piece.at for piece in level) / len(level)
        start, end = None, 0.0
        for piece in sorted(level, key=lambda piece: piece.start):
            if start is None or piece.start > end + _GAP:
                if start is not None and end - start >= _SHORTEST:
                    rulings.append(Ruling(at, start, end))
                start, end = piece.start, piece.end
            end = max(end, piece.end)
        if start is not None and end - start >= _SHORTEST:
            rulings.append(Ruling(at, start, end))
    return rulings


def clustered(rulings: Iterable[Ruling]) -> list[list[Ruling]]:
    """Rulings by level: those that are a double line's distance or less from the first of their level."""
    levels: list[list[Ruling]] = []
    for ruling in sorted(rulings):
        if levels and ruling.at - levels[-1][0].at <= _DOUBLE:
            levels[-1].append(ruling)
        else:
            levels.append([ruling])
    return levels


def frames_of(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[Frame]:
    """Rulings in groups that meet, each with lines both ways."""
    group = list(range(len(across) + len(down)))

    def root(member: int) -> int:
        while group[member] != member:
            group[member] = group[group[member]]
            member = group[member]
        return member

    order = sorted(range(len(down)), key=lambda index: down[index].at)
    places = [down[index].at for index in order]
    for number, line in enumerate(across):
        for at in range(bisect_left(places, line.start - _GAP), len(places)):
            crossing = down[order[at]]
            if crossing.at > line.end + _GAP:
                break
            if crossing.start - _GAP <= line.at <= crossing.end + _GAP:
                group[root(len(across) + order[at])] = root(number)
    members: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for number, line in enumerate([*across, *down]):
        members.setdefault(root(number), ([], []))[number >= len(across)].append(line)
    frames = _closed_up(Frame(tuple(one), tuple(other)) for one, other in members.values() if one)
    return [frame for frame in frames if frame.down]


def _closed_up(frames: Iterable[Frame]) -> list[Frame]:
    """Frames and rulings open at both sides, close below each other, as one: rows without rulings down parted them."""
    closed: list[Frame] = []
    for frame in sorted(frames, key=lambda frame: frame.box[1]):
        left, top, right, _ = frame.box
        last = closed[-1] if closed else None
        if last and _is_open(last) and _is_open(frame):
            edges = last.box
            if max(abs(edges[0] - left), abs(edges[2] - right)) <= 2 * _GAP and 0 <= top - edges[3] <= _ROW:
                closed[-1] = Frame((*last.across, *frame.across), (*last.down, *frame.down))
                continue
        closed.append(frame)
    return closed


def _is_open(frame: Frame) -> bool:
    left, _, right, _ = frame.box
    return not any(min(abs(line.at - left), abs(line.at - right)) <= _GAP for line in frame.down)
