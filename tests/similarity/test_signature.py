"""Signatures of paragraphs."""

from disclosure_lint.similarity.bands import shared_bands
from disclosure_lint.similarity.signature import BANDS, runs, signature

TEXT = "围绕公交线路调整编写办事指南由法规科逐条解释并配上示例访问量上升来电重复询问减少留言当日转办"


def test_runs_do_not_go_over_a_set_phrase() -> None:
    assert runs("甲乙丙丁戊己庚辛\0壬癸子丑寅卯辰巳午") == {"甲乙丙丁戊己庚辛", "壬癸子丑寅卯辰巳", "癸子丑寅卯辰巳午"}


def test_equal_texts_have_equal_signatures_of_four_bytes_a_band() -> None:
    assert signature(TEXT) == signature(str(TEXT)) and len(signature(TEXT)) == 4 * BANDS
    assert signature("短") == b""


def test_the_signature_of_a_stored_run_stays_what_it_was() -> None:
    """Runs are compared with stored ones: a change of the hash must be noticed."""
    assert signature(TEXT)[:8].hex() == "8b2ae18de7728450"


def test_only_texts_that_share_a_band_are_named() -> None:
    other = "把供水管网改造的监测数据逐月制成图表与大厅公告栏同步由信息中心校核后归并进专题栏目"
    found = shared_bands([signature(TEXT), signature(other), b"", signature(TEXT[:-2])])
    assert set(found) == {0, 3} and set(found[0]) & set(found[3])
    assert shared_bands([]) == shared_bands([b""]) == {}
