"""What a run is over: a folder, a list or an address to documents by name, in one order. Reads no document."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from disclosure_lint import api
from disclosure_lint.api import Options, WrongCall
from disclosure_lint.batch.addresses import is_address, listed_at, text_at
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.inputs import Input, MissingPaths, Trouble, discover

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
        found = _at_address(root)
    elif Path(root).is_dir():
        found = _in_folder(root, exclude, options)
    elif Path(root).is_file():
        found = _in_list(_lines(Path(root).read_bytes()[:LONGEST_LIST]), Path(root).parent, exclude, options)
    else:
        raise MissingPaths([root])
    once: dict[str, Item] = {}
    own = Path(os.path.realpath(kept_in))
    for item in found:
        path = item.input.path
        if path is None or not Path(os.path.realpath(path)).is_relative_to(own):
            once.setdefault(item.name, item)
    return [once[name] for name in sorted(once)]


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
            trouble = None if path.is_file() else Trouble("cannot_open", {"detail": "No such file or directory"})
            yield Item(Input(name, path, True, trouble=trouble))


def _at_address(root: str) -> Iterator[Item]:
    """What an address leads to: the documents below it, or those of the list that stands there."""
    try:
        found = listed_at(root)
        if found is not None:
            head = root.rstrip("/") + "/"
            for address in found:
                yield _addressed(address, address.removeprefix(head), named=False)
            return
        data = text_at(root, LONGEST_LIST)
    except (OSError, ValueError, ImportError) as error:
        detail = str(error) or type(error).__name__
        raise WrongCall([Bilingual(f"{root} 打不开：{detail}", f"{root} cannot be opened: {detail}")]) from None
    for line in _lines(data):
        yield _addressed(line if is_address(line) else f"{root.rpartition('/')[0]}/{line}", line)


def _addressed(address: str, name: str | None = None, *, named: bool = True) -> Item:
    return Item(Input(name or _public(address), None, named), address)


def _public(address: str) -> str:
    """An address without the name and password that may stand in it."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _lines(data: bytes) -> Iterator[str]:
    """The entries of a list; blank lines and those that begin with # say nothing."""
    text = data.decode("utf-8-sig", errors="surrogateescape")
    return (line for raw in text.splitlines() if (line := raw.strip()) and not line.startswith("#"))
