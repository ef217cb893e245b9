"""Checked packs kept between runs: lines of JSON keyed by content and version, never code.

What is read back is only data, and every door it comes in by checks it again: a changed entry can at worst be refused
or say other things than the pack does (see `dsl.generate`). An entry is bound to its key by a digest of its own.
Unwritable, damaged or shared folders are no trouble: the pack is then checked anew.
"""

import os
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from disclosure_lint import __version__

_FORMAT = 2


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
    return folder() / f"pack-{name}.jsonl"


def _program() -> str:
    """What the meaning of an entry depends on besides the pack: the package's own files, by time and size."""
    package = Path(__file__).resolve().parent.parent
    parts = []
    for part in ("dsl", "rules", "forms"):
        for file in sorted((package / part).glob("*.py")):
            status = file.stat()
            parts.append(f"{file.name}:{status.st_mtime_ns}:{status.st_size}")
    return "|".join(parts)


def fetch(key: str) -> list[str] | None:
    """The lines of the entry of a key; None where there is none or it is damaged."""
    try:
        digest, _, body = _entry(key).read_bytes().partition(b"\n")
        if digest.decode("ascii") != sha256(body).hexdigest():
            return None
        return body.decode().split("\n")
    except (OSError, ValueError, RuntimeError):
        return None


def store(key: str, lines: Sequence[str]) -> None:
    """Keep an entry: written beside and moved into place, so that no reader sees half of it."""
    try:
        body = "\n".join(lines).encode()
        target = _entry(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_suffix(f".{os.getpid()}.tmp")
        beside.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)
        beside.replace(target)
    except (OSError, ValueError, RuntimeError):
        return


def drop(key: str) -> None:
    """Forget an entry."""
    try:
        _entry(key).unlink(missing_ok=True)
    except (OSError, RuntimeError):
        return
