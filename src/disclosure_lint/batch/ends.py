"""What ends a run before its time: a call that cannot be carried out, or trouble after which `--resume` goes on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from disclosure_lint.api import WrongCall
from disclosure_lint.batch.stored import Damaged
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.phrases import LANGS, Lang, say

_FULL = (errno.ENOSPC, errno.EDQUOT)
_REFUSALS: dict[type[Exception], str] = {
    FileNotFoundError: "system.missing",
    PermissionError: "system.denied",
    NotADirectoryError: "system.file",
    IsADirectoryError: "system.folder",
}
"""What systems refuse most often, and the words for it."""


class Stopped(Exception):
    """A run that cannot go on for now, and why. What it has done is kept."""

    def __init__(self, key: str, **values: object) -> None:
        self.message = _worded(key, **values)
        super().__init__(self.message.en)


def wrong(key: str, **values: object) -> WrongCall:
    """A call that cannot be carried out. Exceptions among the values are put in words."""
    return WrongCall([_worded(key, **values)])


def _worded(key: str, **values: object) -> Bilingual:
    def plain(value: object, lang: Lang) -> object:
        return reason(value, lang) if isinstance(value, Exception) else value

    return Bilingual(*(say(key, lang, **{name: plain(each, lang) for name, each in values.items()}) for lang in LANGS))


def reason(error: Exception, lang: Lang) -> str:
    """Why something could not be done, in a line."""
    key = _REFUSALS.get(type(error))
    if key and isinstance(error, OSError) and error.filename is not None:
        return say(key, lang, path=error.filename)
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).partition("\n")[0]


@contextmanager
def stopping(folder: Path) -> Iterator[None]:
    """Tells what the system, the ledger or DuckDB refuse as what it is: a disk that is full, or something else."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise _stopped(error, folder) from error
    except Damaged as error:
        raise wrong("batch.no_ledger", folder=folder, detail=error) from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in ("duckdb", "_duckdb", "xlsxwriter"):
            raise
        raise _stopped(error, folder) from error


def _stopped(error: Exception, folder: Path) -> Stopped:
    full = getattr(error, "errno", None) in _FULL or "is full" in str(error) or "No space left" in str(error)
    return Stopped("batch.full", folder=folder) if full else Stopped("batch.stopped", detail=error)
