"""A document before anybody asks what it says: paragraphs, tables and pictures in order. Knows no form and no report.

Readers of formats make it, `compose` makes a report of it. Every span points into the text of `source`: for plain text
that is the file itself, for other formats the transcript (see `transcript`).
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.readers.reading import ReaderFinding
from disclosure_lint.source import Source, Span


class Paragraph(NamedTuple):
    """A paragraph, or a line of plain text. `heading` is the level of a heading that the format marks as one."""

    span: Span
    heading: int | None = None


class GridCell(NamedTuple):
    """A cell of a table as it is laid out: its first row and column from 0, how many of them it spans, its text.

    Lines of a cell are joined by a line feed in `text`; the transcript has a space there, so that offsets agree.
    `unread` is the reason why the format does not tell what the cell shows: then `text` is not its value.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str
    span: Span
    unread: str | None = None


class Grid(NamedTuple):
    """A table as it is laid out. Cells do not overlap and come in reading order; a place without a cell is a hole.

    `sure` tells that the format itself says which cell stands where (Word, web page, spreadsheet, ruled page); else it
    was worked out from the look of a text. `continues` tells that it goes on from the table before (over a page break).
    """

    cells: tuple[GridCell, ...]
    span: Span
    sure: bool = True
    continues: bool = False


class Picture(NamedTuple):
    """A picture or an attached file where a table may have been; `kind` says which."""

    span: Span
    kind: Literal["picture", "attachment"]


Block: TypeAlias = Paragraph | Grid | Picture


class Metadata(NamedTuple):
    """What the file or page says of the document outside its text: a day, and names with where they stand."""

    title: Span | None = None
    agency: Span | None = None
    published: date | None = None
    published_at: Span | None = None


NO_METADATA = Metadata()


@dataclass(frozen=True)
class Document:
    """What a format's reader hands on.

    `loses_tables` marks formats from which a missing table proves nothing; `tables_alone` those that people use for the
    tables and nothing else, so that the rest of the report is elsewhere; `from_picture` those of which all was
    recognised in pictures.
    """

    source: Source
    blocks: tuple[Block, ...]
    metadata: Metadata = NO_METADATA
    loses_tables: bool = False
    tables_alone: bool = False
    from_picture: bool = False
    findings: tuple[ReaderFinding, ...] = ()
