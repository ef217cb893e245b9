"""The program: its commands, each loaded when it is called, its version, and what happens when a call goes wrong."""

import gc
import os
import sys
from collections.abc import Iterator, MutableMapping, Sequence
from importlib import import_module
from typing import Any

import click

from disclosure_lint import __version__
from disclosure_lint.cli.command import Group
from disclosure_lint.cli.console import prepare_streams
from disclosure_lint.cli.exit import BROKEN, INTERRUPTED, WRONG
from disclosure_lint.cli.language import language_of
from disclosure_lint.cli.options import common
from disclosure_lint.phrases import Lang, say

NAME = "disclosure-lint"
COMPLETE = "_DISCLOSURE_LINT_COMPLETE"
"""By this variable shells ask for completions, whatever name the program goes by."""

COMMANDS = {
    "check": "check.summary",
    "batch": "batch.summary",
    "new": "new.summary",
    "convert": "convert.summary",
    "diff": "diff.summary",
    "explain": "explain.summary",
    "rules": "rules.summary",
    "schema": "schema.summary",
    "init": "init.summary",
    "completion": "completion.summary",
    "lsp": "lsp.summary",
    "dashboard": "dashboard.summary",
}
"""Command → what it does in short. The command stands under its name in the module of that name."""


class LazyCommands(MutableMapping[str, click.Command]):
    """Commands by name, imported when first asked for."""

    def __init__(self) -> None:
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in COMMANDS:
            raise KeyError(name)
        if name not in self._loaded:
            self._loaded[name] = getattr(import_module(f"disclosure_lint.cli.{name}"), name)
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class App(Group):
    """The whole command line. Commands return their exit codes."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """A call begins: first of all its language."""
        extra.setdefault("obj", language_of(args, os.environ))
        return super().make_context(info_name, args, parent, **extra)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run and exit, in the call's language whatever happens. Globs are left to `inputs`, on Windows too."""
        extra["windows_expand_args"] = False
        complete_var = complete_var or COMPLETE
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        prepare_streams()
        lang = language_of(sys.argv[1:] if args is None else args, os.environ)
        with _Crashes():
            try:
                code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
            except click.UsageError as error:
                usage = f"{error.ctx.get_usage()}\n" if error.ctx else ""
                click.echo(usage + say("wrong", lang) + _message(error, lang), err=True)
                code = WRONG
            except click.Abort:
                code = INTERRUPTED
        gc.freeze()  # nothing is left to collect when the process ends
        sys.exit(code if isinstance(code, int) else 0)


class _Crashes:
    """Anything else that goes wrong is the program's own fault: the trace on stderr, and the exit code that says so."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception):
            from traceback import print_exception

            print_exception(error)
            sys.exit(BROKEN)


def _message(error: click.UsageError, lang: Lang) -> str:
    """What is wrong, in the language of the call."""
    if isinstance(error, click.NoSuchOption):
        near = say("wrong.near", lang, name=error.possibilities[0]) if error.possibilities else ""
        return say("wrong.option", lang, name=error.option_name, near=near)
    if isinstance(error, click.MissingParameter) and error.param:
        return say("wrong.missing", lang, name=error.param.metavar or error.param.opts[-1])
    if isinstance(error, click.BadOptionUsage):
        key = "wrong.no_value" if "not take" in error.message else "wrong.value"
        return say(key, lang, name=error.option_name)
    if isinstance(error, click.BadParameter):
        name = error.param_hint or (error.param.opts[-1] if error.param else "")
        return say("wrong.parameter", lang, name=name, message=error.message)
    return error.format_message()


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"{NAME} {__version__}")
        context.exit()


@click.command(NAME, cls=App, summaries=COMMANDS, commands=LazyCommands(), help="app.help", epilog="app.epilog")
@common
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="option.version")
def main() -> None:
    """The console script."""
