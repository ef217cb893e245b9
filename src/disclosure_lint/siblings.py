"""Reports of one agency beside each other: last year's, and several of one year. Judges none of them."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from hashlib import sha256
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from disclosure_lint.readers import ReaderFinding
from disclosure_lint.report import Cell, Report

Named = tuple[str, Report]
Key = tuple[str, int]

_LISTED = 5
"""How many paths a message lists."""


class Sketch(NamedTuple):
    """What is needed of a report to place it beside others, where there are too many to hold: `keys`, and digests of
    its texts and figures.
    """

    keys: tuple[Key, ...]
    texts: str
    figures: str


Kin = TypeVar("Kin", Report, Sketch)


class Siblings(Generic[Kin]):
    """A run's reports by agency and year, in the order of their names: its inputs, and those given as last year's."""

    def __init__(self, inputs: Iterable[tuple[str, Kin]], given: Iterable[tuple[str, Kin]] = ()) -> None:
        self._inputs: dict[Key, list[tuple[str, Kin]]] = _by_key(inputs)
        self._given: dict[Key, list[tuple[str, Kin]]] = _by_key(given)

    def prior(self, report: Kin) -> Kin | None:
        """The report of the same agency for the year before: of several the first by name, given ones before inputs."""
        found = self._priors(report)
        return found[0][1] if found else None

    def prior_name(self, report: Kin) -> str | None:
        """What that report is called."""
        found = self._priors(report)
        return found[0][0] if found else None

    def remarks(self, name: str, report: Kin) -> Iterator[ReaderFinding]:
        """What there is to say of several different reports for its year or for the year before."""
        same_year = chain.from_iterable(self._inputs.get(key, ()) for key in keys(report))
        others = {other: it for other, it in same_year if other != name and not _are_alike(it, report)}
        if others:
            own = sketch(report).figures
            tables = any(sketch(it).figures != own for it in others.values())
            yield ReaderFinding("SRC004", "tables" if tables else "texts", {"others": _listed(list(others))}, None)
        priors = self._priors(report)
        if any(not _are_alike(it, priors[0][1]) for _, it in priors[1:]):
            names = [other for other, _ in priors]
            values: dict[str, str | int] = {"count": len(names), "used": names[0], "others": _listed(names[1:])}
            yield ReaderFinding("SRC005", "several", values, None)

    def _priors(self, report: Kin) -> list[tuple[str, Kin]]:
        wanted = [(agency, year - 1) for agency, year in keys(report)]
        return next((known[key] for known in (self._given, self._inputs) for key in wanted if key in known), [])


def keys(report: Report | Sketch) -> Sequence[Key]:
    """What a report is found by: code and name of its agency, with its year."""
    if isinstance(report, Sketch):
        return report.keys
    return [] if report.year is None else [(name, report.year) for name in agency_names(report)]


def agency_names(report: Report) -> list[str]:
    """Code and name of a report's agency, without white space, as far as it states them."""
    return ["".join(name.split()) for name in (report.agency_code, report.agency) if name]


def sketch(report: Report | Sketch) -> Sketch:
    """The sketch of a report."""
    if isinstance(report, Sketch):
        return report
    return Sketch(tuple(keys(report)), _digest(_texts(report)), _digest(_figures(report)))


def _by_key(reports: Iterable[tuple[str, Kin]]) -> dict[Key, list[tuple[str, Kin]]]:
    found: dict[Key, list[tuple[str, Kin]]] = {}
    for name, report in sorted(reports, key=lambda item: item[0]):
        for key in keys(report):
            found.setdefault(key, []).append((name, report))
    return found


def _are_alike(one: Report | Sketch, other: Report | Sketch) -> bool:
    """Whether two files hold the same report, in two formats perhaps."""
    return one is other or sketch(one)[1:] == sketch(other)[1:]


def _texts(report: Report) -> Iterator[str]:
    """Title and texts without white space."""
    for text in (report.title, report.preamble, *(section.text for section in report.sections)):
        yield "".join((text or "").split())


def _figures(report: Report) -> Iterator[str]:
    """Every cell with its number, else what stands there."""
    for table, rows in sorted(report.tables.items()):
        for row, cells in sorted(rows.items()):
            for column, cell in sorted(cells.items()):
                yield f"{table}.{row}.{column}={_shown(cell)}"


def _shown(cell: Cell) -> str:
    """Numbers that are equal are written alike (5, 5.0)."""
    if cell.value is None:
        return repr(cell.raw)
    return str(int(cell.value)) if cell.value == int(cell.value) else str(Decimal(cell.value).normalize())


def _digest(parts: Iterable[str]) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _listed(names: list[str]) -> str:
    shown = "、".join(names[:_LISTED])
    return f"{shown}…" if len(names) > _LISTED else shown
