"""A program of its own: a scanned PDF on standard input, what stands on its pages as JSON, as `extract` writes it.

Pages are drawn by PDFium, text is recognised by RapidOCR, rulings are found by OpenCV. All of it is native code that
eats hostile files, so it runs in a process that can be stopped. Nothing is fetched: the models come with the package.

Each recognised word becomes glyphs that share its box. A figure that is not recognised for certain becomes an unknown
one; any other character stays what it most likely is, as labels are known by all of theirs.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final

MAX_PAGES: Final = 40
_SCALE: Final = 2.5
"""Dots a point: 180 an inch, enough for the small figures of these tables."""

_LARGEST: Final = 4000
"""Dots that a page has at most each way; larger ones are drawn smaller."""

_CERTAIN: Final = 0.8
_LEAST_RULING: Final = 0.025
"""Of the page's width: shorter strokes are parts of characters."""

_DARK: Final = 160
_UNKNOWN: Final = 0
_WIDE_FROM: Final = "\u2e80"
_HALF: Final = 0.55
"""The width of a Latin letter or a figure beside that of a Chinese character."""


class Pages:
    """The recogniser and what it makes of pages."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        # upright lines taken for upside down ones are more than those that are; what is doubtful is to come, too
        wanted = {"Global.log_level": "critical", "Global.use_cls": False, "Global.text_score": 0.1}
        self._recognise = RapidOCR(params=wanted)

    def page(self, image: Any, size: tuple[float, float]) -> dict[str, object]:
        """A page as `extract` writes it; `size` is in points."""
        dots = image.shape[1] / size[0]

        def hundredths(*places: float) -> list[int]:
            return [round(place / dots * 100) for place in places]

        found: Any = self._recognise(image, return_word_box=True)
        words = [word for line in found.word_results or () for word in line if word and word[0].strip()]
        return {
            "size": hundredths(image.shape[1], image.shape[0]),
            "glyphs": [glyph for word in words for glyph in _glyphs(word, hundredths)],
            "lines": [hundredths(*box) for box in _rulings(image)],
            "areas": [],
            "pictures": [],
        }


def _glyphs(word: Sequence[Any], hundredths: Any) -> Iterator[tuple[int, ...]]:
    """Code, box, origin, turn and lightness of each character of a recognised word."""
    text, score, corners = word
    across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
    left, top, right, bottom = min(across), min(down), max(across), max(down)
    widths = [_HALF if character < _WIDE_FROM else 1.0 for character in text]
    share = (right - left) / sum(widths)
    at = left
    for character, width in zip(text, widths, strict=True):
        box = hundredths(at, top, at + width * share, bottom)
        at += width * share
        if not character.isspace():
            doubtful = score < _CERTAIN and character.isdecimal()
            yield (_UNKNOWN if doubtful else ord(character), *box, box[0], box[3], 0, 0)


def _rulings(image: Any) -> Iterator[tuple[int, int, int, int]]:
    """Straight strokes across and down, as thin boxes in dots."""
    import cv2

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if image.ndim == 3 else image
    ink = (grey < _DARK).astype("uint8")
    least = max(20, round(_LEAST_RULING * image.shape[1]))
    for kernel in ((least, 1), (1, least)):
        strokes = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel))
        count, _, boxes, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
        for at in range(1, count):
            left, top, width, height = (int(number) for number in boxes[at][:4])
            x, y = left + width // 2, top + height // 2
            yield (left, y, left + width, y) if kernel[1] == 1 else (x, top, x, top + height)


def recognised(data: bytes) -> dict[str, object]:
    """The pages of a document, or why it is not read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return {"refused": "pdf_damaged", "number": 0}
    if len(document) > MAX_PAGES:
        return {"refused": "ocr_pages", "number": MAX_PAGES}
    pages = Pages()
    made = []
    for page in document:
        size = page.get_size()
        scale = min(_SCALE, _LARGEST / max(size))
        made.append(pages.page(page.render(scale=scale).to_numpy(), size))
    return {"pages": made}


def main() -> None:
    """Run as a program."""
    result = recognised(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(result, separators=(",", ":")))


if __name__ == "__main__":
    main()
