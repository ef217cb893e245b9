"""What of a text stands in last year's too."""

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.prose.copying import copying, letters, wording
from disclosure_lint.vocabulary import PhraseList

NOTHING = PhraseList(())
RUN = 13
SENTENCE = "全年举办业务培训三期，组织各乡镇业务人员到市里跟班学习。"


def share(text: str, before: str, stock: PhraseList = NOTHING) -> float:
    return copying(text, before, stock, RUN).share


def test_the_same_text_is_wholly_repeated() -> None:
    assert share(SENTENCE, SENTENCE) == 1.0


def test_another_text_is_not() -> None:
    assert share(SENTENCE, "我局把办事指南按事项重新编排，逐条标明材料和时限。") == 0.0


def test_changed_figures_and_punctuation_do_not_hide_copying() -> None:
    before = "2023年，全年公开信息1,286条，回应关切 12 次，开通第二期专栏。"
    text = "2024年全年公开信息998条、回应关切30次；开通第三期专栏。"
    assert share(text, before) == 1.0


def test_full_width_figures_are_figures() -> None:
    assert share("全年公开政府信息１２８６条回应社会关切", "全年公开政府信息7条回应社会关切") == 1.0


def test_short_agreements_are_language_not_copying() -> None:
    assert share("不断提升政府信息公开水平，方便群众。", "持续提升政府信息公开质量，方便企业。") == 0.0


def test_paragraphs_in_another_order_are_copied_all_the_same() -> None:
    other = "网站检索入口合并为一个，留言当日转办、三日内答复。"
    assert share(f"{SENTENCE}\n{other}", f"{other}\n{SENTENCE}") > 0.9


def test_stock_phrases_count_neither_as_text_nor_as_copied() -> None:
    stock = PhraseList(["坚持以公开为常态、不公开为例外的原则"])
    phrase = "坚持以公开为常态、不公开为例外的原则"
    found = copying(f"{phrase}，{SENTENCE}", f"{phrase}，其他工作按部就班。", stock, RUN)
    assert (found.repeated, found.total) == (0, copying(SENTENCE, "", NOTHING, RUN).total)


def test_no_run_goes_over_a_stock_phrase() -> None:
    stock = PhraseList(["公开条例"])
    assert share("六个汉字之前公开条例六个汉字之后", "六个汉字之前公开条例六个汉字之后", stock) == 0.0


def test_the_longest_run_is_a_range_of_the_text() -> None:
    text = f"开头另写。{SENTENCE}结尾也另写，与上年不同。"
    found = copying(text, SENTENCE, NOTHING, RUN)
    assert text[slice(*found.longest)] == SENTENCE.rstrip("。")


def test_nothing_to_compare() -> None:
    assert copying("", SENTENCE, NOTHING, RUN) == (0, 0, (0, 0))
    assert share("，。！", "，。！") == 0.0


@given(
    st.text(alphabet="公开信息一二三，。 12\n年度", max_size=120),
    st.text(alphabet="公开信息一二三，。 12\n年度", max_size=120),
)
def test_shares_are_shares_and_ranges_lie_in_the_text(text: str, before: str) -> None:
    found = copying(text, before, NOTHING, 5)
    assert 0 <= found.repeated <= found.total
    assert 0 <= found.longest[0] <= found.longest[1] <= len(text)
    assert copying(text, text + before, NOTHING, 5).repeated >= found.repeated


@given(st.text(st.sampled_from("甲乙丙 A，。12３,.十百①²İ\0\n𠀀e\u0301"), max_size=40))
def test_the_wording_is_what_the_letters_show(text: str) -> None:
    stock = PhraseList(["甲乙"], ["丙[0-9]"])
    assert wording(text, stock) == "".join(letter.shown for letter in letters(text, stock))
