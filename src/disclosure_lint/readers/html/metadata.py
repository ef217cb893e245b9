"""What a page's head says of the document: title, publisher, day. Believes only what looks like one."""

import re
from typing import Final, NamedTuple

from lxml import etree

from disclosure_lint.dates import read_date
from disclosure_lint.readers.document import Metadata
from disclosure_lint.readers.html.lines import folded
from disclosure_lint.readers.lines import Line
from disclosure_lint.readers.title import Titles
from disclosure_lint.readers.transcript import Transcript
from disclosure_lint.source import Place, Span, TextMap
from disclosure_lint.vocabulary import Vocabulary

# The names that the guideline for government websites sets (政府网站发展指引), in lower case.
_TITLES: Final = ("articletitle", "og:title")
_AGENCIES: Final = ("contentsource", "sitename")
_DATES: Final = ("pubdate", "publishdate", "article:published_time")
_SEPARATORS = re.compile(r"\s*[_|—–·-]+\s*| (?=\S)")
_LONGEST = 200
_MOST = 200
"""Elements of the head that are looked at."""


class _Said(NamedTuple):
    text: str
    node: str


def metadata_of(root: etree._Element, transcript: Transcript, vocabulary: Vocabulary) -> Metadata:
    """What the head says, written into the transcript, so that it has a place."""
    said = _said(root)
    titles = Titles(vocabulary)

    def placed(found: _Said | None) -> Span | None:
        return transcript.paragraph(found.text, Place(part="page_head", node=found.node)).span if found else None

    named = [
        _Said(piece, item.node)
        for name in (*_TITLES, "title")
        for item in said.get(name, ())
        for piece in _pieces(item.text)
    ]
    title = next((item for item in named if _names_report(item.text, titles)), None)
    agency = next((item for name in _AGENCIES for item in said.get(name, ()) if titles.is_agency(item.text)), None)
    dated = [(day, item) for name in _DATES for item in said.get(name, ()) if (day := read_date(item.text[:20]))]
    day, day_at = dated[0] if dated else (None, None)
    return Metadata(placed(title), placed(agency), day, placed(day_at))


def _names_report(text: str, titles: Titles) -> bool:
    """Whether a text is the title of one report, and not the name of a column of the site."""
    return titles.is_title(text) and titles.read(Line(text, TextMap.shifted(0, len(text)))).year is not None


def _said(root: etree._Element) -> dict[str, list[_Said]]:
    """Titles and named values, with their paths."""
    said: dict[str, list[_Said]] = {}
    for number, element in enumerate(root.iter("meta", "title")):
        if number >= _MOST:
            break
        key = (element.get("name") or element.get("property") or "").lower() if element.tag == "meta" else "title"
        text = folded((element.get("content") or "") if element.tag == "meta" else element.text or "")
        if text and len(text) <= _LONGEST:
            said.setdefault(key, []).append(_Said(text, root.getroottree().getpath(element)))
    return said


def _pieces(title: str) -> list[str]:
    """A page's title, and the parts that it is made of: document, column, site."""
    return [title, *_SEPARATORS.split(title)]
