"""Prints a report as one web page that needs nothing else: readable on any screen, by screen readers and on paper."""

from html import escape
from itertools import groupby

from disclosure_lint.forms import Forms
from disclosure_lint.report import Report
from disclosure_lint.writers.comments import NO_COMMENTS, Comments
from disclosure_lint.writers.layout import Laid
from disclosure_lint.writers.paper import Grid, Heading, Paper, Text, paper_of, placed

_STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #f3f3f0; color: #1a1a1a; line-height: 1.8;
  font-family: "Times New Roman", FangSong, FangSong_GB2312, STFangsong, "Noto Serif CJK SC", SimSun, serif; }
main { max-width: 52rem; margin: 0 auto; padding: 3rem clamp(1rem, 5vw, 4rem); background: #fff; font-size: 1.125rem; }
h1, h2 { font-weight: normal; line-height: 1.4; }
h1 { margin: 0 0 1rem; text-align: center; text-wrap: balance; font-size: 1.75rem;
  font-family: FZXiaoBiaoSong-B05S, "Noto Serif CJK SC", SimSun, serif; font-weight: 600; }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; font-family: SimHei, "Noto Sans CJK SC", sans-serif; }
p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }
.published { margin-bottom: 1.5rem; text-indent: 0; text-align: center; color: #555; font-size: 1rem; }
.signed { margin-top: 2.5rem; text-align: right; }
.signed p { text-indent: 0; text-align: right; }
.table { margin: 1rem 0 1.5rem; overflow-x: auto; }
table { width: 100%; min-width: 38rem; border-collapse: collapse; table-layout: fixed; font-size: .875rem;
  line-height: 1.4; }
th, td { border: 1px solid #333; padding: .3em .25em; text-align: center; vertical-align: middle; font-weight: normal;
  overflow-wrap: anywhere; }
th { background: #f7f7f4; }
th.stub { text-align: left; }
td { font-variant-numeric: tabular-nums; }
.noted { text-decoration: underline dotted #b00; text-underline-offset: .2em; }
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@media print {
  body, main { background: #fff; }
  main { max-width: none; padding: 0; font-size: 16pt; }
  h1 { font-size: 22pt; }
  h2 { break-after: avoid; font-size: 16pt; }
  .table { overflow: visible; }
  table { min-width: 0; font-size: 10.5pt; }
  th { background: none; }
  tr { break-inside: avoid; }
  .noted { text-decoration: none; }
}
"""


def write_html(report: Report, forms: Forms, comments: Comments = NO_COMMENTS) -> str:
    """The report as a page. Comments are told where the pointer rests on what they speak of."""
    paper = paper_of(report, forms)
    body = _Body(placed(comments, paper))
    parts = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        *_metadata(paper),
        f"<title>{escape(paper.name)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        *body.lines(paper),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _metadata(paper: Paper) -> list[str]:
    """What pages of government sites say of themselves."""
    said = {
        "ArticleTitle": paper.title,
        "ContentSource": paper.agency,
        "PubDate": paper.published_day.isoformat() if paper.published_day else None,
    }
    return [f'<meta name="{name}" content="{escape(value)}">' for name, value in said.items() if value]


class _Body:
    def __init__(self, comments: Comments) -> None:
        self._comments = comments
        self._headings = 0

    def lines(self, paper: Paper) -> list[str]:
        lines = [f"<h1{self._noted('title')}>{escape(paper.title)}</h1>"] if paper.title else []
        if paper.published:
            lines.append(f'<p class="published">{escape(paper.published)}</p>')
        for block in paper.blocks:
            if isinstance(block, Heading):
                self._headings += 1
                noted = self._noted(block.pointer)
                lines.append(f'<h2 id="s{self._headings}"{noted}>{escape(block.text)}</h2>')
            elif isinstance(block, Text):
                lines.append(f"<p{self._noted(block.pointer)}>{escape(block.text)}</p>")
            else:
                lines += self._table(block)
        if paper.signed:
            lines += ['<div class="signed">', *(f"<p>{escape(text)}</p>" for text in paper.signed), "</div>"]
        return lines

    def _table(self, grid: Grid) -> list[str]:
        laying = grid.laying
        label = f'aria-labelledby="s{self._headings}"' if self._headings else f'aria-label="{escape(grid.title)}"'
        whole = sum(laying.widths) or 1
        columns = "".join(f'<col style="width: {100 * width / whole:.2f}%">' for width in laying.widths)
        lines = [f'<div class="table" role="region" tabindex="0" {label}>', f"<table {label}>"]
        lines.append(f"<colgroup>{columns}</colgroup>")
        rows = [(number, list(cells)) for number, cells in groupby(laying.cells, key=lambda cell: cell.row)]
        for part, chosen in (
            ("thead", [cells for number, cells in rows if number < laying.heads]),
            ("tbody", [cells for number, cells in rows if number >= laying.heads]),
        ):
            if chosen:
                lines.append(f"<{part}>")
                lines += [
                    f"<tr>{''.join(self._cell(cell, part == 'thead') for cell in cells)}</tr>" for cells in chosen
                ]
                lines.append(f"</{part}>")
        return [*lines, "</table>", "</div>"]

    def _cell(self, cell: Laid, in_head: bool) -> str:
        spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
            f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        )
        text, noted = escape(cell.text), self._noted(cell.pointer)
        if cell.kind == "value":
            return f"<td{spans}{noted}>{text}</td>"
        axis = "row" if cell.kind == "stub" or (not in_head and cell.rows > 1) else "col"
        grouped = cell.rows > 1 if axis == "row" else cell.columns > 1
        kind = ' class="stub"' if cell.kind == "stub" and not noted else ""
        return f'<th scope="{axis}{"group" if grouped else ""}"{spans}{kind}{noted}>{text}</th>'

    def _noted(self, pointer: str) -> str:
        texts = self._comments.get(pointer) if pointer else ()
        return f' class="noted" title="{escape("; ".join(texts))}"' if texts else ""
