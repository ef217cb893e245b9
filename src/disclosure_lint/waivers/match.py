"""Which findings of a report are waived, and what is to be said of the waivers themselves."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from disclosure_lint.diagnostics import Diagnostic, Waived
from disclosure_lint.waivers.model import Waiver


class Said(NamedTuple):
    """What is to be said of a waiver: a rule of waivers, a reason of it, what the message may mention."""

    rule: str
    reason: str
    values: dict[str, str | int]
    waiver: Waiver


class Applied(NamedTuple):
    """The findings, with their waivers; and what is to be said of the waivers."""

    findings: tuple[Diagnostic, ...]
    said: tuple[Said, ...]


def apply(
    findings: Sequence[Diagnostic],
    waivers: Sequence[Waiver],
    today: date,
    known: Collection[str],
    mandatory: Collection[str],
) -> Applied:
    """Lay the waivers meant for a report over its findings.

    A waiver that has expired, is for a rule that cannot be waived or that there is none of (`known`, `mandatory`), or
    covers no finding, covers nothing and is told.
    """
    said: list[Said] = []
    valid: list[Waiver] = []
    for waiver in waivers:
        reason = _invalid(waiver, today, known, mandatory)
        if reason is None:
            valid.append(waiver)
        else:
            said.append(_said(*reason, waiver))
    covered = tuple(
        next((waiver for waiver in valid if waiver.fits(found.rule, found.location.pointer)), None)
        for found in findings
    )
    used = {id(waiver) for waiver in covered if waiver}
    said += [_said("WAV002", "unused", waiver) for waiver in valid if id(waiver) not in used]
    marked = (found._replace(waived=_note(by)) if by else found for found, by in zip(findings, covered, strict=True))
    return Applied(tuple(marked), tuple(said))


def _note(waiver: Waiver) -> Waived:
    return Waived(waiver.reason, waiver.approver, waiver.expires.isoformat(), waiver.origin)


def _invalid(waiver: Waiver, today: date, known: Collection[str], mandatory: Collection[str]) -> tuple[str, str] | None:
    if waiver.rule not in known:
        return "WAV003", "unknown_rule"
    if waiver.rule in mandatory:
        return "WAV003", "mandatory"
    return ("WAV001", "expired") if waiver.expires < today else None


def _said(rule: str, reason: str, waiver: Waiver) -> Said:
    values: dict[str, str | int] = {
        "rule": waiver.rule,
        "expires": waiver.expires.isoformat(),
        "origin": waiver.origin,
        "place": waiver.place or "",
    }
    return Said(rule, reason, values, waiver)
