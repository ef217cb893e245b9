"""A stored run judged again, for `batch --recheck` and `rules impact --run`: the call, the text, the exit code."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import click

from disclosure_lint.api import Options, WrongCall, load_rules
from disclosure_lint.api.packs import check_codes, pack_for
from disclosure_lint.cli.console import put, put_exactly
from disclosure_lint.cli.exit import BROKEN, CLEAN, FOUND, NOTHING, WRONG
from disclosure_lint.cli.language import language, tell
from disclosure_lint.cli.refusal import Refused, complain, refuse
from disclosure_lint.config import Resolver, Settings
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.diagnostics.model import SEVERITIES
from disclosure_lint.outputs.display import clean
from disclosure_lint.phrases import LANGS, say
from disclosure_lint.resources import resource
from disclosure_lint.rules import Pack

if TYPE_CHECKING:
    from disclosure_lint.batch.recheck import Effect, Rechecked

Format: TypeAlias = Literal["text", "json"]
EXAMPLES = 5
"""Findings of a rule and kind that the text lists."""


def rejudged(run: Path, options: Options, whole: bool, stated: Format, context: click.Context) -> int:
    """Judge, tell, and give the exit code as that of a re-check. With `whole` rules that are left out go."""
    from disclosure_lint.batch.ends import reason
    from disclosure_lint.batch.recheck import Call, rechecked
    from disclosure_lint.batch.told import as_json

    named = options.packs is not None or options.config is not None
    settings = Resolver(options._replace(isolated=options.config is None).chosen).settings(None)

    def load(names: tuple[str, ...]) -> Pack:
        pack = _shipped(names)
        check_codes(settings, pack)
        return pack

    try:
        pack = pack_for(settings) if named else None
        if pack:
            check_codes(settings, pack)
        found = rechecked(run, Call(load, pack, options.today, settings.select, settings.ignore, whole))
    except Refused as error:
        refuse(error, context)
        return WRONG
    except ImportError as error:
        complain(tell(context, "batch.extra", name=error.name, extra="batch"), context)
        return WRONG
    except (OSError, ValueError, KeyError) as error:
        complain(tell(context, "batch.no_run", folder=run, detail=reason(error, language(context))), context)
        return WRONG
    for path, rule in found.broken:
        complain(tell(context, "log.broken", rule=rule, path=path), context)
    if stated == "json":
        put_exactly(json.dumps(as_json(found), ensure_ascii=False, indent=2) + "\n")
    else:
        put("".join(f"{clean(line)}\n" for line in _lines(found, run, context)))
    return _exit_code(found, settings)


def _shipped(names: tuple[str, ...]) -> Pack:
    """The packs that a run names, where they come with the program."""
    others = [name for name in names if not (resource("rules") / name / "pack.yaml").is_file()]
    if others:
        texts = (say("rejudged.packs", lang, names=", ".join(others)) for lang in LANGS)
        raise WrongCall([Bilingual(*texts)])
    return load_rules(names)


def _exit_code(found: "Rechecked", settings: Settings) -> int:
    """As that of a check, over what is new or graver than it was."""
    if found.broken:
        return BROKEN
    if not found.reports:
        return NOTHING
    counted = () if settings.fail_on == "never" else SEVERITIES[: SEVERITIES.index(settings.fail_on) + 1]
    fails = any(
        effect.after is not None
        and effect.after.severity in counted
        and not effect.excused
        and (effect.before is None or effect.before.severity not in counted)
        for effect in found.effects
    )
    return FOUND if fails else CLEAN


def _lines(found: "Rechecked", run: Path, context: click.Context) -> Iterator[str]:
    from disclosure_lint.batch.standing import By
    from disclosure_lint.batch.told import KINDS, agencies, of_rules

    packs = ", ".join(f"{info.id} {info.version}" for info in found.packs)
    days = {"was": found.run.today.isoformat(), "today": found.today.isoformat()}
    yield tell(context, "rejudged.head", run=run, reports=found.reports, packs=packs, **days)
    by = Counter(item.by for item in found.rules)
    yield tell(context, "rejudged.by", **{name: by[name] for name in get_args(By) if name != "reader"})
    changes = {item.rule: item.change for item in found.rules}
    for code, of_rule in of_rules(found).items():
        counts = {kind: of_rule.counts[kind] for kind in KINDS}
        how = tell(context, f"rejudged.change.{changes.get(code, 'gone')}")
        yield tell(context, "rejudged.rule", rule=code, change=how, agencies=of_rule.agencies, **counts)
        yield from _examples(of_rule.effects, context)
    counts = {kind: found.count(kind) for kind in KINDS}
    totals = {"same": found.same, "carried": found.carried, "agencies": agencies(found.effects)}
    yield tell(context, "rejudged.counts", reports=found.reports, **counts, **totals)
    yield from _notes(found, context)


def _examples(effects: "list[Effect]", context: click.Context) -> Iterator[str]:
    lang = language(context)
    for kind in ("added", "removed", "changed"):
        some = [effect for effect in effects if effect.kind == kind]
        for effect in some[:EXAMPLES]:
            told = effect.told
            severity = tell(context, f"severity.{told.severity}")
            if effect.before and effect.after and effect.before.severity != effect.after.severity:
                severity = f"{tell(context, f'severity.{effect.before.severity}')}→{severity}"
            values = {"path": effect.path, "severity": severity, "message": told.message.text(lang)}
            yield "  " + tell(context, f"rejudged.{kind}", **values)
        if len(some) > EXAMPLES:
            yield "  " + tell(context, "rejudged.more", count=len(some) - EXAMPLES)


def _notes(found: "Rechecked", context: click.Context) -> Iterator[str]:
    """What a reader has to know besides."""
    excused = sum(effect.excused for effect in found.effects)
    if excused or any(effect.before is None for effect in found.effects):
        yield tell(context, "rejudged.excused", count=excused)
    for item in found.rules:
        for why, count in item.left:
            yield tell(context, f"rejudged.left.{why}", rule=item.rule, count=count)
    if found.left:
        yield tell(context, "rejudged.left", count=found.left)
