"""From the paths of a call to the documents meant, in one order, and from a document to its bytes. Reads no report."""

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import count
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISREG
from typing import Literal, NamedTuple

SUFFIXES = (
    *(".yaml", ".yml", ".json", ".txt", ".md", ".markdown"),
    *(".html", ".htm", ".shtml", ".xhtml", ".jsp", ".mht", ".mhtml"),
    *(".pdf", ".docx", ".docm", ".dotx", ".xlsx", ".xlsm"),
    *(".doc", ".wps", ".odt", ".rtf", ".xls", ".et", ".ods"),
)
"""What a folder is searched for."""

HIDDEN = (".", "~$")
"""How names begin that are not looked for: hidden files, and what word processors leave beside an open document."""

LIMIT = 20_000_000
"""How many bytes a document may have."""

STDIN = "-"
STDIN_NAME = "<stdin>"


class Trouble(NamedTuple):
    """Why a document's bytes cannot be had: a reason of SRC001 and the values that its message may mention.

    `permission`; `too_large` with `size` and `limit` in MB; `cannot_open` with `detail`, what the system says;
    `not_there` for what a list names.
    """

    reason: str
    values: dict[str, str | int] = {}


class Input(NamedTuple):
    """A document to check. `name` is what outputs call it: POSIX separators, relative as in the call.

    `named` tells a file of the command line from one found in a folder. `path` is None and `stdin` set for what comes
    from there; `trouble` where it is known already that there is nothing to read. `unsaved` are the bytes of a file
    as an editor has them, in place of those on disk.
    """

    name: str
    path: Path | None
    named: bool
    stdin: bytes = b""
    trouble: Trouble | None = None
    unsaved: bytes | None = None

    @property
    def place(self) -> Path | None:
        """Where it lies, or would by the name that stdin is given; None for stdin without one."""
        return self.path or (None if self.name == STDIN_NAME else Path(self.name))


class Found(NamedTuple):
    """All documents of a call, each once, by name."""

    inputs: tuple[Input, ...]


class MissingPaths(Exception):
    """Paths of the call where there is nothing."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = tuple(paths)
        super().__init__(", ".join(paths))


def discover(
    paths: Sequence[str], exclude: Sequence[str] = (), stdin: bytes | None = None, stdin_filename: str | None = None
) -> Found:
    """The documents that the paths of a call mean: files, folders, globs and `-`.

    Folders are searched for every readable suffix; hidden files and folders are left out, and what a pattern of
    `exclude` names: by its own name, or by its path from the folder searched or as it would be called.
    MissingPaths tells every path where there is nothing.
    """
    missing: list[str] = []
    inputs: list[Input] = []
    for path in paths:
        if path == STDIN:
            inputs.append(incoming(stdin or b"", stdin_filename))
        elif path and _exists(Path(path)):
            inputs += _at(Path(path), exclude)
        elif matches := _expanded(path):
            chosen = [match for match in matches if not _excluded((match.as_posix(), match.name), exclude)]
            inputs += [found for match in chosen for found in _at(match, exclude)]
        else:
            missing.append(path)
    if missing:
        raise MissingPaths(list(dict.fromkeys(missing)))
    return Found(_once(inputs))


def incoming(data: bytes, name: str | None) -> Input:
    """What came on standard input, under the name that the call gives it, with POSIX separators as any other."""
    return Input(name.replace(os.sep, "/") if name else STDIN_NAME, None, True, data)


def load(entry: Input) -> bytes | Trouble:
    """The bytes of a document. The limit is checked before reading, and again for what has no size beforehand."""
    if entry.trouble:
        return entry.trouble
    if entry.path is None or entry.unsaved is not None:
        given = entry.stdin if entry.unsaved is None else entry.unsaved
        return given if len(given) <= LIMIT else too_large(len(given))
    try:
        with entry.path.open("rb") as file:
            status = os.fstat(file.fileno())
            if S_ISREG(status.st_mode) and status.st_size > LIMIT:
                return too_large(status.st_size)
            data = file.read(LIMIT + 1)
    except OSError as error:
        return _unopened(error)
    return data if len(data) <= LIMIT else too_large(len(data))


def too_large(size: int) -> Trouble:
    """Why a document of so many bytes is not read."""
    return Trouble("too_large", {"size": f"{size / 1e6:.1f}", "limit": LIMIT // 1_000_000})


def _unopened(error: OSError) -> Trouble:
    if isinstance(error, PermissionError):
        return Trouble("permission")
    return Trouble("cannot_open", {"detail": error.strerror or type(error).__name__})


def _exists(path: Path) -> bool:
    """Whether something is there, be it a link that leads nowhere or a thing that may not be looked at."""
    try:
        path.lstat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


def _expanded(pattern: str) -> list[Path]:
    """What a glob matches, hidden files left out: not every shell does this before the program is called."""
    if not any(character in pattern for character in "*?["):
        return []
    path = Path(pattern)
    if path.name == "**":
        path /= "*"  # Python's versions do not agree on what ** at the end means
    try:
        matches = list(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
    except (OSError, ValueError):
        return []
    return sorted(
        match for match in matches if not any(part.startswith(HIDDEN) for part in set(match.parts) - set(path.parts))
    )


def _at(path: Path, exclude: Sequence[str]) -> Iterator[Input]:
    """A file as named, or the documents of a folder."""
    kind = _kind(path)
    if isinstance(kind, OSError):
        yield Input(_name(path), path, True, trouble=_unopened(kind))
    elif kind == "folder":
        yield from _searched(path, path, exclude, set())
    else:
        yield Input(_name(path), path, True)


def _name(path: Path) -> str:
    """What outputs call a path. Bytes that are no UTF-8 are written out (`\\xc4`): outputs could not all hold them."""
    return os.fsencode(path.as_posix()).decode(errors="backslashreplace")


def _kind(path: Path) -> Literal["folder", "file", "device"] | OSError:
    """What a path leads to, links followed; the trouble where that cannot be told."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return error
    return "folder" if S_ISDIR(mode) else "file" if S_ISREG(mode) else "device"


def _searched(folder: Path, root: Path, exclude: Sequence[str], seen: set[str]) -> Iterator[Input]:
    """The documents in a folder and below it; a folder that cannot be listed is a document that cannot be read."""
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Input(_name(folder), folder, folder == root, trouble=_unopened(error))
        return
    for entry in entries:
        if entry.name.startswith(HIDDEN) or _excluded(_names(entry, root), exclude):
            continue
        kind = _kind(entry)
        if kind == "folder":
            yield from _searched(entry, root, exclude, seen)
        elif kind != "device" and entry.name.lower().endswith(SUFFIXES):
            trouble = _unopened(kind) if isinstance(kind, OSError) else None
            yield Input(_name(entry), entry, False, trouble=trouble)


def _names(path: Path, root: Path) -> tuple[str, ...]:
    below = path.relative_to(root).as_posix()
    return path.name, path.as_posix(), below, f"/{below}"


def left_out(below: str, exclude: Sequence[str]) -> bool:
    """Whether patterns name a document, or a folder that it lies in, by its path below what is searched."""
    path = PurePosixPath(below)
    places = [each for each in (path, *path.parents) if each.name]
    return any(_excluded((each.name, str(each), f"/{each}"), exclude) for each in places)


def _excluded(names: tuple[str, ...], exclude: Sequence[str]) -> bool:
    patterns = [pattern.rstrip("/").removeprefix("./") for pattern in exclude]
    return any(fnmatchcase(name, pattern) for name in names for pattern in patterns)


def _once(inputs: list[Input]) -> tuple[Input, ...]:
    """Each document once, under the name it was called by or else the first, in the order of names. What comes from
    stdin stands for the file of its name.
    """
    kept: dict[str, Input] = {}
    for entry in sorted(inputs, key=lambda entry: (entry.path is not None, not entry.named, entry.name)):
        kept.setdefault(os.path.realpath(entry.place) if entry.place else "", entry)
    return tuple(_told_apart(sorted(kept.values(), key=lambda entry: entry.name)))


def _told_apart(inputs: list[Input]) -> Iterator[Input]:
    """The inputs under different names: what comes in may be called as a file is, or as another with its bytes written
    out.
    """
    taken = {entry.name for entry in inputs}
    seen: set[str] = set()
    for entry in inputs:
        name = entry.name
        if name in seen:
            name = next(made for at in count(2) if (made := f"{name} ({at})") not in taken)
            taken.add(name)
        seen.add(name)
        yield entry._replace(name=name)
