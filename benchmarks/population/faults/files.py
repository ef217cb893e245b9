"""Faults of whole files: unreadable, no report, of another agency, twice, not there; and texts of another agency."""

import copy
from collections.abc import Iterator

from population.draft import as_yaml
from population.faults.kind import Case, Place, is_plain, kind, other_agency
from population.truth import Copied


def _is_leaf(case: Case) -> bool:
    return not case.draft.agency.children


@kind("damaged file", "SRC001", needs=_is_leaf)
def damaged(case: Case) -> Iterator[Place]:
    case.own_bytes = bytes(range(256)) * 8
    yield "SRC001", ""


@kind("unknown encoding", "SRC001", needs=_is_leaf)
def encoding(case: Case) -> Iterator[Place]:
    case.own_bytes = as_yaml(case.draft).encode() + b"\n# \xff\xff\xfe\xfd\xff\xff\n"
    yield "SRC001", ""


@kind("broken YAML", "SRC001", needs=_is_leaf)
def broken(case: Case) -> Iterator[Place]:
    case.own_bytes = as_yaml(case.draft).replace("tables:", "tables: [", 1).encode()
    yield "SRC001", ""


@kind("row of six values", "SRC003", needs=_is_leaf)
def short_row(case: Case) -> Iterator[Place]:
    text = as_yaml(case.draft)
    row = next(line for line in text.split("\n") if line.startswith("    granted: "))
    case.own_bytes = text.replace(row, row.rpartition(",")[0] + "]").encode()
    yield "SRC003", "requests.granted"


@kind("key that is not known", "SRC003", needs=_is_leaf)
def unknown_key(case: Case) -> Iterator[Place]:
    case.own_bytes = as_yaml(case.draft).replace("title: ", "titel: ", 1).encode()
    yield "SRC003", "titel"


@kind("empty file handed in", "SRC002")
def empty(case: Case) -> None:
    path = f"handed-in/{case.draft.agency.code}.yaml"
    case.extra.append((path, b"\n\n"))
    case.expect(path, "SRC002")


@kind("another paper handed in", "SRC002")
def other_paper(case: Case) -> None:
    path = f"handed-in/{case.draft.agency.code}-notice.yaml"
    case.extra.append((path, "items: [首页, 政务公开]\n".encode()))
    case.expect(path, "SRC002")


@kind("another paper in the folder")
def paper_in_folder(case: Case) -> None:
    case.extra.append((_beside(case, "目录"), "items: [首页, 政务公开]\n".encode()))


def _beside(case: Case, word: str, path: str | None = None) -> str:
    return (path or case.draft.path).replace(".yaml", f"（{word}）.yaml")


@kind("two versions", "SRC004")
def two_versions(case: Case) -> Iterator[Place]:
    other = copy.deepcopy(case.draft)
    other.say(6, "\n（三）本版为修订版。")
    other.path = _beside(case, "修订")
    case.hand_in(other, other.path, as_yaml(other), "revised")
    case.expect(other.path, "SRC004")
    yield "SRC004", ""


@kind("the same twice")
def same_twice(case: Case) -> None:
    case.hand_in(case.draft, _beside(case, "副本"), as_yaml(case.draft), "")


@kind("two versions of last year's", "SRC005", "SRC004", years=2)
def two_priors(case: Case) -> Iterator[Place]:
    assert case.before
    other = copy.deepcopy(case.before)
    other.say(6, "\n（三）本版为修订版。")
    path = _beside(case, "修订", case.before.path)
    case.hand_in(other, path, as_yaml(other), "revised")
    for each in (path, case.before.path):
        case.expect(each, "SRC004")
    yield "SRC005", ""


@kind("not reported", needs=_is_leaf)
def missing(case: Case) -> None:
    case.is_kept_back = True


@kind("late by the roster", needs=lambda case: case.draft.agency.level == "township")
def late_by_roster(case: Case) -> None:
    published = case.draft.published
    assert published
    case.truth.deadlines[case.draft.agency.name] = (1, 5)


@kind("file of another's name", years=1, needs=is_plain)
def other_name(case: Case) -> None:
    other = other_agency(case)
    case.draft.path = case.draft.path.replace(case.draft.agency.name, f"{other.name}2")
    case.other_name = other.name


@kind("agency on no roster", needs=is_plain)
def unlisted(case: Case) -> None:
    case.truth.unlisted.add(case.draft.agency.name)


@kind("narrative of another agency", years=1)
def copied_narrative(case: Case) -> None:
    """Section five, word for word; whoever published first is the source."""
    fitting = [each for each in case.others if case.can_take(each) and each is not case.draft]
    donor = next(each for each in fitting if each.year == case.draft.year and len(each.sections) == 6)
    case.take(donor)
    case.draft.section(5).text = donor.section(5).text
    lines = (donor.section(5).text or "").split("\n")
    both = sorted((donor, case.draft), key=lambda each: (each.published or each.year, each.path))
    for ordinal in range(1, len(lines) + 1):
        found = (Copied(each.path, "sections.5", ordinal, each is both[0]) for each in both)
        case.truth.clusters.add(frozenset(found))
