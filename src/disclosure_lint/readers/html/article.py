"""Finds the report among the pieces of a page: by its own headings and by where the prose is, never by a site's names.

First the element that holds the report, then what belongs to it before and after, then what in it is the page's own.
"""

from collections import Counter
from typing import Final, Literal, NamedTuple

from disclosure_lint.readers.html.paths import holders
from disclosure_lint.readers.html.pieces import Image, Piece, Table, TextLine
from disclosure_lint.readers.title import Titles
from disclosure_lint.vocabulary import Vocabulary

_ENOUGH: Final = 3
"""Headings of a report that make sure where it is."""
_SHARE: Final = 0.75
"""Of all prose of a page, what an element must hold to be the one with the text."""
_SHARE_SURE: Final = 0.5
_TAIL: Final = 6
"""Characters that tell the headings of a report apart."""
_HEADING: Final = 45
"""Characters that a heading has at most."""
_LONGEST: Final = 80
"""Characters that a line of the page has at most."""
_ANNOUNCED: Final = 300
"""Characters of prose that may stand beside a report that is elsewhere."""
_BEFORE: Final = 60
"""Pieces before the element with the report among which its title and the page's data are looked for."""


class _Page:
    def __init__(self, pieces: list[Piece], vocabulary: Vocabulary) -> None:
        self.pieces = pieces
        self.titles = Titles(vocabulary)
        self._phrases = vocabulary.phrases
        words = self._phrases("reader_landmarks")
        self.landmarks = [
            at
            for at, piece in enumerate(pieces)
            if isinstance(piece, TextLine)
            and not piece.is_link
            and len(piece.text) <= _HEADING
            and words.mentions(piece.text)
        ]

    def says(self, name: str, piece: Piece) -> bool:
        """Whether a short line is of a kind that the pack's words tell."""
        return isinstance(piece, TextLine) and len(piece.text) <= _LONGEST and self._phrases(name).mentions(piece.text)

    def is_prose(self, piece: Piece) -> bool:
        return isinstance(piece, TextLine) and not piece.is_link and self.titles.is_prose(piece.text)

    def is_title(self, piece: Piece) -> bool:
        return isinstance(piece, TextLine) and not piece.is_link and self.titles.is_title(piece.text)

    def is_linked(self, piece: Piece) -> bool:
        return not isinstance(piece, Image) and piece.is_link


class Article(NamedTuple):
    """The pieces of the report, and those before it in which the page tells of it."""

    pieces: list[Piece]
    about: list[Piece]
    elsewhere: Literal["picture", "attachment"] | None = None
    """Where the report is, if the page holds its title alone."""


def article(pieces: list[Piece], vocabulary: Vocabulary) -> Article:
    """The report among the pieces of a page; all that is no link where there is none."""
    page = _Page(pieces, vocabulary)
    first, last = _held(page)
    start, end = _start(page, first), _end(page, last)
    head = next((at for at in page.landmarks if start <= at < end), start)
    about = _about(page, max(0, start - _BEFORE), head)
    kept = [at for at in range(start, end) if at not in about and not page.is_linked(pieces[at])]
    return Article([pieces[at] for at in kept], [pieces[at] for at in sorted(about)], _elsewhere(page))


def _elsewhere(page: _Page) -> Literal["picture", "attachment"] | None:
    """Pictures or files in the place of a report: a title above them, no heading and hardly a text."""
    title = next((at for at, piece in enumerate(page.pieces) if page.is_title(piece)), None)
    if page.landmarks or title is None:
        return None
    below = page.pieces[title : _end(page, len(page.pieces))]
    kinds = {piece.kind for piece in below if isinstance(piece, Image)}
    if not kinds or sum(_weight(piece) for piece in below if page.is_prose(piece)) > _ANNOUNCED:
        return None
    return "attachment" if "attachment" in kinds else "picture"


def _about(page: _Page, start: int, end: int) -> set[int]:
    """The lines and tables in which the page tells of the document: number, publisher, day."""
    kept: set[int] = set()
    names_next = False
    for at, piece in enumerate(page.pieces[start:end], start):
        cells = [TextLine(piece.path, cell.text) for cell in piece.cells] if isinstance(piece, Table) else [piece]
        if names_next or any(page.says("reader_metadata", cell) for cell in cells):
            kept.add(at)
        names_next = not names_next and page.says("reader_metadata_key", piece)
    return kept


def _held(page: _Page) -> tuple[int, int]:
    """The pieces in the innermost element with all of the report's headings and most of the page's text: the first,
    and the one after the last. A list of contents has all headings, too, but little text.
    """
    sure = len(page.landmarks) >= _ENOUGH
    kinds: dict[str, set[str]] = {}
    for at in page.landmarks if sure else ():
        for holder in holders(page.pieces[at].path):
            kinds.setdefault(holder, set()).add(_bare(page.pieces[at]))
    weights: Counter[str] = Counter()
    for piece in page.pieces:
        for holder in holders(piece.path):
            weights[holder] += _weight(piece)
    share = (_SHARE_SURE if sure else _SHARE) * max(weights.values(), default=0)
    most = max(map(len, kinds.values()), default=0)
    enough = (path for path, weight in weights.items() if weight >= share and len(kinds.get(path, ())) == most)
    within = max(enough, key=lambda path: path.count("/"), default="")
    inside = [at for at, piece in enumerate(page.pieces) if f"{piece.path}/".startswith(f"{within}/")]
    return (inside[0], inside[-1] + 1) if inside else (0, len(page.pieces))


def _bare(piece: Piece) -> str:
    """A heading without its number."""
    return piece.text[-_TAIL:] if isinstance(piece, TextLine) else ""


def _weight(piece: Piece) -> int:
    if isinstance(piece, Image) or piece.is_link:
        return 0
    return len(piece.text) if isinstance(piece, TextLine) else sum(len(cell.text) for cell in piece.cells)


def _start(page: _Page, first: int) -> int:
    """Where the report begins: in its element with the title, before it where title or introduction stand outside."""
    landmark = next((at for at in page.landmarks if at >= first), first)
    if any(page.is_title(piece) for piece in page.pieces[first:landmark]):
        return first
    start = first
    for at in range(first - 1, max(first - _BEFORE, 0) - 1, -1):
        piece = page.pieces[at]
        if page.is_title(piece):
            return at
        if page.is_prose(piece) and not page.says("reader_page_chrome", piece):
            start = at
    return start


def _end(page: _Page, last: int) -> int:
    """Where the report ends: before the first line after its last heading that is the page's."""
    final = max((at for at in page.landmarks if at < last), default=0)
    end = next((at for at in range(final + 1, last) if page.says("reader_page_end", page.pieces[at])), last)
    if page.landmarks and final + 1 >= last:
        while end < len(page.pieces) and page.is_prose(page.pieces[end]):
            end += 1
    return end
