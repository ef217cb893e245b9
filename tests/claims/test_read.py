"""Sentences in the manner of real reports, with what they claim: kind, number, this year or not, scope."""

import time
from decimal import Decimal

import pytest

from disclosure_lint.claims.kinds import ClaimKinds
from disclosure_lint.claims.numbers import Words
from disclosure_lint.claims.read import Author, Claim, read_claims

AUTHOR = Author("示例市人民政府", 2024)
HEADING = "收到和处理政府信息公开申请情况"


@pytest.fixture
def read(kinds: ClaimKinds, words: Words):  # type: ignore[no-untyped-def]
    def run(text: str, author: Author = AUTHOR, heading: str = "总体情况") -> tuple[Claim, ...]:
        return read_claims(text, kinds, words, author, heading)

    return run


def numbers(claims: tuple[Claim, ...]) -> dict[str, int | None]:
    return {claim.kind: int(claim.figure.value) if claim.figure else None for claim in claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（二）依申请公开。全年新收政府信息公开申请336件，上年结转15件。", {"received": 336, "carried_in": 15}),
        ("全年共收到政府信息公开申请一百二十三件。", {"received": 123}),
        ("依申请公开方面，全年共受理１２件。", {"received": 12}),
        ("我局收到12件政府信息公开申请。", {"received": 12}),
        ("共收到和办理依申请公开9件，均为自然人提出。", {"received": 9}),
        ("共收到信息公开申请件40件，其中6件结转至下年度办理。", {"received": 40, "carried_out": 6}),
        ("申请公开信息的，办结40件，结转到2025年办理7件。", {"concluded": 40, "carried_out": 7}),
        (
            "依申请公开：“予以公开”3件，部分公开4件，不予公开5件，本机关无法提供6件，不予处理7件，作其他处理（含撤回）8件。",
            {
                "granted": 3,
                "partially_granted": 4,
                "refused": 5,
                "unavailable": 6,
                "not_processed": 7,
                "other_outcome": 8,
            },
        ),
        ("收到公开申请114件，其中自然人申请80件，法人或其他组织申请34件。",
         {"received": 114, "natural_person": 80, "organisations": 34}),
        ("因政府信息公开工作被申请行政复议3件。", {"reconsideration": 3}),
        ("因政府信息公开被申请行政复议3件、被提起行政诉讼2件。", {"reconsideration": 3, "litigation": 2}),
        ("处理涉及政府信息公开的行政复议3件，行政诉讼14件。", {"reconsideration_filed": 3, "litigation_filed": 14}),
        (
            "制发行政规范性文件36件，废止12件，年末现行有效310件。",
            {"documents_issued": 36, "documents_repealed": 12, "documents_in_force": 310},
        ),
        ("全年行政事业性收费2277820元。", {"administrative_fees": 2277820}),
        ("全年共主动公开政府信息1240条。", {"disclosed": 1240}),
    ],
)  # fmt: skip
def test_what_is_claimed(read, text: str, expected: dict[str, int]) -> None:  # type: ignore[no-untyped-def]
    assert numbers(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "受理低保申请300件，均已办理。",
        "收到公众意见75条，开展征集调查19期。",
        "收到人大代表建议40件，政协提案22件。",
        "依申请公开工作中努力做到“办结一件申请、解决一个问题”。",
        "依法公开行政许可746件、行政处罚92件。",
        "对112件公文确定为不予公开，依申请公开规范开展。",
        "市政府办公室全年办理行政复议案件500件。",
        "其中同意公开或部分公开共81件，公开申请的公开率为30.8%。",
        "办理政府信息公开行政复议、行政诉讼案件共5件。",
        "新收申请的答复率为100%。",
        "收到行政复议申请9件，涉及政府信息公开的均已答复。",
        "围绕重点领域主动公开政府信息300条。",
        "《关于办结政府信息公开申请3件的通报》已印发。",
    ],
)
def test_what_only_looks_like_a_claim(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "this_year"),
    [
        ("2024年收到政府信息公开申请9件。", True),
        ("2023年收到政府信息公开申请9件。", False),
        ("去年共收到政府信息公开申请9件。", False),
        ("2024年上半年收到政府信息公开申请9件。", False),
        ("截至2024年12月31日，共收到政府信息公开申请9件。", True),
        ("截至2024年6月底，共收到政府信息公开申请9件。", False),
        ("今年以来，共收到政府信息公开申请9件。", True),
        ("历年累计收到政府信息公开申请9件。", False),
        ("与上年相比有所增长，共收到政府信息公开申请9件。", True),
        ("上年结转的申请已办结，另行统计。收到政府信息公开申请9件。", True),
        ("落实《2023年政务公开工作要点》，收到政府信息公开申请9件。", True),
    ],
)
def test_of_which_year_it_is(read, text: str, this_year: bool) -> None:  # type: ignore[no-untyped-def]
    (claim,) = (claim for claim in read(text) if claim.kind == "received")
    assert claim.this_year is this_year


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("收到政府信息公开申请9件。", ""),
        ("全市各级行政机关收到政府信息公开申请9件。", "whole"),
        ("本机关收到政府信息公开申请9件。", "own"),
        ("我局收到政府信息公开申请9件。", "own"),
        ("市级收到政府信息公开申请9件。", "part"),
        ("网上收到政府信息公开申请9件。", "part"),
        ("通过信函方式收到政府信息公开申请9件。", "part"),
        ("通过网站、信函等渠道，收到政府信息公开申请9件。", ""),
        ("示例县收到政府信息公开申请9件。", "part"),
        ("示例市人民政府共收到政府信息公开申请9件。", ""),
        ("示例市（含市级机关）收到政府信息公开申请9件。", ""),
    ],
)
def test_whose_it_is(read, text: str, scope: str) -> None:  # type: ignore[no-untyped-def]
    (claim,) = read(text)
    assert claim.scope == scope


@pytest.mark.parametrize(
    ("text", "kinds_denied"),
    [
        ("2024年未收到政府信息公开申请。", {"received"}),
        ("我镇未收到公民、法人或其他组织通过任何形式提出的政府信息公开申请。", {"received"}),
        ("全年没有公民、法人和其它组织提出依申请公开信息的申请。", {"received"}),
        ("2024年未收到依申请公开事项。", {"received"}),
        ("本年度无行政复议、行政诉讼案件。", {"reconsideration", "litigation"}),
        ("未发生因政府信息公开申请行政复议、提起行政诉讼情况。", {"reconsideration", "litigation"}),
        ("没有因政府信息公开引发的举报、投诉、行政复议或行政诉讼等情况。", {"reconsideration", "litigation"}),
        ("无涉及政府信息公开申请的行政复议、行政诉讼、投诉的情况。", {"reconsideration", "litigation"}),
        ("未制发行政规范性文件。", {"documents_issued"}),
        ("未发生行政复议被纠正、行政诉讼败诉的情况。", set()),
        ("全年未收到行政许可申请。", set()),
        ("未收取信息处理费。", set()),
        ("没有一件申请逾期答复。", set()),
    ],
)
def test_what_is_denied(read, text: str, kinds_denied: set[str]) -> None:  # type: ignore[no-untyped-def]
    assert {claim.kind for claim in read(text) if claim.figure is None} == kinds_denied


def test_offsets_are_those_of_the_text(read) -> None:  # type: ignore[no-untyped-def]
    text = "（二）依申请公开。全年新收 申请 ３３６ 件，上年结转十五件。"
    assert [text[claim.start : claim.end] for claim in read(text)] == ["新收 申请 ３３６ 件", "上年结转十五件"]


def test_the_heading_is_context(read) -> None:  # type: ignore[no-untyped-def]
    assert not read("予以公开3件。")
    assert numbers(read("予以公开3件。", heading=HEADING)) == {"granted": 3}


def test_exactness(read) -> None:  # type: ignore[no-untyped-def]
    (claim,) = read("收到政府信息公开申请50余件。")
    assert claim.figure is not None
    assert not claim.figure.exact
    assert claim.figure.may_be(Decimal(57))


@pytest.mark.parametrize(
    "piece", ["收到政府信息公开申请1件，", "未发生因", "“收到申请1件", "行政复议、", "(收到申请1件", "其中一件"]
)
def test_hostile_texts_take_linear_time(read, piece: str) -> None:  # type: ignore[no-untyped-def]
    start = time.process_time()
    read(piece * (100_000 // len(piece)))
    assert time.process_time() - start < 20


REVIEWS = (
    "因政府信息公开被申请行政复议15件，其中结果维持9件、结果纠正2件、其他结果3件，尚未审结1件；"
    "被提起行政诉讼12件，其中未经复议直接起诉4件，复议后起诉8件，结果维持7件。"
)


def test_results_belong_to_the_procedure_named_before_them(read) -> None:  # type: ignore[no-untyped-def]
    assert numbers(read(REVIEWS)) == {
        "reconsideration": 15,
        "reconsideration_upheld": 9,
        "reconsideration_corrected": 2,
        "reconsideration_other": 3,
        "reconsideration_pending": 1,
        "litigation_direct": 4,
        "litigation_after_reconsideration": 8,
    }


def test_results_of_lawsuits(read) -> None:  # type: ignore[no-untyped-def]
    text = "政府信息公开行政诉讼方面：结果维持7件，纠正1件，其他结果1件，未审结3件。"
    assert numbers(read(text)) == {
        "litigation_upheld": 7,
        "litigation_corrected": 1,
        "litigation_other": 1,
        "litigation_pending": 3,
    }


@pytest.mark.parametrize(
    "text",
    [
        "信息公开行政复议、行政诉讼案件结果维持16件。",
        "信息公开行政诉讼一审维持3件，二审维持2件。",
        "信息公开行政复议方面，维持信息系统12个。",
        "全市行政复议机关审结案件900件，维持700件。",
        "信息公开行政复议备案9件，维持8件。",
    ],
)
def test_results_that_may_be_of_other_cases(text: str, read) -> None:  # type: ignore[no-untyped-def]
    found = numbers(read(text))
    assert not [kind for kind in found if kind.endswith(("_upheld", "_corrected", "_pending"))]
