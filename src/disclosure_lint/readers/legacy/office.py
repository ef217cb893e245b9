"""Runs LibreOffice on a file: a profile and a folder of its own, no macros, no network, stopped in time.

Knows no document. What LibreOffice writes is taken as it is: whoever reads it has to guard against it.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

SECONDS: Final = 60.0
"""How long LibreOffice may take; an ordinary report takes two or three seconds, most of it to start."""

_PROGRAMS: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_NOWHERE: Final = "127.0.0.1"
"""Where requests are sent: nothing answers there at the port of discarding."""

# Settings of a profile: no macro runs, no link is followed or brought up to date, requests lead nowhere.
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Load", "UpdateDocMode", "0"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", _NOWHERE),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


class Unconverted(Exception):
    """Why nothing came of it: a reason of SRC001 and what its message may mention."""

    def __init__(self, reason: str, **values: str | int) -> None:
        self.reason, self.values = reason, values
        super().__init__(reason)


def office_program() -> str | None:
    """LibreOffice's program, None where it is not installed."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def convert(program: str, data: bytes, suffix: str, to: str, seconds: float = SECONDS) -> bytes:
    """A file converted to another format. Raises `Unconverted`."""
    try:
        with TemporaryDirectory(prefix="disclosure-lint-", ignore_cleanup_errors=True) as folder:
            return _converted(program, Path(folder), data, suffix, to, seconds)
    except OSError as error:
        raise Unconverted("cannot_open", detail=error.strerror or type(error).__name__) from None


def _converted(program: str, folder: Path, data: bytes, suffix: str, to: str, seconds: float) -> bytes:
    source = folder / f"document.{suffix}"
    source.write_bytes(data)
    profile = folder / "profile"
    _write_settings(profile)
    command = [
        *(program, f"-env:UserInstallation={profile.as_uri()}"),
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"),
        *("--convert-to", to, "--outdir", str(folder / "out"), str(source)),
    ]
    with _running(command, folder) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Unconverted("office_time", seconds=round(seconds)) from None
    made = folder / "out" / f"document.{to}"
    if not made.is_file():
        raise Unconverted("office_failed")
    return made.read_bytes()


def _write_settings(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, name, value in _SETTINGS
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(f"{head}{items}</oor:items>", "utf-8")


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process with all that it starts, ended with the block. It inherits no proxies and no home."""
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    environment |= {"HOME": str(folder), "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    environment |= {"http_proxy": f"http://{_NOWHERE}:9", "https_proxy": f"http://{_NOWHERE}:9"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the whole group: LibreOffice's program is a starter, the work is done by its child."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
