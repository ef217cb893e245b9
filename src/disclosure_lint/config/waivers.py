"""A file of waivers. Opened only where a call or a configuration names one."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from disclosure_lint.config.files import checked, named
from disclosure_lint.waivers.model import Waiver


@lru_cache(maxsize=64)
def load_waivers(path: Path) -> tuple[Waiver, ...]:
    """The waivers of a file; paths in it start at its folder. ConfigError with every mistake."""
    file = named(path)
    return checked(file, "WaiverFile", lambda found: tuple(_waivers(found["waivers"], path)))


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
            origin=f"{path.name}:{entry['line']}",
        )
        for entry in entries
    ]


def _below(pattern: str | None, folder: Path) -> str | None:
    return None if pattern is None else (folder / pattern).as_posix()
