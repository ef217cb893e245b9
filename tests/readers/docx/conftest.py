from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from disclosure_lint.readers.document import Document, Grid, Paragraph, Picture
from disclosure_lint.readers.docx import read_document

COMMON = "http://schemas.openxmlformats.org"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": f"{COMMON}/wordprocessingml/2006/main",
        "r": f"{COMMON}/officeDocument/2006/relationships",
        "m": f"{COMMON}/officeDocument/2006/math",
        "mc": f"{COMMON}/markup-compatibility/2006",
        "wp": f"{COMMON}/drawingml/2006/wordprocessingDrawing",
        "a": f"{COMMON}/drawingml/2006/main",
        "pic": f"{COMMON}/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
RELATIONS = f'<Relationships xmlns="{COMMON}/package/2006/relationships">{{}}</Relationships>'
KIND = f"{COMMON}/officeDocument/2006/relationships"

Build = Callable[..., bytes]
Load = Callable[..., Document]


def build_word(body: str, **parts: str) -> bytes:
    """A Word file with this body; parts (`styles`, `numbering`, `header` ...) by the kind of their relation."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        main = f'<Relationship Id="r" Type="{KIND}/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", RELATIONS.format(main))
        others = "".join(f'<Relationship Id="{kind}" Type="{KIND}/{kind}" Target="{kind}.xml"/>' for kind in parts)
        archive.writestr("word/_rels/document.xml.rels", RELATIONS.format(others))
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for kind, inner in parts.items():
            archive.writestr(f"word/{kind}.xml", f"<w:{kind} {NAMESPACES}>{inner}</w:{kind}>")
    return file.getvalue()


@pytest.fixture
def word() -> Build:
    return build_word


@pytest.fixture
def read() -> Load:
    def load(body: str, **parts: str) -> Document:
        document = read_document("a.docx", build_word(body, **parts))
        assert isinstance(document, Document), document
        return document

    return load


@pytest.fixture
def shown(read: Load) -> Callable[..., list[object]]:
    """The blocks of a body, in short: a text, a list of rows, or the kind of a picture."""

    def blocks(body: str, **parts: str) -> list[object]:
        document = read(body, **parts)
        text = document.source.text
        short: list[object] = []
        for block in document.blocks:
            if isinstance(block, Paragraph):
                short.append(text[slice(*block.span)])
            elif isinstance(block, Grid):
                short.append(rows(block))
            elif isinstance(block, Picture):
                short.append(f"<{block.kind}>")
        return short

    return blocks


def rows(grid: Grid) -> list[str]:
    """A grid as texts: `text@column+columns`, spans of one left out, rows spanned after a slash."""
    lines: dict[int, list[str]] = {}
    for cell in grid.cells:
        spans = (f"+{cell.columns}" if cell.columns > 1 else "") + (f"/{cell.rows}" if cell.rows > 1 else "")
        lines.setdefault(cell.row, []).append(f"{cell.text}@{cell.column}{spans}")
    return [" ".join(line) for _, line in sorted(lines.items())]
