"""Documents to reports: decoding, sniffing, one reader a format. Readers tell trouble by reason, rules word it."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from disclosure_lint.forms import Forms
from disclosure_lint.readers.decode import decode, refused_format, too_large
from disclosure_lint.readers.reading import ReaderFinding, Reading
from disclosure_lint.readers.sniff import MAX_BYTES, document_format, sniff
from disclosure_lint.source import Source, SourceMap
from disclosure_lint.vocabulary import Vocabulary

if TYPE_CHECKING:
    from disclosure_lint.readers.document import Document

__all__ = ["ReaderFinding", "Reading", "read", "too_large"]

DOCUMENTS: Final[dict[str, str]] = {
    "docx": "disclosure_lint.readers.docx",
    **dict.fromkeys(("doc", "odt", "rtf", "xls", "ods"), "disclosure_lint.readers.legacy"),
    "xlsx": "disclosure_lint.readers.xlsx",
}
"""By format (see `sniff.document_format`), the module that holds `read_document(name, data) -> Document | Reading`.

A `Reading` is a refusal. Modules are imported when the first document of their format comes.
"""


def read(name: str, data: bytes, forms: Forms, vocabulary: Vocabulary, *, ocr: bool = False) -> Reading:
    """The report in a document, chosen a reader for by suffix and content. Never raises, whatever the bytes.

    With `ocr` the text of a scanned PDF is recognised.
    """
    if len(data) > MAX_BYTES:
        return too_large(len(data))
    format_ = document_format(name, data)
    if format_:
        return _read_document(format_, name, data, forms, vocabulary, ocr=ocr)
    decoded = decode(data)
    if isinstance(decoded, Reading):
        return decoded
    text = decoded.text
    source = Source(name, text)
    if not text.strip():
        return Reading(source, None, SourceMap(), (ReaderFinding("SRC002", "empty", {}, None),))
    syntax = sniff(name, text)
    if syntax == "text":
        from disclosure_lint.readers.text import text_document

        return _composed(text_document(source, vocabulary), forms, vocabulary)
    from disclosure_lint.readers.structured import read_structured

    return read_structured(source, syntax, forms)


def _read_document(format_: str, name: str, data: bytes, forms: Forms, vocabulary: Vocabulary, *, ocr: bool) -> Reading:
    from disclosure_lint.readers.document import Document

    if format_ in ("html", "mht"):
        from disclosure_lint.readers.html import read_page, read_saved

        document = (read_page if format_ == "html" else read_saved)(name, data, vocabulary)
    elif format_ == "pdf":
        from disclosure_lint.readers.pdf import read_document

        document = read_document(name, data, ocr=ocr)
    elif format_ in DOCUMENTS:
        document = import_module(DOCUMENTS[format_]).read_document(name, data)
    else:
        return refused_format(format_)
    if isinstance(document, Reading):
        return document
    assert isinstance(document, Document)
    return _composed(document, forms, vocabulary)


def _composed(document: "Document", forms: Forms, vocabulary: Vocabulary) -> Reading:
    from disclosure_lint.readers.compose import compose

    return compose(document, forms, vocabulary)
