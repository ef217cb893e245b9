"""Reports beside those of superior and subordinate units, as the roster names them: judged once all are checked."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias, cast

from disclosure_lint.api.hierarchy import Hierarchy, Member, Unit, Wanted, with_related
from disclosure_lint.api.judging import origin_of
from disclosure_lint.api.packs import pack_for
from disclosure_lint.batch.ledger import Ledger
from disclosure_lint.batch.record import Cells, Record
from disclosure_lint.batch.roster import Agency, Roster
from disclosure_lint.batch.steps import weighed
from disclosure_lint.batch.stored import unpacked
from disclosure_lint.config import Settings
from disclosure_lint.engine import Origin
from disclosure_lint.readers import Reading
from disclosure_lint.report import Report

Numbers: TypeAlias = int | Decimal | str | None


class Across:
    """What rules over several reports add to records. `settings` gives those of a document."""

    def __init__(self, ledger: Ledger, roster: Roster | None, settings: Callable[[str], Settings], today: date) -> None:
        self._ledger, self._settings, self._today = ledger, settings, today
        self._hierarchy: Hierarchy | None = None
        if roster and any(agency.parent for agency in roster.agencies):
            made = (_member(unpacked(data), roster) for _, data in ledger.records())
            self._hierarchy = Hierarchy((member for member in made if member), units(roster))

    def joined(self, record: Record) -> Record:
        """A record with what they say of it."""
        if self._hierarchy is None:
            return record
        path = record.checked.path
        settings = self._settings(path)
        wanted = Wanted(self._today, settings.select, settings.ignore, record.waivers)
        said = self._hierarchy.judged(path, pack_for(settings), wanted, lambda: self._stood(path))
        return weighed(record._replace(checked=with_related(record.checked, said)), settings) if said else record

    def _stood(self, path: str) -> tuple[Report, Origin] | None:
        reading: Reading = unpacked(self._ledger.reading(path))
        return (reading.report, origin_of(reading)) if reading.report else None


def units(roster: Roster) -> list[Unit]:
    """The lines of the roster as rules over several reports see them."""
    return [_unit(agency, roster) for agency in roster.agencies]


def _unit(agency: Agency, roster: Roster) -> Unit:
    above = roster.find(None, agency.parent) if agency.parent else None
    return Unit(agency.name, above.name if above else None, cast("Any", agency.level), cast("Any", agency.scope))


def _member(record: Record, roster: Roster) -> Member | None:
    """The member of a record; None where there is no report, or none of an agency on the roster."""
    checked = record.checked
    agency = roster.find(record.agency_code, checked.agency)
    if agency is None or record.cells is None:
        return None
    stated = json.loads(record.stated or "{}")
    return Member(
        path=checked.path,
        agency=agency.name,
        level=cast("Any", checked.level),
        scope=cast("Any", record.scope),
        year=checked.year,
        edition=stated.get("edition"),
        cells=_figures(record.cells),
        from_picture=stated.get("from_picture", False),
    )


def _figures(cells: Cells) -> dict[str, Numbers]:
    """The cells by pointer, whole numbers as such."""
    found: dict[str, Numbers] = {}
    for table, row, column, state, value, raw in zip(*cells, strict=True):
        if state != "absent":
            figure = raw if value is None and state != "blank" else value
            if isinstance(figure, Decimal) and figure == int(figure):
                figure = int(figure)
            found[f"{table}.{row}.{column}"] = figure
    return found
