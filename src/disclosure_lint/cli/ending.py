"""What a run came to, in plain words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from disclosure_lint.batch.profile import Profile
from disclosure_lint.batch.record import Status
from disclosure_lint.batch.results.columns import TABLES
from disclosure_lint.batch.run import Ended
from disclosure_lint.phrases import Lang, say

MOST = 5
"""How many of the most frequent rules are named."""
NAMED = 10
"""How many agencies or files are named."""
_STATUSES: tuple[Status, ...] = ("checked", "unreadable", "no_report", "limit", "broken")


def summary(ended: Ended, folder: Path, lang: Lang) -> Iterator[str]:
    """The lines."""
    totals = ended.totals
    parts = [
        say("batch.end.part", lang, status=say(f"batch.status.{status}", lang), count=totals.by_status[status])
        for status in _STATUSES
        if totals.by_status[status]
    ]
    if not parts:
        yield say("batch.no_documents", lang)
        return
    yield say("batch.end.documents", lang, count=totals.documents, parts=say("list", lang).join(parts))
    if ended.absent:
        yield say("batch.end.absent", lang, count=len(ended.absent), names=_named(ended.absent, lang))
    if not totals.assessed:
        yield say("batch.end.nothing", lang)
    elif totals.rules:
        yield say("batch.end.findings", lang, faulty=totals.faulty, **totals.findings)
        yield from _most_frequent(ended, lang)
    else:
        yield say("batch.end.none", lang)
    if totals.findings["extraction"]:
        yield say("batch.end.extraction", lang, count=totals.findings["extraction"])
    if totals.findings["waived"] or totals.findings["known"]:
        yield say("batch.end.excused", lang, waived=totals.findings["waived"], known=totals.findings["known"])
    if ended.compared:
        found = {change: totals.changes["finding", change] for change in ("new", "regressed", "fixed", "kept")}
        yield say("batch.end.changes", lang, **found)
        documents = {change: totals.changes["document", change] for change in ("added", "removed", "moved")}
        if any(documents.values()):
            yield say("batch.end.moved", lang, **documents)
        republished = totals.changes["document", "republished"]
        if republished:
            yield say("batch.end.republished", lang, count=republished)
    yield from _coverage(ended.coverage, lang)
    if ended.profile:
        yield from _profile(ended.profile, lang)
    yield say("batch.end.where", lang, folder=folder)


def _most_frequent(ended: Ended, lang: Lang) -> Iterator[str]:
    yield say("batch.end.most", lang)
    ordered = sorted(ended.totals.rules.items(), key=lambda item: (-item[1], item[0]))
    for code, count in ordered[:MOST]:
        rule = ended.rules.get(code)
        yield say("batch.end.rule", lang, rule=code, title=rule.title.text(lang) if rule else "", count=count)


def _coverage(rows: Sequence[Sequence[Any]], lang: Lang) -> Iterator[str]:
    """Of the newest year that the roster is asked about: the others are in the table."""
    names = [column.name for column in TABLES["coverage"]]
    told = [dict(zip(names, row, strict=True)) for row in rows]
    newest = max((row["year"] for row in told if row["expected"] is not None), default=None)
    told = [row for row in told if row["year"] == newest]
    expected = [row for row in told if row["expected"]]
    if not expected:
        return
    states = Counter(row["state"] for row in expected)
    counts = {state: states[state] for state in ("missing", "twice", "late", "unknown")}
    reported = len(expected) - states["missing"]
    yield say("batch.end.coverage", lang, year=newest, agencies=len(expected), reported=reported)
    yield say("batch.end.states", lang, **counts)
    missing = [row["agency"] for row in expected if row["state"] == "missing"]
    if missing:
        yield say("batch.end.missing", lang, names=_named(missing, lang))
    for row in [row for row in told if row["other_name"]][:NAMED]:
        values = {"path": row["path"], "agency": row["agency"], "other": row["other_name"]}
        yield say("batch.end.other_name", lang, **values)
    unlisted = sum(row["expected"] is False for row in told)
    if unlisted:
        yield say("batch.end.unlisted", lang, count=unlisted)


def _named(names: Sequence[str], lang: Lang) -> str:
    listed = say("list", lang).join(names[:NAMED])
    return say("batch.end.more", lang, names=listed, count=len(names)) if len(names) > NAMED else listed


def _profile(profile: Profile, lang: Lang) -> Iterator[str]:
    for name, seconds in profile.stages.items():
        yield say("batch.profile.stage", lang, stage=say(f"batch.stage.{name}", lang), seconds=f"{seconds:.1f}")
    yield say("batch.profile.files", lang)
    yield from (f"  {seconds:8.2f} s  {path}" for path, seconds in profile.files[:NAMED])
    yield say("batch.profile.rules", lang, count=profile.sample)
    yield from (f"  {seconds * 1000:8.3f} ms  {code}" for code, seconds in profile.rules[:NAMED])
