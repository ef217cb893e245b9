"""Members and roster as they are kept through a run: some hundred bytes a report, unpacked where one is looked at."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from disclosure_lint.engine.members import Member, Unit
from disclosure_lint.report.model import Level, Scope

_PATH = attrgetter("path")


class Kept(NamedTuple):
    """A member, its figures packed: what stands at `pointers`, a list that reports of one shape share."""

    path: str
    agency: str
    level: Level | None
    scope: Scope | None
    year: int | None
    edition: str | None
    from_picture: bool
    pointers: tuple[str, ...]
    figures: bytes

    def member(self) -> Member:
        """The member."""
        cells = dict(zip(self.pointers, pickle.loads(self.figures), strict=True))
        return Member(self.path, self.agency, self.level, self.scope, self.year, self.edition, cells, self.from_picture)


class Members:
    """The members of a run, found by path, and by agency and year."""

    def __init__(self, members: Iterable[Member]) -> None:
        shapes: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._by_path: dict[str, Kept] = {}
        self._of_year: dict[int, dict[str, Kept | list[Kept]]] = {}
        for member in members:
            pointers = shapes.setdefault(names := tuple(member.cells), names)
            figures = pickle.dumps(tuple(member.cells.values()), protocol=5)
            head = (member.path, member.agency, member.level, member.scope, member.year, member.edition)
            kept = Kept(*head, member.from_picture, pointers, figures)
            self._by_path[member.path] = kept
            if member.year is not None:
                self._add(self._of_year.setdefault(member.year, {}), kept)

    def _add(self, agencies: dict[str, Kept | list[Kept]], kept: Kept) -> None:
        """Beside another report of the agency, in the order of paths."""
        found = agencies.setdefault(kept.agency, kept)
        if isinstance(found, list):
            found.append(kept)
            found.sort(key=_PATH)
        elif found is not kept:
            agencies[kept.agency] = sorted((found, kept), key=_PATH)

    def __iter__(self) -> Iterator[str]:
        """The paths, in order."""
        return iter(sorted(self._by_path))

    def at(self, path: str) -> Member | None:
        """The member at a path."""
        kept = self._by_path.get(path)
        return kept and kept.member()

    def of(self, agency: str, year: int | None) -> list[Member]:
        """The reports of an agency for a year, in the order of paths."""
        found = self._of_year.get(year, {}).get(agency, []) if year is not None else []
        return [kept.member() for kept in found] if isinstance(found, list) else [found.member()]

    def there(self, agency: str, year: int) -> bool:
        """Whether an agency has a report for a year."""
        return agency in self._of_year.get(year, {})


class Tree:
    """The roster: who is below whom. The first line of a unit counts; nobody is below itself."""

    def __init__(self, roster: Iterable[Unit]) -> None:
        self._units: dict[str, Unit] = {}
        self._below: dict[str, list[str]] = {}
        for unit in roster:
            if self._units.setdefault(unit.agency, unit) is unit and unit.parent not in (None, unit.agency):
                self._below.setdefault(str(unit.parent), []).append(unit.agency)

    def unit(self, agency: str) -> Unit | None:
        """The line of the roster."""
        return self._units.get(agency)

    def below(self, agency: str) -> Sequence[str]:
        """The units that the roster puts below one, in its order."""
        return self._below.get(agency, ())
