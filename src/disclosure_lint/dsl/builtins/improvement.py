"""Builtins about problems: those of last year beside this year's text."""

from collections.abc import Callable
from typing import Any

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.builtins.table import Builtin
from disclosure_lint.dsl.context import Context
from disclosure_lint.dsl.types import TEXT, TRUTH, Type
from disclosure_lint.prose.answers import Answers, Comparison, Thresholds
from disclosure_lint.prose.problems import named_problems
from disclosure_lint.values import Unknown, unknown

_MAX_QUOTED = 60
"""Characters of a problem that messages quote."""
_NONE_NAMED = unknown("not_stated", "prior.problems")


def _answers(context: Context, prior: str, text: str) -> Any:
    """What this year's text makes of the problems that last year's names; unknown where it names none."""
    known = context.own.memo.get("problems")
    if known is None or known[0] != (prior, text):
        known = context.own.memo["problems"] = ((prior, text), _compared(context, prior, text))
    return known[1]


def _compared(context: Context, prior: str, text: str) -> Answers | Unknown:
    words, year = context.vocabulary.words, context.own.report.year
    named = named_problems(prior, year - 1 if year is not None else None, words)
    if not named:
        return _NONE_NAMED
    areas = [entry["words"] for entry in context.parameters["overview_aspects"]]
    thresholds = Thresholds.of(context.parameters["prior_problems"])
    return Comparison(words, areas, thresholds).answers(named, text, year)


def _quoted(text: str) -> str:
    return f"“{text}”" if len(text) <= _MAX_QUOTED else f"“{text[:_MAX_QUOTED]}……”"


def _ask(answer: Callable[[Answers], Any]) -> Callable[..., Any]:
    def run(context: Context, prior: str, text: str) -> Any:
        found = _answers(context, prior, text)
        return found if isinstance(found, Unknown) else answer(found)

    return run


def _row(name: str, chinese: str, result: Type, answer: Callable[[Answers], Any], zh: str, en: str) -> Builtin:
    return Builtin(name, chinese, ("text", "text"), result, Bilingual(zh, en), _ask(answer))


TABLE = (
    _row("problems_answered", "问题有回应", TRUTH, lambda found: not found.open,
         "前一段文字（上年）所列问题，后一段文字是否都有交代",
         "whether a text answers all problems that last year's, given first, names"),
    _row("open_problems", "未回应问题", TEXT, lambda found: "".join(_quoted(item.text) for item in found.open),
         "上年所列、本年没有交代的问题", "last year's problems without an answer, quoted"),
    _row("problem_returns", "问题重现", TRUTH, lambda found: bool(found.returning),
         "没有交代的问题是否有本年再次提出的", "whether one of the problems without an answer is named again"),
    _row("returning_problems", "重现的问题", TEXT,
         lambda found: "".join(_quoted(old.text) for old, _ in found.returning),
         "本年再次提出的问题（上年的表述）", "problems named again, as last year's text words them"),
    _row("returned_problems", "重现问题今述", TEXT,
         lambda found: "".join(_quoted(new.text) for _, new in found.returning),
         "本年再次提出的问题（本年的表述）", "problems named again, as this year's text words them"),
)  # fmt: skip
