"""Where the configuration of a file lies: the nearest one upwards. Opens nothing but what may be one."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

NAME = "disclosure-lint.yaml"
PYPROJECT = "pyproject.toml"
SECTION_NAME = "disclosure-lint"
SECTION = b"[tool.disclosure-lint"
LIMIT = 1_000_000
"""Bytes that a configuration may have."""


class ConfigFile(NamedTuple):
    """A file that holds a configuration, and its bytes."""

    path: Path
    data: bytes


def find(start: Path) -> ConfigFile | None:
    """The configuration for what lies in the folder `start`: the nearest upwards."""
    return _nearest(start.absolute())


def forget() -> None:
    """Look anew when asked again: files may have changed."""
    _nearest.cache_clear()


@lru_cache(maxsize=4096)
def _nearest(folder: Path) -> ConfigFile | None:
    for name in (NAME, PYPROJECT):
        path = folder / name
        data = _bytes(path)
        if data is not None and (name == NAME or SECTION in data):
            return ConfigFile(path, data)
    return None if folder.parent == folder else _nearest(folder.parent)


def _bytes(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except OSError:
        return None
