"""A program of its own: a PDF on standard input, what stands on its pages as JSON on standard output. Knows no layout.

PDFium is native code and eats hostile files, so it runs in a process that can be stopped and may die. It is started by
the path of this file, without `site`: nothing is imported but the standard library and PDFium's raw bindings.

Measures are hundredths of a point from the top left corner of the page as it is shown.
"""

import ctypes
import itertools
import json
import sys
from collections.abc import Iterator
from math import hypot, isfinite, pi
from typing import Any, Final, NamedTuple, TypeAlias

MAX_PAGES: Final = 400
MAX_GLYPHS: Final = 200_000
MAX_PIECES: Final = 200_000
"""Pieces of drawing: lines and boxes."""

_MAX_DEPTH: Final = 6
_MAX_MEMORY: Final = 1_000_000_000
_THIN: Final = 300
_FLAT: Final = 0.12
"""How far from a right angle, in radians, a text may stand."""

_TALL: Final = 24.0
"""From what height on, in points, the box of a glyph is looked at twice."""

_GENERATED: Final = frozenset({0x0A, 0x0D})
_FAR: Final = 10_000_000

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Box: TypeAlias = tuple[int, int, int, int]


class Refused(Exception):
    """Why a document is not read: a reason, and the number that its message may mention."""

    def __init__(self, reason: str, number: int = 0) -> None:
        self.reason, self.number = reason, number
        super().__init__(reason)


class Drawing(NamedTuple):
    """What is drawn on a page: thin lines, filled areas with how light they are (0 to 255), pictures."""

    lines: list[Box]
    areas: list[tuple[int, int, int, int, int]]
    pictures: list[Box]


class Extraction:
    """One document, page by page."""

    def __init__(self, pdfium: Any, data: bytes) -> None:
        self.pdfium = pdfium
        self._data = data
        self._glyphs = self._pieces = 0
        self._document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._document:
            error = pdfium.FPDF_GetLastError()
            secret = error in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
            raise Refused("pdf_encrypted" if secret else "pdf_damaged")

    def pages(self) -> list[dict[str, object]]:
        """All pages. Refused where there are none, or too many, or one cannot be loaded."""
        count = self.pdfium.FPDF_GetPageCount(self._document)
        if count <= 0:
            raise Refused("pdf_damaged")
        if count > MAX_PAGES:
            raise Refused("pdf_pages", MAX_PAGES)
        return [self._page(number) for number in range(count)]

    def _page(self, number: int) -> dict[str, object]:
        page = self.pdfium.FPDF_LoadPage(self._document, number)
        if not page:
            raise Refused("pdf_damaged_page", number + 1)
        page = self._flattened(page, number)
        turn = self.pdfium.FPDFPage_GetRotation(page) & 3
        view, width, height = self._view(page, turn)
        drawing = Drawing([], [], [])
        count = self.pdfium.FPDFPage_CountObjects(page)
        self._pieces += count
        if self._pieces > MAX_PIECES:
            raise Refused("pdf_drawing", MAX_PIECES)
        for index in range(count):
            self._draw(self.pdfium.FPDFPage_GetObject(page, index), view, drawing, 0)
        glyphs = list(self._text(page, view, turn))
        self.pdfium.FPDF_ClosePage(page)
        return {
            "size": (width, height),
            "glyphs": glyphs,
            "lines": drawing.lines,
            "areas": drawing.areas,
            "pictures": drawing.pictures,
        }

    def _flattened(self, page: Any, number: int) -> Any:
        """The page with its form fields and notes as part of it: people type figures into them."""
        pdfium = self.pdfium
        if not any(
            pdfium.FPDFAnnot_GetSubtype(note) in (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT)
            for note in (pdfium.FPDFPage_GetAnnot(page, at) for at in range(pdfium.FPDFPage_GetAnnotCount(page)))
        ):
            return page
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        pdfium.FPDF_ClosePage(page)
        return pdfium.FPDF_LoadPage(self._document, number) or self._lost(number)

    def _lost(self, number: int) -> Any:
        raise Refused("pdf_damaged_page", number + 1)

    def _view(self, page: Any, turn: int) -> tuple[Matrix, int, int]:
        """From the page's own coordinates to hundredths of a point on the page as shown; its width and height."""
        box = self.pdfium.FS_RECTF()
        self.pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        width, height = _hundredths(right - left), _hundredths(top - bottom)
        if turn == 0:
            return (100, 0, 0, -100, -100 * left, 100 * top), width, height
        if turn == 1:
            return (0, 100, 100, 0, -100 * bottom, -100 * left), height, width
        if turn == 2:
            return (-100, 0, 0, 100, 100 * right, -100 * bottom), width, height
        return (0, -100, -100, 0, 100 * top, 100 * right), height, width

    def _text(self, page: Any, view: Matrix, turn: int) -> Iterator[tuple[int, ...]]:
        """Code, box, origin, quarter turns (-1: askew), how light (-1: not shown) of each glyph."""
        pdfium = self.pdfium
        text = pdfium.FPDFText_LoadPage(page)
        count = pdfium.FPDFText_CountChars(text)
        self._glyphs += max(count, 0)
        if self._glyphs > MAX_GLYPHS:
            raise Refused("pdf_glyphs", MAX_GLYPHS)
        box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        seen: dict[int, int] = {}
        for at in range(count):
            code = pdfium.FPDFText_GetUnicode(text, at)
            if code in _GENERATED or pdfium.FPDFText_IsGenerated(text, at) == 1:
                continue
            if pdfium.FPDFText_HasUnicodeMapError(text, at) == 1:
                code = 0
            pdfium.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box))
            pdfium.FPDFText_GetCharOrigin(text, at, ctypes.byref(x), ctypes.byref(y))
            angle = pdfium.FPDFText_GetCharAngle(text, at) / (pi / 2) + turn
            quarter = round(angle)
            turned = quarter % 4 if abs(angle - quarter) * pi / 2 < _FLAT else -1
            owner = pdfium.FPDFText_GetTextObject(text, at)
            key = ctypes.cast(owner, ctypes.c_void_p).value or 0
            if key not in seen:
                seen[key] = self._lightness(owner) if key else 0
            if box.top - box.bottom > _TALL:
                self._mend(text, at, box)
            corners = _box(view, (box.left, box.bottom), (box.right, box.top))
            yield (code, *corners, *_point(view, x.value, y.value), turned, seen[key])
        pdfium.FPDFText_ClosePage(text)

    def _mend(self, text: Any, at: int, box: Any) -> None:
        """The loose box of a glyph set downwards is too large by far: a square around its ink is right."""
        pdfium = self.pdfium
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetCharBox(text, at, *map(ctypes.byref, (left, right, bottom, top)))
        pdfium.FPDFText_GetMatrix(text, at, ctypes.byref(matrix))
        size = pdfium.FPDFText_GetFontSize(text, at) * hypot(matrix.c, matrix.d)
        if 0 < size * 3 < box.top - box.bottom:
            x, y = (left.value + right.value) / 2, (bottom.value + top.value) / 2
            box.left, box.right, box.bottom, box.top = x - size / 2, x + size / 2, y - size / 2, y + size / 2

    def _lightness(self, thing: Any) -> int:
        """How light a thing is filled, 0 to 255; -1 where it is invisible."""
        pdfium = self.pdfium
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
            if mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP):
                return -1
        return self._shade(thing, pdfium.FPDFPageObj_GetFillColor)

    def _shade(self, thing: Any, color_of: Any) -> int:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not color_of(thing, *map(ctypes.byref, (red, green, blue, alpha))):
            return 0
        return -1 if alpha.value < 20 else (299 * red.value + 587 * green.value + 114 * blue.value) // 1000

    def _draw(self, thing: Any, view: Matrix, drawing: Drawing, depth: int) -> None:
        """Adds a thing, and what it is made of, to the drawing."""
        pdfium = self.pdfium
        if self._pieces > MAX_PIECES or depth > _MAX_DEPTH:
            raise Refused("pdf_drawing", MAX_PIECES)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(thing, _times(self._matrix(thing), view), drawing)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            drawing.pictures.append(_box(_times(self._matrix(thing), view), (0, 0), (1, 1)))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            inner = _times(self._matrix(thing), view)
            count = pdfium.FPDFFormObj_CountObjects(thing)
            self._pieces += count
            for index in range(count):
                self._draw(pdfium.FPDFFormObj_GetObject(thing, index), inner, drawing, depth + 1)

    def _matrix(self, thing: Any) -> Matrix:
        matrix = self.pdfium.FS_MATRIX()
        self.pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix))
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _path(self, path: Any, view: Matrix, drawing: Drawing) -> None:
        """Straight strokes and thin fillings are lines, other filled rectangles areas."""
        pdfium = self.pdfium
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
        filled = self._shade(path, pdfium.FPDFPageObj_GetFillColor) if fill.value else -1
        stroked = stroke.value and self._shade(path, pdfium.FPDFPageObj_GetStrokeColor) >= 0
        if filled < 0 and not stroked:
            return
        for points in self._outlines(path, view):
            if stroked:
                drawing.lines.extend(_straight(points))
            if filled >= 0 and len(points) > 2:
                box = _around(points)
                if min(box[2] - box[0], box[3] - box[1]) > _THIN:
                    drawing.areas.append((*box, filled))
                elif filled < 250:
                    drawing.lines.append(box)

    def _outlines(self, path: Any, view: Matrix) -> Iterator[list[tuple[int, int]]]:
        """The points of each part of a path; a part with a curve is left out."""
        pdfium = self.pdfium
        count = pdfium.FPDFPath_CountSegments(path)
        self._pieces += count
        if self._pieces > MAX_PIECES:
            raise Refused("pdf_drawing", MAX_PIECES)
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[int, int]] = []
        curved = False
        for at in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, at)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if points and not curved:
                    yield points
                points, curved = [], False
            curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
            points.append(_point(view, x.value, y.value))
            if pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if points and not curved:
            yield points


def _hundredths(value: float) -> int:
    value *= 100
    return round(max(-_FAR, min(_FAR, value))) if isfinite(value) else 0


def _point(view: Matrix, x: float, y: float) -> tuple[int, int]:
    a, b, c, d, e, f = view
    return _hundredths((a * x + c * y + e) / 100), _hundredths((b * x + d * y + f) / 100)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _box(view: Matrix, one: tuple[float, float], other: tuple[float, float]) -> Box:
    corners = [_point(view, x, y) for x in (one[0], other[0]) for y in (one[1], other[1])]
    return _around(corners)


def _around(points: list[tuple[int, int]]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _straight(points: list[tuple[int, int]]) -> Iterator[Box]:
    """The strokes of an outline that run along the page's edges."""
    for one, other in itertools.pairwise(points):
        box = _around([one, other])
        if min(box[2] - box[0], box[3] - box[1]) < _THIN < max(box[2] - box[0], box[3] - box[1]):
            yield box


def extracted(pdfium: Any, data: bytes) -> dict[str, object]:
    """The pages of a document, or why it is not read."""
    pdfium.FPDF_InitLibrary()
    try:
        return {"pages": Extraction(pdfium, data).pages()}
    except Refused as refused:
        return {"refused": refused.reason, "number": refused.number}


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    given = [limit for limit in resource.getrlimit(resource.RLIMIT_AS) if limit != resource.RLIM_INFINITY]
    most = min([_MAX_MEMORY, *given])
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main() -> None:
    """Run as a program; the folder of the bindings is the only argument."""
    sys.path.append(sys.argv[1])
    _limit_memory()
    from pypdfium2_raw import bindings

    result = extracted(bindings, sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(result, separators=(",", ":")))


if __name__ == "__main__":
    main()
