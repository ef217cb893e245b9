"""Whether a line is the heading of one of the six sections, and of which. Knows titles from the forms alone."""

import re
from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.forms import Forms
from disclosure_lint.readers.lines import Line, joined
from disclosure_lint.readers.numbering import Numbering, numbering
from disclosure_lint.vocabulary import PhraseList

Certainty: TypeAlias = Literal["title", "variant", "numeral", "weak"]
"""Numbered and official · numbered and known · a number with an unknown title · a title without its number."""

_NO_LETTER = re.compile(r"&(?:[a-z]{2,6};)?|[^\w&]+|_+")
_JUNK = re.compile(r"&[a-z]{2,6};|(?<!\*)\*\*(?!\*)|\s+")
_LEADERS = ("…", "...", "···", "。。。", "----", "____")
_LEADER_MARKS = "….·。_-0123456789 \t"
_COLON = re.compile("[：:]")
_EDGE = "、，。：；,.:;# \t\u3000\xa0"
_LONGEST_TITLE = 45
_LONGEST_ADDITION = 8
_LONGEST_NOTE = 30
_LONGEST_LINE = 200
_TELLING = 8
"""Letters that make a known wording unlikely to stand in a text by chance."""


class Heading(NamedTuple):
    """The heading that a line may be: its section, its title without number, and text that stood in the same line.

    `agrees` says whether its own number is the section's; `lines` how many lines it takes.
    """

    number: int
    certainty: Certainty
    agrees: bool
    title: Line
    rest: Line | None = None
    lines: int = 1


class _Known(NamedTuple):
    key: str
    number: int
    official: bool

    @property
    def certainty(self) -> Certainty:
        return "title" if self.official else "variant"

    @property
    def telling(self) -> bool:
        return self.official or len(self.key) >= _TELLING


def key_of(text: str) -> str:
    """The letters and digits of a text."""
    return _NO_LETTER.sub("", text)


class Headings:
    """Recognises headings by the titles of all editions, and additions (`tails`) that a title may have."""

    def __init__(self, forms: Forms, tails: PhraseList) -> None:
        self._known: dict[str, _Known] = {}
        for form in reversed(forms.editions):
            for section in form.sections:
                for wording in (*section.titles, *section.variants):
                    key, official = key_of(wording), wording in section.titles
                    if key not in self._known or (official and not self._known[key].official):
                        self._known[key] = _Known(key, section.number, official)
        self._longest_first = sorted(self._known.values(), key=lambda entry: (-len(entry.key), entry.key))
        self._tails = frozenset(tails.literals)

    def read(self, line: Line, following: Line | None = None) -> Heading | None:
        """The heading at the beginning of a line, None where there is none; `following` may hold the rest of it."""
        if is_contents_line(line.text):
            return None
        number = numbering(line.text)
        if number.rank == "main":
            return self._numbered(line, number, following)
        return self._whole(line, number)

    def opens(self, text: str, at: int) -> bool:
        """Whether a numbered heading with a known title begins at a place inside a text."""
        number = numbering(text, at)
        return number.rank == "main" and self._prefix(key_of(text[number.end : number.end + 80])) is not None

    def _numbered(self, line: Line, number: Numbering, following: Line | None) -> Heading | None:
        text, start = line.text, number.end
        key = key_of(text[start : start + 2 * _LONGEST_TITLE])
        entry = self._prefix(key)
        if entry:
            found = self._with_rest(line, number, entry)
            if found:
                return found
        if following is not None and numbering(following.text).rank == "none":
            both = self._known.get(key + key_of(following.text[:_LONGEST_TITLE]))
            if both and len(key) > 1:
                title = _tidy(joined([line.cut(start), following], ""))
                return Heading(both.number, both.certainty, number.value == both.number, title, lines=2)
        if not _is_title_like(text[start:]):
            return None
        title = _tidy(line.cut(start))
        inside = next((known for known in self._longest_first if known.telling and known.key in key), None)
        if inside:
            return Heading(inside.number, "variant", number.value == inside.number, title)
        return Heading(number.value, "numeral", True, title) if number.value and title.text else None

    def _with_rest(self, line: Line, number: Numbering, entry: _Known) -> Heading | None:
        """The heading that begins with a known title: what follows is part of the title, or text joined to it."""
        end = _end_of(line.text, number.end, len(entry.key))
        rest = line.text[end:]
        agrees = number.value == entry.number
        more = key_of(rest[: 2 * _LONGEST_TITLE])
        if not more or more in self._tails or _is_note(rest):
            return Heading(entry.number, entry.certainty, agrees, _tidy(line.cut(number.end)))
        apart = rest[0] in _EDGE
        if not apart and len(rest) <= _LONGEST_ADDITION and _is_title_like(rest):
            return Heading(entry.number, "variant", agrees, _tidy(line.cut(number.end)))
        if not (apart or entry.official):
            return None
        text_at = end + len(rest) - len(rest.lstrip(_EDGE))
        return Heading(entry.number, entry.certainty, agrees, _tidy(line.cut(number.end, end)), line.cut(text_at))

    def _whole(self, line: Line, number: Numbering) -> Heading | None:
        """A title that is a line by itself, without its number or with one of lower rank that agrees with it."""
        if len(line.text) > _LONGEST_LINE:
            return None
        end = _colon_with_text(line.text, number.end)
        entry = self._known.get(key_of(line.text[number.end : end]))
        if entry is None or number.value not in (None, entry.number):
            return None
        if not entry.official and (end is not None or number.value or not (entry.telling or number.rank == "lost")):
            return None
        rest = line.cut(end + 1) if end is not None else None
        return Heading(entry.number, "weak", True, _tidy(line.cut(number.end, end)), rest)

    def _prefix(self, key: str) -> _Known | None:
        return next((entry for entry in self._longest_first if key.startswith(entry.key)), None)


def is_contents_line(text: str) -> bool:
    """Whether a line leads with dots to a page number."""
    tail = text[len(text.rstrip(_LEADER_MARKS)) :]
    return len(text) < _LONGEST_LINE and any(leader in tail for leader in _LEADERS)


def _end_of(text: str, start: int, letters: int) -> int:
    """Where the first so many letters after `start` end."""
    at = start
    while letters:
        gap = _NO_LETTER.match(text, at)
        at = gap.end() if gap else at + 1
        letters -= 0 if gap else 1
    return at


def _colon_with_text(text: str, start: int) -> int | None:
    """The first colon after `start`, if text follows it."""
    colon = _COLON.search(text, start)
    return colon.start() if colon and text[colon.end() :].strip(_EDGE) else None


def _is_title_like(text: str) -> bool:
    text = text.strip(_EDGE)
    return len(text) <= _LONGEST_TITLE and not any(mark in text for mark in "。；;！!？?：:") and text.count("，") < 2


def _is_note(rest: str) -> bool:
    rest = rest.strip(_EDGE)
    return len(rest) <= _LONGEST_NOTE and rest[:1] in "(（" and rest[-1:] in ")）"


def _tidy(line: Line) -> Line:
    """A title without marks around it and without spaces between its characters."""
    text = line.text
    line = line.cut(len(text) - len(text.lstrip(_EDGE)), len(text.rstrip(_EDGE)))
    junk = {at for match in _JUNK.finditer(line.text) if _is_junk(line.text, match) for at in range(*match.span())}
    return line.keeping(at for at in range(len(line.text)) if at not in junk) if junk else line


def _is_junk(text: str, match: re.Match[str]) -> bool:
    """White space counts where it does not part two words in letters."""
    return not (match.group().isspace() and text[match.start() - 1].isascii() and text[match.end()].isascii())
