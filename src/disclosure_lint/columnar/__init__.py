"""The second back end: the plan of a program over many stored reports at once, with NumPy. See docs/performance.md.

Nothing of `check` imports it. The scalar code stays the one that decides: columns tell where an assertion holds, where
arithmetic over plain numbers is false and where last year's report is wanting; all else is left to it.
"""

from disclosure_lint.columnar.columns import Columns, Head, columns_of
from disclosure_lint.columnar.outcomes import Failing, Recheck
from disclosure_lint.columnar.recheck import recheck

__all__ = ["Columns", "Failing", "Head", "Recheck", "columns_of", "recheck"]
