"""Places of one assertion that differ in their constants only: one loop in the generated source, not many lines.

Compiling source takes longer than running it once: a rule over fifteen texts should not cost fifteen lines.
"""

import re
from collections.abc import Sequence
from typing import Any

from disclosure_lint.dsl.generate import Constants, careful
from disclosure_lint.dsl.terms import Term

WORTH_IT = 3
"""From how many places on a loop is written."""

_MARK = re.compile("\x00([0-9]+)\x00")


class _Recorder(Constants):
    """Takes every constant in the order of the source, and leaves marks."""

    def reference(self, value: Any) -> str:
        """A mark where the source refers to a value."""
        self.values.append(value)
        return f"\x00{len(self.values) - 1}\x00"


def looped(terms: Sequence[Term], first: int, constants: Constants) -> list[str] | None:
    """The lines of a loop over the places `first`, `first + 1` ...; None where their sources differ."""
    if len(terms) < WORTH_IT:
        return None
    recorded = [_Recorder() for _ in terms]
    sources = {careful(term, recorder) for term, recorder in zip(terms, recorded, strict=True)}
    if len(sources) > 1:
        return None
    columns = list(zip(*(recorder.values for recorder in recorded), strict=True))
    varying = [at for at, values in enumerate(columns) if any(not _same(value, values[0]) for value in values)]
    slots = {at: f"k[{slot}]" for slot, at in enumerate(varying, 1)}
    rows = tuple((first + number, *(columns[at][number] for at in varying)) for number in range(len(terms)))
    (source,) = sources

    def spelled(mark: re.Match[str]) -> str:
        at = int(mark[1])
        return slots.get(at) or constants.reference(columns[at][0])

    return [
        f"for k in {constants.reference(rows)}:",
        f"    r = {_MARK.sub(spelled, source)}",
        "    if r is not True: add((k[0], r))",
    ]


def _same(value: Any, other: Any) -> bool:
    return value is other or (type(value) is type(other) and isinstance(value, str | int | tuple) and value == other)
