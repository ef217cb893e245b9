"""Finds the title of a report in the lines above its text, and the agency and the year in it."""

from typing import NamedTuple

from disclosure_lint.dates import chinese_number
from disclosure_lint.readers.lines import Line, joined
from disclosure_lint.vocabulary import PhraseList, Vocabulary

_LONGEST = 70
_MOST_LINES = 3
_SEARCHED = 120
"""Lines that are looked through for a title."""
_SENTENCE = "，。；：,;:|"
_QUOTES = '《》〈〉<>“”"'
_PROSE = 30
"""Characters that make a line with a full stop a sentence of the text."""


class Title(NamedTuple):
    """A title, the name in it (None where it has none), the year in it; the lines from `first` to before `end`."""

    line: Line
    name: Line | None
    year: int | None
    year_place: Line | None
    first: int
    end: int


class Titles:
    """Recognises titles by a pack's words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._phrases = vocabulary.phrases

    def is_title(self, text: str) -> bool:
        """Whether a text is a report's title and nothing else."""
        if len(text) > _LONGEST or any(mark in text for mark in _SENTENCE):
            return False
        compact = "".join(text.split())
        return self._phrases("reader_report_title").mentions(compact) and not self._phrases(
            "reader_prose_opening"
        ).mentions(compact)

    def is_agency(self, text: str) -> bool:
        """Whether a short text is the name of an agency or a region."""
        return len(text) <= _PROSE and any(
            self._phrases(name).mentions(text) for name in ("reader_agency", "reader_region")
        )

    def is_prose(self, text: str) -> bool:
        """Whether a line is a sentence of the text rather than something above it."""
        return len(text) >= _PROSE and any(mark in text for mark in "。，,；")

    def find(self, lines: list[Line]) -> Title | None:
        """The title: of several that stand together the last, which is the report's own."""
        last: tuple[int, int] | None = None
        for end in range(1, min(len(lines), _SEARCHED) + 1):
            if last and self.is_prose(lines[end - 1].text):
                break
            for count in range(1, min(_MOST_LINES, end) + 1):
                if last and end - count < last[1]:
                    break
                if self.is_title(_together(lines[end - count : end]).text):
                    last = (end - count, end)
                    break
        return self._with_name(lines, *last) if last else None

    def read(self, line: Line, first: int = 0, end: int = 0) -> Title:
        """Name and year of a title."""
        compact = line.keeping(at for at, character in enumerate(line.text) if not character.isspace())
        found = self._phrases("reader_report_title").find(compact.text)
        before = compact.cut(0, found[0] if found else None)
        year = self._year(compact)
        place = self._phrases("year").find(before.text)
        pieces = [before.cut(0, place[0]), before.cut(place[1])] if place else [before]
        names = (self._name(piece) for piece in pieces)
        name = next((name for name in names if len(name.text) > 1), None)
        return Title(line, name, year[0] if year else None, year[1] if year else None, first, end)

    def _with_name(self, lines: list[Line], first: int, end: int) -> Title:
        """The title, with the lines above it that hold the agency and the year where it does not name the agency."""
        title = self.read(_together(lines[first:end]), first, end)
        for start in range(first - 1, max(first - _MOST_LINES, -1), -1):
            above = lines[start].text
            if title.name or not (self.is_agency(above) or (len(above) <= _PROSE and self._ends_in_year(above))):
                break
            title = self.read(_together(lines[start:end]), start, end)
        return title

    def _ends_in_year(self, text: str) -> bool:
        return any(end == len(text) for _, end in self._phrases("year").finditer(text))

    def _year(self, line: Line) -> tuple[int, Line] | None:
        return stated_year(line, self._phrases("year"))

    def _name(self, line: Line) -> Line:
        for start, end in reversed(list(self._phrases("reader_no_name").finditer(line.text))):
            line = line.cut(end) if start == 0 else line.cut(0, start)
        text = line.text
        return line.cut(len(text) - len(text.lstrip(_QUOTES)), len(text.rstrip(_QUOTES)))


def stated_year(line: Line, words: PhraseList) -> tuple[int, Line] | None:
    """The first year of a text that a list with a group `y` finds, and where it stands."""
    for (start, end), groups in words.groups(line.text):
        year = chinese_number(groups.get("y", ""))
        if year is not None:
            return year, line.cut(start, end)
    return None


def _together(lines: list[Line]) -> Line:
    return lines[0] if len(lines) == 1 else joined(lines, "")
