"""Faults in the tables that the texts then repeat, as where the wrong figure came from the records."""

from collections.abc import Iterator

from population.draft import Draft
from population.faults.kind import Case, Place, is_plain, kind
from population.narrative import Fees
from population.tables import Row

ENFORCING = ("公安局", "市场监督管理局", "交通运输局", "住房和城乡建设局", "生态环境局", "应急管理局")


def raised(row: Row, at: int, by: int) -> None:
    """A value and its total, more or less."""
    row[at] += by
    row[-1] += by


def moved(row: Row) -> None:
    """One case from the first column to the second: the total stays."""
    row[0] -= 1
    row[1] += 1


@kind("carried over, not as last year", "CON001", years=2, early=True)
def carried_over(case: Case) -> Iterator[Place]:
    for name in ("carried_in", "carried_out"):
        raised(case.row("requests", name), 0, 1)
    yield "CON001", "requests.carried_in.natural_person"
    yield "CON001", "requests.carried_in.total"


@kind("documents in force, not as last year", "CON002", years=2, early=True)
def in_force(case: Case) -> Iterator[Place]:
    case.row("proactive", "normative_documents")[2] += 3
    yield "CON002", "proactive.normative_documents.in_force"


def _review_is_full(case: Case) -> bool:
    rows = case.before.tables["review"].values() if case.before else ()
    return sum(value > 0 for row in rows for value in row[:-1]) >= 5


@kind("table of last year", "CON003", years=2, needs=_review_is_full, early=True)
def copied_table(case: Case) -> Iterator[Place]:
    assert case.before
    case.draft.tables["review"] = {row: list(values) for row, values in case.before.tables["review"].items()}
    yield "CON003", "review"


@kind("ten times last year's decisions", "CON005", years=2, needs=is_plain, early=True)
def jumped(case: Case) -> Iterator[Place]:
    assert case.before
    case.row("proactive", "licensing")[0] = case.before.tables["proactive"]["licensing"][0] * 12 + 600
    yield "CON005", "proactive.licensing.decisions"


@kind("fewer in force than issued", "PRO001", needs=lambda case: _issues(case), early=True)
def below_floor(case: Case) -> Iterator[Place]:
    row = case.row("proactive", "normative_documents")
    row[2] = row[0] - row[1] - 1
    yield "PRO001", "proactive.normative_documents.in_force"
    if case.before:
        yield "CON002", "proactive.normative_documents.in_force"


def _issues(case: Case) -> bool:
    row = case.row("proactive", "normative_documents")
    return bool(row[0] > row[1])


@kind("this year's documents as the stock", "PRO002", early=True)
def stock_is_flow(case: Case) -> Iterator[Place]:
    row = case.row("proactive", "normative_documents")
    row[0] = max(row[0], 5)
    row[1:] = [0, row[0]]
    yield "PRO002", "proactive.normative_documents.in_force"
    if case.before:
        yield "CON002", "proactive.normative_documents.in_force"


@kind(
    "regulations of a county or township",
    "PRO003",
    needs=lambda case: case.draft.agency.level in ("township", "other"),
    early=True,
)
def regulations(case: Case) -> Iterator[Place]:
    case.draft.tables["proactive"]["regulations"] = [0, 0, 6]
    yield "PRO003", "proactive.regulations.in_force"
    if case.before:
        yield "CON002", "proactive.regulations.in_force"


@kind("licences of a body that licenses nothing", "PRO004", needs=lambda c: c.draft.agency.level == "other", early=True)
def licences(case: Case) -> Iterator[Place]:
    case.row("proactive", "licensing")[0] = 806
    yield "PRO004", "proactive.licensing.decisions"
    if case.before:
        yield "CON005", "proactive.licensing.decisions"


@kind("no decisions", "PRO005", needs=lambda case: case.draft.agency.name.endswith(ENFORCING), early=True)
def no_decisions(case: Case) -> Iterator[Place]:
    yield "PRO005", "proactive.penalties.decisions"
    for name in ("licensing", "penalties"):
        case.row("proactive", name)[0] = 0
        if case.before and case.before.tables["proactive"][name][0] >= 500:
            yield "CON005", f"proactive.{name}.decisions"


@kind(
    "carried over of the wrong kind of applicant",
    "REQ101",
    needs=lambda case: case.row("requests", "carried_out")[0] > 0,
    early=True,
)
def unbalanced(case: Case) -> Iterator[Place]:
    moved(case.row("requests", "carried_out"))
    yield "REQ101", "requests.concluded.natural_person"
    yield "REQ101", "requests.concluded.business"


@kind(
    "outcome of the wrong kind of applicant",
    "REQ102",
    needs=lambda case: case.row("requests", "refused.internal_affairs")[0] > 0,
    early=True,
)
def outcomes(case: Case) -> Iterator[Place]:
    moved(case.row("requests", "refused.internal_affairs"))
    yield "REQ102", "requests.concluded.natural_person"
    yield "REQ102", "requests.concluded.business"


@kind(
    "totals of two rows exchanged by one",
    "REQ103",
    needs=lambda case: case.row("requests", "unavailable.not_held")[6] > 0,
    early=True,
)
def applicants(case: Case) -> Iterator[Place]:
    for row, by in (("unavailable.not_held", -1), ("unavailable.needs_creation", 1)):
        case.row("requests", row)[6] += by
        yield "REQ103", f"requests.{row}.total"


@kind("one cell off by one, in two sums", "REQ102", "REQ103", early=True)
def off_by_one(case: Case) -> Iterator[Place]:
    case.row("requests", "refused.deliberative")[0] += 1
    yield "REQ103", "requests.refused.deliberative.total"
    yield "REQ102", "requests.concluded.natural_person"


@kind("one cell off by one, in three sums", "REQ101", "REQ103", "CON001", years=2, early=True)
def three_sums(case: Case) -> Iterator[Place]:
    case.row("requests", "carried_in")[0] += 1
    yield "REQ103", "requests.carried_in.total"
    yield "REQ101", "requests.concluded.natural_person"
    yield "CON001", "requests.carried_in.natural_person"


@kind("review results beside their total", "REV101", early=True)
def review_total(case: Case) -> Iterator[Place]:
    case.row("review", "litigation_direct")[2] += 1
    yield "REV101", "review.litigation_direct.total"


@kind("yuan for ten thousand yuan", "TAB010", needs=is_plain, early=True)
def magnitude(case: Case) -> Iterator[Place]:
    case.row("proactive", "fees")[0] = 23_154_072 * 10_000
    yield "TAB010", "proactive.fees.amount"


def _sums_up(case: Case) -> bool:
    return len(case.children) > 3


@kind("unit left out of the aggregate", "HIE002", years=1, needs=_sums_up, early=True)
def left_out(case: Case) -> None:
    _add(case, case.children[-1], -1)


@kind("unit counted twice in the aggregate", "HIE003", years=1, needs=_sums_up, early=True)
def counted_twice(case: Case) -> None:
    _add(case, case.children[-1], 1)


def _add(case: Case, child: Draft, times: int) -> None:
    for row, values in child.tables["requests"].items():
        own = case.row("requests", row)
        own[:] = [have + times * value for have, value in zip(own, values, strict=True)]


@kind("aggregate smaller than a unit", "HIE001", years=1, needs=_sums_up, early=True)
def smaller(case: Case) -> None:
    case.row("proactive", "penalties")[0] = (
        max(child.tables["proactive"]["penalties"][0] for child in case.children) - 1
    )


@kind(
    "aggregate put into a unit's report",
    "HIE004",
    needs=lambda case: is_plain(case) and case.can_take(case.parent),
    years=1,
    early=True,
)
def aggregate_copied(case: Case) -> None:
    assert case.parent
    case.take(case.parent)
    case.draft.tables["requests"] = {row: list(values) for row, values in case.parent.tables["requests"].items()}
    unpaid = case.row("requests", "other.fee_unpaid")[6]
    case.fees = Fees(unpaid + 1, 200 * unpaid + 300, 1, 300) if unpaid else Fees()
