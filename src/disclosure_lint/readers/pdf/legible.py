"""Leaves the glyphs of a page that a reader of the page sees, each once. Watermarks are left out too."""

from collections.abc import Sequence

from disclosure_lint.readers.pdf.pages import Area, Glyph, Page

_LEAST_HEIGHT = 2.0
_WHITE, _DIFFERENT = 240, 16
_DOUBLED = 0.3
"""How far apart, in heights, the same glyph printed twice to look bold may stand."""

_SCANNED = 0.5
"""The share of a page that a picture covers when it is the page."""

_PALE, _LARGE = 150, 1.8
"""How light, and how many times as high as the rest, the glyphs of an upright watermark are."""


def legible(page: Page) -> Page:
    """The page with what is seen of it."""
    dark = [area for area in page.areas if area.light < _WHITE]
    deepest = any(area.light < 2 * _DIFFERENT for area in dark)
    seen = [glyph for glyph in page.glyphs if _on_page(glyph, page) and _painted(glyph, dark, deepest)]
    heights = sorted(glyph.height for glyph in seen)
    large = _LARGE * heights[len(heights) // 2] if heights else 0.0
    kept: list[Glyph] = []
    near: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in seen:
        watermark = glyph.height > large and glyph.light >= _PALE
        if not watermark and not _is_double(glyph, near):
            kept.append(glyph)
    return page._replace(glyphs=kept)


def is_scan(page: Page) -> bool:
    """Whether a page is a picture. What a recogniser put beneath it unseen is no text: it may take a 7 for a 1."""
    if any(glyph.light >= 0 and not glyph.text.isspace() for glyph in page.glyphs):
        return False
    least = _SCANNED * page.width * page.height
    covered = sum((right - left) * (bottom - top) for left, top, right, bottom in page.pictures)
    return covered >= least


def unknown_share(pages: Sequence[Page]) -> float:
    """The share of glyphs of which their font does not tell what they are."""
    glyphs = [glyph.text for page in pages for glyph in page.glyphs]
    return sum(text == "\ufffd" or "\ue000" <= text <= "\uf8ff" for text in glyphs) / max(1, len(glyphs))


def _on_page(glyph: Glyph, page: Page) -> bool:
    if glyph.turn < 0 or glyph.text.isspace() or max(glyph.height, glyph.right - glyph.left) < _LEAST_HEIGHT:
        return False
    return 0 <= glyph.middle <= page.width and 0 <= (glyph.top + glyph.bottom) / 2 <= page.height


def _painted(glyph: Glyph, dark: Sequence[Area], deepest: bool) -> bool:
    """Whether a glyph stands out against what is behind it."""
    if glyph.light < 0:
        return False
    ground = 255
    if dark and (glyph.light >= _WHITE or deepest):
        x, y = glyph.middle, (glyph.top + glyph.bottom) / 2
        for (left, top, right, bottom), light in dark:
            if left <= x <= right and top <= y <= bottom:
                ground = light
    return abs(ground - glyph.light) >= _DIFFERENT


def _is_double(glyph: Glyph, near: dict[tuple[str, int, int], list[Glyph]]) -> bool:
    """Whether the same glyph was seen at this place; remembers it."""
    column, row = int(glyph.left // 8), int(glyph.base // 8)
    for across in (column - 1, column, column + 1):
        for down in (row - 1, row, row + 1):
            for other in near.get((glyph.text, across, down), ()):
                apart = max(abs(other.left - glyph.left), abs(other.base - glyph.base))
                if apart < _DOUBLED * min(glyph.height, other.height):
                    return True
    near.setdefault((glyph.text, column, row), []).append(glyph)
    return False
