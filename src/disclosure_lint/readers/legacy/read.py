"""Which formats are converted to what, and what is told where that cannot be done. Knows no process."""

from importlib import import_module
from typing import Final, NamedTuple

from disclosure_lint.readers.decode import refused, too_large
from disclosure_lint.readers.document import Document
from disclosure_lint.readers.legacy.office import Unconverted, convert, office_program
from disclosure_lint.readers.reading import Reading
from disclosure_lint.readers.sniff import MAX_BYTES, document_format


class _Conversion(NamedTuple):
    """The suffix of a format that LibreOffice knows it by, what it is converted to, and the reader of that."""

    suffix: str
    to: str
    reader: str


_WORD: Final = "disclosure_lint.readers.docx"
_WORKBOOK: Final = "disclosure_lint.readers.xlsx"
_CONVERSIONS: Final = {
    "doc": _Conversion("doc", "docx", _WORD),
    "odt": _Conversion("odt", "docx", _WORD),
    "rtf": _Conversion("rtf", "docx", _WORD),
    "xls": _Conversion("xls", "xlsx", _WORKBOOK),
    "ods": _Conversion("ods", "xlsx", _WORKBOOK),
}


def read_document(name: str, data: bytes) -> Document | Reading:
    """The document that LibreOffice makes of a file. Where there is none or it fails, SRC001 tells the way."""
    format_ = document_format(name, data)
    conversion = _CONVERSIONS[format_ or "doc"]
    program = office_program()
    if program is None:
        return refused("office_missing", {"suffix": conversion.to})
    try:
        made = convert(program, data, conversion.suffix, conversion.to)
    except Unconverted as trouble:
        return refused(trouble.reason, {"suffix": conversion.to, **trouble.values})
    if len(made) > MAX_BYTES:
        return too_large(len(made))
    document: Document | Reading = import_module(conversion.reader).read_document(name, made)
    return document
