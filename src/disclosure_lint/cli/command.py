"""Commands whose help and complaints are in the language of the call: their `help` is the key of a phrase."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.language import tell
from disclosure_lint.outputs.display import cells, pad, wrap

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

WIDEST = 100
BESIDE = 32
"""Help is no wider than WIDEST; the name of an option wider than BESIDE has its explanation below it."""

SETTINGS: Mapping[str, Any] = {"help_option_names": ["-h", "--help"], "allow_extra_args": True}


class Command(click.Command):
    """A command."""

    def __init__(self, name: str | None, **attributes: Any) -> None:
        super().__init__(name, context_settings=dict(SETTINGS), **attributes)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        formatter.write(help_text(self, ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        formatter.write(_usage(self, ctx))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, unless there are arguments that it does not take."""
        if ctx.args:
            raise click.UsageError(tell(ctx, "wrong.extra", arguments=" ".join(ctx.args)), ctx)
        return super().invoke(ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """For the shell: options."""
        from disclosure_lint.cli.completing import worded

        return worded(super().shell_complete(ctx, incomplete), ctx)


class Group(click.Group):
    """A command of commands. `summaries` maps their names to phrase keys, so that none is loaded for the help."""

    command_class = Command

    def __init__(self, name: str | None, summaries: Mapping[str, str], **attributes: Any) -> None:
        super().__init__(name, context_settings=dict(SETTINGS), **attributes)
        self.summaries = summaries

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        formatter.write(help_text(self, ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        formatter.write(_usage(self, ctx))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """For the shell: options and commands, none of which is loaded for it."""
        from disclosure_lint.cli.completing import commands, worded

        options = worded(click.Command.shell_complete(self, ctx, incomplete), ctx)
        return [*commands(self.summaries, ctx, incomplete), *options]

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order they are told."""
        return list(self.summaries)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options before the command; without any words show the help, which is a wrong call."""
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(2)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called, or a complaint with the nearest names."""
        name = args[0]
        if name not in self.commands and not name.startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches  # slow to import, and for wrong calls alone

            close = get_close_matches(name, self.summaries, n=3, cutoff=0.6) or list(self.summaries)
            raise click.UsageError(tell(ctx, "wrong.command", name=name, known=", ".join(close)), ctx)
        return super().resolve_command(ctx, args)


def help_text(command: click.Command, ctx: click.Context) -> str:
    """Usage, what the command does, its options, its commands."""
    import shutil  # slow to import, and for help alone

    width = min(shutil.get_terminal_size().columns, WIDEST)
    lines = [_usage(command, ctx), ""]
    lines += wrap(tell(ctx, command.help or ""), width)
    options = [(_label(option), tell(ctx, option.help or "")) for option in _options(command, ctx)]
    lines += ["", tell(ctx, "help.options"), *_listed(options, width)]
    if isinstance(command, Group):
        commands = [(name, tell(ctx, key)) for name, key in command.summaries.items()]
        lines += ["", tell(ctx, "help.commands"), *_listed(commands, width)]
    if command.epilog:
        lines += ["", *wrap(tell(ctx, command.epilog), width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _usage(command: click.Command, ctx: click.Context) -> str:
    arguments = [parameter.metavar or "" for parameter in command.params if isinstance(parameter, click.Argument)]
    rest = [tell(ctx, "help.command")] if isinstance(command, Group) else []
    usage = " ".join([ctx.command_path, tell(ctx, "help.some_options"), *arguments, *rest])
    return tell(ctx, "help.usage", usage=usage)


def _options(command: click.Command, ctx: click.Context) -> Iterator[click.Option]:
    for parameter in command.get_params(ctx):
        if isinstance(parameter, click.Option) and not parameter.hidden:
            if parameter.name == "help" or "--help" in parameter.opts:
                parameter.help = "option.help"
            yield parameter


def _label(option: click.Option) -> str:
    """How the option is written: `-o, --output FILE`."""
    names = ", ".join(sorted(option.opts, key=len))
    if option.is_flag:
        return names
    choices = option.type.choices if isinstance(option.type, click.Choice) else ()
    return f"{names} {option.metavar or '|'.join(map(str, choices))}"


def _listed(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    room = min(BESIDE, max(cells(label) for label, _ in rows))
    indent = " " * (room + 4)
    for label, text in rows:
        first, *rest = wrap(text, width - len(indent))
        if cells(label) > room:
            yield f"  {label}"
            yield f"{indent}{first}"
        else:
            yield f"  {pad(label, room)}  {first}"
        yield from (f"{indent}{line}" for line in rest)
