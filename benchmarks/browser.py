"""Pages of a site opened in Chromium, all in one window one after the other; what the browser complains of.

`python benchmarks/browser.py SITE [WIDTH]` opens every page of a site and ends with 1 if there was any complaint.
"""

import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe")
_SPEECH = {"log": ("warning", "error"), "console": ("warning", "error", "assert")}
_ROOM = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def program() -> str | None:
    """Chromium, where there is one."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


class Browser:
    """Chromium, spoken to over a pipe in the words of its developer tools; `width` is that of the window in pixels."""

    def __init__(self, width: int = 1440) -> None:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        (to_read, self._to), (self._from, from_write) = os.pipe(), os.pipe()
        arguments = [*_OPTIONS, f"--user-data-dir={self._profile.name}", f"--window-size={width},900", "about:blank"]
        ends = [(os.POSIX_SPAWN_DUP2, to_read, 3), (os.POSIX_SPAWN_DUP2, from_write, 4)]
        silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
        name = program() or _PROGRAMS[0]
        self._process = os.posix_spawn(name, [name, *arguments], os.environ, file_actions=[*silent, *ends])
        os.close(to_read)
        os.close(from_write)
        self._number, self._rest, self._session = 0, b"", ""
        self._events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """The answer to a command; what happens in between is kept."""
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            said = self._heard()
            if said.get("id") == self._number:
                assert "error" not in said, said
                return dict(said["result"])
            self._events.append(said)

    def _heard(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            some = os.read(self._from, 1 << 16)
            if not some:
                raise ConnectionError("the browser has ended")
            self._rest += some
        line, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(line))

    def complaints(self, page: Path) -> list[str]:
        """What the browser has to say against a page, once it is loaded; also that it is wider than the window."""
        self._events.clear()
        answer = self.ask("Page.navigate", url=page.resolve().as_uri())
        if "errorText" in answer:
            return [answer["errorText"]]
        while not any(event.get("method") == "Page.loadEventFired" for event in self._events):
            self._events.append(self._heard())
        wider = self.evaluate(_ROOM)
        found = [told for event in self._events if (told := _told(event))]
        return [*found, f"wider than the window by {wider} pixels"] if wider > 0 else found

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page."""
        result = self.ask("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def close(self) -> None:
        """End it."""
        os.kill(self._process, signal.SIGTERM)
        os.waitpid(self._process, 0)
        os.close(self._to)
        os.close(self._from)
        self._profile.cleanup()


def _told(event: dict[str, Any]) -> str:
    """The complaint in an event, '' where there is none."""
    values = event.get("params", {})
    match event.get("method"):
        case "Runtime.exceptionThrown":
            return f"exception: {values['exceptionDetails'].get('text')}"
        case "Runtime.consoleAPICalled" if values["type"] in _SPEECH["console"]:
            return f"console: {[item.get('value') for item in values['args']]}"
        case "Log.entryAdded" if values["entry"]["level"] in _SPEECH["log"]:
            return f"log: {values['entry']['text']} {values['entry'].get('url', '')}"
        case "Network.loadingFailed" if not values.get("canceled"):
            return f"request failed: {values['errorText']}"
        case "Network.requestWillBeSent" if not values["request"]["url"].startswith(("file:", "data:")):
            return f"request to {values['request']['url']}"
    return ""


def pages_of(site: Path) -> list[Path]:
    """All pages of a site but those that only lead on to another."""
    return [page for page in sorted(site.rglob("*.html")) if b'http-equiv="refresh"' not in page.read_bytes()]


def opened(pages: Iterable[Path], width: int = 1440) -> Iterator[tuple[Path, list[str]]]:
    """Each page with what the browser complains of."""
    browser = Browser(width)
    try:
        for page in pages:
            yield page, browser.complaints(page)
    finally:
        browser.close()


def main() -> int:
    """Open all."""
    pages = pages_of(Path(sys.argv[1]))
    width = int(sys.argv[2]) if len(sys.argv) > 2 else 1440
    start, bad = time.perf_counter(), 0
    for number, (page, complaints) in enumerate(opened(pages, width), 1):
        bad += bool(complaints)
        for text in complaints:
            print(f"{page}: {text}")
        if number % 1000 == 0:
            print(f"{number}/{len(pages)}", file=sys.stderr)
    spent = time.perf_counter() - start
    print(f"{len(pages)} pages opened in {spent:.0f} s at {width} pixels, {bad} with complaints")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
