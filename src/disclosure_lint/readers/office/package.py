"""The parts of an Office file, within limits of size, number and depth. Knows no document format."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, normpath
from typing import Final, NamedTuple

from lxml import etree

from disclosure_lint.readers.office.names import transitional

MAX_MEMBERS: Final = 5_000
MAX_PART: Final = 16_000_000
"""Bytes of a part, unpacked. The text of a report has some hundred thousand."""
MAX_TOTAL: Final = 40_000_000
MAX_RATIO: Final = 300
_LEAST_SUSPECT: Final = 1_000_000
"""Bytes below which nobody asks how well a part was packed: a table of zeros packs very well."""
MAX_NODES: Final = 600_000
MAX_DEPTH: Final = 256
"""What libxml2 sets itself."""

_MEMBER = b"PK\x01\x02"
_ENCRYPTED = 1
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError, NotImplementedError)


class Unreadable(Exception):
    """Why a file cannot be read: a reason of SRC001 and what its message may mention."""

    def __init__(self, reason: str, **values: str | int) -> None:
        self.reason = reason
        self.values = values
        super().__init__(reason)


class Relation(NamedTuple):
    """What a part refers to: the last word of the relation's type, the part's name ('' where it is outside)."""

    kind: str
    target: str


class Package:
    """The parts of a zip by name. Raises `Unreadable` for what is damaged, encrypted or beyond a limit."""

    def __init__(self, data: bytes) -> None:
        if data.count(_MEMBER) > MAX_MEMBERS:
            raise Unreadable("too_many_parts", limit=MAX_MEMBERS)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGE as error:
            raise Unreadable("damaged") from error
        self._members = {_key(member.filename): member for member in self._zip.infolist()}
        self._left = MAX_TOTAL

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none."""
        member = self._members.get(_key(name))
        if member is None:
            return None
        if member.flag_bits & _ENCRYPTED:
            raise Unreadable("encrypted")
        allowed = min(MAX_PART, self._left)
        suspect = member.file_size > max(_LEAST_SUSPECT, MAX_RATIO * member.compress_size)
        if suspect or member.file_size > allowed:
            raise Unreadable("expands", limit=MAX_PART // 1_000_000)
        try:
            with self._zip.open(member) as file:
                data = file.read(allowed + 1)
        except _DAMAGE as error:
            raise Unreadable("damaged") from error
        if len(data) > allowed:
            raise Unreadable("expands", limit=MAX_PART // 1_000_000)
        self._left -= len(data)
        return data

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part in the names of the transitional standard, None where there is no such part."""
        data = self.part(name)
        return None if data is None else _root(transitional(data))

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part (or '' for the package) refers to, by identifier."""
        folder = dirname(name)
        root = self.xml(f"{folder}/_rels/{name[len(folder) :].lstrip('/')}.rels")
        found: dict[str, Relation] = {}
        for entry in root if root is not None else ():
            target = entry.get("Target", "")
            inside = entry.get("TargetMode") != "External"
            path = normpath(target if target.startswith("/") else f"{folder}/{target}").lstrip("/") if inside else ""
            found[entry.get("Id", "")] = Relation(entry.get("Type", "").rpartition("/")[2], path)
        return found

    def related(self, name: str, kind: str) -> Iterator[str]:
        """The parts of a kind (`styles`, `numbering` ...) that a part refers to and that are there."""
        for relation in self.relations(name).values():
            if relation.kind == kind and relation.target in self:
                yield relation.target

    def main(self, default: str) -> str:
        """The name of the part with the document itself."""
        return next(self.related("", "officeDocument"), default)


def _key(name: str) -> str:
    """Names are compared without case; some writers use the separator of their system."""
    return name.replace("\\", "/").lstrip("/").lower()


def _root(data: bytes) -> etree._Element:
    if data.count(b"<") + data.count(b"=") > MAX_NODES:
        raise Unreadable("too_many", limit=MAX_NODES)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise Unreadable("too_deep", limit=MAX_DEPTH) from error
        raise Unreadable("unsafe" if b"<!DOCTYPE" in data.replace(b"\0", b"") else "damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("unsafe")
    return root
