"""Reports with cells made faulty at random: what is mended stands, all else is as it was, twice is as once."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.api import Options, load_rules
from disclosure_lint.api.fixing import Mended, mended
from disclosure_lint.cells import CellPath
from disclosure_lint.inputs import Found, Input
from disclosure_lint.readers import read
from disclosure_lint.report import Report
from disclosure_lint.resources import resource

PACK = load_rules()
BASES = [
    (resource("samples") / "clean-2024.yaml").read_text(encoding="utf-8"),
    *((resource("rules") / "national" / "examples" / f"clean-{year}.yaml").read_text(encoding="utf-8") for year in (2020, 2021)),
]  # fmt: skip
DRESSES = {
    "blank": lambda raw: '""',
    "null": lambda raw: "~",
    "slash": lambda raw: '"/"',
    "wide": lambda raw: f'"{"".join(chr(ord(mark) + 0xFEE0) for mark in raw)}"',
    "separators": lambda raw: f"'{int(raw):,}'",
    "unit": lambda raw: f"{raw}件",
    "off by one": lambda raw: str(int(raw) + 1),
}  # fmt: skip
SAME = ("wide", "unit")
"""Dresses that are another way to write the number, whatever it is."""


def report(text: str) -> Report:
    found = read("a.yaml", text.encode(), PACK.forms, PACK.vocabulary).report
    assert found is not None
    return found


def cells(text: str) -> list[tuple[str, int, int]]:
    """The whole numbers in the tables: pointer, start and end."""
    spans = read("a.yaml", text.encode(), PACK.forms, PACK.vocabulary).source_map.spans
    known = {str(cell) for form in PACK.forms.editions for cell in form.cells}
    return [(at, *span) for at, span in spans.items() if at in known and text[slice(*span)].isdigit()]


def mend(text: str, unsafe: bool) -> Mended | None:
    inputs = Found((Input("a.yaml", None, True, text.encode()),))
    return next(iter(mended(inputs, Options(today=date(2026, 1, 31), isolated=True), unsafe)), None)


@settings(max_examples=20)
@given(st.sampled_from(BASES), st.data(), st.booleans())
def test_any_fault_in_any_cell(base: str, data: st.DataObject, unsafe: bool) -> None:
    places = data.draw(st.lists(st.sampled_from(cells(base)), min_size=1, max_size=3, unique_by=lambda cell: cell[0]))
    faulty, made = base, {}
    for pointer, start, end in sorted(places, key=lambda place: -place[1]):
        made[pointer] = data.draw(st.sampled_from(sorted(DRESSES)))
        faulty = faulty[:start] + DRESSES[made[pointer]](base[start:end]) + faulty[end:]
    found = mend(faulty, unsafe)
    after = found.after.decode() if found else faulty
    again = mend(after, unsafe)
    assert again is None or (again.after.decode(), again.mended) == (after, ())
    assert found is None or found.refused == ()
    sound, mid, end_report = report(base), report(faulty), report(after)
    for pointer, _, _ in cells(base):
        path = CellPath.parse(pointer)
        if len(made) == 1 or not pointer.endswith(".total"):  # several faults may make up for each other in a total
            assert end_report.cell(*path) in (sound.cell(*path), mid.cell(*path)), pointer
        if made.get(pointer) in SAME:
            assert end_report.cell(*path) == sound.cell(*path)
    assert after.count("\n") == base.count("\n")
