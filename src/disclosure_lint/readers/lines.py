"""A text as lines without blank ones, page numbers and the breaks of a fixed page width. Knows nothing of headings."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from disclosure_lint.source import Run, Span, TextMap
from disclosure_lint.vocabulary import PhraseList

_BROKEN_AT = re.compile("[^\n\r\v\f\x85\u2028\u2029]+")
_MARKDOWN = re.compile(r"[#>][#> \t]*(?<=[ \t])|[*_=-]{3,}$|\*\*(?=[^*]+\*\*$)")
_PARAGRAPH = re.compile(
    r"[(（\[【#*|•·●-]|[0-9０-９]{1,2}(?:[、)）]|[.．](?![0-9０-９]))|[一二三四五六七八九十]{1,3}[、.．是]|第[一二三四五六七八九十]"
)
_SENTENCE_ENDS = "。！？；：!?;:"
_NUMBER_LINE = 14
"""Characters that a line with nothing but a page number has at most."""

_SLACK = 4
"""By how much lines of a fixed page width differ, in columns; an ideograph has two."""
_NARROWEST, _WIDEST, _LEAST_LINES = 24, 120, 8


class Line(NamedTuple):
    """A line and the way from it to the text it was taken from."""

    text: str
    map: TextMap

    def cut(self, start: int, end: int | None = None) -> "Line":
        """A part of the line without white space at its ends."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        return Line(piece, self.map.slice(start, start + len(piece)))

    def keeping(self, places: Iterable[int]) -> "Line":
        """Some characters of the line, in order."""
        return joined((Line(self.text[at], self.map.slice(at, at + 1)) for at in places), "")


def joined(lines: Iterable[Line], separator: str = "\n") -> Line:
    """Lines as one, with a separator put in between."""
    texts: list[str] = []
    runs: list[Run] = []
    length = 0
    for line in lines:
        for run in line.map.runs:
            _append(runs, Run(length + run.start, run.origin, run.length))
        texts.append(line.text)
        length += len(line.text) + len(separator)
    return Line(separator.join(texts), TextMap(runs))


def _append(runs: list[Run], new: Run) -> None:
    """Add a run, as part of the last one where it goes on there."""
    last = runs[-1] if runs else None
    if last and last.start + last.length == new.start and last.origin + last.length == new.origin:
        runs[-1] = Run(last.start, last.origin, last.length + new.length)
    elif new.length:
        runs.append(new)


def line_spans(text: str) -> list[Span]:
    """Where the lines of a text are that hold something."""
    return [Span(*match.span()) for match in _BROKEN_AT.finditer(text) if not match.group().isspace()]


def lines_of(
    text: str, page_numbers: PhraseList, spans: Iterable[Span] | None = None, apart: AbstractSet[int] = frozenset()
) -> list[Line]:
    """The lines that hold something, trimmed, without Markdown's marks, whole paragraphs where the page broke them.

    `spans` are the lines or paragraphs to take; lines that begin at one of `apart` go on from none before.
    """
    spans = line_spans(text) if spans is None else [span for span in spans if not text[slice(*span)].isspace()]
    spans = [span for span in spans if not is_page_number(text[slice(*span)].strip(), page_numbers)]
    counted = _counted_pages(text, spans)
    spans = [span for span in spans if span not in counted]
    lines = [line for line in (_trimmed(text, *span) for span in spans) if line.text]
    if not _has_page_width(lines):
        return lines
    begins = {start: start + len(text[start:end]) - len(text[start:end].lstrip()) for start, end in spans}
    indented = {begin for start, begin in begins.items() if begin != start or start in apart}
    return _unbroken(lines, indented)


def _trimmed(text: str, start: int, end: int) -> Line:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    while mark := _MARKDOWN.match(piece):
        start += mark.end()
        piece = piece[mark.end() :].removesuffix("**" if mark.group() == "**" else "")
    return Line(piece, TextMap.shifted(start, len(piece)))


def is_page_number(line: str, page_numbers: PhraseList) -> bool:
    """Whether a line is the number of a page."""
    if len(line) > _NUMBER_LINE or not any(character.isdigit() for character in line):
        return False
    return not line.isdigit() and page_numbers.mentions(line)


def _counted_pages(text: str, spans: list[Span]) -> set[Span]:
    """Lines with a bare number, if they count 1, 2, 3 ... through the text: then they are pages, else figures."""
    bare = [(span, text[slice(*span)].strip()) for span in spans if span[1] - span[0] <= _NUMBER_LINE]
    bare = [(span, number) for span, number in bare if number.isdecimal()]
    numbers = [int(number) for _, number in bare]
    if len(numbers) > 1 and numbers[0] in (1, 2) and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return {span for span, _ in bare}
    return set()


def _width(line: Line) -> int:
    return len(line.text.encode("gb18030", "replace"))


def _has_page_width(lines: list[Line]) -> bool:
    """Whether most lines end at the same column in the middle of a sentence."""
    widths = [_width(line) for line in lines]
    full = max(widths, default=0)
    if not _NARROWEST <= full <= _WIDEST:
        return False
    broken = sum(
        1
        for line, width in zip(lines, widths, strict=True)
        if width >= full - _SLACK and line.text[-1] not in _SENTENCE_ENDS
    )
    return broken >= max(_LEAST_LINES, len(lines) // 4)


def _unbroken(lines: list[Line], indented: set[int]) -> list[Line]:
    """Paragraphs again: a full line goes on in the next, unless it ends a sentence or the next one is set off."""
    full = max(_width(line) for line in lines)
    paragraphs: list[list[Line]] = []
    goes_on = False
    for line in lines:
        if goes_on and line.map.origin(0) not in indented and not _PARAGRAPH.match(line.text):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        goes_on = _width(line) >= full - _SLACK and line.text[-1] not in _SENTENCE_ENDS
    return [joined(paragraph, "") for paragraph in paragraphs]
