"""Runs `extract` or `optical` on a document in a process that is stopped in time. Whatever happens is an answer."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

SECONDS: Final = 30.0
"""How long PDFium may take for a document; an ordinary report takes a tenth of a second."""

OPTICAL_SECONDS: Final = 900.0
"""How long the recognition of a scanned document may take; a page takes some seconds."""

_PROGRAM = Path(__file__).with_name("extract.py")
_OPTICAL = Path(__file__).with_name("optical.py")
_OPTICAL_NEEDS = ("rapidocr", "onnxruntime", "cv2")
_BINDINGS = "pypdfium2_raw"


class Unextracted(Exception):
    """Why there is nothing to read: a reason of SRC001 and what its message may mention."""

    def __init__(self, reason: str, **values: str | int) -> None:
        self.reason, self.values = reason, values
        super().__init__(reason)


def raw_pages(data: bytes, seconds: float = SECONDS) -> list[Mapping[str, Any]]:
    """The pages of a document as `extract` writes them. Raises `Unextracted`."""
    found = find_spec(_BINDINGS)
    if found is None or found.origin is None:
        raise Unextracted("pdf_library", command="pip install pypdfium2")
    folder = str(Path(found.origin).parents[1])
    # no site, no environment of Python's: nothing but this program and the bindings are loaded
    return _answered([sys.executable, "-I", "-S", "-X", "utf8", str(_PROGRAM), folder], data, seconds)


def recognised_pages(data: bytes, seconds: float = OPTICAL_SECONDS) -> list[Mapping[str, Any]]:
    """The pages of a scanned document as `optical` writes them. Raises `Unextracted`."""
    if any(find_spec(name) is None for name in _OPTICAL_NEEDS):
        raise Unextracted("ocr_library", command="pip install 'disclosure-lint[ocr]'")
    return _answered([sys.executable, "-I", "-X", "utf8", str(_OPTICAL)], data, seconds)


def _answered(command: Sequence[str], data: bytes, seconds: float) -> list[Mapping[str, Any]]:
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise Unextracted("pdf_time", seconds=max(1, round(seconds))) from None
    except OSError as error:
        raise Unextracted("cannot_open", detail=error.strerror or type(error).__name__) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:  # it died, of memory or of the document
        raise Unextracted("pdf_broke") from None
    if "refused" in answer:
        raise Unextracted(answer["refused"], number=answer["number"])
    pages: list[Mapping[str, Any]] = answer["pages"]
    return pages
