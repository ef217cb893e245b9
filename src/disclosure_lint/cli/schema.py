"""`schema`: the JSON Schema of each file format."""

import json
from importlib import import_module

import click

from disclosure_lint.cli.command import Command
from disclosure_lint.cli.console import put_exactly
from disclosure_lint.cli.exit import CLEAN
from disclosure_lint.cli.options import common
from disclosure_lint.cli.parameters import Choice

SCHEMAS = {
    "report": ("disclosure_lint.readers.schema", "report_schema"),
    "pack": ("disclosure_lint.rules.schema", "pack_schema"),
    "form": ("disclosure_lint.rules.schema", "form_schema"),
    "output": ("disclosure_lint.outputs.schema", "output_schema"),
}
"""Format → the module and the function that gives its schema, imported when it is asked for."""


@click.command("schema", cls=Command, help="schema.help")
@click.argument("name", metavar="|".join(SCHEMAS), type=Choice(list(SCHEMAS)))
@common
def schema(name: str) -> int:
    """Print a schema."""
    module, function = SCHEMAS[name]
    made = getattr(import_module(module), function)()
    put_exactly(json.dumps(made, ensure_ascii=False, indent=2) + "\n")
    return CLEAN
