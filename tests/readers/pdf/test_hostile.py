"""What is no readable PDF, or wants to be the last one: a sentence each, in time."""

import io
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from functools import cache

import pytest
from pdf_printing import FONT, Style, print_report
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from disclosure_lint.readers.document import Document, Paragraph, Picture
from disclosure_lint.readers.pdf import process, read_document
from disclosure_lint.readers.pdf.process import Unextracted, raw_pages
from disclosure_lint.readers.reading import Reading
from disclosure_lint.resources import resource


def reason(data: bytes) -> str:
    found = read_document("a.pdf", data)
    assert isinstance(found, Reading) and found.report is None, found
    return found.findings[0].reason


def drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=True, **options)
    canvas.setFont(FONT, 14)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def text_of(data: bytes) -> str:
    found = read_document("a.pdf", data)
    assert isinstance(found, Document), found
    return found.source.text


def raw(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(body))
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), entries, packed)


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"


def page(resources: bytes = b"", box: bytes = b"0 0 595 842") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<<%s>>>>" % (box, resources)


FONTS = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"


@cache
def report() -> bytes:
    import yaml

    from disclosure_lint.forms import build_form

    form = build_form(yaml.safe_load((resource("rules") / "national/forms/2021.yaml").read_text("utf-8")))
    return print_report(yaml.safe_load((resource("samples") / "clean-2024.yaml").read_text("utf-8")), form, Style())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-" + bytes(range(256)) * 40, b"%PDF-1.4 1 0 obj<<>>"])
def test_no_pdf_at_all(data: bytes) -> None:
    assert reason(data) == "pdf_damaged"


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_file_cut_off_is_refused_or_read_whole(share: float) -> None:
    whole = report()
    found = read_document("a.pdf", whole[: int(len(whole) * share)])
    if isinstance(found, Document):
        assert found.source.text == text_of(whole)
    else:
        assert found.findings[0].reason.startswith("pdf_")


def test_passwords() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 700, "示例市政府信息公开")

    assert reason(drawn(draw, encrypt=StandardEncryption("用户".encode().hex(), "owner"))) == "pdf_encrypted"
    assert "示例市" in text_of(drawn(draw, encrypt=StandardEncryption("", "owner", canCopy=0)))


def picture() -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("L", (40, 60), 230))


def test_a_scan() -> None:
    assert reason(drawn(lambda canvas: canvas.drawImage(picture(), 0, 0, 595, 842))) == "pdf_scan"


def test_text_that_was_recognised_beneath_a_scan_is_not_taken_for_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 0, 0, 595, 842)
        canvas.drawString(80, 700, "新收 71 件", mode=3)

    assert reason(drawn(draw)) == "pdf_scan"


def test_a_page_scanned_among_others() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 700, "一、总体情况")
        canvas.showPage()
        canvas.drawImage(picture(), 0, 0, 595, 842)

    found = read_document("a.pdf", drawn(draw))
    assert isinstance(found, Reading)
    assert (found.findings[0].reason, found.findings[0].values) == ("pdf_scanned_pages", {"pages": "2"})


def test_a_cover_and_a_table_as_pictures() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 0, 0, 595, 842)
        canvas.showPage()
        canvas.setFont(FONT, 14)
        canvas.drawString(80, 700, "二、主动公开政府信息情况")
        canvas.drawImage(picture(), 80, 400, 400, 200)
        canvas.drawImage(picture(), 80, 300, 20, 20)
        canvas.drawString(80, 200, "三、收到和处理政府信息公开申请情况")

    found = read_document("a.pdf", drawn(draw))
    assert isinstance(found, Document)
    assert [type(block) for block in found.blocks] == [Picture, Paragraph, Picture, Paragraph]


def test_what_nobody_sees_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 700, "看得见")
        canvas.drawString(80, 660, "不可见", mode=3)
        canvas.drawString(80, -40, "页面之外")
        canvas.setFillGray(1)
        canvas.drawString(80, 620, "白纸白字")
        canvas.setFillGray(0.2)
        canvas.rect(70, 560, 300, 40, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(80, 570, "深底白字")
        canvas.setFont(FONT, 60)
        canvas.setFillGray(0.8)
        canvas.drawString(80, 300, "重复率")

    assert text_of(drawn(draw)) == "看得见\n深底白字\n"


def test_a_font_that_does_not_tell_its_characters() -> None:
    font = b"/Font<</F<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>>>"
    data = raw(CATALOGUE, PAGES, page(font), stream(b"BT /F 12 Tf 80 700 Td <00030004000500060007> Tj ET"))
    assert reason(data) in ("pdf_no_characters", "pdf_scan")


def test_two_texts_side_by_side_and_columns_of_one() -> None:
    def columns(left: str, right: str) -> bytes:
        def draw(canvas: Canvas) -> None:
            for x, first in ((60, left), (320, right)):
                canvas.setFont(FONT, 10)
                for at in range(24):
                    text = first if at % 12 == 0 else "全年公开政府信息若干条并及时答复各项申请"
                    canvas.drawString(x, 780 - at * 16, text.replace("#", "一二"[at // 12]) + "内容" * 2)

        return drawn(draw)

    assert reason(columns("#、总体情况与主动公开政府信息", "#、总体情况与主动公开政府信息")) == "pdf_side_by_side"
    assert text_of(columns("左栏文字从这里开始一直往下排", "右栏文字从这里开始一直往下排")).index("右栏") > 200


def test_too_many_pages() -> None:
    kids = b" ".join([b"3 0 R"] * 401)
    pages = b"<</Type/Pages/Count 401/Kids[%s]>>" % kids
    assert reason(raw(CATALOGUE, pages, page(), stream(b""))) == "pdf_pages"


def test_pages_that_contain_themselves() -> None:
    found = read_document("a.pdf", raw(CATALOGUE, b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"))
    assert isinstance(found, Reading) and found.findings[0].reason.startswith("pdf_")


def test_a_giant_page() -> None:
    data = raw(CATALOGUE, PAGES, page(FONTS, b"0 0 9e9 9e9"), stream(b"BT /F 12 Tf 80 700 Td (2024) Tj ET"))
    found = read_document("a.pdf", data)
    assert isinstance(found, Document) or found.findings[0].reason.startswith("pdf_")


def test_more_characters_than_a_report_has() -> None:
    content = (
        b"BT /F 2 Tf 1 0 0 1 20 800 Tm 2 TL " + b"(0123456789012345678901234567890123456789) Tj T* " * 6000 + b"ET"
    )
    assert reason(raw(CATALOGUE, PAGES, page(FONTS), stream(content))) == "pdf_glyphs"


def test_more_lines_than_a_report_has() -> None:
    assert reason(raw(CATALOGUE, PAGES, page(), stream(b"1 1 m 9 9 l S " * 500_000))) == "pdf_drawing"


def test_a_stream_that_swells() -> None:
    started = time.monotonic()
    assert reason(raw(CATALOGUE, PAGES, page(), stream(b" " * 300_000_000))) in ("pdf_broke", "pdf_scan", "pdf_time")
    assert time.monotonic() - started < process.SECONDS + 15


LIMITED = """
import resource
from disclosure_lint.readers.pdf import extract

resource.setrlimit(resource.RLIMIT_AS, ({given}, resource.RLIM_INFINITY))
extract._limit_memory()
print(*resource.getrlimit(resource.RLIMIT_AS))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
@pytest.mark.parametrize(("given", "left"), [(600_000_000, 600_000_000), (4_000_000_000, 1_000_000_000)])
def test_who_runs_it_may_allow_less_memory(given: int, left: int) -> None:
    call = [sys.executable, "-c", LIMITED.format(given=given)]
    assert subprocess.run(call, capture_output=True, text=True, check=True).stdout.split() == [str(left)] * 2


def test_forms_within_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten forms, each drawing the next ten times: ten thousand million letters."""
    monkeypatch.setattr(process, "SECONDS", 3.0)
    levels = 10
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>" % (6 + at),
        )
        for at in range(levels)
    ]
    last = stream(b"BT /F 9 Tf (7) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%s>>" % FONTS)
    data = raw(CATALOGUE, PAGES, page(b"/XObject<</X 5 0 R>>"), stream(b"/X Do"), *forms, last)
    started = time.monotonic()
    with pytest.raises(Unextracted) as raised:
        raw_pages(data, 3.0)
    assert raised.value.reason in ("pdf_time", "pdf_broke", "pdf_drawing", "pdf_glyphs")
    assert time.monotonic() - started < 40


def test_deep_objects() -> None:
    assert reason(raw(b"[" * 100_000, PAGES)) == "pdf_damaged"


def test_no_time_is_no_answer() -> None:
    with pytest.raises(Unextracted) as raised:
        raw_pages(report(), 0.001)
    assert (raised.value.reason, raised.value.values) == ("pdf_time", {"seconds": 1})


def test_the_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "find_spec", lambda name: None)
    with pytest.raises(Unextracted) as raised:
        raw_pages(report())
    assert raised.value.reason == "pdf_library" and "pypdfium2" in str(raised.value.values["command"])
