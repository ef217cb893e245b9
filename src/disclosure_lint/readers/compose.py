"""From a document to a report: title, introduction, sections, tables, signature. Shared by all formats, knows none."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.cells import section_pointers
from disclosure_lint.forms import Forms
from disclosure_lint.readers.blocks import Texts, texts_of
from disclosure_lint.readers.document import Document, Metadata, Picture
from disclosure_lint.readers.head import Dated, Head, read_head
from disclosure_lint.readers.headings import Headings
from disclosure_lint.readers.identity import StatedYear, agency_of, year_of
from disclosure_lint.readers.lines import Line, joined, lines_of
from disclosure_lint.readers.mapping import composed
from disclosure_lint.readers.normalise import KINDS, Repaired, repair
from disclosure_lint.readers.outline import Part, outline
from disclosure_lint.readers.reading import ReaderFinding, Reading
from disclosure_lint.readers.signature import SignOff, read_signature
from disclosure_lint.readers.tables import Recognised, recognise
from disclosure_lint.readers.title import Title, Titles
from disclosure_lint.report import Report, Section, Signature
from disclosure_lint.source import SourceMap, Span, TextMap
from disclosure_lint.vocabulary import Vocabulary

_SUB_HEADINGS = {1: "reader_within_1", 5: "reader_within_5", 6: "reader_within_6"}
_ENOUGH = 3
_ENOUGH_WITH_TABLE = 2
"""Headings that make a text without a title a report; fewer if one is of a section that only these reports have."""


class _Found(NamedTuple):
    """A report in the words of its document."""

    head: Head
    parts: list[Part]
    signature: SignOff
    agency: Line | None
    year: StatedYear | None


def compose(document: Document, forms: Forms, vocabulary: Vocabulary) -> Reading:
    """The report in a document; SRC002 where there is none, HYG002 where characters had to be repaired."""
    repaired = repair(document.source.text)
    texts = texts_of(document, repaired)
    tables = recognise(texts.grids, forms)
    found = _find(texts, tables, _PageSays(document.metadata, texts, vocabulary), forms, vocabulary)
    if not _is_report(found, tables, forms):
        return Reading(document.source, None, SourceMap(), (ReaderFinding("SRC002", "no_report", {}, None),))
    places = _Places(repaired.map)
    places.source_map.spans.update(tables.spans)
    report = _report(found, tables, document, places, forms)
    findings = (*document.findings, *tables.findings, *_repairs(repaired))
    return Reading(document.source, report, places.source_map, findings)


class _PageSays:
    """What the file or page says of the document, in repaired text."""

    def __init__(self, metadata: Metadata, texts: Texts, vocabulary: Vocabulary) -> None:
        self._metadata, self._texts = metadata, texts
        self._titles = Titles(vocabulary)

    def title(self) -> Title | None:
        """The title, if it is one of a report."""
        line = self._line(self._metadata.title)
        return self._titles.read(line) if line and self._titles.is_title(line.text) else None

    def agency(self) -> Line | None:
        """The publisher, if it is an agency by its name."""
        line = self._line(self._metadata.agency)
        return line if line and self._titles.is_agency(line.text) else None

    def published(self) -> Dated | None:
        """The day of publication."""
        day, at = self._metadata.published, self._line(self._metadata.published_at)
        return Dated(day, at or Line("", TextMap(()))) if day else None

    def completed(self, head: Head) -> Head:
        """The head with what only the page says."""
        return head._replace(
            title=head.title or self.title(),
            page_agency=head.page_agency or self.agency(),
            published=head.published or self.published(),
        )

    def _line(self, span: Span | None) -> Line | None:
        return self._texts.line(span) if span else None


def _find(texts: Texts, tables: Recognised, page: _PageSays, forms: Forms, vocabulary: Vocabulary) -> _Found:
    words = vocabulary.phrases
    spans, apart = texts.prose(tables.leftover)
    lines = lines_of(texts.text, words("reader_page_number"), spans, apart)
    headings = Headings(forms, words("reader_heading_tail"))
    found = outline(lines, headings, {number: words(name) for number, name in _SUB_HEADINGS.items()})
    parts = found.parts
    head = page.completed(read_head(found.head, vocabulary))
    signature = read_signature(parts[-1].lines if parts else [], vocabulary)
    if parts:
        parts = [*parts[:-1], parts[-1]._replace(lines=signature.before)]
    opening = next((part.lines[0] for part in parts if part.number == 1 and part.lines), None)
    agency = agency_of(head, signature.agency, vocabulary)
    return _Found(head, parts, signature, agency, year_of(head, opening, signature.day, vocabulary))


def _is_report(found: _Found, tables: Recognised, forms: Forms) -> bool:
    if found.head.title:
        return bool(found.parts or found.head.preamble or tables.tables)
    known = {part.number for part in found.parts if part.known}
    of_tables = {section.number for form in forms.editions for section in form.sections if section.content == "table"}
    return bool(tables.tables) or len(known) >= (_ENOUGH_WITH_TABLE if known & of_tables else _ENOUGH)


class _Places:
    """Texts on their way into a report: keeps where each came from."""

    def __init__(self, repairs: TextMap) -> None:
        self._repairs = repairs
        self.source_map = SourceMap()

    def start(self, line: Line) -> int:
        """Where a line begins in the original."""
        return self._repairs.origin(line.map.origin(0))

    def span(self, pointer: str, *places: Line | None) -> None:
        """Note where a value stands: from the first place to the end of the last."""
        lines = [place for place in places if place and place.text]
        if lines:
            start = self.start(lines[0])
            end = self._repairs.origin(lines[-1].map.origin(len(lines[-1].text) - 1)) + 1
            self.source_map.spans[pointer] = Span(start, max(start, end))

    def text(self, pointer: str, line: Line | None) -> str | None:
        """The text of a line, its place noted character for character."""
        if line is None:
            return None
        self.span(pointer, line)
        self.source_map.texts[pointer] = composed(line.map.runs, self._repairs)
        return line.text


def _report(found: _Found, tables: Recognised, document: Document, places: _Places, forms: Forms) -> Report:
    head = found.head
    places.span("agency", found.agency)
    places.span("year", found.year.place if found.year else None)
    places.span("published", head.published.place if head.published else None)
    lost = {table: reason for table, reason in _lost(found, document, places, forms) if table not in tables.tables}
    elsewhere = _elsewhere(found, document, forms)
    return Report(
        agency=found.agency.text if found.agency else None,
        year=found.year.year if found.year else None,
        title=places.text("title", head.title.line if head.title else None),
        published=head.published.day if head.published else None,
        preamble=None if "preamble" in elsewhere else places.text("preamble", head.preamble),
        sections=_sections(found.parts, places),
        tables=tables.tables,
        signed=_signature(found, places),
        not_captured=elsewhere,
        unreadable={**lost, **tables.unreadable},
        labels=tables.labels,
        from_picture=document.from_picture,
    )


def _lost(found: _Found, document: Document, places: _Places, forms: Forms) -> Iterator[tuple[str, str]]:
    """The tables whose absence proves nothing, and why: the format loses tables, or a picture stands in their place."""
    if document.loses_tables:
        yield from dict.fromkeys(forms.known, "tables_lost").items()
    table_of = {section.number: section.table for form in forms.editions for section in form.sections if section.table}
    parts = [(part.title or part.lines[0], part.number) for part in found.parts if part.title or part.lines]
    starts = [(places.start(line), number) for line, number in parts]
    for block in document.blocks:
        if isinstance(block, Picture):
            at = bisect_right(starts, (block.span.start, max(table_of, default=0))) - 1
            table = table_of.get(starts[at][1]) if at >= 0 else None
            if table:
                yield table, f"table_{block.kind}"


def _elsewhere(found: _Found, document: Document, forms: Forms) -> frozenset[str]:
    """What a document that has the tables alone does not hold: nothing follows from its absence."""
    written = {section.number for form in forms.editions for section in form.sections if section.content == "text"}
    if not document.tables_alone or any(part.number in written for part in found.parts):
        return frozenset()
    return frozenset({"preamble", "sections", "signed"} | (set() if found.head.title else {"title"}))


def _sections(parts: list[Part], places: _Places) -> tuple[Section, ...]:
    made: list[Section] = []
    for part, pointer in zip(parts, section_pointers(part.number for part in parts), strict=True):
        places.span(pointer, part.title, *part.lines)
        title = places.text(f"{pointer}.title", part.title)
        text = places.text(f"{pointer}.text", joined(part.lines)) or ""
        made.append(Section(number=part.number, title=title, text=text))
    return tuple(made)


def _signature(found: _Found, places: _Places) -> Signature:
    """The signature at the end; where it has no date, the one under the title."""
    _, agency, day, place = found.signature
    under_title = found.head.dated
    if day is None and under_title:
        day, place = under_title
    places.span("signed.agency", agency)
    places.span("signed.date", place)
    places.span("signed", agency, place)
    return Signature(agency=agency.text if agency else None, date=day)


def _repairs(repaired: Repaired) -> tuple[ReaderFinding, ...]:
    if not repaired.counts:
        return ()
    counts: dict[str, str | int] = {kind: repaired.counts.get(kind, 0) for kind in KINDS}
    counts["total"] = sum(repaired.counts.values())
    return (ReaderFinding("HYG002", "repaired", counts, repaired.first),)
