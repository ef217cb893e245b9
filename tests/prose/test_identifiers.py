"""Numbers of persons: which are meant, and which only look like one."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.prose.identifiers import bank_cards, identity_numbers, masked, private_mobiles
from disclosure_lint.resources import resource
from disclosure_lint.vocabulary import Vocabulary

TODAY = date(2026, 1, 31)
SAMPLE = "11010519491231002X"  # the example of the standard itself


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    text = (resource("rules") / "national" / "vocabulary.yaml").read_text(encoding="utf-8")
    return Vocabulary.from_data(yaml.safe_load(text)["words"], verify=True)


def wide(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


def numbered(first: str) -> str:
    """Seventeen digits with their check digit."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, weights, strict=True)) % 11]


class TestIdentityNumbers:
    def found(self, text: str, vocabulary: Vocabulary) -> list[str]:
        return [text[slice(*hit)] for hit in identity_numbers(text, vocabulary, TODAY)]

    @pytest.mark.parametrize(
        "number",
        [
            SAMPLE,
            SAMPLE.lower(),
            wide(SAMPLE),
            "110105 19491231 002X",
            "110105-19491231-002x",
            "110105 1949 1231 002 X",
            "11010519491231\n002X",
            wide("110105") + "\u300019491231" + "002X",
            numbered("83000019900101001"),
        ],
    )
    def test_however_it_is_written(self, number: str, vocabulary: Vocabulary) -> None:
        assert self.found(f"张某（身份证号：{number}）申请公开。", vocabulary) == [number]
        assert self.found(number, vocabulary) == [number]

    @pytest.mark.parametrize(
        "text",
        [
            SAMPLE[:-1] + "1",  # the check digit
            numbered("16010519491231002"),  # no such region
            numbered("11010519491331002"),  # no such month
            numbered("11010519490229002"),  # no such day
            numbered("11010518991231002"),  # long dead
            numbered("11010520991231002"),  # not born
            "9" + SAMPLE,
            SAMPLE[:-1] + "00",
            numbered("11010519491231003") + "5",
            "A" + SAMPLE,
            SAMPLE + "Z",
            "0." + numbered("11010519491231003"),
            "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
            f"统一社会信用代码：{SAMPLE}",
            "3440, 75, 0, 1, 6, 3, 3525, 118, 3, 0",
            "电话：0000-12345678 00000000",
        ],
    )
    def test_what_only_looks_like_one(self, text: str, vocabulary: Vocabulary) -> None:
        assert self.found(text, vocabulary) == []

    def test_two_side_by_side(self, vocabulary: Vocabulary) -> None:
        other = numbered("32130219900307123")
        assert self.found(f"{SAMPLE}、{other}", vocabulary) == [SAMPLE, other]
        assert self.found(f"{SAMPLE} {other}", vocabulary) == [SAMPLE, other]

    @given(st.text(alphabet="0123456789Xx -\n\u3000", max_size=60))
    def test_ranges_are_in_order_and_hold_eighteen_characters(self, text: str) -> None:
        end = 0
        for start, stop in identity_numbers(text, Vocabulary.from_data({"identity_regions": list("123456789")}), TODAY):
            assert start >= end
            assert sum(character in "0123456789Xx" for character in text[start:stop]) == 18
            end = stop


class TestPrivateMobiles:
    @pytest.mark.parametrize(
        "text",
        [
            "申请人李明（电话：13912345678）反映答复不及时。",
            "回访王某某，手机号码 139-1234-5678。",
            "姓名：陈小红，联系电话：+86 13912345678",
            "由欧阳海同志 139 1234 5678 负责。",
            "致电13912345678（赵一凡）核实。",
            "申请人李明１３９１２３４５６７８",
            "反映人：阿依古丽，手机13912345678。",
        ],
    )
    def test_beside_a_name(self, text: str, vocabulary: Vocabulary) -> None:
        (hit,) = private_mobiles(text, vocabulary)
        assert sum(character.isdigit() for character in text[slice(*hit)]) == 11

    @pytest.mark.parametrize(
        "text",
        [
            "如有疑问，请与示例市政府办公室联系（联系人：李明，电话：13912345678）。",
            "联系人：李明　电话：13912345678　传真：0000-1234567",
            "值班电话：13912345678（李明）",
            "开通热线13912345678，方便群众咨询。",
            "张家镇13912345678",
            "江苏省 13912345678",
            "水利局13912345678",
            "收费总金额13912345678元",
            "高于13912345678",
            "申请人李明来电咨询，全年接听热线13912345678次。",
            "李明 0527-84389000",
            "李明 139123456789",
            "请拨打13912345678",
            "工作人员请拨打电话13912345678",
        ],
    )
    def test_contacts_offices_and_figures_are_not_meant(self, text: str, vocabulary: Vocabulary) -> None:
        assert private_mobiles(text, vocabulary) == ()

    def test_the_contact_of_another_sentence_does_not_excuse(self, vocabulary: Vocabulary) -> None:
        text = "联系人：李明，电话13900000000。申请人王芳，电话13912345678。"
        (hit,) = private_mobiles(text, vocabulary)
        assert text[slice(*hit)] == "13912345678"


class TestBankCards:
    CARD = "6222020000000000000"

    @pytest.mark.parametrize(
        "text",
        [
            f"退款至银行卡{CARD}。",
            f"收款账户：某某，账号 {CARD}",
            "账号：6222 0200 0000 0000 000",
            f"卡号为{wide(CARD)}",
        ],
    )
    def test_numbers_that_are_called_so(self, text: str, vocabulary: Vocabulary) -> None:
        assert len(bank_cards(text, vocabulary)) == 1

    @pytest.mark.parametrize(
        "text",
        [
            "账号：6222020000000000001",  # the check digit
            "账号：0000000000000000",
            f"文号{CARD}",
            "政务新媒体账号176个，发布信息12345条",
            f"账号{CARD}5678",
            "关停账号。公开 6222020000000000000",
        ],
    )
    def test_other_numbers(self, text: str, vocabulary: Vocabulary) -> None:
        assert bank_cards(text, vocabulary) == ()


@given(st.text(min_size=1, max_size=30))
def test_masked_numbers_keep_their_length_and_show_three_characters(number: str) -> None:
    assert len(masked(number)) == len(number)
    assert masked(number)[3:] == "*" * max(len(number) - 3, 0)
