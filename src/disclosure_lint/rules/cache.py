"""Checked packs kept between runs: JSON data keyed by content and version, never code.

What is read back is only trees and texts; names and types are resolved again on every run, so that a changed entry can
at worst be refused. An entry is bound to its key by a digest of its own. Unwritable, damaged or shared folders are no
trouble: the pack is then checked anew.
"""

import json
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from disclosure_lint import __version__

_FORMAT = 1


def folder() -> Path:
    """Where entries lie: `DISCLOSURE_LINT_CACHE`, else the platform's folder for caches."""
    chosen = os.environ.get("DISCLOSURE_LINT_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "disclosure-lint"


def _entry(key: str) -> Path:
    name = sha256(f"{_FORMAT}\0{__version__}\0{key}\0{_program()}".encode()).hexdigest()
    return folder() / f"pack-{name}.json"


def _program() -> str:
    """What the meaning of an entry depends on besides the pack: the package's own files, by time and size."""
    package = Path(__file__).resolve().parent.parent
    parts = []
    for part in ("dsl", "rules", "forms"):
        for file in sorted((package / part).glob("*.py")):
            status = file.stat()
            parts.append(f"{file.name}:{status.st_mtime_ns}:{status.st_size}")
    return "|".join(parts)


def fetch(key: str) -> dict[str, Any] | None:
    """The entry of a key; None where there is none or it is damaged."""
    try:
        digest, _, body = _entry(key).read_text(encoding="utf-8").partition("\n")
        if digest != sha256(body.encode()).hexdigest():
            return None
        data = json.loads(body)
    except (OSError, ValueError, RecursionError, RuntimeError):
        return None
    return data if isinstance(data, dict) else None


def store(key: str, data: dict[str, Any]) -> None:
    """Keep an entry: written beside and moved into place, so that no reader sees half of it."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    try:
        target = _entry(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_suffix(f".{os.getpid()}.tmp")
        beside.write_text(f"{sha256(body.encode()).hexdigest()}\n{body}", encoding="utf-8")
        beside.replace(target)
    except (OSError, RuntimeError):
        return


def drop(key: str) -> None:
    """Forget an entry."""
    try:
        _entry(key).unlink(missing_ok=True)
    except (OSError, RuntimeError):
        return
