"""What a run has done so far, on disk: a row a document and step. It outlives the process, killed or not."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from disclosure_lint.batch.facts import Facts
from disclosure_lint.batch.stored import Damaged, packed, unpacked

NAME = "ledger.sqlite"
VERSION = "2"
_EVERY = 1.0
"""Seconds after which what was noted is made safe: what is lost with the power is done again."""
_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS readings (
    path TEXT PRIMARY KEY, key TEXT, facts BLOB NOT NULL, reading BLOB NOT NULL, seconds REAL NOT NULL);
CREATE TABLE IF NOT EXISTS records (
    path TEXT PRIMARY KEY, key TEXT, record BLOB NOT NULL, seconds REAL NOT NULL);
"""


class NoLedger(Exception):
    """A file that is no ledger, or is in use."""


class OtherVersion(Exception):
    """A ledger that another version of this program wrote in another way: which way."""


class Noted(NamedTuple):
    """A reading as noted: what it depends on (None: to be had again), and what is kept at hand of it."""

    key: str | None
    facts: Facts


class Ledger:
    """The ledger in a folder, made where there is none. For one process and one thread."""

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / NAME, isolation_level=None, timeout=1)
        try:
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=NORMAL")
            self._base.execute("PRAGMA secure_delete=ON")
            self._base.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._base.executescript(_TABLES)
            self._base.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as error:
            self._base.close()
            raise NoLedger(str(error)) from error
        self._safe = monotonic()
        before = self.about("version")
        if before not in (None, VERSION):
            self._base.close()
            raise OtherVersion(before)
        self.mark("version", VERSION)

    def close(self) -> None:
        """Make everything safe and close."""
        self._base.execute("COMMIT")
        self._base.close()

    def save(self) -> None:
        """Make everything safe."""
        self._base.execute("COMMIT")
        self._base.execute("BEGIN IMMEDIATE")
        self._safe = monotonic()

    def is_blank(self) -> bool:
        """Whether nothing is noted of any document."""
        return self._base.execute("SELECT 1 FROM readings").fetchone() is None

    def about(self, name: str) -> str | None:
        """What is noted of the run itself."""
        row = self._base.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def mark(self, name: str, value: str) -> None:
        """Note something of the run itself."""
        self._base.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def note_reading(self, path: str, key: str | None, facts: Facts, reading: bytes, seconds: float) -> None:
        """Note a reading. `key` None means that it is to be had again next time."""
        self._put("readings", (path, key, packed(facts), reading, seconds))

    def note_record(self, path: str, key: str | None, record: bytes, seconds: float) -> None:
        """Note a record, alike."""
        self._put("records", (path, key, record, seconds))

    def readings(self) -> Iterator[tuple[str, Noted]]:
        """What is noted of every reading; damaged ones are left out, and so had again."""
        for path, key, facts in self._base.execute("SELECT path, key, facts FROM readings ORDER BY path"):
            try:
                yield path, Noted(key, unpacked(facts))
            except Damaged:
                continue

    def reading(self, path: str) -> bytes:
        """A reading, packed."""
        return bytes(self._base.execute("SELECT reading FROM readings WHERE path = ?", (path,)).fetchone()[0])

    def record_keys(self) -> dict[str, str | None]:
        """What each record depends on."""
        return dict(self._base.execute("SELECT path, key FROM records"))

    def records(self) -> Iterator[tuple[str, bytes]]:
        """Every record, packed, in the order of paths."""
        paths = [path for (path,) in self._base.execute("SELECT path FROM records")]
        for path in sorted(paths):
            yield path, self._base.execute("SELECT record FROM records WHERE path = ?", (path,)).fetchone()[0]

    def record(self, path: str) -> bytes:
        """A record, packed."""
        return bytes(self._base.execute("SELECT record FROM records WHERE path = ?", (path,)).fetchone()[0])

    def times(self) -> Iterator[tuple[str, float, float]]:
        """Seconds that reading and checking took, by path."""
        yield from self._base.execute(
            "SELECT readings.path, readings.seconds, records.seconds FROM readings JOIN records USING (path)"
        )

    def keep_only(self, read: set[str], checked: set[str]) -> None:
        """Forget every document that is no more among those of the run."""
        for table, paths in (("readings", read), ("records", checked)):
            gone = [(path,) for (path,) in self._base.execute(f"SELECT path FROM {table}") if path not in paths]
            self._base.executemany(f"DELETE FROM {table} WHERE path = ?", gone)

    def forget_reading(self, path: str) -> None:
        """Forget a reading, beyond recovery."""
        self._base.execute("DELETE FROM readings WHERE path = ?", (path,))

    def _put(self, table: str, row: tuple[Any, ...]) -> None:
        marks = ", ".join("?" * len(row))
        self._base.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row)
        if monotonic() - self._safe > _EVERY:
            self.save()
