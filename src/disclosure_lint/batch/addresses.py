"""Documents that are no files of this machine: s3://, https:// and whatever else fsspec knows. Only where asked for.

Names, passwords and signatures that stand in addresses are for fetching alone: nothing that is told or kept has them.
"""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from disclosure_lint.inputs import HIDDEN, LIMIT, SUFFIXES, Trouble, too_large

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_WEB = ("http", "https")
_OPTIONS: dict[str, dict[str, Any]] = {name: {"client_kwargs": {"trust_env": True}} for name in _WEB}
_SECRET = re.compile(r"(?i)sig|token|secret|passw|pwd|key|cred|auth|session|ticket")
_UNTOLD = "***"


def is_address(text: str) -> bool:
    """Whether a text is an address and no path."""
    return bool(_ADDRESS.match(text))


def scheme_of(address: str) -> str:
    """What stands before ://, in lower case."""
    return address.partition("://")[0].lower()


def public(address: str) -> str:
    """An address as it may be told: without name and password, and without what its query holds of a kind with them."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return f"{scheme_of(address)}://{_UNTOLD}"
    query, fragment = ("&".join(map(_told, part.split("&"))) for part in (parts.query, parts.fragment))
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=query, fragment=fragment))


def _told(pair: str) -> str:
    name, equals, value = pair.partition("=")
    return f"{name}={_UNTOLD}" if equals and value and _SECRET.search(name) else pair


def without_secrets(text: str, address: str) -> str:
    """A text of somebody else's that may mention an address, with what may be told of it."""
    text = text.replace(address, public(address))
    parts = urlsplit(address)
    secrets = [parts.password, parts.netloc.rpartition("@")[0]]
    secrets += [value for name, _, value in _pairs(parts.query) if _SECRET.search(name)]
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        for form in (secret, unquote(secret)):
            text = text.replace(form, _UNTOLD)
    return text


def _pairs(query: str) -> Iterable[tuple[str, str, str]]:
    return (pair.partition("=") for pair in query.split("&"))


def required(scheme: str) -> None:
    """ImportError where what reads a kind of address is not installed, ValueError where there is no such kind."""
    from fsspec import get_filesystem_class

    get_filesystem_class(scheme)


def _opened(address: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs  # for runs over addresses alone

    found: tuple[Any, str] = url_to_fs(address, **_OPTIONS.get(scheme_of(address), {}))
    return found


def listed_at(address: str) -> list[str] | None:
    """The documents below an address, by their paths from there; None where it is no folder. A web address is one
    document, always.
    """
    if scheme_of(address) in _WEB:
        return None
    system, path = _opened(address)
    if not system.isdir(path):
        return None
    found = sorted(name.removeprefix(path).lstrip("/") for name in system.find(path))
    return [
        name
        for name in found
        if name.lower().endswith(SUFFIXES) and not any(part.startswith(HIDDEN) for part in name.split("/"))
    ]


def text_at(address: str, limit: int) -> bytes:
    """The bytes at an address, no more than a limit. OSError or ValueError where they cannot be had."""
    system, path = _opened(address)
    with system.open(path, "rb") as file:
        return bytes(file.read(limit))


def document_at(address: str) -> bytes | Trouble:
    """The bytes of a document, or why they cannot be had."""
    try:
        data = text_at(address, LIMIT + 1)
    except FileNotFoundError:
        return Trouble("not_there")
    except Exception as error:  # noqa: BLE001  each file system has exceptions of its own
        return Trouble("cannot_open", {"detail": why(error, address)})
    return data if len(data) <= LIMIT else too_large(len(data))


def why(error: Exception, address: str) -> str:
    """Why an address cannot be read, in a line that holds no secrets."""
    text = " ".join((str(error) or type(error).__name__).split())
    if isinstance(error, FileNotFoundError):
        text = "No such file or directory"
    return without_secrets(text, address)[:200]
