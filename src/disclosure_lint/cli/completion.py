"""`completion`: the script that lets a shell complete commands, options, codes of rules and packs."""

import click

from disclosure_lint.cli.command import Command
from disclosure_lint.cli.console import put
from disclosure_lint.cli.exit import CLEAN
from disclosure_lint.cli.options import common
from disclosure_lint.cli.parameters import Choice

SHELLS = ("bash", "zsh", "fish")
NAME = "disclosure-lint"
VARIABLE = "_DISCLOSURE_LINT_COMPLETE"

_FISH_SPLIT = 'string split ","'
"""How the script for fish takes a line apart; lists of codes and explanations have commas of their own."""


@click.command("completion", cls=Command, help="completion.help", epilog="completion.setup")
@click.argument("shell", metavar="|".join(SHELLS), type=Choice(SHELLS))
@common
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the script."""
    from click.shell_completion import ShellComplete, get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    # `source` of the class for bash would start one to learn its version, which says nothing of the user's shell.
    script = ShellComplete.source(made(context.find_root().command, {}, NAME, VARIABLE))
    put(script.replace(_FISH_SPLIT, 'string split --max 1 ","') + "\n")
    return CLEAN
