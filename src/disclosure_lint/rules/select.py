"""Which rules apply to a report, and why the others do not."""

from collections.abc import Iterable
from typing import TypeAlias

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.forms import Form
from disclosure_lint.phrases import say
from disclosure_lint.rules.model import Rule
from disclosure_lint.values import Cause


def inapplicable(rule: Rule, form: Form | None, year: int | None, level: str | None) -> Bilingual | Cause | None:
    """None where the rule applies; the reason where it does not; a cause where that cannot be told."""
    if rule.off is not None:
        pack, why = rule.off.pack, rule.off.reason
        return Bilingual(f"规则包 {pack} 停用：{why.zh}", f"switched off by pack {pack}: {why.en}")
    if rule.editions is not None:
        if year is None:
            return Cause("absent", "year")
        if form is None:
            return Bilingual(f"{year} 年度没有统一格式", f"there was no uniform format for {year}")
        if form.edition not in rule.editions:
            wanted = "、".join(rule.editions)
            return Bilingual(f"仅适用于 {wanted} 版格式", f"applies to edition {', '.join(rule.editions)} only")
    if rule.first_year is not None or rule.last_year is not None:
        if year is None:
            return Cause("absent", "year")
        if (rule.first_year or year) > year or (rule.last_year or year) < year:
            first, last = rule.first_year or "", rule.last_year or ""
            return Bilingual(f"仅适用于 {first}—{last} 年度", f"applies to report years {first}–{last} only")
    if rule.levels is not None:
        if level is None:
            return Cause("absent", "level")
        if level not in rule.levels:
            zh, en = say(f"level.{level}", "zh"), say(f"level.{level}", "en")
            return Bilingual(f"不适用于{zh}", f"does not apply to this level: {en}")
    return None


ACROSS = Bilingual(
    "须与上下级单位的报告对照，在提供单位名录的批量检查中判断",
    "compares reports of superior and subordinate units: judged in a batch with a roster",
)
"""Why a rule over several reports does not apply to one alone."""

Applicability: TypeAlias = tuple[frozenset[str], dict[str, Cause], dict[str, Bilingual]]
"""The codes to evaluate, those of which that cannot be told with the cause, those that do not apply with the reason."""


def applicability(
    rules: Iterable[Rule],
    form: Form | None,
    year: int | None,
    level: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> Applicability:
    """Which rules apply to reports of a year and level; rules that readers raise and unwanted ones are left out."""
    wanted, missing, reasons = set(), {}, {}
    for rule in rules:
        if not chosen(rule.code, select, ignore) or rule.messages:
            continue
        reason = inapplicable(rule, form, year, level)
        if rule.across:
            reasons[rule.code] = ACROSS
        elif isinstance(reason, Cause):
            missing[rule.code] = reason
        elif reason is not None:
            reasons[rule.code] = reason
        else:
            wanted.add(rule.code)
    return frozenset(wanted), missing, reasons


def chosen(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """Whether a code is wanted: `select` and `ignore` hold prefixes, the longer match wins, `ignore` at a tie."""
    picked = max((len(prefix) for prefix in select if code.startswith(prefix)), default=0 if not select else -1)
    dropped = max((len(prefix) for prefix in ignore if code.startswith(prefix)), default=-1)
    return picked >= 0 and picked > dropped
