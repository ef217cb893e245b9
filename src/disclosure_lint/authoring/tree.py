"""Values of expressions as a small tree of text."""

from collections.abc import Iterator
from typing import Any

from disclosure_lint.authoring.values import Step
from disclosure_lint.engine.message import spelled
from disclosure_lint.phrases import Lang, missing_words, say
from disclosure_lint.rules import Pack
from disclosure_lint.rules.labels import pointer_label
from disclosure_lint.values import Unknown

LONGEST = 80
"""Characters of a text that are shown."""


def tree_lines(step: Step, lang: Lang, pack: Pack) -> Iterator[str]:
    """The lines of a tree: the expression and its value, below it its parts."""
    yield _line(step, lang, pack)
    yield from _below(step, lang, pack, "")


def _below(step: Step, lang: Lang, pack: Pack, indent: str) -> Iterator[str]:
    for number, part in enumerate(step.parts, 1):
        last = number == len(step.parts)
        yield f"{indent}{'└─' if last else '├─'} {_line(part, lang, pack)}"
        yield from _below(part, lang, pack, f"{indent}{'   ' if last else '│  '}")


def _line(step: Step, lang: Lang, pack: Pack) -> str:
    label = step.label.text(lang) if step.label else ""
    if step.value is None:
        return say("value.place", lang, text=step.text, label=label) if label else step.text
    value = value_words(step.value, lang, pack)
    if label:
        return say("value.step_at", lang, text=step.text, value=value, label=label)
    return say("value.step", lang, text=step.text, value=value)


def value_words(value: Any, lang: Lang, pack: Pack) -> str:
    """A value for people; of an unknown one the causes."""
    if isinstance(value, Unknown):
        kinds: dict[str, list[str]] = {}
        for cause in sorted(value.causes):
            kinds.setdefault(cause.kind, []).append(cause.subject)
        labels = {
            item: pointer_label(item, pack.forms).text(lang) for items in kinds.values() for item in items if item
        }
        told = (missing_words(kind, subjects, lang, labels) for kind, subjects in kinds.items())
        return say("value.unknown", lang, causes=say("missing.and", lang).join(told))
    if isinstance(value, bool):
        return say("value.true" if value else "value.false", lang)
    text = " ".join(spelled(value, lang).split())
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return f"“{text}”" if isinstance(value, str) else text
