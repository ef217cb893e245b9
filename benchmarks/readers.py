"""Readers: reports rendered into many layouts of each format, damaged as real ones are, and read back.

Run with the interpreter that has disclosure-lint and its dev extra installed: `python benchmarks/readers.py [REPORTS]`.
Prints for each format and layout the share of cells that are right, wrong, refused (unreadable, and said) and gone
without a word, the share of sections whose number and title are right, and milliseconds a document.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import opencc
from pdf_printing import STYLES, print_report

from disclosure_lint import api
from disclosure_lint.readers import Reading, read
from disclosure_lint.report import Cell, Report
from disclosure_lint.rules import Pack
from disclosure_lint.writers import write
from disclosure_lint.writers.paper import Grid, paper_of

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
NAMES = ("trial-2020.yaml", "clean-2024.yaml")
FIGURES = (0, 0, 0, 1, 2, 7, 10, 34, 120, 1286)
PINYIN = {"信": "xin", "公": "gong", "开": "kai", "政": "zheng", "总": "zong", "动": "dòng", "处": "chǔ"}
LINE = 26
"""Characters of a line that is broken hard."""

Rows = list[list[str]]
Texts = Callable[[Rows, random.Random], str]
Damage = Callable[[str, random.Random], str]
TO_TRADITIONAL = opencc.OpenCC("s2t")


def reports(pack: Pack, count: int) -> Iterator[tuple[int, Report]]:
    """The samples with figures drawn anew, totals reckoned; by number of the seed."""
    samples = [pack_sample(pack, name) for name in NAMES]
    for seed in range(count):
        yield seed, with_figures(samples[seed % len(samples)], pack, random.Random(seed))


def pack_sample(pack: Pack, name: str) -> Report:
    """A sample as it is read."""
    found = read(name, (SAMPLES / name).read_bytes(), pack.forms, pack.vocabulary).report
    assert found
    return found


def with_figures(report: Report, pack: Pack, dice: random.Random) -> Report:
    """The report with other figures in every row; a total of columns is what its parts come to."""
    form = pack.forms.in_force(report.year or 0)
    assert form
    tables = {}
    for key, rows in report.tables.items():
        sums = [balance for balance in form.tables[key].balances if balance.axis == "columns"]
        tables[key] = {}
        for row, cells in rows.items():
            numbers = {column: dice.choice(FIGURES) for column in cells}
            for balance in sums:
                if len(balance.right) == 1 and numbers.keys() >= {*balance.left, *balance.right}:
                    numbers[balance.right[0]] = sum(numbers[column] for column in balance.left)
            tables[key][row] = {column: Cell.of(number, number) for column, number in numbers.items()}
    return replace(report, tables=tables)


def ragged(rows: Rows, _: random.Random) -> str:
    """A row a line, what spans rows in the first of them only."""
    return "\n".join(" | ".join(row) for row in rows)


def tabbed(rows: Rows, _: random.Random) -> str:
    """Cells parted by tabs."""
    return "\n".join("\t".join(row) for row in rows)


def spaced(rows: Rows, _: random.Random) -> str:
    """Cells parted by blanks."""
    return "\n".join("  ".join(row) for row in rows)


def piped_cells(rows: Rows, _: random.Random) -> str:
    """One cell a line, a pipe before it."""
    return "\n".join(f"| {cell}" for row in rows for cell in row)


def cell_lines(rows: Rows, _: random.Random) -> str:
    """One cell a line, blank lines between."""
    return "\n\n".join(cell for row in rows for cell in row)


def spaced_labels(rows: Rows, dice: random.Random) -> str:
    """Blanks inside labels."""
    return ragged([[broken(cell, dice, " ") for cell in row] for row in rows], dice)


def broken_labels(rows: Rows, dice: random.Random) -> str:
    """One cell a line, labels broken over two."""
    return "\n".join(broken(cell, dice, "\n") for row in rows for cell in row)


def cut_labels(rows: Rows, dice: random.Random) -> str:
    """The ends of some long labels lost."""
    return ragged(
        [
            [cell[: len(cell) * 2 // 3] if len(cell) > 7 and dice.random() < 0.2 else cell for cell in row]
            for row in rows
        ],
        dice,
    )


def collapsed(rows: Rows, dice: random.Random) -> str:
    """Of some rows the zeros are gone, as blank cells are that nothing holds open."""
    return ragged([[c for c in row if c != "0"] if dice.random() < 0.2 else row for row in rows], dice)


def split_digits(rows: Rows, dice: random.Random) -> str:
    """Some numbers of two digits as two numbers, the last of the row pushed out."""
    made = []
    for row in rows:
        at = next((i for i, cell in enumerate(row) if len(cell) == 2 and cell.isdecimal()), None)
        made.append([*row[:at], *row[at], *row[at + 1 : -1]] if at is not None and dice.random() < 0.3 else row)
    return ragged(made, dice)


def paged(rows: Rows, _: random.Random) -> str:
    """The number of a page after every twelfth line."""
    lines = ragged(rows, _).split("\n")
    return "\n".join(line + (f"\n- {at // 12 + 1} -" if at % 12 == 11 else "") for at, line in enumerate(lines))


def broken(text: str, dice: random.Random, by: str) -> str:
    """A label broken in two, sometimes."""
    at = len(text) // 2
    return text if text.isdecimal() or len(text) < 4 or dice.random() < 0.5 else text[:at] + by + text[at:]


def traditional(text: str, _: random.Random) -> str:
    """Another script."""
    return str(TO_TRADITIONAL.convert(text))


def with_pinyin(text: str, dice: random.Random) -> str:
    """The sound of some characters in brackets after them."""
    return "".join(c + (f"({PINYIN[c]})" if c in PINYIN and dice.random() < 0.3 else "") for c in text)


def half_width(text: str, _: random.Random) -> str:
    """Punctuation of half width."""
    return text.translate(str.maketrans("（），：；", "(),:;"))


def with_chrome(text: str, _: random.Random) -> str:
    """A page around the report."""
    above = "首页 > 政府信息公开 > 年度报告\n字体大小：大 中 小\n索引号：000014349/2025-00012\n"
    return f"{above}{text}\n打印本页\n关闭窗口\n主办单位：示例市人民政府\n"


def as_text(report: Report, pack: Pack, table: Texts, dice: random.Random) -> str:
    """The report in plain text, its tables in a shape."""
    paper = paper_of(report, pack.forms)
    lines = [paper.title or ""]
    for block in paper.blocks:
        if isinstance(block, Grid):
            rows: dict[int, list[str]] = {}
            for cell in block.laying.cells:
                rows.setdefault(cell.row, []).append(cell.text)
            lines.append(table(list(rows.values()), dice))
        else:
            lines.append(block.text)
    return "\n".join([*lines, *paper.signed])


TABLES: tuple[Texts, ...] = (
    ragged, tabbed, spaced, piped_cells, cell_lines, spaced_labels, broken_labels, cut_labels, collapsed, split_digits,
    paged,
)  # fmt: skip
DAMAGES: tuple[Damage, ...] = (traditional, with_pinyin, half_width, with_chrome)


def layouts(pack: Pack) -> Iterator[tuple[str, str, Callable[[Report, random.Random], bytes]]]:
    """Format, layout, and what makes the document."""
    for to in ("yaml", "json", "docx", "html", "xlsx"):
        yield to, "official form", lambda report, _, to=to: write(report, pack.forms, to)
    for table in TABLES:
        yield "txt", table.__name__, lambda report, dice, table=table: as_text(report, pack, table, dice).encode()
    for damage in DAMAGES:
        yield (
            "txt",
            damage.__name__,
            lambda report, dice, damage=damage: damage(as_text(report, pack, ragged, dice), dice).encode(),
        )
        yield (
            "html",
            damage.__name__,
            lambda report, dice, damage=damage: damaged_page(write(report, pack.forms, "html"), damage, dice),
        )
    for name, style in STYLES.items():
        yield "pdf", name, lambda report, _, style=style: printed(report, pack, style)


def damaged_page(page: bytes, damage: Damage, dice: random.Random) -> bytes:
    """The page, the text inside its body damaged."""
    before, body, after = page.decode().partition("<main>")
    inside, end, rest = after.partition("</main>")
    return (before + body + damage(inside, dice).replace("\n打印", "<br>打印") + end + rest).encode()


def printed(report: Report, pack: Pack, style: object) -> bytes:
    """The report as a PDF."""
    form = pack.forms.in_force(report.year or 0)
    assert form
    tables = {
        table: {row: {column: cell.value for column, cell in cells.items()} for row, cells in rows.items()}
        for table, rows in report.tables.items()
    }
    sections = [{"number": part.number, "title": part.title, "text": part.text} for part in report.sections]
    signed = {"agency": report.signed.agency, "date": report.signed.date}
    whole = {"title": report.title, "preamble": report.preamble, "sections": sections, "tables": tables}
    return print_report({**whole, "signed": signed}, form, style)  # type: ignore[arg-type]


def outcome(reading: Reading, report: Report) -> Counter[str]:
    """How cells and sections were read back."""
    found = reading.report
    if found is None:
        return Counter(refused=sum(len(cells) for rows in report.tables.values() for cells in rows.values()))
    result: Counter[str] = Counter()
    for table, rows in report.tables.items():
        for row, cells in rows.items():
            for column, cell in cells.items():
                known = found.cell(table, row, column)
                said = {table, f"{table}.{row}", f"{table}.{column}", f"{table}.{row}.{column}"} & set(found.unreadable)
                kind = "refused" if said else "gone"
                result[kind if known is None else "right" if known.value == cell.value else "wrong"] += 1
    titles = [(part.number, part.title) for part in found.sections]
    result["sections"] = sum((part.number, part.title) in titles for part in report.sections)
    return result


def main() -> None:
    """Measures and prints."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    pack = api.load_rules()
    made = list(reports(pack, count))
    print(f"{'':38}{'right':>9}{'wrong':>9}{'refused':>9}{'gone':>9}{'sections':>10}{'ms':>8}")
    for format_, name, render in layouts(pack):
        total: Counter[str] = Counter()
        seconds = 0.0
        for seed, report in made:
            data = render(report, random.Random(seed))
            start = time.perf_counter()
            reading = read(f"report.{format_}", data, pack.forms, pack.vocabulary)
            seconds += time.perf_counter() - start
            total += outcome(reading, report)
        cells = sum(total[kind] for kind in ("right", "wrong", "refused", "gone"))
        shares = "".join(f"{total[kind] / cells:9.2%}" for kind in ("right", "wrong", "refused", "gone"))
        sections = total["sections"] / sum(len(report.sections) for _, report in made)
        print(f"{format_:6}{name:32}{shares}{sections:10.1%}{seconds / count * 1000:8.1f}")


if __name__ == "__main__":
    main()
