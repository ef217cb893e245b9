"""`init`: the files that a repository of reports is begun with. What is there already is left as it is."""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from disclosure_lint.cli.command import Command
from disclosure_lint.cli.console import put
from disclosure_lint.cli.destinations import write
from disclosure_lint.cli.exit import CLEAN, WRONG
from disclosure_lint.cli.language import language, tell
from disclosure_lint.cli.options import common
from disclosure_lint.cli.parameters import Choice
from disclosure_lint.cli.refusal import complain
from disclosure_lint.cli.schema import schema_text
from disclosure_lint.config.find import LIMIT, NAME
from disclosure_lint.outputs.display import clean
from disclosure_lint.repository import hooks, pipelines
from disclosure_lint.repository.settings import SCHEMA, settings_file

GIT = ".git"


@click.command("init", cls=Command, help="init.help", epilog="init.epilog")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--ci", type=Choice(list(pipelines.FILES)), help="init.ci_option")
@click.option("--force", is_flag=True, help="init.force_option")
@common
@click.pass_context
def init(context: click.Context, folder: Path, ci: str | None, force: bool) -> int:
    """Write the files and say which."""
    if not folder.is_dir():
        complain(tell(context, "init.no_folder", folder=folder), context)
        return WRONG
    beginning = _Beginning(folder, force, context)
    try:
        beginning.settings()
        beginning.hook()
        if ci:
            beginning.pipeline(ci)
    except OSError as error:
        file = error.filename or folder
        complain(tell(context, "wrong.write", file=clean(str(file)), detail=error.strerror or error), context)
        return WRONG
    put("\n".join([*beginning.said, "", *beginning.next_steps()]) + "\n")
    return CLEAN


class _Beginning:
    """Writes one file after the other; `said` holds what is to be told of each."""

    def __init__(self, folder: Path, force: bool, context: click.Context) -> None:
        self._folder, self._force, self._context = folder, force, context
        self._lang = language(context)
        place = folder.absolute()
        self._root = next((path for path in (place, *place.parents) if (path / GIT).exists()), None)
        self._top = self._root or place
        self._below = place.relative_to(self._top).as_posix()
        self.said: list[str] = []

    def settings(self) -> None:
        """The configuration, and the schema that editors complete it by."""
        self._write(self._folder / NAME, settings_file(self._lang))
        schema = self._folder / SCHEMA
        schema.parent.mkdir(exist_ok=True)
        self._write(schema, schema_text("config"))

    def hook(self) -> None:
        """The entry for pre-commit, beside those that are there."""
        file = self._top / hooks.FILE
        lines = hooks.entry(self._lang, self._below)
        if not file.exists():
            self._write(file, hooks.new_config(lines))
            return
        with file.open(encoding="utf-8", newline="", errors="surrogateescape") as opened:
            text = opened.read(LIMIT)
        if hooks.has_hook(text):
            self._say("init.has_hook", file)
            return
        made = hooks.merged(text, lines)
        if made is None:
            self._say("init.by_hand", file)
            self.said += [f"  {line}" for line in lines]
            return
        write(file, made.encode("utf-8", "surrogateescape"))
        self._say("init.merged", file)

    def pipeline(self, service: str) -> None:
        """The job for continuous integration."""
        file = self._top / pipelines.FILES[service]
        text = pipelines.pipeline(service, self._below, self._lang)
        file.parent.mkdir(parents=True, exist_ok=True)
        if not self._write(file, text) and file.read_text(encoding="utf-8", errors="replace") != text:
            self._say("init.job", file)
            self.said += [f"  {line}" for line in text.splitlines()]

    def next_steps(self) -> Iterator[str]:
        """What is to be done now."""
        steps = ["init.next.git"] if self._root is None else []
        steps += ["init.next.hook", "init.next.check", "init.next.commit"]
        yield tell(self._context, "init.next")
        for number, key in enumerate(steps, 1):
            yield f"  {number}. {tell(self._context, key, folder=self._shown(self._folder))}"

    def _write(self, file: Path, text: str) -> bool:
        """Write a file, unless it is there and may not be replaced."""
        if file.exists() and not self._force:
            self._say("init.kept", file)
            return False
        key = "init.replaced" if file.exists() else "init.written"
        write(file, text)
        self._say(key, file)
        return True

    def _say(self, key: str, file: Path) -> None:
        self.said.append(tell(self._context, key, file=self._shown(file)))

    @staticmethod
    def _shown(path: Path) -> str:
        """A path as it is called from here."""
        return clean(Path(os.path.relpath(path)).as_posix())
