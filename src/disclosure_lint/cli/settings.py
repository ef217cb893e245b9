"""`check --show-settings`: what holds for each file, and which configuration says so."""

from collections.abc import Iterator

import click

from disclosure_lint import api
from disclosure_lint.api import Options
from disclosure_lint.cli.console import put
from disclosure_lint.cli.language import language, tell
from disclosure_lint.config import Resolver, Settings
from disclosure_lint.config.local import ID
from disclosure_lint.inputs import Found
from disclosure_lint.outputs.display import clean


def tell_settings(inputs: Found, options: Options, context: click.Context) -> None:
    """Print the settings of every input, those that are alike once. Refused where they cannot be used."""
    resolver = Resolver(options.chosen)
    files: dict[Settings, list[str]] = {}
    for item in inputs.inputs:
        files.setdefault(resolver.settings(item.place), []).append(item.name)
    blocks = ("\n".join([*names, *_lines(settings, context)]) for settings, names in files.items())
    put("\n\n".join(map(clean_lines, blocks)) + "\n")


def clean_lines(text: str) -> str:
    """Text that may hold names of files, without control characters."""
    return "\n".join(clean(line) for line in text.split("\n"))


def _lines(settings: Settings, context: click.Context) -> Iterator[str]:
    none = tell(context, "settings.none")
    values = {
        "file": str(settings.file or none),
        "packs": ", ".join(settings.packs),
        "select": ", ".join(settings.select) or tell(context, "settings.all"),
        "ignore": ", ".join(settings.ignore) or none,
        "level": tell(context, f"level.{settings.level}") if settings.level else tell(context, "settings.by_name"),
        "prior": settings.prior or none,
        "fail_on": settings.fail_on,
        "waivers": str(settings.waivers or none),
        "baseline": str(settings.baseline or none),
    }
    for key, value in values.items():
        yield f"  {tell(context, f'settings.{key}')}: {value}"
    changes = [change for info in api.pack_for(settings).infos if info.id.startswith(ID) for change in info.changes]
    if changes:
        yield f"  {tell(context, 'settings.changes')}:"
    for change in changes:
        reason = change.reason.text(language(context))
        yield f"    {tell(context, 'settings.change', of=change.of, to=change.to, reason=reason)}"
