"""Documents to reports: decoding, sniffing, one reader a format. Readers tell trouble by reason, rules word it."""

from disclosure_lint.forms import Forms
from disclosure_lint.readers.decode import decode, too_large
from disclosure_lint.readers.reading import ReaderFinding, Reading
from disclosure_lint.readers.sniff import sniff
from disclosure_lint.source import Source, SourceMap
from disclosure_lint.vocabulary import Vocabulary

__all__ = ["ReaderFinding", "Reading", "read", "too_large"]


def read(name: str, data: bytes, forms: Forms, vocabulary: Vocabulary) -> Reading:
    """The report in a document, chosen a reader for by suffix and content. Never raises, whatever the bytes."""
    text = decode(data)
    if isinstance(text, Reading):
        return text
    source = Source(name, text)
    if not text.strip():
        return Reading(source, None, SourceMap(), (ReaderFinding("SRC002", "empty", {}, None),))
    syntax = sniff(name, text)
    if syntax == "text":
        from disclosure_lint.readers.narrative import read_text

        return read_text(source, forms, vocabulary)
    from disclosure_lint.readers.structured import read_structured

    return read_structured(source, syntax, forms)
