"""How far a run has come, on stderr: a line redrawn in a terminal, a line now and then elsewhere."""

from time import monotonic
from typing import Any, Protocol, TextIO

from disclosure_lint.batch.run import Running, Watch
from disclosure_lint.outputs.display import clean
from disclosure_lint.phrases import Lang, say

LINES = 10
"""How many lines a stage has at most, outside a terminal."""
LONG = 2.0
"""Seconds after which a file is named while it is worked on."""


class Watching(Watch, Protocol):
    """A watch that is shown somewhere."""

    troubles: list[tuple[str, str]]

    def __enter__(self) -> Any:
        """It may be shown."""

    def __exit__(self, *error: object) -> None:
        """It is shown no more."""


def watch_of(stream: TextIO, lang: Lang) -> "Watching":
    """The watch for a stream."""
    return _Drawn(stream, lang) if stream.isatty() else _Lines(stream, lang)


class _Stage:
    """A stage: its name, how many of its documents are done, and the slowest of them."""

    def __init__(self, name: str, total: int) -> None:
        self.name, self.total, self.count = name, total, 0
        self.slowest: tuple[float, str] = (0.0, "")

    def add(self, path: str, seconds: float) -> None:
        self.count += 1
        self.slowest = max(self.slowest, (seconds, path))

    def ended(self, lang: Lang) -> str | None:
        seconds, path = self.slowest
        if not path:
            return None
        stage = say(f"batch.stage.{self.name}", lang)
        return clean(say("batch.stage_done", lang, stage=stage, total=self.count, path=path, seconds=f"{seconds:.1f}"))


class _Lines:
    """Lines, at tenths of a stage."""

    def __init__(self, stream: TextIO, lang: Lang) -> None:
        self._stream, self._lang = stream, lang
        self._stage = _Stage("read", 0)
        self.troubles: list[tuple[str, str]] = []

    def __enter__(self) -> "_Lines":
        return self

    def __exit__(self, *error: object) -> None:
        if error[0] is None:
            self._end()

    def stage(self, name: str, total: int, running: Running | None) -> None:
        """See `Watch`."""
        self._end()
        self._stage = _Stage(name, total)
        if not total:
            self._say(say(f"batch.stage.{name}", self._lang))

    def done(self, path: str, seconds: float) -> None:
        """See `Watch`."""
        stage = self._stage
        stage.add(path, seconds)
        if stage.count * LINES // stage.total > (stage.count - 1) * LINES // stage.total:
            name = say(f"batch.stage.{stage.name}", self._lang)
            self._say(say("batch.progress", self._lang, stage=name, done=stage.count, total=stage.total))

    def trouble(self, path: str, detail: str) -> None:
        """See `Watch`."""
        self.troubles.append((path, detail))

    def _end(self) -> None:
        line = self._stage.ended(self._lang)
        if line:
            self._say(line)

    def _say(self, line: str) -> None:
        self._stream.write(f"{line}\n")
        self._stream.flush()


class _Drawn:
    """A bar for each stage, redrawn; what takes long is named while it is worked on."""

    def __init__(self, stream: TextIO, lang: Lang) -> None:
        from rich.console import Console  # an extra
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeElapsedColumn
        from rich.text import Text

        watch = self

        class Longest(ProgressColumn):
            """What has been worked on for longest."""

            max_refresh = 0.5

            def render(self, task: Any) -> Text:
                return Text("" if task.finished else watch.longest(), style="dim", overflow="ellipsis", no_wrap=True)

        self._lang, self._running = lang, _nothing
        self._stage = _Stage("read", 0)
        self._started = monotonic()
        self._task: Any = None
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[rate]}"),
            Longest(),
            console=Console(file=stream),
        )
        self.troubles: list[tuple[str, str]] = []

    def __enter__(self) -> "_Drawn":
        self._progress.start()
        return self

    def __exit__(self, *error: object) -> None:
        if error[0] is None:
            self._end()
        self._progress.stop()

    def stage(self, name: str, total: int, running: Running | None) -> None:
        """See `Watch`."""
        self._end()
        self._stage, self._running, self._started = _Stage(name, total), running or _nothing, monotonic()
        label = say(f"batch.stage.{name}", self._lang)
        self._task = self._progress.add_task(label, total=total or None, rate="")

    def done(self, path: str, seconds: float) -> None:
        """See `Watch`."""
        stage = self._stage
        stage.add(path, seconds)
        spent = monotonic() - self._started
        rate = say("batch.rate", self._lang, rate=f"{stage.count / spent:.0f}") if spent > 1 else ""
        self._progress.update(self._task, completed=stage.count, rate=rate)

    def trouble(self, path: str, detail: str) -> None:
        """See `Watch`."""
        self.troubles.append((path, detail))

    def longest(self) -> str:
        """The file that has been worked on for longest, once that is long."""
        try:
            seconds, path = max(((spent, task.name) for task, spent in self._running()), default=(0.0, ""))
        except RuntimeError:  # the list has changed while it was read
            return ""
        if seconds < LONG:
            return ""
        return clean(say("batch.longest", self._lang, path=path, seconds=f"{seconds:.0f}"))

    def _end(self) -> None:
        if self._task is not None:
            total = self._stage.total or 1
            self._progress.update(self._task, total=total, completed=total)
        line = self._stage.ended(self._lang)
        if line:
            self._progress.console.print(line, highlight=False, markup=False)


def _nothing() -> Any:
    return iter(())
