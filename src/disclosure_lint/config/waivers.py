"""A file of waivers. Opened only where a call or a configuration names one."""

from datetime import date
from pathlib import Path
from typing import Any

from disclosure_lint.config import ConfigError, ConfigFile
from disclosure_lint.config.files import checked
from disclosure_lint.config.find import LIMIT
from disclosure_lint.rules import PackProblem
from disclosure_lint.rules.problems import worded
from disclosure_lint.source import Source
from disclosure_lint.waivers.model import Waiver


def load_waivers(path: Path) -> tuple[Waiver, ...]:
    """The waivers of a file; paths in it start at its folder. ConfigError with every mistake."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        message = worded("unreadable", detail=error.strerror or str(error))
        raise ConfigError([PackProblem(Source(str(path), ""), None, message)]) from None
    return checked(ConfigFile(path, data), "WaiverFile", lambda found: tuple(_waivers(found["waivers"], path)))


def _waivers(entries: list[dict[str, Any]], path: Path) -> list[Waiver]:
    return [
        Waiver(
            rule=entry["rule"],
            reason=entry["reason"],
            expires=date.fromisoformat(entry["expires"]),
            approver=entry["approver"],
            agency=entry.get("agency"),
            year=entry.get("year"),
            path=_below(entry.get("path"), path.absolute().parent),
            place=entry.get("place"),
            origin=f"{path}:{entry['line']}",
        )
        for entry in entries
    ]


def _below(pattern: str | None, folder: Path) -> str | None:
    return None if pattern is None else (folder / pattern).as_posix()
