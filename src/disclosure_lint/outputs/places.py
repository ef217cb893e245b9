"""Where something stands in a document, in words."""

from disclosure_lint.diagnostics import Location
from disclosure_lint.phrases import Lang, say
from disclosure_lint.source import Place

_PARTS = (("sheet",), ("cell",), ("page",), ("part",), ("paragraph",), ("table",), ("row", "column"))
"""What is said of a place, the larger first; what belongs together is said together."""


def place_words(place: Place, lang: Lang) -> str:
    """A place as people count: 第 3 页 第 2 个表格 第 5 行第 3 列, in a workbook 工作表“表三” G2.

    The path in a web page is for programs only.
    """
    known = {key: value for key, value in place._asdict().items() if value is not None}
    if place.sheet and place.row and place.column:
        known = {"sheet": place.sheet, "cell": f"{_letters(place.column)}{place.row}"}
    if "part" in known:
        known["part"] = say(f"place.part.{known['part']}", lang)
    said = (say(f"place.{'_'.join(keys)}", lang, **known) for keys in _PARTS if all(key in known for key in keys))
    return say("place.and", lang).join(said)


def labelled(label: str, at: Location, lang: Lang) -> str:
    """A label with its line or its place in brackets, as far as known."""
    if at.place:
        return say("folded.true_place", lang, label=label, place=place_words(at.place, lang))
    return label if at.line is None else say("folded.place", lang, label=label, line=at.line)


def location_words(at: Location, lang: Lang) -> str:
    """`:12:5` after a path for a text, a place in words for a document, '' where neither is known."""
    if at.place:
        return place_words(at.place, lang)
    if at.line is None:
        return ""
    return f":{at.line}" + (f":{at.column}" if at.column is not None else "")


def _letters(column: int) -> str:
    """A column as workbooks name it: A, B ... Z, AA."""
    name = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
