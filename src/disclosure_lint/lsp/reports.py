"""A report that is open: checked as `check` checks it, with the text that the editor has."""

from disclosure_lint import api
from disclosure_lint.api import Options, WrongCall
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.inputs import Found, Input
from disclosure_lint.lsp.opened import Opened
from disclosure_lint.lsp.said import Page, Speech, at_top, of_report
from disclosure_lint.phrases import LANGS, say
from disclosure_lint.rules import PackError, PackProblem


def page_of(opened: Opened, speech: Speech) -> Page:
    """What is said of a report; nothing of what is none."""
    data = opened.data
    item = Input(opened.name, opened.path, False, data, unsaved=data if opened.path else None)
    try:
        inputs = api.without_excluded(Found((item,)), Options())
        reports = api.check(inputs, Options()).result.reports
    except WrongCall as wrong:
        return Page(tuple(at_top(message, speech) for message in wrong.messages))
    except PackError as wrong:
        return Page((at_top(_unusable(wrong.problems), speech),))
    return of_report(reports[0], opened.text, opened.uri, speech) if reports else Page()


def _unusable(problems: list[PackProblem]) -> Bilingual:
    """That nothing was checked, as the settings or rules cannot be used: their first mistake and where it stands."""
    first, count = problems[0], len(problems)
    line = f":{first.source.position(first.span.start).line}" if first.span else ""
    values = {"place": f"{first.source.name}{line}", "count": count}
    return Bilingual(*(say("lsp.unusable", lang, message=first.message.text(lang), **values) for lang in LANGS))
