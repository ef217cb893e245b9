"""What is said in words of a rule's own messages: what readers found, and what there is to say of waivers."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from disclosure_lint.diagnostics import Bilingual, Diagnostic
from disclosure_lint.engine.evaluate import Request
from disclosure_lint.engine.judge import Judge
from disclosure_lint.phrases import LANGS, Lang, say
from disclosure_lint.rules.pack import Pack
from disclosure_lint.rules.select import chosen
from disclosure_lint.rules.templates import PLACEHOLDER
from disclosure_lint.source import Span
from disclosure_lint.waivers import Said, Waiver, apply

_ALWAYS = frozenset({"SRC001", "SRC002", "SRC003"})
"""What is said whatever was selected: there is no report to judge then."""


class Remark(NamedTuple):
    """What a reader found, for the engine to word: rule, reason, named values and place."""

    rule: str
    reason: str
    values: dict[str, str | int]
    span: Span | None
    pointer: str


def remarked(remarks: Sequence[Remark], judge: Judge, pack: Pack, request: Request | None) -> list[Diagnostic]:
    """The findings that remarks are."""
    found = []
    for remark in remarks:
        rule = pack.rules.get(remark.rule)
        unwanted = request and remark.rule not in _ALWAYS and not chosen(remark.rule, request.select, request.ignore)
        if rule is None or unwanted:
            continue
        message = Bilingual(*(_worded(remark, rule.messages, lang) for lang in LANGS))
        found.append(judge.finding(remark.rule, remark.pointer, remark.span, message))
    return found


def waived(
    found: Sequence[Diagnostic],
    waivers: Sequence[Waiver],
    judge: Judge,
    pack: Pack,
    request: Request,
    across: bool = False,
) -> list[Diagnostic]:
    """The findings with their waivers, and those about the waivers.

    Rules over several reports are judged apart (`across`), and only there is it said that a waiver of one is unused.
    """
    wanted = [waiver for waiver in waivers if chosen(waiver.rule, request.select, request.ignore)]
    if not wanted:
        return list(found)
    applied = apply(found, wanted, request.today, pack.rules, pack.mandatory)
    said = [item for item in applied.said if across is _awaits_others(item, pack)]
    remarks = [Remark(item.rule, item.reason, item.values, item.waiver.span, "waivers") for item in said]
    return [*applied.findings, *remarked(remarks, judge, pack, request)]


def _awaits_others(said: Said, pack: Pack) -> bool:
    """Whether it is said of a waiver that it covers nothing, and its rule is one over several reports."""
    return said.reason == "unused" and bool(pack.rules[said.waiver.rule].across)


def _worded(remark: Remark, messages: Mapping[str, Bilingual], lang: Lang) -> str:
    """The message of a remark. `{parts}` are its values that are not 0, each in the words of its own message."""
    counted = ((messages[name], value) for name, value in remark.values.items() if value and name in messages)
    parts = say("list", lang).join(_filled(words.text(lang), {"count": value}) for words, value in counted)
    reason = messages.get(remark.reason, Bilingual(remark.reason, remark.reason))
    return _filled(reason.text(lang), {**remark.values, "parts": parts})


def _filled(template: str, values: dict[str, str | int]) -> str:
    return PLACEHOLDER.sub(lambda match: str(values.get(match.group(1), match.group())), template)
