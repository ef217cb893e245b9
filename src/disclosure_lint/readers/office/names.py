"""The names of the elements of Office files, and the strict standard's names turned into the common ones."""

from typing import Final

_COMMON = "http://schemas.openxmlformats.org/"

W: Final = f"{{{_COMMON}wordprocessingml/2006/main}}"
SHEET: Final = f"{{{_COMMON}spreadsheetml/2006/main}}"
RELATION: Final = f"{{{_COMMON}officeDocument/2006/relationships}}"
MATH: Final = f"{{{_COMMON}officeDocument/2006/math}}"
DRAWING: Final = f"{{{_COMMON}drawingml/2006/main}}"
COMPATIBLE: Final = f"{{{_COMMON}markup-compatibility/2006}}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
OLE: Final = "{urn:schemas-microsoft-com:office:office}"

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES: Final = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"drawingml/main", b"drawingml/2006/main"),
)


def transitional(data: bytes) -> bytes:
    """A part with the namespaces of the strict standard replaced."""
    if _STRICT not in data:
        return data
    for strict, common in _STRICT_NAMES:
        data = data.replace(_STRICT + strict, _COMMON.encode() + common)
    return data
