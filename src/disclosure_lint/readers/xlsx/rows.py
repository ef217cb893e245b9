"""A workbook as plain rows, hidden ones too: for tables that hold data, where a filter must not leave anything out."""

from disclosure_lint.readers.office import Package, Unreadable
from disclosure_lint.readers.office.names import SHEET
from disclosure_lint.readers.xlsx.parts import read_parts, visible_sheets
from disclosure_lint.readers.xlsx.sheet import read_sheet

MOST_CELLS = 1_000_000


def rows_of_book(data: bytes) -> list[tuple[int, list[str]]]:
    """The rows of the first sheet that is shown, by number; a merged cell stands in every row that it spans.

    Unreadable where the file is damaged, no workbook or beyond a limit.
    """
    package = Package(data)
    main = package.main("xl/workbook.xml")
    root = package.xml(main)
    if root is None or root.tag != f"{SHEET}workbook":
        raise Unreadable("no_main_part")
    sheets = visible_sheets(package, main, root)
    content = package.xml(sheets[0].part) if sheets else None
    if content is None:
        return []
    rows: dict[int, list[str]] = {}
    for cell in read_sheet(content, read_parts(package, main, root), most=MOST_CELLS, hidden=True).cells:
        for number in range(cell.row, cell.end_row):
            row = rows.setdefault(number, [])
            row += [""] * (cell.column - len(row))
            row[cell.column - 1] = cell.text
    return sorted(rows.items())
