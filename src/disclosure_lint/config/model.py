"""What a configuration says once it is checked: frozen, plain values."""

from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

FailOn: TypeAlias = Literal["error", "warning", "info", "never"]


class Local(NamedTuple):
    """Changes of rules and parameters that a configuration makes at `path` of its file.

    `changes` is JSON with `rules` and `parameters` as in the `overrides` of a pack, reasons in both languages.
    """

    file: Path
    path: tuple[str | int, ...]
    changes: str


class Scoped(NamedTuple):
    """What may be set for all files, for some paths or for a level. None and () say nothing."""

    packs: tuple[str, ...] | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    level: str | None = None
    prior: str | None = None
    fail_on: FailOn | None = None
    local: Local | None = None


class PathEntry(NamedTuple):
    """Settings for files whose path, from the folder of the configuration, or name fits one of the patterns."""

    paths: tuple[str, ...]
    scoped: Scoped


class Config(NamedTuple):
    """A configuration file. Relative paths in it start at its folder."""

    file: Path
    general: Scoped
    exclude: tuple[str, ...]
    per_path: tuple[PathEntry, ...]
    per_level: dict[str, Scoped]
    waivers: Path | None = None
    baseline: Path | None = None


class Settings(NamedTuple):
    """What holds for one file. `file` is the configuration that it comes from, None where there is none."""

    packs: tuple[str, ...] = ("national",)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    level: str | None = None
    prior: str | None = None
    fail_on: FailOn = "error"
    local: tuple[Local, ...] = ()
    file: Path | None = None
    waivers: Path | None = None
    baseline: Path | None = None
