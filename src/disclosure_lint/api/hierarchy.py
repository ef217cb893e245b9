"""Superior and subordinate units side by side: rules over several reports, judged from plain facts of each.

A run over many reports keeps a `Member` of each (`member_of` makes it of a report, `Unit` is a line of the roster) and
asks `check_hierarchy` once, at its end; `with_related` adds what it says to what was said of a report alone. Members
and units can be stored and sent; no document is read again, and the same members give the same findings in whatever
order they come.
"""

from disclosure_lint.engine.hierarchy import Related, Wanted, check_hierarchy, with_related
from disclosure_lint.engine.members import Member, Unit, member_of, report_of

__all__ = ["Member", "Related", "Unit", "Wanted", "check_hierarchy", "member_of", "report_of", "with_related"]
