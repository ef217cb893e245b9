"""Leaves the glyphs of a page that a reader of the page sees, each once. Watermarks set askew are left out too."""

from collections.abc import Sequence

from disclosure_lint.readers.pdf.pages import Area, Glyph, Page

_LEAST_HEIGHT = 2.0
_WHITE, _DIFFERENT = 240, 16
_DOUBLED = 0.3
"""How far apart, in heights, the same glyph printed twice to look bold may stand."""

_SCANNED = 0.5
"""The share of a page that a picture covers when it is the page."""


def legible(page: Page) -> Page:
    """The page with what is seen of it. Of a scan with recognised text beneath, that text counts as seen."""
    beneath = is_scan(page)
    kept: list[Glyph] = []
    near: dict[tuple[str, int, int], list[Glyph]] = {}
    dark = [area for area in page.areas if area.light < _WHITE]
    for glyph in page.glyphs:
        if glyph.text.isspace() or not _on_page(glyph, page) or not (beneath or _painted(glyph, dark)):
            continue
        if not _is_double(glyph, near):
            kept.append(glyph)
    return page._replace(glyphs=kept)


def is_scan(page: Page) -> bool:
    """Whether a page is a picture, with no text but what a recogniser may have put beneath it."""
    if any(glyph.light >= 0 and not glyph.text.isspace() for glyph in page.glyphs):
        return False
    least = _SCANNED * page.width * page.height
    covered = sum((right - left) * (bottom - top) for left, top, right, bottom in page.pictures)
    return covered >= least


def _on_page(glyph: Glyph, page: Page) -> bool:
    upright = glyph.turn >= 0 and min(glyph.height, glyph.right - glyph.left + glyph.height) >= _LEAST_HEIGHT
    return upright and 0 <= glyph.middle <= page.width and 0 <= (glyph.top + glyph.bottom) / 2 <= page.height


def _painted(glyph: Glyph, dark: Sequence[Area]) -> bool:
    """Whether a glyph stands out against what is behind it."""
    if glyph.light < 0:
        return False
    ground = 255
    if dark and (glyph.light >= _WHITE or any(area.light < 2 * _DIFFERENT for area in dark)):
        x, y = glyph.middle, (glyph.top + glyph.bottom) / 2
        for (left, top, right, bottom), light in dark:
            if left <= x <= right and top <= y <= bottom:
                ground = light
    return abs(ground - glyph.light) >= _DIFFERENT


def _is_double(glyph: Glyph, near: dict[tuple[str, int, int], list[Glyph]]) -> bool:
    """Whether the same glyph was seen at this place; remembers it."""
    cell = max(glyph.height, 1.0)
    column, row = int(glyph.left // 8), int(glyph.base // 8)
    for across in (column - 1, column, column + 1):
        for down in (row - 1, row, row + 1):
            for other in near.get((glyph.text, across, down), ()):
                if max(abs(other.left - glyph.left), abs(other.base - glyph.base)) < _DOUBLED * min(cell, other.height):
                    return True
    near.setdefault((glyph.text, column, row), []).append(glyph)
    return False
