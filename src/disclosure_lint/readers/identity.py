"""Which agency and which year a report is of, from all the places of a document that say so."""

import re
from datetime import date
from typing import NamedTuple

from disclosure_lint.dates import period_of
from disclosure_lint.readers.head import Head
from disclosure_lint.readers.lines import Line
from disclosure_lint.readers.title import stated_year
from disclosure_lint.vocabulary import Vocabulary

_OPEN, _CLOSE = "《〔", "》〕"
_MONTH = re.compile(r"\s*[0-9０-９一二三四五六七八九十]{1,2}\s*月")
_SEARCHED = 2000
"""Characters of an introduction that are searched for any year at all."""


class StatedYear(NamedTuple):
    """A year and where it stands."""

    year: int
    place: Line


def year_of(head: Head, opening: Line | None, signed: date | None, vocabulary: Vocabulary) -> StatedYear | None:
    """The year reported on: the title's, else the stated period's, else that of the text's first words.

    A title that contradicts both the period, a whole year, and a signature in the year after it, is wrong.
    """
    period = _period(head.preamble, vocabulary) or _period(opening, vocabulary)
    title = head.title
    if title and title.year and title.year_place:
        if period and period.year != title.year and signed and signed.year == period.year + 1:
            return period
        return StatedYear(title.year, title.year_place)
    return period or _worded(head.preamble, opening, vocabulary)


def _period(text: Line | None, vocabulary: Vocabulary) -> StatedYear | None:
    """The year of a stated period that is a whole year."""
    for (start, end), groups in vocabulary.phrases("period").groups(text.text) if text else ():
        days = period_of(groups)
        if text and days and days == (date(days[0].year, 1, 1), date(days[0].year, 12, 31)):
            return StatedYear(days[0].year, text.cut(start, end))
    return None


def _worded(preamble: Line | None, opening: Line | None, vocabulary: Vocabulary) -> StatedYear | None:
    """The year that the introduction gives the report, that section one begins with, or that is named at all."""
    words = vocabulary.phrases
    first_words = opening.cut(0, 8) if opening else None
    for text, phrases in ((preamble, words("reader_year_of_report")), (first_words, words("year"))):
        found = stated_year(text, phrases) if text else None
        if found:
            return StatedYear(*found)
    named = preamble.cut(0, _SEARCHED) if preamble else None
    for place in words("year").finditer(named.text) if named else ():
        found = stated_year(named.cut(*place), words("year")) if named else None
        if named and found and not _is_quoted(named.text, place[0]) and not _MONTH.match(named.text, place[1]):
            return StatedYear(*found)
    return None


def _is_quoted(text: str, at: int) -> bool:
    """Whether a place is inside the name or number of a document."""
    return any(text.rfind(left, 0, at) > text.rfind(right, 0, at) for left, right in zip(_OPEN, _CLOSE, strict=True))


def agency_of(head: Head, signer: Line | None, vocabulary: Vocabulary) -> Line | None:
    """The agency: in the title, in the line above it, in the signature, on the page. A region is its government."""
    name = head.title.name if head.title else None
    if name is None:
        return head.agency or signer or head.page_agency
    if vocabulary.phrases("reader_region").mentions(name.text):
        for text in (head.agency, signer, head.preamble):
            for suffix in vocabulary.phrases("reader_government").literals if text else ():
                at = text.text.find(name.text + suffix) if text else -1
                if text and at >= 0:
                    return text.cut(at, at + len(name.text + suffix))
    return name
