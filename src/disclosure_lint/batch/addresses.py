"""Documents that are no files of this machine: s3://, https:// and whatever else fsspec knows. Only where asked for."""

import re
from typing import Any

from disclosure_lint.inputs import LIMIT, SUFFIXES, Trouble, too_large

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_WEB = ("http", "https")
_OPTIONS: dict[str, dict[str, Any]] = {"http": {"timeout": 60}, "https": {"timeout": 60}}


def is_address(text: str) -> bool:
    """Whether a text is an address and no path."""
    return bool(_ADDRESS.match(text))


def _opened(address: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs  # for runs over addresses alone

    return url_to_fs(address)  # type: ignore[no-any-return]


def listed_at(address: str) -> list[str] | None:
    """The documents below an address; None where it is no folder. A web address is one document, always."""
    if address.partition("://")[0].lower() in _WEB:
        return None
    system, path = _opened(address)
    if not system.isdir(path):
        return None
    return [system.unstrip_protocol(name) for name in sorted(system.find(path)) if name.lower().endswith(SUFFIXES)]


def text_at(address: str, limit: int) -> bytes:
    """The bytes at an address, no more than a limit. OSError or ValueError where they cannot be had."""
    system, path = _opened(address)
    with system.open(path, "rb") as file:
        return bytes(file.read(limit))


def document_at(address: str) -> bytes | Trouble:
    """The bytes of a document, or why they cannot be had."""
    try:
        data = text_at(address, LIMIT + 1)
    except Exception as error:  # noqa: BLE001  each file system has exceptions of its own
        return Trouble("cannot_open", {"detail": (str(error) or type(error).__name__)[:200]})
    return data if len(data) <= LIMIT else too_large(len(data))
