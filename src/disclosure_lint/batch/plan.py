"""What a run is over: a folder, a list or an address to documents by name, in one order. Reads no document."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from disclosure_lint import api
from disclosure_lint.api import Options
from disclosure_lint.batch.addresses import WEB, is_address, listed_at, public, required, scheme_of, text_at, why
from disclosure_lint.batch.ends import wrong
from disclosure_lint.inputs import Input, MissingPaths, Trouble, discover, left_out

PACKAGES = {"http": "aiohttp", "https": "aiohttp", "s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "oss": "ossfs"}
"""What reads a kind of address."""
LONGEST_LIST = 50_000_000
"""Bytes that a list of documents may have."""


class Item(NamedTuple):
    """A document of a run: how results call it, and where it is (`address` for what is no file of this machine)."""

    input: Input
    address: str | None = None

    @property
    def name(self) -> str:
        """What results call it: below the folder or the address of the run, or as the list has it."""
        return self.input.name


PRIOR = "prior:"
"""How the names of documents begin that are there as last year's reports only."""


def plan(root: str, exclude: tuple[str, ...], options: Options, kept_in: Path) -> list[Item]:
    """The documents of a run by name, each once, without what lies in the folder that the run itself is kept in.
    MissingPaths or WrongCall where there is nothing to run over.
    """
    if is_address(root):
        _installed([root])
        found = _at_address(root, exclude)
    elif Path(root).is_dir():
        found = _in_folder(root, exclude, options)
    elif Path(root).is_file():
        with Path(root).open("rb") as file:
            data = file.read(LONGEST_LIST + 1)
        found = _in_list(_lines(root, data), Path(root).parent, exclude, options)
    else:
        raise MissingPaths([root])
    items = list(found)
    _installed(item.address for item in items if item.address)
    once: dict[str, Item] = {}
    own = Path(os.path.realpath(kept_in))
    for item in _told_apart(items):
        path = item.input.path
        if path is None or not Path(os.path.realpath(path)).is_relative_to(own):
            once.setdefault(item.name, item)
    return [once[name] for name in sorted(once)]


def _told_apart(items: list[Item]) -> Iterator[Item]:
    """The documents; addresses that are told alike, since they differ in what must not be told alone, are numbered."""
    known: dict[str, set[str]] = {}
    for item in items:
        alike = known.setdefault(item.name, set())
        if item.address in alike:
            continue
        if item.address:
            alike.add(item.address)
            if len(alike) > 1:
                item = Item(item.input._replace(name=f"{item.name} ({len(alike)})"), item.address)
        yield item


def _installed(addresses: Iterable[str]) -> None:
    """WrongCall where addresses cannot be read for want of a package, or are of an unknown kind."""
    for scheme in sorted(set(map(scheme_of, addresses))):
        try:
            required(scheme)
        except ImportError:
            package = PACKAGES.get(scheme, f"fsspec[{scheme}]")
            raise wrong("batch.no_package", scheme=scheme, package=package) from None
        except ValueError:
            raise wrong("batch.no_scheme", scheme=scheme) from None


def given(inputs: Iterable[Input]) -> list[Item]:
    """Documents that are there as last year's reports only."""
    return [Item(entry._replace(name=f"{PRIOR}{entry.name}")) for entry in inputs]


def _in_folder(root: str, exclude: tuple[str, ...], options: Options) -> Iterator[Item]:
    """The documents in a folder; results call them by their paths below it, wherever the folder lies."""
    found = api.without_excluded(discover([root], exclude), options)
    top = Path(root)
    for entry in found.inputs:
        below = entry.path.relative_to(top).as_posix() if entry.path and entry.path.is_relative_to(top) else entry.name
        name = entry.name if below == "." else below.encode(errors="surrogateescape").decode(errors="backslashreplace")
        yield Item(entry._replace(name=name))


def _in_list(lines: Iterable[str], folder: Path, exclude: tuple[str, ...], options: Options) -> Iterator[Item]:
    """The documents of a list: files, folders and addresses, a line each. What is not there is said of its line."""
    for line in lines:
        if is_address(line):
            yield _addressed(line)
            continue
        path = folder / line
        if path.is_dir():
            for item in _in_folder(str(path), exclude, options):
                yield Item(item.input._replace(name=f"{line.rstrip('/')}/{item.name}"))
        else:
            name = line.encode(errors="surrogateescape").decode(errors="backslashreplace")
            trouble = None if path.is_file() else Trouble("not_there")
            yield Item(Input(name, path, True, trouble=trouble))


def _at_address(root: str, exclude: tuple[str, ...]) -> Iterator[Item]:
    """What an address leads to: the documents below it, or those of the list that stands there."""
    try:
        found = listed_at(root)
        if found is not None:
            for name in found:
                if not left_out(name, exclude):
                    yield _addressed(f"{root.rstrip('/')}/{name}", name, named=False)
            return
        data = text_at(root, LONGEST_LIST + 1)
    except ImportError:
        raise
    except Exception as error:  # noqa: BLE001  each file system has exceptions of its own
        raise wrong("batch.no_root", root=public(root), detail=why(error, root)) from None
    folder = re.split("[?#]", root, maxsplit=1)[0] if scheme_of(root) in WEB else root
    folder = folder.rpartition("/")[0] if folder.count("/") > 2 else folder
    for line in _lines(root, data):
        if is_address(line) and scheme_of(line) not in (*WEB, scheme_of(root)):
            raise wrong("batch.elsewhere", root=public(root), entry=public(line))
        yield _addressed(line if is_address(line) else f"{folder}/{line}", public(line))


def _addressed(address: str, name: str | None = None, *, named: bool = True) -> Item:
    return Item(Input(name or public(address), None, named), address)


def _lines(root: str, data: bytes) -> Iterator[str]:
    """The entries of a list; blank lines and those that begin with # say nothing. WrongCall where it is too long."""
    if len(data) > LONGEST_LIST:
        raise wrong("batch.long_list", root=public(root) if is_address(root) else root, limit=LONGEST_LIST // 1_000_000)
    text = data.decode("utf-8-sig", errors="surrogateescape")
    return (line for raw in text.splitlines() if (line := raw.strip()) and not line.startswith("#"))
