"""Superior and subordinate units side by side: rules over several reports, judged from plain facts of each.

A run over many reports makes a `Member` of each (`member_of` makes it of a report, `Unit` is a line of the roster),
lays them in a `Hierarchy`, which keeps them small, and asks it for one after another at its end; `check_hierarchy` asks
for all at once. `with_related` adds what it says to what was said of a report alone. Members and units can be stored
and sent; no document is needed but to say on which line a finding stands, and the same members give the same findings
in whatever order they come.
"""

from disclosure_lint.engine.beside import Related, with_related
from disclosure_lint.engine.hierarchy import Hierarchy, Stood, Wanted, check_hierarchy
from disclosure_lint.engine.members import Member, Unit, member_of, report_of

__all__ = [
    "Hierarchy",
    "Member",
    "Related",
    "Stood",
    "Unit",
    "Wanted",
    "check_hierarchy",
    "member_of",
    "report_of",
    "with_related",
]
