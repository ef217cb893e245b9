"""Documents that are no files of this machine: s3://, https:// and whatever else fsspec knows. Only where asked for.

Names, passwords and signatures that stand in addresses are for fetching alone: nothing that is told or kept has them.
"""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from disclosure_lint.inputs import HIDDEN, LIMIT, SUFFIXES, Trouble, too_large

WEB = ("http", "https")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_MENTIONED = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://[^\s'\"<>]+")
_ANSWERS = {"total": 300.0, "sock_connect": 30.0, "sock_read": 60.0}
"""Seconds that a web server may take: in all, to be reached, and from one piece to the next."""
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
    told = parts._replace(netloc=parts.netloc.rpartition("@")[2], query=query, fragment=fragment)
    if is_address(address):  # urlunsplit forgets the // of kinds that it does not know
        return f"{parts.scheme}://{urlunsplit(told._replace(scheme='')).removeprefix('//')}"
    return urlunsplit(told)


def _told(pair: str) -> str:
    name, equals, value = pair.partition("=")
    return f"{name}={_UNTOLD}" if equals and value and _SECRET.search(name) else pair


def without_secrets(text: str, address: str) -> str:
    """A text of somebody else's that may mention an address, or others that it has led to, with what may be told."""
    text = _MENTIONED.sub(lambda found: public(found[0]), text.replace(address, public(address)))
    for secret in sorted(filter(None, _secrets(address)), key=len, reverse=True):
        for form in (secret, unquote(secret), quote(unquote(secret), safe="")):
            text = text.replace(form, _UNTOLD)
    return text


def _secrets(address: str) -> Iterable[str | None]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return [address.partition("://")[2].rpartition("@")[0]]
    pairs = [pair.partition("=") for text in (parts.query, parts.fragment) for pair in text.split("&")]
    values = [value for name, _, value in pairs if _SECRET.search(name)]
    return [parts.password, parts.netloc.rpartition("@")[0], *values]


def required(scheme: str) -> None:
    """ImportError where what reads a kind of address is not installed, ValueError where there is no such kind."""
    from fsspec import get_filesystem_class

    get_filesystem_class(scheme)


def _opened(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path there. A name may hold `::`; chains (`zip://…::s3://…`) are none."""
    from fsspec import filesystem, get_filesystem_class  # for runs over addresses alone

    scheme = scheme_of(address)
    kind = get_filesystem_class(scheme)
    options = kind._get_kwargs_from_urls(address)
    if scheme in WEB:
        from aiohttp import ClientTimeout

        options["client_kwargs"] = {"trust_env": True, "timeout": ClientTimeout(**_ANSWERS)}
    return filesystem(scheme, **options), kind._strip_protocol(address)


def listed_at(address: str) -> list[str] | None:
    """The documents below an address, by their paths from there; None where it is no folder. A web address is one
    document, always.
    """
    if scheme_of(address) in WEB:
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


def answers(address: str) -> None:
    """Raises what keeps an address from being read now."""
    if scheme_of(address) in WEB:
        text_at(address, 1)
    else:
        system, path = _opened(address)
        system.invalidate_cache()
        if not system.isdir(path):
            text_at(address, 1)


def text_at(address: str, limit: int) -> bytes:
    """The bytes at an address, no more than a limit. OSError or ValueError where they cannot be had."""
    system, path = _opened(address)
    # Of the web in one request and as it comes: what a server says of sizes and ranges may be wrong.
    streamed = {"block_size": 0, "size": 1} if scheme_of(address) in WEB else {}
    data = bytearray()
    with system.open(path, "rb", **streamed) as file:
        while len(data) < limit and (piece := file.read(limit - len(data))):
            data += piece
    return bytes(data)


def document_at(address: str, named: bool = True) -> bytes | Trouble:
    """The bytes of a document, or why they cannot be had: `not_there` for what a list names alone."""
    try:
        data = text_at(address, LIMIT + 1)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  each file system has exceptions of its own
        if named and isinstance(error, FileNotFoundError):
            return Trouble("not_there")
        return Trouble("cannot_open", {"detail": why(error, address)})
    return data if len(data) <= LIMIT else too_large(len(data))


def why(error: Exception, address: str) -> str:
    """Why an address cannot be read, in a line that holds no secrets."""
    if isinstance(error, FileNotFoundError):
        return "No such file or directory"
    if isinstance(error, TimeoutError):
        return "Connection timed out"
    text = " ".join((str(error) or type(error).__name__).split())
    return without_secrets(text, address)[:200]
