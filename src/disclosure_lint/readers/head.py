"""What stands above the sections: title, introduction, and what the page says of the document."""

from datetime import date
from typing import NamedTuple

from disclosure_lint.dates import read_date
from disclosure_lint.readers.headings import is_contents_line
from disclosure_lint.readers.lines import Line, joined
from disclosure_lint.readers.title import Title, Titles
from disclosure_lint.vocabulary import Vocabulary

_CHROME = 80
"""Characters that a line of the page has at most."""
_LOOSE = 15
_TITLE_END = 100
"""Where a title at the beginning of a long line must have ended."""


class Dated(NamedTuple):
    """A day and where it stands."""

    day: date
    place: Line


class Head(NamedTuple):
    """Title and introduction; the agency that a line above the title or the page names; dates given there."""

    title: Title | None
    preamble: Line | None
    agency: Line | None
    page_agency: Line | None
    published: Dated | None
    dated: Dated | None
    """The date in a line of its own under the title."""


def read_head(lines: list[Line], vocabulary: Vocabulary) -> Head:
    """The head of a report. A title that only the page gives counts where the text has none."""
    reader = _HeadReader(vocabulary)
    lines = [piece for line in lines for piece in reader.with_title_apart(line)]
    title = reader.titles.find(lines)
    prose = reader.first_prose(lines, title.end if title else 0)
    above = joined(lines[:prose])
    published, page_agency = reader.published(above), reader.page_agency(above)
    loose = lines[title.end if title else 0 : prose]
    kept = [line for line in loose if reader.belongs_to_text(line.text)] if title else []
    preamble = [*kept, *lines[prose:]]
    return Head(
        title or reader.page_title(above),
        joined(preamble) if preamble else None,
        reader.agency_above(lines, title),
        page_agency,
        published,
        next((found for line in loose if (found := reader.date_line(line))), None),
    )


class _HeadReader:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._phrases = vocabulary.phrases
        self.titles = Titles(vocabulary)

    def with_title_apart(self, line: Line) -> list[Line]:
        """A line as itself, or as a title and the text that stood in the same line."""
        at = line.text.find(" ", 0, _TITLE_END) if len(line.text) > _CHROME else -1
        while at >= 0:
            if self.titles.is_title(line.text[:at]):
                return [line.cut(0, at), line.cut(at)]
            at = line.text.find(" ", at + 1, _TITLE_END)
        return [line]

    def first_prose(self, lines: list[Line], start: int) -> int:
        """The first line of the introduction."""
        for at in range(start, len(lines)):
            text = lines[at].text
            if self.titles.is_prose(text) and not self._is_chrome(text):
                return at
        return len(lines)

    def belongs_to_text(self, text: str) -> bool:
        """Whether a line between title and introduction is text rather than the page's."""
        return not (
            len(text) < _LOOSE
            or self._is_chrome(text)
            or self.titles.is_title(text)
            or self.titles.is_agency(text)
            or is_contents_line(text)
            or self._phrases("reader_signature_date").mentions(text)
        )

    def _is_chrome(self, text: str) -> bool:
        if len(text) > _CHROME:
            return False
        found = self._phrases("reader_page_chrome").find(text)
        return found is not None and (found[0] == 0 or not self._phrases("reader_statement").mentions(text))

    def date_line(self, line: Line) -> Dated | None:
        """The date that makes up a line."""
        found = self._phrases("reader_signature_date").find(line.text)
        day = read_date(line.text) if found and found[0] == 0 else None
        return Dated(day, line) if day else None

    def published(self, above: Line) -> Dated | None:
        """The day of publication that the page states."""
        for (start, end), groups in self._phrases("reader_published").groups(above.text):
            day = read_date(groups["date"])
            if day:
                return Dated(day, above.cut(start, end))
        return None

    def page_agency(self, above: Line) -> Line | None:
        """The publisher that the page states, if it is an agency by its name."""
        for (_, end), groups in self._phrases("reader_metadata_agency").groups(above.text):
            if self.titles.is_agency(groups["agency"]):
                return above.cut(end - len(groups["agency"]), end)
        return None

    def page_title(self, above: Line) -> Title | None:
        """The title that the page states."""
        for (_, end), groups in self._phrases("reader_metadata_title").groups(above.text):
            name = groups["title"].rstrip()
            if self.titles.is_title(name):
                start = end - len(groups["title"])
                return self.titles.read(above.cut(start, start + len(name)))
        return None

    def agency_above(self, lines: list[Line], title: Title | None) -> Line | None:
        """The agency in the line above the title."""
        if title is None or title.first == 0:
            return None
        line = lines[title.first - 1]
        return line if self._phrases("reader_agency").mentions(line.text) and not self._is_chrome(line.text) else None
