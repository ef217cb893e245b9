"""Reports beside those of superior and subordinate units, as the roster names them: judged once all are checked."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, cast

from disclosure_lint.api.hierarchy import Member, Related, Unit, Wanted, check_hierarchy, with_related
from disclosure_lint.batch.record import Cells, Record
from disclosure_lint.batch.roster import Roster
from disclosure_lint.diagnostics.model import SEVERITIES
from disclosure_lint.rules import Pack


def related(records: Iterable[Record], roster: Roster, pack: Pack, wanted: Wanted) -> dict[str, Related]:
    """What rules over several reports say, by path; nothing where the roster puts no agency below another."""
    listed = units(roster)
    if not any(unit.parent for unit in listed):
        return {}
    names: dict[str, str] = {}
    made = (_member(record, roster, names) for record in records)
    return check_hierarchy([member for member in made if member], listed, pack, wanted)


def units(roster: Roster) -> list[Unit]:
    """The lines of the roster as rules over several reports see them."""
    return [_unit(agency, roster) for agency in roster.agencies]


def _unit(agency: Any, roster: Roster) -> Unit:
    above = roster.find(None, agency.parent) if agency.parent else None
    return Unit(agency.name, above.name if above else None, agency.level, agency.scope)


def _member(record: Record, roster: Roster, names: dict[str, str]) -> Member | None:
    """The member of a record; None where there is no report, or none of an agency on the roster."""
    checked = record.checked
    agency = roster.find(record.agency_code, checked.agency)
    if agency is None or record.cells is None:
        return None
    cells = _figures(record.cells, names)
    scope = cast("Any", record.scope)
    return Member(checked.path, agency.name, cast("Any", checked.level), scope, checked.year, None, cells)


def _figures(cells: Cells, names: dict[str, str]) -> dict[str, int | Decimal | str | None]:
    """The cells by pointer. Pointers are kept once for all members, and whole numbers as such: members are many."""
    found: dict[str, int | Decimal | str | None] = {}
    for table, row, column, state, value, raw in zip(*cells, strict=True):
        if state == "absent":
            continue
        pointer = f"{table}.{row}.{column}"
        figure = raw if value is None and state != "blank" else value
        if isinstance(figure, Decimal) and figure == int(figure):
            figure = int(figure)
        found[names.setdefault(pointer, pointer)] = figure
    return found


def joined(record: Record, said: Related | None) -> Record:
    """A record with what rules over several reports say of it."""
    if said is None:
        return record
    counted = {finding.severity for finding in said.diagnostics if finding.counts}
    worst = next((severity for severity in SEVERITIES if severity in {*counted, record.worst}), None)
    assessed = record.assessed or bool({"passed", "failed"} & set(said.outcomes.values()))
    return record._replace(checked=with_related(record.checked, said), worst=worst, assessed=assessed)
