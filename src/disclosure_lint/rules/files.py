"""A pack's files read from disk: found, limited, hashed. Hostile until read."""

import os
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from disclosure_lint.resources import resource
from disclosure_lint.rules.problems import PackError, PackProblem, worded
from disclosure_lint.source import Source

MAX_FILES = 2000
MAX_BYTES = 1_000_000
"""How many files a pack may have, and how large each may be."""

_SUFFIXES = (".yaml", ".yml")
_NOTHING: Mapping[Path, bytes] = {}
_EXTENDS = re.compile(rb"^extends:[ \t]*[\"']?([^\"'#\r\n]+)", re.MULTILINE)
_RULE_NAME = re.compile(r"[A-Z]{3}[0-9]{3}")


class PackFiles(NamedTuple):
    """A pack on disk: its folder and its YAML files by path below it, in order."""

    folder: Path
    files: dict[str, bytes]

    def under(self, name: str) -> Iterator[str]:
        """The files in a folder of the pack."""
        return (path for path in self.files if path.startswith(f"{name}/"))

    @property
    def rules(self) -> list[str]:
        """The rule files: all in a folder that is neither `forms` nor `examples`, and what is named like one beside."""
        return [path for path in self.files if is_rule(path)]

    def source(self, path: str) -> Source:
        """A file as text, named by its place."""
        return Source(f"{self.folder.name}/{path}", self.files[path].decode("utf-8", errors="replace"))


def is_rule(path: str) -> bool:
    """Whether the file at a path below a pack's folder is one of its rules."""
    folder, slash, _ = path.partition("/")
    return folder not in ("forms", "examples") if slash else _RULE_NAME.match(path) is not None


def locate(name: str) -> Path:
    """The folder of a pack: one that ships with the tool by its name, any other by its path."""
    path = Path(name)
    if "/" not in name and "\\" not in name and (resource("rules") / name / "pack.yaml").is_file():
        return resource("rules") / name
    if (path / "pack.yaml").is_file():
        return path.resolve()
    source = Source(name, "")
    if path.is_dir():
        raise PackError([PackProblem(source, None, worded("no_pack"))])
    from disclosure_lint.dsl.errors import nearest

    near = nearest(name, sorted(folder.name for folder in resource("rules").iterdir()))
    wording = worded("no_such_pack", name=name, near="")
    raise PackError([PackProblem(source, None, type(near)(wording.zh + near.zh, wording.en + near.en))])


def folder_of(file: Path) -> Path:
    """The folder of the pack that a file belongs to; the file's own where it belongs to none."""
    return next((folder for folder in file.absolute().parents if (folder / "pack.yaml").is_file()), file.parent)


def read_files(folder: Path) -> PackFiles:
    """All YAML files of a pack; PackError where there are too many or one cannot be read."""
    found: dict[str, bytes] = {}
    problems = []
    for name in _names(str(folder)):
        source = Source(f"{folder.name}/{name}", "")
        if len(found) >= MAX_FILES:
            problems.append(PackProblem(source, None, worded("too_many_files", limit=MAX_FILES)))
            break
        try:
            with open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123 (a hundred files at every start)
                data = file.read(MAX_BYTES + 1)
            if len(data) <= MAX_BYTES:
                data.decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(PackProblem(source, None, worded("unreadable", detail=str(error))))
            continue
        if len(data) > MAX_BYTES:
            problems.append(PackProblem(source, None, worded("unreadable", detail=f"> {MAX_BYTES} bytes")))
        found[name] = data
    if problems:
        raise PackError(problems)
    return PackFiles(folder, found)


def _names(folder: str) -> list[str]:
    """The YAML files below a folder, in order."""
    found = []
    for parent, _, names in os.walk(folder):
        below = parent[len(folder) + 1 :].replace(os.sep, "/")
        found += [f"{below}/{name}" if below else name for name in names if name.endswith(_SUFFIXES)]
    return sorted(found, key=lambda name: name.split("/"))


def digest(packs: list[PackFiles]) -> str:
    """`sha256:` and the hash of every file of the packs, names included."""
    total = sha256()
    for pack in packs:
        for name, data in pack.files.items():
            total.update(f"{name}\0{len(data)}\0".encode())
            total.update(data)
    return f"sha256:{total.hexdigest()}"


def pack_files(names: tuple[str, ...], unsaved: Mapping[Path, bytes] = _NOTHING) -> list[PackFiles]:
    """The files of these packs and of those they extend, the extended ones first, each pack once.

    `unsaved` are files, links followed, as an editor has them, in place of those on disk.
    """
    return list({files.folder: files for name in names for files in _chain(locate(name), (), unsaved)}.values())


def _chain(folder: Path, seen: tuple[Path, ...], unsaved: Mapping[Path, bytes]) -> list[PackFiles]:
    """A pack after the packs it extends."""
    files = _with(read_files(folder), unsaved) if unsaved else read_files(folder)
    if folder in seen:
        message = worded("extends_loop", name=folder.name)
        raise PackError([PackProblem(files.source("pack.yaml"), None, message)])
    base = extends(files)
    before = _chain(locate(_beside(folder, base)), (*seen, folder), unsaved) if base else []
    return [*before, files]


def _with(files: PackFiles, unsaved: Mapping[Path, bytes]) -> PackFiles:
    """The files of a pack with those that are not saved."""
    folder, found = files.folder.resolve(), dict(files.files)
    for path, data in unsaved.items():
        if path.is_relative_to(folder) and path.suffix in _SUFFIXES and len(data) <= MAX_BYTES:
            found[path.relative_to(folder).as_posix()] = data
    return PackFiles(files.folder, dict(sorted(found.items(), key=lambda item: item[0].split("/"))))


def _beside(folder: Path, name: str) -> str:
    sibling = folder / name
    return str(sibling) if name.startswith(".") and (sibling / "pack.yaml").is_file() else name


def extends(files: PackFiles) -> str | None:
    """The pack that a pack extends, from its own line: parsing the file would cost every run some milliseconds."""
    found = _EXTENDS.search(files.files.get("pack.yaml", b""))
    return found[1].decode().strip() if found else None
