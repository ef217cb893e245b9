"""Workbooks (.xlsx, .xlsm) as documents, read from their XML: what the sheets show, and where. Knows no report.

openpyxl and calamine were weighed and left out: openpyxl keeps either merged cells or speed, calamine neither number
formats nor what is hidden, and both take a formula without a result for a blank cell.
"""

from disclosure_lint.readers.document import Block, Document, Grid
from disclosure_lint.readers.office import Package, Unreadable, document_of
from disclosure_lint.readers.office.names import SHEET
from disclosure_lint.readers.reading import ReaderFinding, Reading
from disclosure_lint.readers.transcript import Transcript
from disclosure_lint.readers.xlsx.blocks import blocks_of
from disclosure_lint.readers.xlsx.parts import read_parts, visible_sheets
from disclosure_lint.readers.xlsx.sheet import read_sheet

_MAIN = "xl/workbook.xml"


def read_document(name: str, data: bytes) -> Document | Reading:
    """The document in a workbook, or why it cannot be read (SRC001)."""
    return document_of(data, lambda package: _read(name, package))


def _read(name: str, package: Package) -> Document:
    main = package.main(_MAIN)
    root = package.xml(main)
    if root is None or root.tag != f"{SHEET}workbook":
        raise Unreadable("no_main_part")
    parts = read_parts(package, main, root)
    transcript = Transcript()
    blocks: list[Block] = []
    for sheet in visible_sheets(package, main, root):
        content = package.xml(sheet.part)
        if content is not None:
            tables = sum(isinstance(block, Grid) for block in blocks)
            blocks += blocks_of(read_sheet(content, parts), sheet.name, transcript, tables + 1)
    return Document(transcript.source(name), tuple(blocks), tables_alone=True, findings=_unread(blocks))


def _unread(blocks: list[Block]) -> tuple[ReaderFinding, ...]:
    """That there are formulas without a result, with the first of them."""
    found = [cell for block in blocks if isinstance(block, Grid) for cell in block.cells if cell.unread]
    if not found:
        return ()
    return (ReaderFinding("SRC006", "formula", {"count": len(found), "text": found[0].text}, found[0].span),)
