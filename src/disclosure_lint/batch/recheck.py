"""A stored run judged again by the rules as they are now, without a document: what comes, what goes, what stays.

Rules over cells are judged by columns, rules over several reports from the members and the roster that the run kept. A
rule over texts of which nothing has changed that decides where it holds is carried over; any other is judged from the
paragraphs that the run kept. Only what none of this answers is left, with the reason.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.batch.before import Before, Found, before, packs_by_report
from disclosure_lint.batch.standing import Key, Standing, Standings, Terms
from disclosure_lint.diagnostics import Bilingual, PackInfo
from disclosure_lint.rules import Pack

Kind: TypeAlias = Literal["added", "removed", "changed"]


class Call(NamedTuple):
    """What to judge by. `pack` None: by those that each report was judged by, as `load` gives them; `today` None: the
    day of the run. With `whole` findings of rules that `select` leaves out go; without, they are not looked at.
    """

    load: Callable[[tuple[str, ...]], Pack]
    pack: Pack | None = None
    today: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    whole: bool = False


class Told(NamedTuple):
    """A finding as it is told."""

    severity: str
    message: Bilingual


class Effect(NamedTuple):
    """A finding that is there in the run, now, or both but told otherwise. `excused` where the run has it as waived or
    known: what is new is held against no waiver and no baseline.
    """

    path: str
    agency: str | None
    rule: str
    pointer: str
    fingerprint: str
    before: Told | None
    after: Told | None
    excused: bool

    @property
    def kind(self) -> Kind:
        """`added`, `removed` or `changed`."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    @property
    def told(self) -> Told:
        """The finding as it is now, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found


class Rechecked(NamedTuple):
    """`reports` of the run were looked at; of its findings `same` stay as they are, `carried` of them unjudged, and of
    `left` nothing can be said.
    """

    run: Before
    today: date
    packs: tuple[PackInfo, ...]
    reports: int
    effects: tuple[Effect, ...]
    same: int
    carried: int
    left: int
    rules: tuple[Standing, ...]
    broken: tuple[tuple[str, str], ...]

    def count(self, kind: Kind) -> int:
        """How many effects are of a kind."""
        return sum(effect.kind == kind for effect in self.effects)


def rechecked(folder: Path, call: Call) -> Rechecked:
    """The run in a folder judged again. OSError, ValueError or KeyError where its tables cannot be read."""
    run = before(folder)
    findings = list(run.findings())
    kept = frozenset((found.path, found.rule, found.fingerprint) for found in findings)
    terms = Terms(call.today or run.today, call.select, call.ignore, call.whole)
    groups = {None: call.pack} if call.pack else {names: call.load(names) for names in packs_by_report(folder)}
    parts = [Standings(run, pack, names, terms, kept, at == 0) for at, (names, pack) in enumerate(groups.items())]
    compared = _Compared(parts)
    for found in findings:
        compared.was(found)
    return Rechecked(
        run=run,
        today=terms.today,
        packs=tuple(dict.fromkeys(info for part in parts for info in part.pack.infos)),
        reports=sum(int(part.among.sum()) for part in parts),
        effects=tuple(sorted([*compared.effects, *_added(parts, kept)], key=_order)),
        same=compared.same,
        carried=compared.carried,
        left=compared.left,
        rules=tuple(Standing.summed_up(standing for part in parts for standing in part.standings)),
        broken=tuple(sorted(place for part in parts for place in part.broken)),
    )


def _added(parts: list[Standings], kept: frozenset[Key]) -> Iterator[Effect]:
    for part in parts:
        for (path, rule, mark), after in part.new(kept):
            assert after.message is not None
            told = Told(after.severity, after.message)
            yield Effect(path, part.agency(path), rule, after.pointer, mark, None, told, False)


def _order(effect: Effect) -> tuple[str, ...]:
    return effect.path, effect.rule, effect.pointer, effect.fingerprint


class _Compared:
    """The findings of the run beside those of now."""

    def __init__(self, parts: list[Standings]) -> None:
        self._parts = parts
        self.effects: list[Effect] = []
        self.same = self.carried = self.left = 0

    def was(self, found: Found) -> None:
        """A finding of the run."""
        part = next(part for part in self._parts if part.holds(found.path))
        now = part.now(found)
        if now == "unasked":
            return
        if now == "left":
            self.left += 1
            return
        was = Told(found.severity, found.message)
        after = None if now == "gone" else Told(now.severity, now.message or found.message)
        if after == was:
            self.same += 1
            self.carried += now != "gone" and now.carried
            return
        place = (found.path, part.agency(found.path), found.rule, found.pointer, found.fingerprint)
        self.effects.append(Effect(*place, was, after, found.excused))
