"""Rules x report → verdicts → diagnostics. Knows nothing of files or formats."""

from disclosure_lint.engine.conceal import concealed, concealment
from disclosure_lint.engine.evaluate import Evaluation, Request, prepare
from disclosure_lint.engine.origin import Origin
from disclosure_lint.engine.remarks import Remark
from disclosure_lint.engine.run import check_report, check_unreadable

__all__ = [
    "Evaluation",
    "Origin",
    "Remark",
    "Request",
    "check_report",
    "check_unreadable",
    "concealed",
    "concealment",
    "prepare",
]
