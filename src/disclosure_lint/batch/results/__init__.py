"""What a run leaves in its folder, all of it made from the ledger: tables, views, files for people, a manifest."""

from disclosure_lint.batch.results import views
from disclosure_lint.batch.results.context import Context
from disclosure_lint.batch.results.lay_out import lay_out
from disclosure_lint.batch.results.totals import Totals

__all__ = ["Context", "Totals", "lay_out", "views"]
