"""Clusters as rows."""

from datetime import date

from disclosure_lint.report import Report, Section
from disclosure_lint.similarity import Row, paragraphs, tabulate
from disclosure_lint.vocabulary import Vocabulary

TODAY = date(2025, 6, 1)
OWN = "围绕公交线路调整编写办事指南{n}件，由法规科逐条解释并配上示例，访问量上升，来电重复询问减少，留言当日转办，三日内答复到人。"


def test_each_row_has_its_text_and_what_it_shares_with_the_source(vocabulary: Vocabulary) -> None:
    rows, texts = [], {}
    for number, agency in enumerate(("甲县民政局", "乙县水务局", "丙县财政局")):
        text = f"{agency}{OWN.format(n=number + 10)}" if number < 2 else "今年没有这方面的工作。"
        report = Report(agency=agency, sections=(Section(1, None, text), Section(1, None, text)))
        for each in paragraphs(report, vocabulary, TODAY):
            row = Row(
                str(number),
                agency,
                2024,
                date(2025, 1, 9 - number),
                each.pointer,
                each.ordinal,
                each.digest,
                each.signature,
            )
            rows.append(row)
            texts[row.key] = (agency, each.text)
    shared = list(tabulate(rows, lambda keys: [texts[key] for key in keys], vocabulary))
    assert [(each.cluster, each.source, each.path, each.pointer) for each in shared] == [
        (1, True, "1", "sections.1"),
        (1, False, "0", "sections.1"),
        (1, False, "0", "sections.1#2"),
    ]
    source, copy, _ = shared
    ((start, end, other_start, other_end),) = copy.passages
    assert copy.text[start:end] == OWN.format(n=10).rstrip("。")
    assert source.text[other_start:other_end] == OWN.format(n=11).rstrip("。")
    assert source.passages == () and copy.certain and copy.score == 1.0
