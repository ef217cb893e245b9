"""What is kept at hand of each document while all are read: enough to place it beside the others, and no more."""

from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.siblings import Sketch

State: TypeAlias = Literal["read", "unreadable", "no_report", "absent"]
"""`absent` is what a list names and is not there."""


class Facts(NamedTuple):
    """A document read. `digest` is that of its bytes (SHA-256; '' where they cannot be had), `size` their number.

    `sketch` and what follows are None where there is no report.
    """

    digest: str
    size: int
    format: str
    state: State
    sketch: Sketch | None = None
    agency: str | None = None
    agency_code: str | None = None
    level: str | None = None
    year: int | None = None
