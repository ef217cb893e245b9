"""What a Word file holds besides the document: which typefaces may stand in for others, and no template's picture."""

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE

_STAND_INS = {
    "方正小标宋简体": "方正小标宋_GBK",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "宋体": "SimSun",
}
"""Typefaces of official papers, and what they are called where they do not go by that name."""
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def font_table(document: Any) -> None:
    """Say which typeface may stand in for which."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _STAND_INS.items()
    )
    part = _related(document.part, RELATIONSHIP_TYPE.FONT_TABLE)
    part._blob = f'{_DECLARATION}<w:fonts xmlns:w="{_NAMESPACE}">{fonts}</w:fonts>'.encode()


def without_thumbnail(document: Any) -> None:
    """The template's picture of itself is no picture of the report."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]


def _related(part: Any, kind: str) -> Any:
    return next(relation.target_part for relation in part.rels.values() if relation.reltype == kind)
