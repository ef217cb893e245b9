"""`lsp`: the language server, for editors to start."""

import sys

import click

from disclosure_lint.cli.command import Command
from disclosure_lint.cli.exit import CLEAN, WRONG
from disclosure_lint.cli.language import FLAG, language, tell
from disclosure_lint.cli.options import common
from disclosure_lint.cli.refusal import complain


@click.command("lsp", cls=Command, help="lsp.help", epilog="lsp.epilog")
@click.option("--stdio", is_flag=True, help="lsp.stdio")
@common
@click.pass_context
def lsp(context: click.Context, stdio: bool) -> int:
    """Serve an editor."""
    try:
        from disclosure_lint.lsp.server import serve
    except ModuleNotFoundError as missing:
        if missing.name not in ("pygls", "lsprotocol"):
            raise
        complain(tell(context, "lsp.not_installed"), context)
        return WRONG
    serve(language(context), stated=any(word.startswith(FLAG) for word in sys.argv[1:]))
    return CLEAN
