"""The roster: the agencies that have to report. Every mistake in it is told with line and column."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from disclosure_lint.api import WrongCall
from disclosure_lint.batch.sheets import rows_of
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.phrases import LANGS, Lang, say

_TOLD = 20
"""How many mistakes are told."""

_COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("name", "agency", "名称", "单位名称", "单位", "机关名称"),
    "code": ("code", "agency_code", "代码", "单位代码", "统一社会信用代码"),
    "level": ("level", "层级", "级别"),
    "parent": ("parent", "上级", "上级单位", "主管单位", "所属"),
    "aliases": ("aliases", "alias", "别名", "简称"),
    "former": ("former", "former names", "former_names", "曾用名", "原名"),
    "deadline": ("deadline", "期限", "截止日期", "公布期限"),
    "scope": ("scope", "统计范围", "口径"),
}
"""Column → what its head may be."""
_HEADS = {head: key for key, heads in _COLUMNS.items() for head in heads}
_FOR_PEOPLE = ("序号", "备注", "说明", "联系人", "电话", "联系电话", "邮箱", "地址", "no", "note", "notes", "remarks")
"""Heads of columns that rosters have besides."""
_LEVELS = {
    "government": ("government", "政府", "人民政府"),
    "department": ("department", "部门", "政府部门", "工作部门"),
    "township": ("township", "乡镇", "街道", "乡镇（街道）", "乡镇街道", "乡", "镇", "街道办事处"),
    "other": ("other", "其他", "其他单位"),
}
_SCOPES = {
    "own": ("own", "本级"),
    "with_departments": ("with_departments", "含部门"),
    "with_lower": ("with_lower", "含下级", "含乡镇"),
}
_BETWEEN = str.maketrans("；、|，\n", ";;;;;")


class Agency(NamedTuple):
    """An agency of a roster. `deadline` is a day, or a month and a day of the year after the one reported on; `scope`
    is what its figures cover where its report does not say.
    """

    name: str
    code: str | None = None
    level: str | None = None
    parent: str | None = None
    names: tuple[str, ...] = ()
    deadline: date | tuple[int, int] | None = None
    scope: str | None = None

    def last_day(self, year: int) -> date | None:
        """The last day for the report on a year."""
        if isinstance(self.deadline, tuple):
            return date(year + 1, *self.deadline)
        return self.deadline


class Roster:
    """The agencies in the order of the file, found by code and by every name they have or had."""

    def __init__(self, agencies: list[Agency]) -> None:
        self.agencies = agencies
        self._by_code = {agency.code: agency for agency in agencies if agency.code}
        self.by_name = {plain(name): agency for agency in agencies for name in (agency.name, *agency.names)}
        self._lengths = sorted({len(name) for name in self.by_name}, reverse=True)

    def find(self, code: str | None, name: str | None) -> Agency | None:
        """The agency of that code, else of that name."""
        found = self._by_code.get("".join((code or "").split()))
        return found or self.by_name.get(plain(name or ""))

    def named_in(self, text: str) -> list[Agency]:
        """The agencies whose names stand in a text, longest names first; a name inside a longer one is not meant."""
        bare, found, taken = plain(text), [], [False] * len(plain(text))
        for length in self._lengths:
            for start in range(len(bare) - length + 1):
                agency = self.by_name.get(bare[start : start + length])
                if agency and not any(taken[start : start + length]):
                    taken[start : start + length] = [True] * length
                    found.append(agency)
        return found


def plain(name: str) -> str:
    """A name without white space."""
    return "".join(name.split())


class _Mistakes:
    def __init__(self, path: Path) -> None:
        self._path, self.found = path, list[Bilingual]()

    def add(self, key: str, line: int, column: int, **values: object) -> None:
        where = {"file": self._path, "line": line, "column": column}
        self.found.append(Bilingual(*(self._worded(key, lang, where, values) for lang in LANGS)))

    @staticmethod
    def _worded(key: str, lang: Lang, where: dict[str, object], values: dict[str, object]) -> str:
        known = values.get("known")
        if isinstance(known, dict):
            values = {**values, "known": say("list", lang).join(_written(known, lang))}
        return say("roster.at", lang, **where) + say(key, lang, **values)


def load_roster(path: Path) -> Roster:
    """The roster in a file. WrongCall with every mistake."""
    mistakes = _Mistakes(path)
    agencies: list[tuple[int, Agency]] = []
    rows = rows_of(path, tuple(_HEADS))
    line, head = next((row for row in rows if not _is_title(row[1])), (1, []))
    columns = _heads(head, line, mistakes)
    if not mistakes.found:
        for line, row in rows:
            if any(cell.strip() for cell in row):
                agency = _agency(columns, row, line, mistakes)
                if agency:
                    agencies.append((line, agency))
        _consistent(agencies, columns, mistakes)
        if not agencies and not mistakes.found:
            mistakes.add("roster.empty", line, 1)
    if mistakes.found:
        raise WrongCall(mistakes.found[:_TOLD])
    names = {plain(name): agency.name for _, agency in agencies for name in (agency.name, *agency.names)}
    return Roster([agency._replace(parent=names.get(plain(agency.parent or ""))) for _, agency in agencies])


def _is_title(row: list[str]) -> bool:
    """Whether a row is blank or holds nothing but a title above the heads of the columns."""
    cells = [cell.strip().lower() for cell in row if cell.strip()]
    return not cells or (len(cells) == 1 and cells[0] not in _HEADS)


def _written(words: Mapping[str, tuple[str, ...]], lang: Lang) -> Iterator[str]:
    """What may be written, in a language."""
    return (key if lang == "en" else next(word for word in named if not word.isascii()) for key, named in words.items())


def _heads(head: list[str], line: int, mistakes: _Mistakes) -> dict[str, int]:
    """Where each column stands."""
    columns: dict[str, int] = {}
    for at, cell in enumerate(head):
        name = "".join(cell.split()).lower()
        key = _HEADS.get(cell.strip().lower()) or _HEADS.get(name)
        if key is None:
            if name and name not in _FOR_PEOPLE:
                mistakes.add("roster.column", line, at + 1, name=cell.strip()[:40], known=_COLUMNS)
        elif key in columns:
            mistakes.add("roster.column_twice", line, at + 1, name=cell.strip())
        else:
            columns[key] = at
    if "name" not in columns and not mistakes.found:
        mistakes.add("roster.no_name_column", line, 1)
    return columns


def _agency(columns: dict[str, int], row: list[str], line: int, mistakes: _Mistakes) -> Agency | None:
    def cell(key: str) -> str:
        at = columns.get(key, len(row))
        return " ".join(row[at].split()) if at < len(row) else ""

    def several(key: str) -> list[str]:
        at = columns.get(key, len(row))
        parts = row[at].translate(_BETWEEN).split(";") if at < len(row) else []
        return [part.strip() for part in parts if part.strip()]

    name = cell("name")
    if not name:
        mistakes.add("roster.no_name", line, columns["name"] + 1)
        return None
    level = next((key for key, words in _LEVELS.items() if cell("level").lower() in words), None)
    if cell("level") and level is None:
        mistakes.add("roster.level", line, columns["level"] + 1, value=cell("level"), known=_LEVELS)
    scope = next((key for key, words in _SCOPES.items() if cell("scope").lower() in words), None)
    if cell("scope") and scope is None:
        mistakes.add("roster.scope", line, columns["scope"] + 1, value=cell("scope"), known=_SCOPES)
    deadline = _deadline(
        cell("deadline"), lambda: mistakes.add("roster.deadline", line, columns["deadline"] + 1, value=cell("deadline"))
    )
    names = tuple(dict.fromkeys([*several("aliases"), *several("former")]))
    return Agency(name, plain(cell("code")) or None, level, cell("parent") or None, names, deadline, scope)


def _deadline(text: str, wrong: Callable[[], None]) -> date | tuple[int, int] | None:
    """A day (2025-01-31), or a month and a day (01-31); with / or 年月日 in place of the hyphens, too."""
    if not text:
        return None
    numbers = text.translate(str.maketrans("/.年月", "----")).replace("日", "").split("-")
    try:
        parts = [int(number) for number in numbers]
        if len(parts) == 2:
            date(2023, *parts)  # 29 February is no deadline
            return (parts[0], parts[1])
        return date(*parts)
    except (ValueError, TypeError):
        wrong()
        return None


def _consistent(agencies: list[tuple[int, Agency]], columns: dict[str, int], mistakes: _Mistakes) -> None:
    """No name or code twice, every parent on the roster, none below itself."""
    lines: dict[str, int] = {}
    codes: dict[str, int] = {}
    for line, agency in agencies:
        for name in (agency.name, *agency.names):
            first = lines.setdefault(plain(name), line)
            if first != line:
                mistakes.add("roster.twice", line, columns["name"] + 1, name=name, first=first)
        if agency.code and codes.setdefault(agency.code, line) != line:
            mistakes.add("roster.twice", line, columns["code"] + 1, name=agency.code, first=codes[agency.code])
    above = {plain(name): plain(agency.parent or "") for _, agency in agencies for name in (agency.name, *agency.names)}
    for line, agency in agencies:
        if agency.parent and plain(agency.parent) not in above:
            mistakes.add("roster.parent", line, columns["parent"] + 1, name=agency.parent)
        elif agency.parent and _is_circular(plain(agency.name), above):
            mistakes.add("roster.circle", line, columns["parent"] + 1, name=agency.name)


def _is_circular(name: str, above: dict[str, str]) -> bool:
    """Whether the way up from an agency leads back to it."""
    seen = set[str]()
    at = above.get(name, "")
    while at and at != name and at not in seen:
        seen.add(at)
        at = above.get(at, "")
    return at == name
