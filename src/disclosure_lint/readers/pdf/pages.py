"""What stands on a page: glyphs, rulings, pictures, in points from the top left corner. Knows no text and no table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Glyph(NamedTuple):
    """A character with its box (advance width, height of the font), baseline, quarter turns, lightness of its colour.

    `turn` counts clockwise; -1 stands askew. `light` is 0 (black) to 255, -1 where it is not painted.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    turn: int
    light: int

    @property
    def height(self) -> float:
        """The height of the box."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The middle from left to right."""
        return (self.left + self.right) / 2


class Area(NamedTuple):
    """A filled box and how light it is."""

    box: Box
    light: int


class Page(NamedTuple):
    """A page as it is read, turned so that its text runs from left to right; `turn` is by how many quarters."""

    number: int
    width: float
    height: float
    glyphs: Sequence[Glyph]
    lines: Sequence[Box]
    areas: Sequence[Area]
    pictures: Sequence[Box]
    turn: int = 0

    def shown(self, box: Box) -> tuple[float, float, float, float]:
        """A box where people see it: on the page before it was turned."""
        left, top, right, bottom = _turned(box, -self.turn % 4, self.width, self.height)
        return (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))


def page_of(number: int, raw: Mapping[str, Any]) -> Page:
    """A page as `extract` writes it, upright."""
    width, height = (length / 100 for length in raw["size"])
    turn = _turn(raw["glyphs"])

    def box(points: Sequence[int]) -> Box:
        left, top, right, bottom = points
        return _turned((left / 100, top / 100, right / 100, bottom / 100), turn, width, height)

    def glyph(found: Sequence[int]) -> Glyph:
        code, left, top, right, bottom, x, y, quarter, light = found
        base = box((x, y, x, y))[1]
        return Glyph(_character(code), *box((left, top, right, bottom)), base, _less(quarter, turn), light)

    return Page(
        number,
        *((height, width) if turn % 2 else (width, height)),
        [glyph(found) for found in raw["glyphs"]],
        [box(points) for points in raw["lines"]],
        [Area(box(points[:4]), points[4]) for points in raw["areas"]],
        [box(points) for points in raw["pictures"]],
        turn,
    )


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def glyph_box(glyph: Glyph) -> Box:
    """The box of a glyph."""
    return glyph.left, glyph.top, glyph.right, glyph.bottom


def _character(code: int) -> str:
    """What a code stands for; U+FFFD where the font does not tell."""
    known = 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF and not 0x7F <= code < 0xA0
    return chr(code) if known and code & 0xFFFE != 0xFFFE else "\ufffd"


def _turn(glyphs: Sequence[Sequence[int]]) -> int:
    """By how many quarters most of the text of a page is turned."""
    counts = [0, 0, 0, 0]
    for found in glyphs:
        if found[7] >= 0:
            counts[found[7]] += 1
    return counts.index(max(counts))


def _less(quarter: int, turn: int) -> int:
    return quarter if quarter < 0 else (quarter - turn) % 4


def _turned(box: Box, turn: int, width: float, height: float) -> Box:
    """A box after the page, `width` by `height`, was turned counter-clockwise by `turn` quarters."""
    left, top, right, bottom = box
    if turn == 1:
        return top, width - right, bottom, width - left
    if turn == 2:
        return width - right, height - bottom, width - left, height - top
    if turn == 3:
        return height - bottom, left, height - top, right
    return box
