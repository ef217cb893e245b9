"""A document as the editor has it, saved or not."""

import re
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from pygls.uris import from_fs_path, to_fs_path

from disclosure_lint.config import NAME
from disclosure_lint.rules.files import is_rule

Kind: TypeAlias = Literal["report", "rule", "pack", "config", "waivers"]
"""`report` stands for all that may be one; `pack` for the files of a pack that are no rules."""

MOST_PARENTS = 4
"""How far above a file its pack's folder may lie."""

_RULE = re.compile(r"^code:[ \t]*[A-Z]{3}[0-9]{3}[ \t\r]*$", re.MULTILINE)
_RULE_KEYS = re.compile(r"^(?:authority|assert|checks|for_each|basis|severity):", re.MULTILINE)
_WAIVERS = re.compile(r"^waivers:[ \t\r]*$", re.MULTILINE)


class Opened(NamedTuple):
    """An open document. `path` is None for one that is in no file yet; `name` is what people call it."""

    uri: str
    path: Path | None
    name: str
    text: str
    version: int | None = None

    @property
    def data(self) -> bytes:
        """The bytes that saving would write. Half characters, which no file can hold, become question marks."""
        return self.text.encode("utf-8", "replace")

    @property
    def is_yaml(self) -> bool:
        """Whether comments can be written into it."""
        return not (self.path and self.path.suffix == ".json")

    @property
    def folder(self) -> Path | None:
        """The folder of the pack that the file belongs to."""
        return pack_folder(self.path) if self.path else None

    @property
    def kind(self) -> Kind:
        """What kind of file it is, told by where it lies, else by its content."""
        if self.path and self.path.name == NAME:
            return "config"
        folder = self.folder
        if folder and self.path:
            below = self.path.relative_to(folder).as_posix()
            return "rule" if is_rule(below) else "report" if below.startswith("examples/") else "pack"
        if _RULE.search(self.text) and _RULE_KEYS.search(self.text):
            return "rule"
        return "waivers" if _WAIVERS.search(self.text) else "report"


def pack_folder(path: Path) -> Path | None:
    """The nearest folder above a file that holds a pack."""
    return next((folder for folder in list(path.parents)[:MOST_PARENTS] if (folder / "pack.yaml").is_file()), None)


def path_of(uri: str) -> Path | None:
    """The file that a URI names, None where it names none on this machine."""
    if urlsplit(uri).scheme != "file":
        return None
    path = to_fs_path(uri)
    return Path(path) if path else None


def uri_of(path: Path) -> str:
    """The URI of a file."""
    return from_fs_path(str(path)) or ""
