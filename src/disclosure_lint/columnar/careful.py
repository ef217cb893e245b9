"""The few assertions that columns leave open: single reports through the scalar form of the same plan."""

from datetime import date
from typing import Any

from disclosure_lint.columnar.columns import Columns
from disclosure_lint.engine.evaluate import Evaluation, Request, prepare, trace
from disclosure_lint.report import Report
from disclosure_lint.rules import Pack


class Careful:
    """Evaluates reports of the columns one by one."""

    def __init__(self, columns: Columns, pack: Pack, today: date) -> None:
        self._columns, self._pack, self._today = columns, pack, today
        self._known: tuple[int, Evaluation] | None = None

    def evaluation(self, number: int) -> Evaluation:
        """What a report is judged with."""
        if self._known is None or self._known[0] != number:
            request = Request(self._columns.report(number), self.prior(number), self._today)
            self._known = number, prepare(request, self._pack)
        return self._known[1]

    def prior(self, number: int) -> Report | None:
        """The report of the year before."""
        before = int(self._columns.priors[number])
        return self._columns.report(before) if before >= 0 else None

    def verdicts(self, number: int, assertion: int) -> list[tuple[int, Any]] | str:
        """The places of an assertion that do not hold in a report, with truths; the trace where the engine fails."""
        found = self.evaluation(number)
        values, _, masks = found.vector
        try:
            verdicts = found.program.program.run_alone(assertion, values, masks, found.context)
        except MemoryError:
            raise
        except Exception:
            return trace()
        return [(verdict.at, verdict.truth) for verdict in verdicts]
