"""Clauses of the law against rules: which rule checks which clause, and what is left to people. Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from disclosure_lint.authoring.pages import HEAD, cell, own_rules
from disclosure_lint.phrases import Lang, say
from disclosure_lint.rules import Pack
from disclosure_lint.rules.model import Duty


def rules_of(pack: Pack, overlays: Sequence[Pack] = ()) -> dict[str, list[str]]:
    """The rules that cover each clause: those that name it, and those that rest on it word for word."""
    found: dict[str, list[str]] = {duty: [] for duty in pack.duties}
    for code, (rule, _) in own_rules(pack, overlays).items():
        for id_, duty in pack.duties.items():
            if id_ in rule.covers or duty.authority in rule.authority:
                found[id_].append(code)
    return found


def coverage(pack: Pack, lang: Lang, link: str = "", overlays: Sequence[Pack] = ()) -> str:
    """The page. `link` is the folder of the rules' pages, '' for no links; of overlays count the rules they add."""
    return "\n".join(_lines(pack, overlays, lang, link)) + "\n"


def _lines(pack: Pack, overlays: Sequence[Pack], lang: Lang, link: str) -> Iterator[str]:
    covering = rules_of(pack, overlays)
    duties = list(pack.duties.values())
    yield f"# {say('coverage.title', lang)}"
    yield f"\n{HEAD.format(note=say('page.generated', lang))}\n"
    by_kind = {kind: [d for d in duties if d.checkable == kind] for kind in ("machine", "heuristic", "human")}
    counts = {kind: len(found) for kind, found in by_kind.items()}
    covered = sum(bool(covering[duty.id]) for duty in by_kind["machine"])
    yield say("coverage.intro", lang, clauses=len(duties), covered=covered, **counts)
    yield f"\n## {say('coverage.matrix', lang)}"
    keys = ("clause", "duty", "checkable", "sure", "rules")
    for document, group in groupby(duties, key=lambda duty: duty.authority.document):
        yield f"\n### {document}\n"
        yield _row(["", *(say(f"coverage.{key}", lang) for key in keys)])
        yield "|" + "---|" * (len(keys) + 1)
        yield from (_duty(duty, covering[duty.id], lang, link) for duty in group)
    yield f"\n## {say('coverage.human_title', lang)}\n"
    yield from _notes(by_kind["human"], lang)
    yield f"\n## {say('coverage.hint_title', lang)}\n"
    yield from _notes(by_kind["heuristic"], lang)
    yield f"\n## {say('coverage.by_rule', lang)}\n"
    yield _row([say("coverage.rules", lang), say("coverage.clause", lang)])
    yield "|---|---|"
    for code, (rule, _) in own_rules(pack, overlays).items():
        named = [id_ for id_, codes in covering.items() if code in codes]
        listed = say("list", lang).join(named) or say("coverage.none", lang)
        yield _row([f"{_linked(code, link)} {rule.title.text(lang)}", listed])


def _duty(duty: Duty, codes: list[str], lang: Lang, link: str) -> str:
    rules = say("list", lang).join(_linked(code, link) for code in codes) or say("coverage.none", lang)
    if duty.pack:
        rules = f"{rules} ({say('coverage.only', lang, pack=duty.pack)})"
    told = (say(f"checkable.{duty.checkable}", lang), say(f"sure.{duty.sure}", lang))
    return _row([duty.id, duty.authority.clause, duty.duty.text(lang), *told, rules])


def _notes(duties: Iterable[Duty], lang: Lang) -> Iterator[str]:
    for duty in duties:
        note = f" {duty.note.text(lang)}" if duty.note else ""
        yield f"- **{duty.id}** {duty.duty.text(lang)}{note}"


def _linked(code: str, link: str) -> str:
    return f"[{code}]({link}/{code}.md)" if link else code


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(map(cell, cells)) + " |"
