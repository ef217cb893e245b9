"""A table form as data: sections, rows, columns, groups, official labels and units, one YAML file an edition."""

from disclosure_lint.forms.build import build_form
from disclosure_lint.forms.catalog import Forms
from disclosure_lint.forms.drawing import draw
from disclosure_lint.forms.layout import Plan, Slot, plan
from disclosure_lint.forms.model import (
    Balance,
    Band,
    Column,
    Draft,
    Form,
    FormSection,
    Group,
    Head,
    Layout,
    Row,
    Stock,
    Table,
)

__all__ = [
    "Balance",
    "Band",
    "Column",
    "Draft",
    "Form",
    "FormSection",
    "Forms",
    "Group",
    "Head",
    "Layout",
    "Plan",
    "Row",
    "Slot",
    "Stock",
    "Table",
    "build_form",
    "draw",
    "plan",
]
