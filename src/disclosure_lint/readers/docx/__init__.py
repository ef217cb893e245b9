"""Word files (.docx, .docm, .dotx) as documents, read from their XML: what Word shows, and where. Knows no report.

python-docx was weighed and left out: it shows neither inserted text nor text boxes, content controls or the numbers of
lists, so most of this would have had to go around it.
"""

from disclosure_lint.readers.document import Document, Metadata, Paragraph
from disclosure_lint.readers.docx.flow import Flow
from disclosure_lint.readers.docx.numbering import Numbering
from disclosure_lint.readers.docx.styles import Styles
from disclosure_lint.readers.office import Package, Unreadable, document_of
from disclosure_lint.readers.office.names import W
from disclosure_lint.readers.reading import Reading
from disclosure_lint.readers.transcript import Transcript
from disclosure_lint.source import Span

_MAIN = "word/document.xml"


def read_document(name: str, data: bytes) -> Document | Reading:
    """The document in a Word file, or why it cannot be read (SRC001)."""
    return document_of(data, lambda package: _read(name, package))


def _read(name: str, package: Package) -> Document:
    main = package.main(_MAIN)
    root = package.xml(main)
    body = root.find(f"{W}body") if root is not None else None
    if root is None or body is None:
        raise Unreadable("no_main_part")
    parts = {kind: package.xml(found) for kind in ("styles", "numbering") for found in package.related(main, kind)}
    transcript = Transcript()
    styles = Styles(parts.get("styles"))
    flow = Flow(root, styles, Numbering(parts.get("numbering")), transcript)
    flow.read(body)
    metadata = Metadata(title=_header(package, main, styles, transcript))
    return Document(transcript.source(name), tuple(flow.blocks), metadata)


def _header(package: Package, main: str, styles: Styles, transcript: Transcript) -> Span | None:
    """The longest line of the page headers, which may have the title that the text has not."""
    lines: list[Span] = []
    for part in package.related(main, "header"):
        root = package.xml(part)
        if root is not None:
            flow = Flow(root, styles, Numbering(None), transcript)
            flow.read(root, "header")
            lines += (block.span for block in flow.blocks if isinstance(block, Paragraph))
    return max(lines, key=lambda span: span.end - span.start, default=None)
