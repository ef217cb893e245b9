"""Entries of a folder: written whole or not at all, sealed with a secret of the user, cleared out when not used.

The seal is a keyed hash over an entry and what it was made from, by a secret that lies in the user's own folder for
caches: whatever somebody else puts into a folder of entries, or moves about in it, is not taken.
"""

import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

_FORMAT = "1"
_SEAL = "seal"
_SEAL_BYTES = 32
_HASH = 32
LARGEST = 50_000_000
"""How many bytes an entry may have."""
MOST = 500_000_000
"""How many bytes all entries together may have before the oldest go."""
DAY = 86_400
UNUSED = 30 * DAY
"""After how many seconds entries that nobody asked for go."""
_MARK = "# Made by disclosure-lint; may be deleted at any time.\n"
_BESIDE = {"CACHEDIR.TAG": f"Signature: 8a477f597d28d172789f06886806bc55\n{_MARK}", ".gitignore": f"{_MARK}*\n"}
"""What tells backups and git to leave the folder alone."""


def opened(folder: Path, home: Path, program: str) -> "Store | None":
    """The entries in `folder` made by `program` (see `store.program`), sealed by the secret in `home`; None where
    there can be no secret.
    """
    try:
        return Store(folder, _secret(home), program)
    except (OSError, RuntimeError):
        return None


def _secret(home: Path) -> bytes:
    """The user's secret, made when first asked for. OSError where there can be none."""
    file = home / _SEAL
    with suppress(FileNotFoundError):
        return _checked(file.read_bytes())
    home.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{_SEAL}.{_unique()}.tmp")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as made:
        made.write(os.urandom(_SEAL_BYTES))
    with suppress(FileExistsError):  # of several programs that make it at once, one wins
        if hasattr(os, "link"):
            os.link(beside, file)
        else:
            beside.rename(file)
    beside.unlink(missing_ok=True)
    return _checked(file.read_bytes())


def _checked(secret: bytes) -> bytes:
    if len(secret) != _SEAL_BYTES:
        raise OSError("damaged")
    return secret


def _unique() -> str:
    """A part of a name that no other program uses."""
    return os.urandom(8).hex()


class Store:
    """Entries by kind and key. Nothing raises: what cannot be had or kept is as good as none."""

    def __init__(self, folder: Path, secret: bytes, program: str) -> None:
        self._folder, self._secret, self._program = folder, secret, program
        self._now = time.time()

    def fetch(self, kind: str, key: str) -> Any:
        """The data of an entry as JSON has it; None where there is none that holds."""
        name = self._name(kind, key)
        file = self._file(name)
        try:
            with file.open("rb") as opened:
                data = opened.read(LARGEST + 1)
                used = os.fstat(opened.fileno()).st_mtime
            if len(data) > LARGEST or data[: 2 * _HASH] != self._sealed(name, data[2 * _HASH :]):
                return None
            if self._now - used > DAY:
                os.utime(file)
            return json.loads(data[2 * _HASH :])
        except (OSError, ValueError, RecursionError):
            return None

    def keep(self, kind: str, key: str, data: object) -> None:
        """Keep an entry: written beside and moved into place, so that no reader sees half of it."""
        name = self._name(kind, key)
        file = self._file(name)
        beside = file.with_suffix(f".{_unique()}.tmp")
        try:
            body = json.dumps(data, separators=(",", ":")).encode("ascii")
            if len(body) > LARGEST - 2 * _HASH:
                return
            if not file.parent.is_dir():
                self._make_folder(file.parent)
            with beside.open("xb") as opened:
                opened.write(self._sealed(name, body) + body)
            beside.replace(file)
        except (OSError, ValueError, TypeError, RecursionError):
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Once a day let go of what nobody asked for in a month and, beyond the limit, of the oldest."""
        stamp = self._folder / "tidied"
        try:
            if stamp.exists() and self._now - stamp.stat().st_mtime < DAY:
                return
            stamp.touch()
            entries = sorted(self._entries(), reverse=True)
        except OSError:
            return
        room = MOST
        for used, size, path in entries:
            room -= size
            if room < 0 or self._now - used > UNUSED:
                with suppress(OSError):
                    path.unlink()

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """Every file in the folders of entries: when it was last used, its size."""
        for part in self._folder.glob("[0-9a-f][0-9a-f]"):
            for file in part.iterdir():
                status = file.lstat()
                yield status.st_mtime, status.st_size, file

    def _make_folder(self, part: Path) -> None:
        part.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name, text in _BESIDE.items():
            beside = part.parent / name
            if not beside.exists():
                beside.write_text(text, encoding="utf-8")
        part.mkdir(exist_ok=True, mode=0o700)

    def _name(self, kind: str, key: str) -> str:
        made_from = json.dumps([_FORMAT, self._program, kind, key])
        return blake2b(made_from.encode("ascii"), digest_size=_HASH).hexdigest()

    def _file(self, name: str) -> Path:
        return self._folder / name[:2] / f"{name[2:]}.json"

    def _sealed(self, name: str, body: bytes) -> bytes:
        seal = blake2b(name.encode("ascii"), digest_size=_HASH, key=self._secret)
        seal.update(body)
        return seal.hexdigest().encode("ascii")
