"""`schema`: the JSON Schema of each file format."""

import json
from collections.abc import Callable
from typing import Any

import click

from disclosure_lint import api
from disclosure_lint.cli.command import Command
from disclosure_lint.cli.console import put_exactly
from disclosure_lint.cli.exit import CLEAN, WRONG
from disclosure_lint.cli.options import DEFAULT_PACKS, common, packs
from disclosure_lint.cli.parameters import Choice
from disclosure_lint.cli.refusal import Refused, refuse

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def _report(packs: tuple[str, ...]) -> Schema:
    from disclosure_lint.readers.schema import report_schema

    return report_schema(api.load_rules(packs).forms)


def _pack(_: tuple[str, ...]) -> Schema:
    """Any file of a pack but its forms: `pack.yaml`, `vocabulary.yaml`, `clauses.yaml`, `claims.yaml`, a rule."""
    from pydantic.json_schema import models_json_schema

    from disclosure_lint.rules.pack_schema import ClaimsFile, ClausesFile, PackFile, VocabularyFile
    from disclosure_lint.rules.schema import RuleFile

    models = (RuleFile, PackFile, VocabularyFile, ClausesFile, ClaimsFile)
    references, definitions = models_json_schema([(model, "validation") for model in models])
    return {
        "$schema": DIALECT,
        "title": "disclosure-lint pack",
        "anyOf": [references[model, "validation"] for model in models],
        **definitions,
    }


def _form(_: tuple[str, ...]) -> Schema:
    from disclosure_lint.rules.form_schema import FormFile

    return {"$schema": DIALECT, **FormFile.model_json_schema(), "title": "disclosure-lint form"}


def _config(_: tuple[str, ...]) -> Schema:
    """`disclosure-lint.yaml`, or a file of waivers."""
    from pydantic.json_schema import models_json_schema

    from disclosure_lint.config.schema import Settings, WaiverFile

    models = (Settings, WaiverFile)
    references, definitions = models_json_schema([(model, "validation") for model in models])
    title = "disclosure-lint configuration"
    return {
        "$schema": DIALECT,
        "title": title,
        "anyOf": [references[model, "validation"] for model in models],
        **definitions,
    }


def _output(_: tuple[str, ...]) -> Schema:
    from disclosure_lint.outputs.schema import output_schema

    return output_schema()


def _diff(_: tuple[str, ...]) -> Schema:
    from disclosure_lint.outputs.comparison.schema import comparison_schema

    return comparison_schema()


def _recheck(_: tuple[str, ...]) -> Schema:
    from disclosure_lint.batch.told import schema as told

    return told()


SCHEMAS: dict[str, Callable[[tuple[str, ...]], Schema]] = {
    "report": _report,
    "pack": _pack,
    "form": _form,
    "config": _config,
    "output": _output,
    "diff": _diff,
    "recheck": _recheck,
}
"""Format → what makes its schema, loading the models only then."""


@click.command("schema", cls=Command, help="schema.help")
@click.argument("name", metavar="FORMAT", type=Choice(list(SCHEMAS)))
@packs
@common
@click.pass_context
def schema(context: click.Context, name: str, packs: tuple[str, ...]) -> int:
    """Print a schema."""
    try:
        text = schema_text(name, packs)
    except Refused as error:
        refuse(error, context)
        return WRONG
    put_exactly(text)
    return CLEAN


def schema_text(name: str, packs: tuple[str, ...] = DEFAULT_PACKS) -> str:
    """A schema as a file. PackError where the packs cannot be used."""
    return json.dumps(SCHEMAS[name](packs), ensure_ascii=False, indent=2) + "\n"
