"""What a shell is offered when somebody asks it to complete a call. Loaded for that alone."""

from collections.abc import Mapping, Sequence

import click
from click.shell_completion import CompletionItem

from disclosure_lint import api
from disclosure_lint.cli.language import language, tell
from disclosure_lint.phrases import PHRASES
from disclosure_lint.resources import resource
from disclosure_lint.rules import PackError


def worded(items: Sequence[CompletionItem], ctx: click.Context) -> list[CompletionItem]:
    """Options with their explanations in the language of the call: they carry the keys of phrases."""
    for item in items:
        item.help = tell(ctx, item.help) if item.help in PHRASES else item.help
    return list(items)


def commands(summaries: Mapping[str, str], ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """Commands by name, with what they do."""
    return [CompletionItem(name, help=tell(ctx, key)) for name, key in summaries.items() if name.startswith(incomplete)]


def codes(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes of the rules of the packs in question; of a list with commas the last one is completed."""
    before, comma, begun = incomplete.replace("，", ",").rpartition(",")
    packs = ctx.params.get("packs")
    try:
        rules = (api.load_rules(tuple(packs)) if packs else api.load_rules()).rules
    except PackError:
        return []
    lang = language(ctx)
    return [
        CompletionItem(f"{before}{comma}{code}", help=rules[code].info.title.text(lang))
        for code in sorted(rules)
        if code.startswith(begun.strip().upper())
    ]


def pack_names(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The packs that ship with the tool; folders where it looks like a path."""
    names = sorted(folder.name for folder in resource("rules").iterdir() if (folder / "pack.yaml").is_file())
    found = [CompletionItem(name) for name in names if name.startswith(incomplete)]
    return found or [CompletionItem(incomplete, type="dir")]
