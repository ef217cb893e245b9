from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from disclosure_lint.readers.document import Document, Grid, Paragraph
from disclosure_lint.readers.xlsx import read_document

COMMON = "http://schemas.openxmlformats.org"
MAIN = f'xmlns="{COMMON}/spreadsheetml/2006/main" xmlns:r="{COMMON}/officeDocument/2006/relationships"'
KIND = f"{COMMON}/officeDocument/2006/relationships"
STYLES = (
    "<numFmts><numFmt numFmtId='170' formatCode='#,##0\"件\"'/><numFmt numFmtId='171' formatCode='0.00%;[Red]-0.00%'/>"
    "<numFmt numFmtId='172' formatCode='yyyy\"年\"m\"月\"d\"日\"'/><numFmt numFmtId='173' formatCode='h:mm'/>"
    "<numFmt numFmtId='174' formatCode='[$¥-804]#,##0.00_ '/></numFmts>"
    "<borders><border/><border><left style='thin'/></border></borders>"
    "<cellXfs><xf/><xf borderId='1'/><xf numFmtId='4'/><xf numFmtId='170'/><xf numFmtId='171'/><xf numFmtId='172'/>"
    "<xf numFmtId='173'/><xf numFmtId='174'/><xf numFmtId='14'/><xf numFmtId='57'/></cellXfs>"
)

Load = Callable[..., Document]


def build_workbook(
    *sheets: str, names: tuple[str, ...] = (), strings: str = "", settings: str = "", states: tuple[str, ...] = ()
) -> bytes:
    """A workbook whose sheets hold this; styles 0-9 are plain, bordered, 1,234.00, 件, percent, dates and the like."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        parts = {"styles": f"<styleSheet {MAIN}>{STYLES}</styleSheet>", "sharedStrings": f"<sst {MAIN}>{strings}</sst>"}
        relations, listed = "", ""
        for kind, content in parts.items():
            archive.writestr(f"xl/{kind}.xml", content)
            relations += f'<Relationship Id="{kind}" Type="{KIND}/{kind}" Target="{kind}.xml"/>'
        for at, sheet in enumerate(sheets, 1):
            archive.writestr(f"xl/sheet{at}.xml", f"<worksheet {MAIN}>{sheet}</worksheet>")
            relations += f'<Relationship Id="r{at}" Type="{KIND}/worksheet" Target="/xl/sheet{at}.xml"/>'
            name = names[at - 1] if names else f"表{at}"
            state = f' state="{states[at - 1]}"' if states else ""
            listed += f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"{state}/>'
        rels = "<Relationships>{}</Relationships>"
        archive.writestr(
            "_rels/.rels", rels.format(f'<Relationship Id="a" Type="{KIND}/officeDocument" Target="xl/workbook.xml"/>')
        )
        archive.writestr("xl/_rels/workbook.xml.rels", rels.format(relations))
        archive.writestr("xl/workbook.xml", f"<workbook {MAIN}>{settings}<sheets>{listed}</sheets></workbook>")
    return file.getvalue()


@pytest.fixture
def build() -> Callable[..., bytes]:
    return build_workbook


@pytest.fixture
def read() -> Load:
    def load(*sheets: str, **more: object) -> Document:
        document = read_document("a.xlsx", build_workbook(*sheets, **more))  # type: ignore[arg-type]
        assert isinstance(document, Document), document
        return document

    return load


@pytest.fixture
def shown(read: Load) -> Callable[..., list[object]]:
    """The blocks of a workbook, in short: a text, or a list of rows, each `text@column+columns/rows`."""

    def blocks(*sheets: str, **more: object) -> list[object]:
        document = read(*sheets, **more)
        short: list[object] = []
        for block in document.blocks:
            if isinstance(block, Paragraph):
                short.append(document.source.text[slice(*block.span)])
            elif isinstance(block, Grid):
                short.append(rows(block))
        return short

    return blocks


def rows(grid: Grid) -> list[str]:
    lines: dict[int, list[str]] = {}
    for cell in grid.cells:
        spans = (f"+{cell.columns}" if cell.columns > 1 else "") + (f"/{cell.rows}" if cell.rows > 1 else "")
        lines.setdefault(cell.row, []).append(f"{cell.text}@{cell.column}{spans}")
    return [" ".join(line) for _, line in sorted(lines.items())]
