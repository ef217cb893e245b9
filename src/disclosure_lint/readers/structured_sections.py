"""The sections of a structured report."""

from disclosure_lint.cells import section as section_pointer
from disclosure_lint.forms import Forms
from disclosure_lint.nodes import Node
from disclosure_lint.readers.findings import Findings, is_null
from disclosure_lint.report import Section

KEYS = ("number", "title", "text")


def read_sections(node: Node, forms: Forms, findings: Findings) -> tuple[Section, ...]:
    """The list of sections in its own order."""
    if node.kind != "sequence":
        findings.wrong("not_a_list", node, "sections")
        return ()
    numbers = {section.number for form in forms.editions for section in form.sections}
    seen: dict[int, int] = {}
    sections = []
    for element in node.elements:
        section = _section(element, numbers, seen, findings)
        if section is not None:
            sections.append(section)
    return tuple(sections)


def _section(node: Node, numbers: set[int], seen: dict[int, int], findings: Findings) -> Section | None:
    if node.kind != "mapping":
        findings.wrong("not_a_mapping", node, "sections")
        return None
    stated = node.get("number")
    number = stated.value if stated else None
    if isinstance(number, bool) or not isinstance(number, int) or number not in numbers:
        if stated is None or is_null(stated):
            findings.missing("number", node, "sections")
        else:
            findings.wrong("not_a_section_number", stated, "sections", "number")
        number = 0
    pointer = section_pointer(number) if number else "sections"
    if number:
        seen[number] = seen.get(number, 0) + 1
        pointer += f"#{seen[number]}" if seen[number] > 1 else ""
        findings.source_map.spans[pointer] = node.span
    members = findings.members(node, list(KEYS), pointer)
    texts = {key: findings.text(members[key], f"{pointer}.{key}") for key in ("title", "text") if key in members}
    return Section(number=number, title=texts.get("title"), text=texts.get("text") or "")
