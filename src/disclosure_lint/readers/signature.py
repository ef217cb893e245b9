"""Finds the sign-off at the end of a report: agency and date in the last lines, perhaps in one."""

import re
from datetime import date
from typing import NamedTuple

from disclosure_lint.dates import date_of
from disclosure_lint.readers.lines import Line
from disclosure_lint.vocabulary import Vocabulary

_TAIL = 12
"""Lines from the end in which a signature may stand that is not agency and date in lines of their own."""
_LONGEST_AGENCY = 30
_CHROME = 80
"""Characters that a line of the page has at most."""
_MARK = re.compile("[。，；：！？、,;:!?]")
_DATE_ENDS = "日)）]】0123456789０１２３４５６７８９"
_BREAK = re.compile(r"[。；！;!\s]")


class SignOff(NamedTuple):
    """The signature and the lines that stand before it."""

    before: list[Line]
    agency: Line | None
    day: date | None
    day_place: Line | None


def read_signature(lines: list[Line], vocabulary: Vocabulary) -> SignOff:
    """The sign-off in the lines of a report's last part; what follows it does not belong to the report.

    Without one, agency and date are None, and lines of the page at the end are left out.
    """
    reader = _SignatureReader(vocabulary)
    for at in range(len(lines) - 1, -1, -1):
        found = reader.dated(lines, at, len(lines) - at <= _TAIL)
        if found:
            return found
    return reader.undated(lines)


class _SignatureReader:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._dates = vocabulary.phrases("reader_signature_date")
        self._agencies = vocabulary.phrases("reader_agency")
        self._chrome = vocabulary.phrases("reader_page_chrome")

    def dated(self, lines: list[Line], at: int, in_tail: bool) -> SignOff | None:
        """The signature whose date ends a line; outside the tail only with its agency."""
        line = lines[at]
        found = next(self._dates.groups(line.text), None) if line.text[-1:] in _DATE_ENDS else None
        if found is None:
            return None
        (start, end), groups = found
        day = date_of(groups["y"], groups["m"], groups["d"])
        if day is None:
            return None
        place, text = line.cut(start, end), line.cut(0, start)
        if not text.text:
            agency = lines[at - 1] if at and self._is_agency(lines[at - 1].text) else None
            before = lines[: at - 1 if agency else at]
            return SignOff(before, agency, day, place) if agency or in_tail else None
        broken = [match.end() for match in _BREAK.finditer(text.text)]
        agency_at = broken[-1] if broken else 0
        agency = text.cut(agency_at)
        rest = text.cut(0, agency_at)
        if agency.text and not self._is_agency(agency.text):
            return None
        return SignOff([*lines[:at], *([rest] if rest.text else [])], agency if agency.text else None, day, place)

    def undated(self, lines: list[Line]) -> SignOff:
        """The agency in a line of its own at the very end, whatever the page adds below."""
        end = len(lines)
        while end and self._is_chrome(lines[end - 1].text):
            end -= 1
        if end and self._is_agency(lines[end - 1].text):
            return SignOff(lines[: end - 1], lines[end - 1], None, None)
        return SignOff(lines[:end], None, None, None)

    def _is_chrome(self, text: str) -> bool:
        return len(text) <= _CHROME and text[-1] not in "。；" and self._chrome.mentions(text)

    def _is_agency(self, text: str) -> bool:
        return 2 < len(text) <= _LONGEST_AGENCY and not _MARK.search(text) and self._agencies.mentions(text)
