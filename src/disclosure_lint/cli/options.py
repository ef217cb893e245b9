"""Options that every command has, and what follows from them: the pack, colour."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from disclosure_lint.cli.parameters import Choice
from disclosure_lint.phrases import LANGS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COLOR = "disclosure_lint.color"
DEFAULT_PACKS = ("national",)


def _remember_color(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.meta[COLOR] = value


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--lang` and `--color`, before or after the command's name. `--lang` is read in `language`, before all others."""
    color = click.option(
        "--color",
        type=Choice(("auto", "always", "never")),
        help="option.color",
        expose_value=False,
        callback=_remember_color,
    )
    lang = click.option("--lang", type=Choice(LANGS), help="option.lang", expose_value=False)
    return lang(color(command))


def packs(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--pack`, by default the national one."""
    return click.option(
        "--pack",
        "packs",
        metavar="NAME|PATH",
        multiple=True,
        default=DEFAULT_PACKS,
        help="option.pack",
        shell_complete=completed_packs,
    )(command)


def completed_packs(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """For the shell: the names of packs."""
    from disclosure_lint.cli.completing import pack_names

    return pack_names(ctx, param, incomplete)


def completed_codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """For the shell: the codes of rules."""
    from disclosure_lint.cli.completing import codes

    return codes(ctx, param, incomplete)


def configuration(command: Callable[..., Any]) -> Callable[..., Any]:
    """What stands in place of configurations, or of a part of them."""
    path = click.Path(path_type=Path)
    for option in reversed(
        (
            click.option("--config", metavar="FILE", type=path, help="check.config"),
            click.option("--no-config", "isolated", is_flag=True, help="check.no_config"),
            click.option("--waivers", metavar="FILE", type=path, help="check.waivers"),
            click.option("--baseline", metavar="FILE", type=path, help="check.baseline"),
        )
    ):
        command = option(command)
    return command


def in_color(context: click.Context, stream: TextIO) -> bool:
    """Whether to use colour on a stream: as the call says, else on terminals unless the environment forbids it."""
    wish = context.meta.get(COLOR, "auto")
    if wish != "auto":
        return bool(wish == "always")
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
