"""Many reports: planned, read and checked in isolation, kept in a ledger, laid out in tables. Words no finding."""

from disclosure_lint.batch.options import BatchOptions, Limits
from disclosure_lint.batch.run import Ended, Watch, run

__all__ = ["BatchOptions", "Ended", "Limits", "Watch", "run"]
