"""A blank report for an agency and a year: the form's wording, last year's figures where they go on, and advice."""

from collections.abc import Iterator, Mapping
from typing import Any

from disclosure_lint.drafting import Blank, Wish
from disclosure_lint.forms import Draft, Form, Stock, Table
from disclosure_lint.phrases import Lang, say
from disclosure_lint.prose.problems import Words, named_problems
from disclosure_lint.report import Cell, Report, Section, Signature
from disclosure_lint.rules import Pack
from disclosure_lint.writers import FORMATS, Comments, write

_BLANK = Cell.of(None, None)
_PROBLEM = 60
"""Characters of a problem of last year that are repeated."""


def blank(wish: Wish, form: Form, prior: Report | None, pack: Pack, to: str, lang: Lang) -> Blank:
    """The blank report as a document; what is to be known for filling it in stands in comments."""
    level = wish.level or pack.level_of(wish.agency)
    report = _report(wish, level, form, prior or Report())
    comments = [*_due(wish.year, level, pack.parameters["deadlines"], lang)]
    if FORMATS[to].teaches:
        comments += _lessons(form, lang)
    comments += _advice(form, prior, pack.vocabulary.words, lang)
    return Blank(write(report, pack.forms, to, Comments.of(comments)), form.edition)


def _report(wish: Wish, level: Any, form: Form, prior: Report) -> Report:
    """The report with nothing filled in but what is known beforehand."""
    draft = form.draft or Draft("", "", {}, "")
    return Report(
        agency=wish.agency,
        agency_code=prior.agency_code,
        level=level,
        scope=prior.scope,
        year=wish.year,
        title=_filled(draft.title, wish),
        preamble=_filled(draft.preamble, wish) or None,
        sections=tuple(
            Section(section.number, section.title.zh, _filled(draft.sections.get(section.number, ""), wish))
            for section in form.sections
        ),
        tables={key: _table(table, draft, prior) for key, table in form.tables.items()},
        signed=Signature(agency=wish.agency),
    )


def _filled(text: str, wish: Wish) -> str:
    return text.replace("{agency}", wish.agency).replace("{year}", str(wish.year))


def _table(table: Table, draft: Draft, prior: Report) -> dict[str, dict[str, Cell]]:
    rows = {}
    for key, row in table.rows.items():
        last = _row(prior, draft.carried.get(f"{table.key}.{key}", ""))
        values = ((column, last[column].value if column in last else None) for column in row.columns)
        rows[key] = {column: Cell.of(value, value) if value is not None else _BLANK for column, value in values}
    return rows


def _row(report: Report, pointer: str) -> Mapping[str, Cell]:
    table, _, row = pointer.partition(".")
    return report.tables.get(table, {}).get(row, {})


def _due(year: int, level: str | None, deadlines: Mapping[str, str], lang: Lang) -> Iterator[tuple[str, str]]:
    """The day by which it has to be published; all of them where the level cannot be told."""
    due = {key: f"{year + 1}-{day}" for key, day in deadlines.items()}
    if level in due:
        yield "", say("new.deadline", lang, day=due[level], level=say(f"level.{level}", lang))
    elif level is None:
        days = (say("new.deadline_of", lang, level=say(f"level.{key}", lang), day=day) for key, day in due.items())
        yield "", say("new.deadlines", lang, days=say("list", lang).join(days))


def _advice(form: Form, prior: Report | None, words: Words, lang: Lang) -> Iterator[tuple[str, str]]:
    """What goes on from last year."""
    draft = form.draft
    if draft is None:
        return
    if prior is None:
        yield "", say("new.no_prior", lang)
        return
    yield from _carried(draft, prior, lang)
    for stock in draft.stocks:
        yield from _stocks(stock, form.tables[stock.table], prior, lang)
    if draft.problems:
        yield from _problems(draft.problems, prior, words, lang)


def _carried(draft: Draft, prior: Report, lang: Lang) -> Iterator[tuple[str, str]]:
    for pointer, source in draft.carried.items():
        cells = _row(prior, source)
        whole = cells and all(cell.value is not None for cell in cells.values())
        key = "new.carried" if whole else "new.not_carried" if not cells else "new.partly_carried"
        yield pointer, say(key, lang, year=prior.year)


def _stocks(stock: Stock, table: Table, prior: Report, lang: Lang) -> Iterator[tuple[str, str]]:
    plus, minus = (table.columns[name].label.text(lang) for name in (stock.plus, stock.minus))
    for row, cells in prior.tables.get(stock.table, {}).items():
        last = cells.get(stock.column)
        if last and last.value is not None and row in table.rows:
            pointer = f"{stock.table}.{row}.{stock.column}"
            yield pointer, say("new.stock", lang, year=prior.year, count=last.value, plus=plus, minus=minus)


def _problems(number: int, prior: Report, words: Words, lang: Lang) -> Iterator[tuple[str, str]]:
    section = prior.section(number)
    problems = named_problems(section.text, prior.year, words) if section else ()
    pointer = f"sections.{number}.text"
    if problems:
        yield pointer, say("new.problems", lang, year=prior.year)
        for at, problem in enumerate(problems, 1):
            short = problem.text if len(problem.text) <= _PROBLEM else f"{problem.text[:_PROBLEM]}…"
            yield pointer, f"{at}. {short}"
    else:
        yield pointer, say("new.no_problems", lang, year=prior.year)


def _lessons(form: Form, lang: Lang) -> Iterator[tuple[str, str]]:
    """What somebody has to know who fills in the structured form for the first time: what each key means."""
    for text in ("new.lesson.check", "new.lesson.cells", "new.lesson.published", "new.lesson.places"):
        yield "", say(text, lang)
    yield "level", say("new.lesson.level", lang)
    yield "signed", say("new.lesson.signed", lang)
    for key, table in form.tables.items():
        yield key, f"{table.name}  {table.title.text(lang)}" if lang == "zh" else table.title.en
        if table.row_lists:
            yield key, say("list", lang).join(column.label.text(lang) for column in table.columns.values())
        for row in table.rows.values():
            yield f"{key}.{row.key}", row.label.text(lang)
