"""What the tool itself says, in both languages side by side. Knows no rule: their messages are data of the packs."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from disclosure_lint.phrases.authors import AUTHORS
from disclosure_lint.phrases.batch import BATCH
from disclosure_lint.phrases.comparison import COMPARISON
from disclosure_lint.phrases.config import CONFIG
from disclosure_lint.phrases.dashboard import DASHBOARD
from disclosure_lint.phrases.documents import DOCUMENTS
from disclosure_lint.phrases.editors import EDITORS
from disclosure_lint.phrases.fixes import FIXES
from disclosure_lint.phrases.help import HELP
from disclosure_lint.phrases.notices import NOTICES
from disclosure_lint.phrases.outputs import OUTPUTS
from disclosure_lint.phrases.rankings import RANKINGS
from disclosure_lint.phrases.rejudging import REJUDGING
from disclosure_lint.phrases.repositories import REPOSITORIES
from disclosure_lint.phrases.tool import REPORTED
from disclosure_lint.values import Cause

Lang: TypeAlias = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")

PHRASES: dict[str, tuple[str, str]] = {
    **REPORTED,
    **HELP,
    **AUTHORS,
    **BATCH,
    **REJUDGING,
    **COMPARISON,
    **CONFIG,
    **DOCUMENTS,
    **OUTPUTS,
    **FIXES,
    **REPOSITORIES,
    **EDITORS,
    **DASHBOARD,
    **RANKINGS,
    **NOTICES,
}
"""Key → Chinese, English. Both have the same placeholders."""


def say(key: str, lang: Lang, **values: object) -> str:
    """The phrase of a key with its values; KeyError where there is no such phrase or a value is missing."""
    return PHRASES[key][LANGS.index(lang)].format_map(values)


_SUFFIXES = {
    "blank": " (blank)",
    "blank_total": " (blank)",
    "all_blank": " (all blank)",
    "not_a_number": " (not a number)",
    "not_captured": " (not captured)",
    "unreadable": " (unreadable)",
    "empty": " (empty)",
    "undefined": " (undefined)",
}


_WHOLE = {
    "no_prior": "prior report",
    "no_roster": "roster",
    "no_report": "report of {}",
    "several_reports": "one report of {}",
    "others": "{} more",
}
"""Causes that are about whole reports."""


def missing_text(cause: Cause) -> str:
    """A cause as JSON has it: English, stable, never translated (`prior report`, `requests.granted.total (blank)`)."""
    if cause.kind in _WHOLE:
        return _WHOLE[cause.kind].format(cause.subject)
    subject = cause.subject
    prior = "prior." if subject.startswith("prior.") else ""
    head, _, rest = subject.removeprefix(prior).partition(".")
    if head == "sections" and rest:
        number, _, part = rest.partition(".")
        subject = f"{prior.replace('.', ' ')}section {number}" + (" title" if part == "title" else "")
    return f"{subject}{_SUFFIXES.get(cause.kind, '')}"


def missing_words(kind: str, subjects: Sequence[str], lang: Lang, labels: Mapping[str, str], most: int = 3) -> str:
    """Causes of one kind for people: `subjects` by their `labels`, at most `most` of them by name."""
    if kind in ("no_prior", "no_roster"):
        return say(f"missing.{kind}", lang)
    names = list(dict.fromkeys(_subject(subject, lang, labels) for subject in subjects))
    listed = say("list", lang).join(names[:most])
    if len(names) > most:
        rest = len(names) if lang == "zh" else len(names) - most
        listed = say("missing.more", lang, subjects=listed, count=rest)
    spaced = f"{' ' * listed[:1].isascii()}{listed}{' ' * listed[-1:].isascii()}"
    return " ".join(say(f"missing.{kind}", lang, subjects=spaced).split()).replace(" ）", "）")


def _subject(subject: str, lang: Lang, labels: Mapping[str, str]) -> str:
    if labels.get(subject, subject) != subject:
        return labels[subject]
    if subject.startswith("prior."):
        return say("subject.prior", lang, subject=_subject(subject.removeprefix("prior."), lang, labels))
    if subject.startswith("sections."):
        _, number, *part = subject.split(".")
        key = "subject.section_title" if part == ["title"] else "subject.section"
        return say(key, lang, number=number)
    return say(f"subject.{subject}", lang) if f"subject.{subject}" in PHRASES else subject
