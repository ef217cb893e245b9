"""Reports of one agency beside each other: last year's, and several of one year. Judges none of them."""

from collections.abc import Iterable, Iterator
from itertools import chain

from disclosure_lint.readers import ReaderFinding
from disclosure_lint.report import Report

Named = tuple[str, Report]
Key = tuple[str, int]

_LISTED = 5
"""How many paths a message lists."""


class Siblings:
    """A run's reports by agency and year, in the order of their names: its inputs, and those given as last year's."""

    def __init__(self, inputs: Iterable[Named], given: Iterable[Named] = ()) -> None:
        self._inputs = _by_key(inputs)
        self._given = _by_key(given)

    def prior(self, report: Report) -> Report | None:
        """The report of the same agency for the year before: of several the first by name, given ones before inputs."""
        found = self._priors(report)
        return found[0][1] if found else None

    def remarks(self, name: str, report: Report) -> Iterator[ReaderFinding]:
        """What there is to say of several different reports for its year or for the year before."""
        same_year = chain.from_iterable(self._inputs.get(key, ()) for key in keys(report))
        others = {other: it for other, it in same_year if other != name and not _are_alike(it, report)}
        if others:
            tables = any(_figures(it) != _figures(report) for it in others.values())
            yield ReaderFinding("SRC004", "tables" if tables else "texts", {"others": _listed(list(others))}, None)
        priors = self._priors(report)
        if any(not _are_alike(it, priors[0][1]) for _, it in priors[1:]):
            names = [other for other, _ in priors]
            values: dict[str, str | int] = {"count": len(names), "used": names[0], "others": _listed(names[1:])}
            yield ReaderFinding("SRC005", "several", values, None)

    def _priors(self, report: Report) -> list[Named]:
        wanted = [(agency, year - 1) for agency, year in keys(report)]
        return next((known[key] for known in (self._given, self._inputs) for key in wanted if key in known), [])


def keys(report: Report) -> list[Key]:
    """What a report is found by: code and name of its agency, with its year."""
    return [] if report.year is None else [(name, report.year) for name in agency_names(report)]


def agency_names(report: Report) -> list[str]:
    """Code and name of a report's agency, without white space, as far as it states them."""
    return ["".join(name.split()) for name in (report.agency_code, report.agency) if name]


def _by_key(reports: Iterable[Named]) -> dict[Key, list[Named]]:
    found: dict[Key, list[Named]] = {}
    for name, report in sorted(reports, key=lambda item: item[0]):
        for key in keys(report):
            found.setdefault(key, []).append((name, report))
    return found


def _are_alike(one: Report, other: Report) -> bool:
    """Whether two files hold the same report, in two formats perhaps."""
    return one is other or (_texts(one) == _texts(other) and _figures(one) == _figures(other))


def _texts(report: Report) -> list[str]:
    """Title and texts without white space."""
    texts = [report.title, report.preamble, *(section.text for section in report.sections)]
    return ["".join((text or "").split()) for text in texts]


def _figures(report: Report) -> dict[tuple[str, str, str], object]:
    return {
        (table, row, column): cell.value if cell.value is not None else cell.raw
        for table, rows in report.tables.items()
        for row, cells in rows.items()
        for column, cell in cells.items()
    }


def _listed(names: list[str]) -> str:
    shown = "、".join(names[:_LISTED])
    return f"{shown}…" if len(names) > _LISTED else shown
