"""A configuration file as values, checked and cached (see `files`)."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from disclosure_lint.config.files import checked, validated
from disclosure_lint.config.find import ConfigFile
from disclosure_lint.config.model import Config, Local, PathEntry, Scoped


@lru_cache(maxsize=256)
def load(file: ConfigFile) -> Config:
    """The configuration in a file. ConfigError with every mistake."""
    return checked(file, "Settings", lambda data: _config(file.path, data))


def read(file: ConfigFile) -> Config:
    """The same for a file that is being written: nothing is kept of it."""
    return _config(file.path, validated(file, "Settings"))


def _config(file: Path, data: dict[str, Any]) -> Config:
    entries = data.get("per-path", [])
    return Config(
        file=file,
        general=_scoped(file, (), data),
        exclude=tuple(data.get("exclude", ())),
        per_path=tuple(
            PathEntry(tuple(entry["paths"]), _scoped(file, ("per-path", at), entry)) for at, entry in enumerate(entries)
        ),
        per_level={
            level: _scoped(file, ("per-level", level), entry) for level, entry in data.get("per-level", {}).items()
        },
        waivers=file.parent / data["waivers"] if "waivers" in data else None,
        baseline=file.parent / data["baseline"] if "baseline" in data else None,
    )


def _scoped(file: Path, path: tuple[str | int, ...], data: dict[str, Any]) -> Scoped:
    packs, select = data.get("packs"), data.get("select")
    prior = data.get("prior")
    return Scoped(
        packs=None if packs is None else tuple(_beside(file, name) for name in packs),
        select=None if select is None else tuple(select),
        ignore=tuple(data.get("ignore", ())),
        level=data.get("level"),
        prior=None if prior is None else str(file.parent / prior),
        fail_on=data.get("fail-on"),
        local=_local(file, path, data),
    )


def _beside(file: Path, pack: str) -> str:
    """A pack by path starts at the configuration's folder; a bare name is one that ships with the tool."""
    return str(file.parent / pack) if any(mark in pack for mark in "/\\.") else pack


def _local(file: Path, path: tuple[str | int, ...], data: dict[str, Any]) -> Local | None:
    changes = {
        name: {key: {**entry, "reason": _reason(entry["reason"])} for key, entry in data.get(name, {}).items()}
        for name in ("rules", "parameters")
    }
    return Local(file, path, json.dumps(changes, ensure_ascii=False)) if any(changes.values()) else None


def _reason(reason: str | dict[str, str]) -> dict[str, str]:
    return {"zh": reason, "en": reason} if isinstance(reason, str) else reason
