"""Faults in single cells, rows and columns that the texts do not mention."""

from collections.abc import Iterator

from population.faults.kind import Case, Place, is_plain, kind


@kind("table left out", "TAB001")
def no_table(case: Case) -> Iterator[Place]:
    del case.draft.tables["review"]
    yield "TAB001", "review"


@kind("edition of other years", "TAB002")
def edition(case: Case) -> Iterator[Place]:
    case.draft.more.append('edition: "2019"')
    yield "TAB002", "edition"


@kind("row left out", "TAB003")
def no_row(case: Case) -> Iterator[Place]:
    del case.draft.tables["requests"]["not_processed.reissue"]
    yield "TAB003", "requests.not_processed.reissue"


@kind("cell left out", "TAB003")
def no_cell(case: Case) -> Iterator[Place]:
    case.draft.absent.add("review.litigation_direct.pending")
    yield "TAB003", "review.litigation_direct.pending"


@kind("label of its own", "TAB004")
def label(case: Case) -> Iterator[Place]:
    case.draft.more.append("source: {labels: {requests.granted: 准予公开}}")
    yield "TAB004", "requests.granted"


@kind("blank in place of zero", "TAB005", needs=lambda case: not case.row("requests", "refused.state_secret")[2])
def blank(case: Case) -> Iterator[Place]:
    case.row("requests", "refused.state_secret")[2] = None
    yield "TAB005", "requests"


@kind("word in place of a number", "TAB006")
def word(case: Case) -> Iterator[Place]:
    case.row("proactive", "coercion")[0] = "无"
    yield "TAB006", "proactive.coercion.decisions"


@kind("below zero", "TAB007", needs=is_plain)
def negative(case: Case) -> Iterator[Place]:
    case.row("proactive", "coercion")[0] = -3
    yield "TAB007", "proactive.coercion.decisions"


@kind("half a decision", "TAB008", needs=is_plain)
def fraction(case: Case) -> Iterator[Place]:
    case.row("proactive", "coercion")[0] += 0.5
    yield "TAB008", "proactive.coercion.decisions"


@kind("unit in the cell", "TAB009")
def dressed(case: Case) -> Iterator[Place]:
    row = case.row("proactive", "penalties")
    row[0] = f"{row[0]}件"
    yield "TAB009", "proactive.penalties.decisions"


@kind(
    "total left blank", "TAB011", "TAB005", needs=lambda case: case.row("requests", "refused.internal_affairs")[6] > 0
)
def blank_total(case: Case) -> Iterator[Place]:
    case.row("requests", "refused.internal_affairs")[6] = None
    yield "TAB011", "requests.refused.internal_affairs.total"
    yield "TAB005", "requests"


@kind("column left out", "TAB003")
def no_column(case: Case) -> Iterator[Place]:
    case.draft.absent.update(f"requests.{row}.research" for row in case.draft.tables["requests"])
    yield "TAB003", "requests.research"
