"""Numbers in any dress, and what only looks like one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.readers.numbers import MEASURES, read_cell, read_number
from disclosure_lint.report import Trait

BARE, DRESSED, PLUS = Trait(0), Trait.DRESSED, Trait.PLUS


@pytest.mark.parametrize(
    ("text", "value", "dress"),
    [
        ("0", 0, BARE),
        ("12", 12, BARE),
        ("-3", -3, BARE),
        (" 12\n", 12, BARE),
        ("\u300012\xa0", 12, BARE),
        ("&nbsp;12&nbsp;", 12, BARE),
        ("\u200b12\ufeff", 12, BARE),
        ("12.50", Decimal("12.50"), BARE),
        ("72701.2578", Decimal("72701.2578"), BARE),
        ("+3", 3, PLUS),
        ("＋３", 3, PLUS | DRESSED),
        ("１２", 12, DRESSED),
        ("１２．５", Decimal("12.5"), DRESSED),
        ("－3", -3, DRESSED),
        ("\u22123", -3, DRESSED),
        ("1,286", 1286, DRESSED),
        ("1，286", 1286, DRESSED),
        ("1,286,000.5", Decimal("1286000.5"), DRESSED),
        ("012", 12, DRESSED),
        ("12件", 12, DRESSED),
        ("12 件", 12, DRESSED),
        ("12\u3000件次", 12, DRESSED),
        ("+12件", 12, PLUS | DRESSED),
        ("1.2万件", 12000, DRESSED),
        ("3万", 30000, DRESSED),
    ],
)
def test_number(text: str, value: int | Decimal, dress: Trait) -> None:
    assert read_number(text) == (value, dress)


@pytest.mark.parametrize(
    "text",
    ["", " ", "/", "-", "—", "――", "无", "无。", "--253", "+-3", "++3", "1,2,3", "12,86", "1,28", "0,286", ",286", "1286,", "1 286", "1.", ".5", "1.2.3", "1e3", "1_000", "0x1f", "12%", "约12", "12余件", "12元", "12万元", "12件13", "十二", "１２／", "3、4", "(3)", "①", "²", "١٢", "9" * 65, "\u20133"],
)  # fmt: skip
def test_no_number(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("12", "wan_yuan", 12),
        ("12万元", "wan_yuan", 12),
        ("12.5万", "wan_yuan", Decimal("12.5")),
        ("2230元", "wan_yuan", Decimal("0.2230")),
        ("120000元", "wan_yuan", 12),
        ("1.5亿元", "wan_yuan", 15000),
        ("3亿", "wan_yuan", 30000),
        ("0.22万元", "yuan", 2200),
        ("2,230元整", "yuan", 2230),
        ("2230", "yuan", 2230),
        ("12件", "wan_yuan", None),
        ("12件", "yuan", None),
    ],
)
def test_amounts_are_converted(text: str, unit: str, value: int | Decimal | None) -> None:
    found = read_number(text, unit)
    assert (found and found[0]) == value


@pytest.mark.parametrize(
    ("raw", "value", "traits"),
    [
        (None, None, Trait.BLANK),
        ("", None, Trait.BLANK),
        ("\u3000 \xa0", None, Trait.BLANK),
        ("&nbsp;", None, Trait.BLANK),
        ("\u200b", None, Trait.BLANK),
        ("/", None, Trait.TEXT),
        ("&nbsp;/", None, Trait.TEXT),
        (12, 12, Trait(0)),
        (-12, -12, Trait.NEGATIVE),
        (Decimal("0.5"), Decimal("0.5"), Trait.FRACTIONAL),
        ("－１２．５件", Decimal("-12.5"), Trait.NEGATIVE | Trait.FRACTIONAL | Trait.DRESSED),
        ("12", 12, Trait(0)),
    ],
)
def test_cell(raw: int | Decimal | str | None, value: int | Decimal | None, traits: Trait) -> None:
    assert read_cell(raw) == (raw, value, traits)


WIDE = str.maketrans("0123456789.,+-", "０１２３４５６７８９．，＋－")


@given(
    st.integers(-(10**12), 10**12),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", " ", "\u3000"]),
    st.sampled_from(["", *MEASURES]),
    st.sampled_from(["", " ", "\xa0", "&nbsp;", "\n\t"]),
)
def test_a_number_is_the_same_in_every_dress(
    value: int, grouped: bool, wide: bool, gap: str, measure: str, edge: str
) -> None:
    text = f"{value:,}" if grouped else str(value)
    text = text.translate(WIDE) if wide else text
    found = read_number(edge + text + (gap + measure if measure else "") + edge)
    assert found is not None
    assert found[0] == value
    assert (Trait.DRESSED in found[1]) == bool(wide or measure or (grouped and abs(value) > 999))


@given(st.decimals(0, 10**12, places=4))
def test_yuan_and_wan_yuan(value: Decimal) -> None:
    yuan = read_number(f"{value:f}元", "wan_yuan")
    wan = read_number(f"{value:f}万元", "yuan")
    assert yuan is not None
    assert wan is not None
    assert yuan[0] * 10**8 == wan[0]


@given(st.text(max_size=20), st.sampled_from(["count", "yuan", "wan_yuan"]))
def test_any_text(text: str, unit: str) -> None:
    cell = read_cell(text, unit)
    assert cell.raw == text
    assert (cell.value is None) == bool(cell.traits & (Trait.BLANK | Trait.TEXT))
