"""What the meaning of an entry depends on besides the data it was made from: the program and its libraries."""

import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from disclosure_lint import __version__

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = ("lxml-", "opencc-", "google_re2-", "pypdfium2-", "pyyaml-", "pydantic-")
_INSTALLED = ".dist-info"


def program(others: Iterable[Path | None] = ()) -> str:
    """A digest of the program. `others` are programs that it calls, by time and size."""
    parts = [__version__, str(sys.version_info[:3]), *_libraries(), *_own(), *map(_told, others)]
    return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _libraries() -> list[str]:
    """The installed libraries with their versions, by the names of the folders that installers leave."""
    found = set()
    for folder in sys.path:
        try:
            names = [entry.name for entry in Path(folder or ".").iterdir()]
        except OSError:
            continue
        found |= {name for name in names if name.endswith(_INSTALLED) and name.lower().startswith(_LIBRARIES)}
    return sorted(found)


def _own() -> Iterator[str]:
    """The package itself: as installed by the list of its files with their digests, else by their times and sizes."""
    for record in _PACKAGE.parent.glob("disclosure_lint-*.dist-info/RECORD"):
        text = record.read_text(encoding="utf-8", errors="replace")
        if "disclosure_lint/store/program.py" in text:
            yield text
            return
    for folder, _, names in sorted(os.walk(_PACKAGE)):
        for name in sorted(names):
            if name.endswith(".py"):
                yield _told(Path(folder, name))


def _told(file: Path | None) -> str:
    try:
        status = file.stat() if file else None
    except OSError:
        status = None
    return f"{file}:{status.st_mtime_ns}:{status.st_size}" if status else f"{file}"
