"""A stored run judged again by the rules as they are now, without a document: what comes, what goes."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from disclosure_lint.rules import Pack
from disclosure_lint.rules.select import chosen


class Change(NamedTuple):
    """A finding that comes or goes: its document, rule and message in both languages."""

    path: str
    rule: str
    zh: str
    en: str


class Rechecked(NamedTuple):
    """`rules` are those that cells answer, `left` those that need the texts of documents; `same` findings stay."""

    reports: int
    rules: tuple[str, ...]
    left: tuple[str, ...]
    new: list[Change]
    gone: list[Change]
    same: int


def rechecked(
    folder: Path, pack: Pack, today: date, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> Rechecked:
    """The run in a folder judged again. OSError or ValueError where its tables cannot be read."""
    import pyarrow.parquet as pq  # an extra

    from disclosure_lint.columnar import recheck  # NumPy
    from disclosure_lint.columnar.stored import stored

    run = stored(folder, pack.forms)
    found = recheck(run.columns, pack, today, select, ignore)
    number = {path: at for at, path in enumerate(run.paths)}
    names = ["path", "rule", "fingerprint", "message_zh", "message_en"]
    before = {}
    for path, rule, mark, zh, en in zip(
        *(pq.read_table(folder / "diagnostics.parquet", columns=names)[name].to_pylist() for name in names), strict=True
    ):
        if rule in pack.rules and path in number and found.outcome(number[path], rule) is not None:
            before[path, rule, mark] = Change(path, rule, zh, en)
    after = {
        (run.paths[at], item.rule, item.fingerprint): Change(run.paths[at], item.rule, *item.message)
        for at, item in found.findings()
    }
    answered = found.answered
    return Rechecked(
        reports=len(run.paths),
        rules=answered,
        left=tuple(
            code
            for code, rule in pack.rules.items()
            if code not in answered and not rule.messages and chosen(code, select, ignore)
        ),
        new=[after[key] for key in sorted(after.keys() - before.keys())],
        gone=[before[key] for key in sorted(before.keys() - after.keys())],
        same=len(after.keys() & before.keys()),
    )
