"""What a run over many reports keeps of each, and who is subordinate to whom: all that rules over several reports see.

Plain values that can be stored, sent and compared; no document is needed to judge them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from disclosure_lint.cells import CellPath
from disclosure_lint.report import PARTS, Cell, Report, Tables
from disclosure_lint.report.model import Level, Scope

Number: TypeAlias = int | Decimal


@dataclass(frozen=True, slots=True)
class Member:
    """One report in numbers. `agency` is the name that the roster knows it by, `path` names its file in the run.

    `cells` maps pointers (`requests.received.total`) to a number, to None (the cell was left blank) or to the text of a
    cell that holds no number; a cell that the report does not have has no entry. `edition` is the one it states;
    `from_picture` says that all was recognised in pictures.
    """

    path: str
    agency: str
    level: Level | None = None
    scope: Scope | None = None
    year: int | None = None
    edition: str | None = None
    cells: Mapping[str, Number | str | None] = field(default_factory=dict)
    from_picture: bool = False


class Unit(NamedTuple):
    """A line of the roster: a unit, the one that it is subordinate to (None: nobody here), what it is.

    `scope` says what its figures cover where its report does not.
    """

    agency: str
    parent: str | None = None
    level: Level | None = None
    scope: Scope | None = None


def member_of(path: str, report: Report, agency: str | None = None, level: Level | None = None) -> Member:
    """The member that a report is, under the roster's name for the agency and with the level it is judged by."""
    return Member(
        path=path,
        agency=agency or report.agency or "",
        level=level or report.level,
        scope=report.scope,
        year=report.year,
        edition=report.edition,
        cells={
            f"{table}.{row}.{column}": cell.value if cell.value is not None else _written(cell)
            for table, rows in report.tables.items()
            for row, cells in rows.items()
            for column, cell in cells.items()
        },
        from_picture=report.from_picture,
    )


def _written(cell: Cell) -> str | None:
    return str(cell.raw) if isinstance(cell.raw, str) and cell.raw.strip() else None


@lru_cache(maxsize=4096)
def _path(pointer: str) -> CellPath:
    return CellPath.parse(pointer)


def report_of(member: Member, unit: Unit | None = None) -> Report:
    """A member as the report that rules ask: tables and fields; nothing is known of its texts.

    What it does not state is taken from its line of the roster.
    """
    tables: Tables = {}
    for pointer, value in member.cells.items():
        table, row, column = _path(pointer)
        if isinstance(value, int) and value >= 0:
            cell = Cell(value, value, 0)
        else:
            cell = Cell.of(value, None if isinstance(value, str) else value)
        tables.setdefault(table, {}).setdefault(row, {})[column] = cell
    return replace(head_of(member, unit), tables=tables)


def head_of(member: Member, unit: Unit | None = None) -> Report:
    """The same without its tables."""
    return Report(
        agency=member.agency,
        level=member.level or (unit.level if unit else None),
        scope=member.scope or (unit.scope if unit else None),
        year=member.year,
        edition=member.edition,
        from_picture=member.from_picture,
        not_captured=frozenset(PARTS),
    )
